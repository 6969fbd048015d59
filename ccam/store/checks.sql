-- What a member may write. Every entry of a member goes through check_right, whatever the program that sends it.

-- Everything that hangs together with some acts in the graph of a draft, themselves included.
CREATE OR REPLACE FUNCTION reached(of_draft text, from_acts text[]) RETURNS text[] LANGUAGE plpgsql STABLE
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
DECLARE
  seen text[] := ARRAY(SELECT DISTINCT unnest(from_acts));
  fresh text[] := seen;
BEGIN
  WHILE cardinality(fresh) > 0 LOOP
    fresh := ARRAY(
      (SELECT unnest(targets_of(state)) FROM node WHERE draft = of_draft AND state IS NOT NULL
          AND node = ANY (ARRAY(SELECT 'ancien/' || act FROM unnest(fresh) AS act WHERE act NOT LIKE 'P-%'))
       UNION SELECT subject_of(node) FROM led_from(of_draft, fresh))
      EXCEPT SELECT unnest(seen));
    seen := seen || fresh;
  END LOOP;
  RETURN seen;
END $$;

-- The old acts that lead to some proposed acts: the conditions leave the planner no other index than theirs, whatever it
-- knows of a table that has just been filled.
CREATE OR REPLACE FUNCTION led_from(of_draft text, acts text[]) RETURNS SETOF node LANGUAGE sql STABLE
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
  SELECT node.* FROM unnest(acts) AS act JOIN node ON targets_of(state) @> ARRAY[act]
   WHERE act LIKE 'P-%' AND draft || '' = of_draft AND left(node, 7) = 'ancien/'
$$;

-- Those of some acts that are placed in a family, with it.
CREATE OR REPLACE FUNCTION placed(of_draft text, acts text[]) RETURNS TABLE (act text, family text) LANGUAGE sql STABLE
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
  SELECT substr(node, 7), state::json->>'famille' FROM node
   WHERE draft = of_draft AND state IS NOT NULL AND node = ANY (ARRAY(SELECT 'place/' || act FROM unnest(acts) AS act))
$$;

-- A member writes the acts of the dossiers that one of their families has a part in, as they stand before the decision.
-- A new act goes with the old ones that the decision leads to it. Acts of no family are for the role of the rule
-- « sans-famille » and above; anyone may speak of them.
CREATE OR REPLACE FUNCTION check_families(mine member, of_draft text, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
DECLARE
  own text[] := ARRAY(SELECT json_array_elements_text(mine.families::json));
  left_over text[];
  around text[];
  foreign_acts text[];
BEGIN
  left_over := ARRAY(
    SELECT subject_of(node) FROM unnest(changes)
     WHERE split_part(node, '/', 1) IN ('ancien', 'acte', 'etat', 'avis', 'commentaire', 'refus')
    UNION SELECT json_array_elements_text(state::json->'sujets')
      FROM unnest(changes) AS c, LATERAL (VALUES (c.before), (c.after)) AS s(state)
     WHERE split_part(node, '/', 1) IN ('desaccord', 'tour') AND json_typeof(state::json->'sujets') = 'array'
    UNION SELECT away->>'sujet' FROM unnest(changes) AS c, json_array_elements(c.after::json->'deports') AS away
     WHERE c.node LIKE 'seance/%');
  left_over := ARRAY(SELECT unnest(left_over)
    EXCEPT SELECT act FROM placed(of_draft, left_over) WHERE family = ANY (own));
  around := ARRAY(SELECT subject_of(node) FROM led_from(of_draft, left_over));
  around := ARRAY(SELECT act FROM placed(of_draft, around) WHERE family = ANY (own));
  left_over := ARRAY(SELECT unnest(left_over)
    EXCEPT SELECT unnest(targets_of(state)) FROM node
     WHERE draft = of_draft AND node = ANY (ARRAY(SELECT 'ancien/' || act FROM unnest(around) AS act)));
  IF cardinality(left_over) = 0 THEN
    RETURN;
  END IF;

  left_over := ARRAY(SELECT unnest(left_over) EXCEPT (
    SELECT substr(node, 6) FROM unnest(changes) WHERE node LIKE 'acte/%' AND before IS NULL
    INTERSECT SELECT act FROM unnest(changes) AS c, unnest(targets_of(c.after)) AS act WHERE c.node LIKE 'ancien/%'
    EXCEPT SELECT unnest(targets_of(state)) FROM led_from(of_draft, left_over)));
  left_over := ARRAY(SELECT unnest(left_over) EXCEPT SELECT unnest(reached(of_draft, ARRAY(
    SELECT act FROM placed(of_draft, reached(of_draft, left_over)) WHERE family = ANY (own)))));
  foreign_acts := ARRAY(SELECT unnest(left_over)
    INTERSECT SELECT unnest(reached(of_draft, ARRAY(SELECT act FROM placed(of_draft, reached(of_draft, left_over))))));
  IF cardinality(foreign_acts) > 0 THEN
    RAISE EXCEPTION 'droit-famille' USING ERRCODE = '42501', DETAIL = (
      SELECT string_agg(DISTINCT family, ', ' ORDER BY family) FROM placed(of_draft, reached(of_draft, foreign_acts)));
  END IF;
  foreign_acts := ARRAY(
    SELECT subject_of(node) FROM unnest(changes) WHERE split_part(node, '/', 1) IN ('ancien', 'acte', 'etat', 'refus')
    INTERSECT SELECT unnest(left_over) ORDER BY 1);
  IF cardinality(foreign_acts) > 0 AND mine.role = 'redacteur' AND rule('sans-famille') <> '"redacteur"'
     OR cardinality(foreign_acts) > 0 AND rule('sans-famille') = '"secretariat"' THEN
    RAISE EXCEPTION 'droit-placement' USING ERRCODE = '42501', DETAIL = foreign_acts[1];
  END IF;
END $$;

-- An UNDO or a REDO is the inverse of an edit that the same member made, to the last node.
CREATE OR REPLACE FUNCTION check_taken_back(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  target journal;
BEGIN
  SELECT * INTO target FROM journal WHERE position::text = said->'faits'->>'decision';
  IF target.actor IS DISTINCT FROM mine.id OR NOT is_edit(target.kind) OR target.draft <> said->>'projet'
     OR EXISTS (
       (SELECT node, before, after FROM unnest(changes)
        EXCEPT SELECT node, after, before FROM unnest(changes_of(target.text::json->'noeuds')))
       UNION ALL
       (SELECT node, after, before FROM unnest(changes_of(target.text::json->'noeuds'))
        EXCEPT SELECT node, before, after FROM unnest(changes))) THEN
    RAISE EXCEPTION 'droit-reprise' USING ERRCODE = '42501', DETAIL = coalesce(said->'faits'->>'decision', '');
  END IF;
END $$;

-- An opinion is given by its member, with the function and the families that the base knows them by: nobody signs as
-- the president of a family that is not theirs. The secretariat notes those of others.
CREATE OR REPLACE FUNCTION check_opinions(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  opinion record;
  known member;
BEGIN
  FOR opinion IN SELECT node, split_part(node, '/', 3) AS voter, after::json AS after FROM unnest(changes)
                  WHERE node LIKE 'avis/%' LOOP
    SELECT * INTO known FROM member WHERE id = opinion.voter;
    IF opinion.after IS NULL OR said->>'genre' NOT IN ('donner avis', 'devoiler')
       OR opinion.after->>'membre' <> opinion.voter OR opinion.after->>'sujet' <> subject_of(opinion.node)
       OR (opinion.voter <> mine.id AND mine.role <> 'secretariat' AND said->>'genre' <> 'devoiler')
       OR NOT coalesce(speaks_as(known, opinion.after->>'fonction'), false)
       OR edits_of(opinion.after::text) <> edits_on(said->>'projet', subject_of(opinion.node))
       OR EXISTS (SELECT json_array_elements_text(opinion.after->'familles')
                  EXCEPT SELECT json_array_elements_text(known.families::json)) THEN
      RAISE EXCEPTION 'droit-avis' USING ERRCODE = '42501', DETAIL = opinion.voter;
    END IF;
  END LOOP;
END $$;

-- Whether someone may speak in a function: their own; that of president goes with the role. Who is not a member has
-- no function that weighs.
CREATE OR REPLACE FUNCTION speaks_as(known member, function text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT CASE WHEN to_json(function)::text = rule('president') THEN known.role = 'president'
    WHEN known.id IS NULL THEN NOT function IN (SELECT json_array_elements_text(rule('veto')::json))
      AND to_json(function)::text <> rule('anesthesie')
    ELSE function = known.function END
$$;

-- A ballot is its member's own, in a round that is open to them.
CREATE OR REPLACE FUNCTION check_ballot(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  opened json;
BEGIN
  SELECT state::json INTO opened FROM node WHERE draft = said->>'projet' AND node = 'tour/' || (said->'faits'->>'tour');
  IF said->'faits'->>'membre' IS DISTINCT FROM mine.id OR cardinality(changes) > 0 OR opened IS NULL
     OR coalesce((opened->>'clos')::boolean, false)
     OR (json_array_length(opened->'membres') > 0
         AND mine.id NOT IN (SELECT json_array_elements_text(opened->'membres'))) THEN
    RAISE EXCEPTION 'droit-noeud' USING ERRCODE = '42501', DETAIL = 'deposer';
  END IF;
END $$;

-- A round that is open keeps its acts and its members, and its end is never in the past; only a reveal closes it, and
-- it says what was filed.
CREATE OR REPLACE FUNCTION check_rounds(said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  facts json := said->'faits';
  wrong text;
BEGIN
  SELECT node INTO wrong FROM unnest(changes) AS c,
      LATERAL (SELECT coalesce(c.before, '{}')::jsonb AS was, coalesce(c.after, '{}')::jsonb AS becomes) AS b
   WHERE node LIKE 'tour/%' AND NOT CASE WHEN said->>'genre' = 'devoiler'
     THEN node = 'tour/' || (facts->>'tour') AND NOT was ? 'clos' AND becomes->'clos' = 'true'
       AND was - 'scores' = becomes - ARRAY['scores', 'clos']
       AND ARRAY(SELECT s::text FROM jsonb_array_elements(becomes->'scores') AS s ORDER BY 1)
         = ARRAY(SELECT jsonb_build_object('membre', d->>'membre', 'ligne', p.key, 'centipoints', p.value)::text
                   FROM json_array_elements(facts->'depots') AS d, jsonb_each((d->>'depot')::jsonb->'scores') AS p
                  WHERE was->>'nature' = 'scores' ORDER BY 1)
     ELSE NOT becomes ? 'clos' AND NOT becomes ? 'scores' AND (c.before IS NULL
       OR was - 'echeance' = becomes - 'echeance'
         AND coalesce(becomes->>'echeance', '9') >= to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')) END LIMIT 1;
  IF said->>'genre' = 'devoiler' AND wrong IS NULL THEN
    SELECT d->>'membre' INTO wrong FROM json_array_elements(facts->'depots') AS d
     WHERE filed_hash(said->>'projet', facts->>'tour', d->>'membre') IS DISTINCT FROM encode(sha256(convert_to(
         concat('[', to_json(facts->>'tour'), ',', to_json(d->>'membre'), ',', to_json(d->>'nonce'), ',',
           to_json(d->>'depot'), ']'), 'UTF8')), 'hex') LIMIT 1;
    IF wrong IS NULL THEN
      SELECT node INTO wrong FROM unnest(changes) WHERE node LIKE 'avis/%' AND NOT EXISTS (
        SELECT FROM json_array_elements(facts->'depots') AS d
         WHERE d->>'membre' = split_part(node, '/', 3) AND after::jsonb - ARRAY['sujet', 'membre', 'tour', 'modifications']
             = opinion_said((d->>'depot')::jsonb) AND after::json->>'tour' = facts->>'tour');
    END IF;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'droit-noeud' USING ERRCODE = '42501', DETAIL = wrong;
  END IF;
END $$;

-- What a ballot says, as the node of an opinion writes it: what is at its default is left out.
CREATE OR REPLACE FUNCTION opinion_said(ballot jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(key, value) FROM jsonb_each(ballot) WHERE value NOT IN ('""', 'false', '[]')
$$;

-- The hash of the last ballot of a member in a round.
CREATE OR REPLACE FUNCTION filed_hash(of_draft text, of_round text, voter text) RETURNS text LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT text::json->'faits'->>'empreinte' FROM journal WHERE draft = of_draft AND kind = 'deposer'
     AND text::json->'faits'->>'tour' = of_round AND text::json->'faits'->>'membre' = voter
   ORDER BY position DESC LIMIT 1
$$;

-- The seat of the panel that a function is: ccam.usecases.fees.seen.seat_held. Null for none.
CREATE OR REPLACE FUNCTION seat_of(function text) RETURNS text LANGUAGE sql STABLE SET search_path = ccam, pg_temp AS $$
  SELECT value FROM json_each_text(rule('sieges')::json) WHERE lower(key) = lower(function)
$$;

-- Whether an entry tells a new sheet of the panel, and its author holds a seat; what is on it, own_seat_only sees.
CREATE OR REPLACE FUNCTION is_own_sheet(mine member, facts json) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT seat_of(mine.function) IS NOT NULL AND facts->>'nature' = 'panel'
    AND facts->'vie' IS NULL AND facts->'remplace' IS NULL
    AND NOT EXISTS (SELECT FROM document WHERE name = facts->>'nom' OR source_sha256 = facts->>'sha256')
    AND NOT EXISTS (SELECT FROM finding WHERE sha256 = facts->>'sha256')
$$;

CREATE OR REPLACE FUNCTION check_right(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  kind text := said->>'genre';
  layers text[] := ARRAY(SELECT DISTINCT split_part(node, '/', 1) FROM unnest(changes));
  needed text;
  wrong text;
BEGIN
  needed := CASE
    WHEN kind = 'membre' THEN 'admin'
    WHEN kind = 'parametrer' AND is_own_sheet(mine, said->'faits') THEN 'redacteur'
    WHEN kind IN ('importer', 'parametrer', 'creer projet', 'rebaser', 'placer', 'constater', 'planifier', 'sceller',
                  'publier') OR (is_edit(kind) AND said->'faits'->'vers' IS NOT NULL) THEN 'secretariat'
    WHEN kind IN ('seance', 'tour', 'devoiler') THEN 'president'
    ELSE 'redacteur' END;
  IF needed = 'admin' THEN
    IF mine.role <> 'admin' THEN
      RAISE EXCEPTION 'droit-role' USING ERRCODE = '42501', DETAIL = kind;
    ELSIF said->'faits'->>'membre' = mine.id THEN
      RAISE EXCEPTION 'droit-soi' USING ERRCODE = '42501', DETAIL = mine.id;
    END IF;
    RETURN;
  ELSIF mine.role NOT IN ('redacteur', 'president', 'secretariat') OR (needed = 'secretariat' AND mine.role <> needed)
        OR (needed = 'president' AND mine.role = 'redacteur') THEN
    RAISE EXCEPTION 'droit-role' USING ERRCODE = '42501', DETAIL = kind;
  END IF;

  SELECT node INTO wrong FROM unnest(changes), split_part(node, '/', 1) AS layer
   WHERE mine.role <> 'secretariat' AND NOT layers <@ ARRAY['ancien', 'acte', 'desaccord', 'refus', 'etat', 'avis']
     AND CASE layer
     WHEN 'seance' THEN mine.role <> 'president'
     WHEN 'tour' THEN mine.role <> 'president'
     WHEN 'commentaire' THEN coalesce(after::json->>'membre', '') <> mine.id
     ELSE layer NOT IN ('ancien', 'acte', 'desaccord', 'refus', 'etat', 'avis') END LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'droit-noeud' USING ERRCODE = '42501', DETAIL = wrong;
  END IF;
  IF kind IN ('annuler', 'refaire') THEN
    PERFORM check_taken_back(mine, said, changes);
  ELSIF kind = 'deposer' THEN
    PERFORM check_ballot(mine, said, changes);
  END IF;
  IF kind = 'devoiler' OR 'tour' = ANY (layers) THEN
    PERFORM check_rounds(said, changes);
  END IF;
  IF 'avis' = ANY (layers) THEN
    PERFORM check_opinions(mine, said, changes);
  END IF;
  IF 'etat' = ANY (layers) THEN
    PERFORM check_states(mine, said, changes);
  END IF;
  PERFORM check_returns(mine, said, changes);
  IF mine.role <> 'secretariat' THEN
    PERFORM check_families(mine, said->>'projet', changes);
  END IF;
END $$;
