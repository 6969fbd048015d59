-- The life of acts as the server holds to it: the table of states in force, copied into three tables at every migration
-- and when one is imported. It is what ccam.model.votes and ccam.usecases.life say, for who would go round them.

-- The rules of ccam.store.life_rules.compiled, in the place of those that are there.
CREATE OR REPLACE FUNCTION set_life(given json) RETURNS void LANGUAGE sql SET search_path = ccam, pg_temp AS $$
  DELETE FROM life_state;
  INSERT INTO life_state (name, rank, held)
  SELECT s->>'nom', (s->>'rang')::bigint, (s->>'acquis')::boolean FROM json_array_elements(given->'etats') AS s;
  DELETE FROM life_move;
  INSERT INTO life_move (before, after, role, fact, has)
  SELECT m->>'de', m->>'a', m->>'role', (m->>'fait')::boolean, (m->>'has')::boolean
    FROM json_array_elements(given->'passages') AS m;
  INSERT INTO rule (name, value) SELECT key, value::text FROM json_each(given) WHERE key NOT IN ('etats', 'passages')
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
$$;

CREATE OR REPLACE FUNCTION rule(wanted text) RETURNS text LANGUAGE sql STABLE SET search_path = ccam, pg_temp AS $$
  SELECT value FROM rule WHERE name = wanted
$$;

-- What the opinions on a subject of a dossier, modified so many times, lack for an agreement: a word, null where it is
-- reached.
CREATE OR REPLACE FUNCTION agreement_lacks(of_draft text, subject text, dossier text[], edits bigint) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
DECLARE
  voices json[] := voices_on(of_draft, subject, edits);
  counted bigint := cardinality(voices);
  approving text[] := ARRAY(SELECT v->>'membre' FROM unnest(voices) AS v WHERE v->>'avis' = 'pour');
  subjects text[] := ARRAY(SELECT act FROM unnest(dossier) AS act WHERE act NOT LIKE 'P-%');
  families text[];
BEGIN
  IF EXISTS (SELECT FROM json_each_text(rule('quorum')::json) AS q
      WHERE q.value::bigint > (SELECT count(*) FROM unnest(voices) AS v WHERE q.key IN ('*', v->>'fonction'))) THEN
    RETURN 'accord-quorum';
  ELSIF cardinality(approving) * 10000 <= rule('majorite')::bigint * counted THEN
    RETURN 'accord-majorite';
  ELSIF has_veto(of_draft, subject) THEN
    RETURN 'accord-veto';
  ELSIF approving <@ authors_of(of_draft, dossier) THEN
    RETURN 'accord-auteur';
  END IF;
  families := ARRAY(SELECT DISTINCT family
    FROM placed(of_draft, CASE cardinality(subjects) WHEN 0 THEN dossier ELSE subjects END));
  IF cardinality(families) > 1 AND NOT families <@ ARRAY(
      SELECT json_array_elements_text(v->'familles') FROM unnest(voices) AS v
       WHERE v->>'avis' = 'pour' AND to_json(v->>'fonction')::text = rule('president')) THEN
    RETURN 'accord-contreseing';
  ELSIF has_anaesthesia(of_draft, dossier) AND NOT EXISTS (SELECT FROM unnest(voices) AS v
      WHERE to_json(v->>'fonction')::text = rule('anesthesie') AND v->>'avis' <> 'abstention') THEN
    RETURN 'accord-anesthesie';
  END IF;
  RETURN NULL;
END $$;

-- How many times a subject was modified after opinions had been given on it, as its state and an opinion tell it.
CREATE OR REPLACE FUNCTION edits_of(state text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce((state::json->>'modifications')::bigint, 0)
$$;
CREATE OR REPLACE FUNCTION edits_on(of_draft text, subject text) RETURNS bigint LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT coalesce((SELECT edits_of(state) FROM node WHERE draft = of_draft AND node = 'etat/' || subject), 0)
$$;

-- All opinions on a subject but those of who withdrew from it, in any séance.
CREATE OR REPLACE FUNCTION all_voices_on(of_draft text, subject text) RETURNS json[] LANGUAGE sql STABLE
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
  SELECT coalesce(array_agg(n.state::json), '{}') FROM node AS n
   WHERE n.draft = of_draft AND n.state IS NOT NULL
     AND n.node >= 'avis/' || subject || '/' AND n.node < 'avis/' || subject || '0'
     AND NOT EXISTS (
       SELECT FROM node AS s, json_array_elements(s.state::json->'deports') AS away
        WHERE s.draft = of_draft AND s.node >= 'seance/' AND s.node < 'seance0'
          AND away->>'membre' = n.state::json->>'membre' AND away->>'sujet' = subject)
$$;

-- The opinions that count on a subject modified so many times: not those on what it was before.
CREATE OR REPLACE FUNCTION voices_on(of_draft text, subject text, edits bigint) RETURNS json[] LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT coalesce(array_agg(v), '{}') FROM unnest(all_voices_on(of_draft, subject)) AS v
   WHERE edits_of(v::text) = edits
$$;

-- Whether a veto is open: an edit does not lift it.
CREATE OR REPLACE FUNCTION has_veto(of_draft text, subject text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT EXISTS (SELECT FROM unnest(all_voices_on(of_draft, subject)) AS v WHERE (v->>'veto')::boolean)
$$;

-- ccam.usecases.life.CONTENT, and facts: a notebook starts with one.
CREATE OR REPLACE FUNCTION writes_acts(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT kind IN ('appliquer', 'repartir', 'decider', 'annuler', 'refaire', 'constater')
$$;

-- Who wrote each act of a dossier last: ccam.usecases.life.authors_of.
CREATE OR REPLACE FUNCTION authors_of(of_draft text, dossier text[]) RETURNS text[] LANGUAGE sql STABLE
SET search_path = ccam, pg_temp SET enable_seqscan = off AS $$
  WITH act AS (
    SELECT name, CASE WHEN name LIKE 'P-%' THEN 'acte/' ELSE 'ancien/' END || name AS node FROM unnest(dossier) AS name
  ), writing AS (
    SELECT act.node, coalesce(
      (SELECT j.position FROM node AS n JOIN journal AS j ON j.position = n.position
        WHERE n.draft = of_draft AND n.node = act.node AND writes_acts(j.kind) AND j.kind <> 'constater'),
      (SELECT max(j.position) FROM entry_subject AS e JOIN journal AS j ON j.position = e.position
        WHERE e.subject = act.name AND j.draft = of_draft AND writes_acts(j.kind)
          AND act.node IN (SELECT c->>'noeud' FROM json_array_elements(j.text::json->'noeuds') AS c))) AS position
      FROM act
  ), entry AS (
    SELECT j.position, j.actor, j.text::json->'faits' AS facts FROM journal AS j
     WHERE j.position IN (SELECT position FROM writing)
  )
  SELECT ARRAY(SELECT DISTINCT coalesce(facts->'carnet'->>'auteur',
      CASE WHEN facts->'epingle' IS NULL THEN actor ELSE facts->'auteurs'->>writing.node END)
    FROM writing JOIN entry ON entry.position = writing.position)
$$;

-- Whether a line of anaesthesia, old or proposed, is in a dossier.
CREATE OR REPLACE FUNCTION has_anaesthesia(of_draft text, dossier text[]) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT EXISTS (SELECT FROM draft JOIN line ON line.version = draft.base
                  WHERE draft.name = of_draft AND line.code = ANY (dossier) AND line.activity = 4)
    OR EXISTS (SELECT FROM node, json_array_elements(state::json->'lignes') AS proposed
                WHERE draft = of_draft AND node = ANY (ARRAY(SELECT 'acte/' || act FROM unnest(dossier) AS act))
                  AND proposed->>'activite' = '4')
$$;

-- Whether the HAS must be heard of a dossier: of what is created, of what is deleted, as the rule says. Other kinds of
-- change that a rule may name are for the workbench alone to see.
CREATE OR REPLACE FUNCTION needs_has(of_draft text, dossier text[]) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  SELECT CASE
    WHEN NOT EXISTS (SELECT FROM unnest(dossier) AS act WHERE act NOT LIKE 'P-%') THEN 'création'
    WHEN cardinality(dossier) = 1 AND EXISTS (SELECT FROM node WHERE draft = of_draft AND node = 'ancien/' || dossier[1]
      AND state::json->>'devenir' = 'supprime') THEN 'suppression'
    ELSE '' END IN (SELECT json_array_elements_text(rule('has')::json))
$$;

-- A state changes as the table allows this role, and forward only with what the state asks for. A veto, the edit of what
-- was agreed, an UNDO and a REDO have rules of their own. A state that is held is given by a decision that does nothing
-- else: it cannot bring its own agreement.
CREATE OR REPLACE FUNCTION check_states(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  kind text := said->>'genre';
  of_draft text := said->>'projet';
  wrong text;
  moved record;
  dossier text[] := '{}';
  lack text;
BEGIN
  SELECT node INTO wrong FROM moves(mine.role, kind, changes) AS m
   WHERE m.before IS NULL OR m.after IS NULL OR NOT CASE
     WHEN kind IN ('annuler', 'refaire')
       OR (mine.role = 'secretariat' AND said->'faits'->'carnet'->>'genre' IN ('annuler', 'refaire')) THEN true
     WHEN kind IN ('donner avis', 'devoiler') THEN m.edits = m.edits_before AND m.leads AND m.to_start AND m.subject IN (
       SELECT subject_of(c.node) FROM unnest(changes) AS c WHERE c.node LIKE 'avis/%' AND c.after::json->>'avis' = 'contre'
          AND (c.after::json->>'veto')::boolean
          AND c.after::json->>'fonction' IN (SELECT json_array_elements_text(rule('veto')::json)))
     WHEN m.edits = m.edits_before THEN m.allowed
     -- An edit counts one more modification than any opinion was given on, and takes back what was agreed.
     ELSE kind IN ('decider', 'appliquer', 'repartir') AND (m.reopens OR m.before = m.after)
       AND m.edits = 1 + greatest(m.edits_before,
         (SELECT max(edits_of(v::text)) FROM unnest(all_voices_on(of_draft, m.subject)) AS v))
       AND m.subject IN (
         SELECT subject_of(c.node) FROM unnest(changes) AS c WHERE c.node LIKE 'ancien/%' OR c.node LIKE 'acte/%'
         UNION SELECT subject_of(o.node) FROM led_from(of_draft, ARRAY(
           SELECT substr(c.node, 6) FROM unnest(changes) AS c WHERE c.node LIKE 'acte/%')) AS o) END LIMIT 1;
  -- Taking an edit back gives back, with what was agreed, the state that it took.
  IF wrong IS NULL AND kind NOT IN ('annuler', 'refaire') AND EXISTS (SELECT FROM moves(mine.role, kind, changes) AS m WHERE m.onward AND m.held) THEN
    SELECT node INTO wrong FROM unnest(changes) WHERE node NOT LIKE 'etat/%' LIMIT 1;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'droit-noeud' USING ERRCODE = '42501', DETAIL = wrong;
  END IF;
  FOR moved IN SELECT * FROM moves(mine.role, kind, changes) AS m WHERE m.onward LOOP
    IF moved.subject <> ALL (dossier) THEN
      dossier := reached(of_draft, ARRAY[moved.subject]);
    END IF;
    lack := CASE WHEN moved.has <> needs_has(of_draft, dossier) THEN 'accord-has'
      WHEN moved.held THEN agreement_lacks(of_draft, moved.subject, dossier, moved.edits)
      WHEN has_veto(of_draft, moved.subject) THEN 'accord-veto' END;
    IF lack IS NOT NULL THEN
      RAISE EXCEPTION '%', lack USING ERRCODE = '42501', DETAIL = moved.subject;
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION bare(label text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(regexp_replace(normalize(label, NFKC), '[^[:alnum:]]', '', 'g'))
$$;

-- What of the state of a node an agreement is about, under the names of ccam.model.facets.What: nothing that its essence
-- does not hold. A label counts without its typography, what the rule « sans-retour » names not at all.
CREATE OR REPLACE FUNCTION essence(state text) RETURNS jsonb LANGUAGE sql STABLE SET search_path = ccam, pg_temp AS $$
  WITH known AS (SELECT coalesce(state, '{}')::jsonb AS s,
                        ARRAY(SELECT json_array_elements_text(coalesce(rule('sans-retour'), '[]')::json)) AS spared)
  SELECT jsonb_strip_nulls(jsonb_build_object(
      'devenir', nullif(s->>'devenir', 'indecis'), 'verbe', s->'verbe', 'parts',
      (SELECT jsonb_object_agg(key, value->'parts') FROM jsonb_each(s->'parts')), 'alternative',
      (SELECT jsonb_object_agg(way->>'id', way->'actes') FROM jsonb_array_elements(s->'alternatives') AS way), 'laisse',
      (SELECT jsonb_object_agg(concat(l->'activite', '/', l->'phase'), l->'comite') FROM jsonb_array_elements(s->'laisses') AS l),
      'acte', state IS NOT NULL AND s ? 'id', 'code', s->'code', 'subdivision', s->'subdivision',
      'libelle', bare(s->>'libelle'), 'ligne',
      (SELECT jsonb_object_agg(concat(l->'activite', '/', l->'phase'),
          (l - 'libelle' || jsonb_build_object('libelle_ligne', bare(l->>'libelle'))) - spared)
         FROM jsonb_array_elements(s->'lignes') AS l))) - spared FROM known
$$;

-- An edit of what was agreed takes the agreement back, in the same entry: ccam.usecases.reopening. What a notebook carries
-- was decided on the states of its own base.
CREATE OR REPLACE FUNCTION check_returns(mine member, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  of_draft text := said->>'projet';
  wrong text;
BEGIN
  IF said->>'genre' NOT IN ('decider', 'appliquer', 'repartir')
     OR (mine.role = 'secretariat' AND said->'faits'->'carnet' IS NOT NULL) THEN
    RETURN;
  END IF;
  WITH edited AS MATERIALIZED (
    SELECT subject_of(c.node) AS act, c.before, c.after FROM unnest(changes) AS c WHERE c.node LIKE 'ancien/%' OR c.node LIKE 'acte/%'
  ), about AS (
    SELECT act AS subject, before, after FROM edited
    UNION ALL SELECT subject_of(led.node), before, after
      FROM led_from(of_draft, ARRAY(SELECT act FROM edited)) AS led, unnest(targets_of(led.state)) AS target
      JOIN edited ON edited.act = target
  ), agreed AS MATERIALIZED (  -- few, before any state is looked into
    SELECT about.* FROM about JOIN node ON node.draft = of_draft AND node.node = 'etat/' || about.subject
     WHERE to_json(state::json->>'etat')::text IN (SELECT json_array_elements(rule('reouverts')::json)::text)
       AND NOT EXISTS (SELECT FROM unnest(changes) AS c WHERE c.node = 'etat/' || about.subject)
  )
  SELECT subject INTO wrong FROM agreed WHERE essence(before) <> essence(after) LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'droit-retour' USING ERRCODE = '42501', DETAIL = wrong;
  END IF;
END $$;

-- The changes of states of an entry, beside what the table says of them: allowed to the role, open to anyone at all
-- (leads), back to the start, forward, into a state that asks for an agreement, out of one that an edit reopens.
CREATE OR REPLACE FUNCTION moves(of_role text, kind text, changes told[]) RETURNS TABLE (
  node text, subject text, before text, after text, allowed boolean, has boolean, leads boolean, to_start boolean,
  onward boolean, held boolean, reopens boolean,
  edits_before bigint, edits bigint) LANGUAGE sql STABLE SET search_path = ccam, pg_temp AS $$
  WITH start AS (SELECT name FROM life_state ORDER BY rank LIMIT 1)
  SELECT c.node, substr(c.node, 6), b.name, a.name, m.role IS NOT NULL, m.has,
      EXISTS (SELECT FROM life_move AS any_role WHERE any_role.before = b.name AND any_role.after = a.name),
      a.name = start.name, a.rank > b.rank, a.held,
      to_json(a.name)::text = rule('retour') AND b.name IN (SELECT json_array_elements_text(rule('reouverts')::json)),
      edits_of(c.before), edits_of(c.after)
    FROM unnest(changes) AS c CROSS JOIN start
    LEFT JOIN life_state AS b ON b.name = coalesce(c.before::json->>'etat', start.name)
    LEFT JOIN life_state AS a ON a.name = coalesce(c.after::json->>'etat', start.name)
    LEFT JOIN life_move AS m ON (m.before, m.after, m.role, m.fact) = (b.name, a.name, of_role, kind = 'constater')
   WHERE c.node LIKE 'etat/%'
$$;
