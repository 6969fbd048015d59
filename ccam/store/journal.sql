-- The journal on PostgreSQL: appended by one function, which takes the actor from the session, checks what they may do,
-- assigns position, time and hash under one lock, and writes the nodes from the entry's own text. Run by the owner.

CREATE OR REPLACE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal only grows' USING ERRCODE = 'CC003';
END $$;
CREATE OR REPLACE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();

-- The one text of a JSON value, as ccam.model.codec.canonical writes it.
CREATE OR REPLACE FUNCTION canonical(given json) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  CASE json_typeof(given)
    WHEN 'object' THEN
      IF (SELECT count(*) <> count(DISTINCT key COLLATE "C") FROM json_each(given)) THEN
        RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
      END IF;
      RETURN (SELECT '{' || coalesce(
          string_agg(to_json(key)::text || ':' || ccam.canonical(value), ',' ORDER BY key COLLATE "C"), '') || '}'
        FROM json_each(given));
    WHEN 'array' THEN
      RETURN (SELECT '[' || coalesce(string_agg(ccam.canonical(value), ',' ORDER BY place), '') || ']'
        FROM json_array_elements(given) WITH ORDINALITY AS item(value, place));
    WHEN 'string' THEN
      RETURN to_json(given #>> '{}')::text;
    WHEN 'number' THEN
      IF given::text !~ '^(0|-?[1-9][0-9]*)$' THEN
        RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
      END IF;
      RETURN given::text;
    ELSE
      RETURN given::text;
  END CASE;
END $$;

-- ccam.model.decisions.entry_hash.
CREATE OR REPLACE FUNCTION entry_hash(previous text, rank bigint, at text, actor text, reason text, said text)
RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT encode(sha256(convert_to(
    concat_ws(E'\n', previous, rank::text, at, to_json(actor)::text, to_json(reason)::text, said), 'UTF8')), 'hex')
$$;

-- ccam.model.subjects.subject_of.
CREATE OR REPLACE FUNCTION subject_of(node text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT CASE
    WHEN split_part(node, '/', 1) IN ('ancien', 'acte', 'place', 'etat', 'avis', 'commentaire', 'refus')
    THEN split_part(split_part(substr(node, strpos(node, '/') + 1), '/', 1), '>', 1)
    ELSE node END
$$;

-- The proposed acts that the state of an old act leads to: ccam.model.draft.OldAct.targets.
CREATE OR REPLACE FUNCTION targets_of(state text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT act), '{}')
    FROM json_array_elements(state::json->'alternatives') AS way, json_array_elements_text(way->'actes') AS act
$$;
DROP INDEX IF EXISTS ix_node_acts_named;
DROP FUNCTION IF EXISTS acts_named(text), families_touched(json), check_right(member, json), check_nodes(json),
  project(journal, json), member_states(text);
CREATE INDEX IF NOT EXISTS ix_node_targets ON node USING gin (targets_of(state)) WITH (fastupdate = off)
  WHERE left(node, 7) = 'ancien/';

-- One change of an entry, read once.
DO $$
BEGIN
  IF to_regtype('ccam.told') IS NULL THEN
    CREATE TYPE told AS (node text, version bigint, before text, after text);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION changes_of(nodes json) RETURNS told[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(ROW(noeud, version, avant::text, apres::text)::ccam.told ORDER BY place), '{}')
    FROM ROWS FROM (json_to_recordset(nodes) AS (noeud text, version bigint, avant json, apres json))
      WITH ORDINALITY AS item(noeud, version, avant, apres, place)
$$;

-- The member behind the session: null for who is not one.
CREATE OR REPLACE FUNCTION session_member() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = ccam, pg_temp AS $$
  SELECT member FROM person WHERE login = session_user::text
$$;

-- Whether the session can act as the owner anyway: a superuser, the administrator of the server.
CREATE OR REPLACE FUNCTION is_owner() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT pg_has_role(session_user, 'ccam_proprietaire', 'MEMBER')
$$;

-- ccam.model.decisions.EDITS.
CREATE OR REPLACE FUNCTION is_edit(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT kind IN ('appliquer', 'repartir', 'decider', 'rebaser', 'placer', 'desaccord', 'changer etat', 'annuler', 'refaire')
$$;

-- Whether a text is the canonical one of what it says. States are looked at by shape: those that differ by the content of
-- their strings and numbers alone are canonical together, unless an escape or an odd number is in them. A raw control
-- character is in no JSON, so it can mark the end of keys.
CREATE OR REPLACE FUNCTION is_canonical(given text, said json, changes told[]) RETURNS boolean LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  WITH blank AS MATERIALIZED (
    SELECT after, regexp_replace(replace(after, '":', E'\x02'), E'"[^"\x02]*"', '~', 'g') AS shape
      FROM unnest(changes) WHERE after IS NOT NULL
  ), state AS (
    SELECT after, CASE WHEN strpos(after, '\') > 0 OR shape ~ E'[0-9][.eE]|-0|"[^\x02]*[0-9]' THEN after
      ELSE translate(shape, '0123456789', '') END AS shape FROM blank
  )
  SELECT given = concat(
      '{"faits":', canonical(said->'faits'), ',"genre":', to_json(said->>'genre'), ',"lus":[',
      (SELECT string_agg(concat('[', to_json(r->>0), ',', (r->>1)::bigint, ']'), ',' ORDER BY place)
         FROM json_array_elements(said->'lus') WITH ORDINALITY AS item(r, place)),
      '],"noeuds":[',
      (SELECT string_agg(concat('{"apres":', coalesce(after, 'null'), ',"avant":', coalesce(before, 'null'), ',"noeud":',
          to_json(node), ',"version":', version, '}'), ',' ORDER BY place)
         FROM unnest(changes) WITH ORDINALITY AS item(node, version, before, after, place)),
      '],"projet":', to_json(said->>'projet'), ',"schema":', (said->>'schema')::bigint, '}')
    AND NOT EXISTS (SELECT FROM (SELECT any_value(after) AS after FROM state GROUP BY shape) AS one
                     WHERE canonical(after::json) <> after)
$$;

-- Every node must be as the entry says that it was.
CREATE OR REPLACE FUNCTION check_nodes(said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  of_draft text := said->>'projet';
  moved text;
BEGIN
  IF (SELECT count(*) <> count(DISTINCT c.node) FROM unnest(changes) AS c) THEN
    RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
  END IF;
  SELECT c.node INTO moved FROM unnest(changes) AS c LEFT JOIN node ON node.draft = of_draft AND node.node = c.node
   WHERE coalesce(node.version, 0) <> c.version OR node.state IS DISTINCT FROM c.before LIMIT 1;
  IF moved IS NULL THEN
    SELECT r->>0 INTO moved FROM json_array_elements(said->'lus') AS r
      LEFT JOIN node ON node.draft = of_draft AND node.node = r->>0
     WHERE coalesce(node.version, 0) <> (r->>1)::bigint LIMIT 1;
  END IF;
  IF moved IS NOT NULL THEN
    RAISE EXCEPTION 'dossier' USING ERRCODE = 'CC001', DETAIL = moved;
  END IF;
END $$;

-- No old act may lead to a proposed act that goes: ccam.store.writer.
CREATE OR REPLACE FUNCTION check_unled(of_draft text, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  gone text[] := ARRAY(SELECT substr(c.node, 6) FROM unnest(changes) AS c WHERE c.after IS NULL AND c.node LIKE 'acte/%');
  holder text;
BEGIN
  IF cardinality(gone) > 0 THEN
    SELECT led.node INTO holder FROM led_from(of_draft, gone) AS led
     WHERE led.node NOT IN (SELECT c.node FROM unnest(changes) AS c) LIMIT 1;
    IF holder IS NOT NULL THEN
      RAISE EXCEPTION 'dossier' USING ERRCODE = 'CC001', DETAIL = holder;
    END IF;
  END IF;
END $$;

-- What follows from an entry: its draft, its nodes, the member it names, the subjects it is found by.
CREATE OR REPLACE FUNCTION project(entry journal, said json, changes told[]) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  facts json := said->'faits';
BEGIN
  IF entry.kind = 'creer projet' THEN
    INSERT INTO draft (name, base, created, position) VALUES (entry.draft, facts->>'base', entry.at, entry.position);
  ELSIF entry.draft <> '' THEN
    UPDATE draft SET position = entry.position, base = CASE
        WHEN is_edit(entry.kind) THEN coalesce(facts->>'vers', base) ELSE base END
     WHERE name = entry.draft;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
    END IF;
  END IF;
  INSERT INTO node (draft, node, version, state, position)
  SELECT entry.draft, c.node, c.version + 1, c.after, entry.position FROM unnest(changes) AS c
  ON CONFLICT (draft, node) DO UPDATE
    SET version = excluded.version, state = excluded.state, position = excluded.position;
  INSERT INTO entry_subject (subject, position)
  SELECT json_array_elements_text(facts->'sujets'), entry.position WHERE json_typeof(facts->'sujets') = 'array'
  UNION SELECT 'seance/' || (facts->>'seance'), entry.position WHERE facts->>'seance' <> ''
  UNION SELECT 'auteur/' || (facts->'carnet'->>'auteur'), entry.position WHERE facts->'carnet'->>'auteur' IS NOT NULL
  UNION SELECT subject_of(c.node), entry.position FROM unnest(changes) AS c
  UNION SELECT 'famille/' || (state::json->>'famille'), entry.position
    FROM unnest(changes) AS c, LATERAL (VALUES (c.before), (c.after)) AS s(state)
   WHERE c.node LIKE 'place/%' AND state::json->>'famille' IS NOT NULL;
  IF entry.kind = 'devoiler' THEN
    DELETE FROM ballot WHERE draft = entry.draft AND round = facts->>'tour'
       AND member IN (SELECT d->>'membre' FROM json_array_elements(facts->'depots') AS d);
  ELSIF entry.kind = 'membre' THEN
    PERFORM project_member(entry, facts);
  ELSIF entry.kind = 'parametrer' AND facts->'vie' IS NOT NULL THEN
    PERFORM set_life(facts->'vie');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION project_member(entry journal, facts json) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
BEGIN
  IF facts->>'retire' IS NOT NULL THEN
    PERFORM close_login(facts->>'membre');
    DELETE FROM member WHERE id = facts->>'membre';
  ELSE
    INSERT INTO member (id, function, role, families, position)
    VALUES (facts->>'membre', facts->>'fonction', facts->>'role', facts->>'familles', entry.position)
    ON CONFLICT (id) DO UPDATE SET function = excluded.function, role = excluded.role, families = excluded.families,
      position = excluded.position;
    PERFORM grant_role(login, facts->>'role') FROM person WHERE member = facts->>'membre' AND login <> '';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION append_entry(given_actor text, given_at text, given_reason text, given_text text)
RETURNS journal LANGUAGE plpgsql SECURITY DEFINER SET search_path = ccam, pg_temp AS $$
DECLARE
  said json;  -- all but its nodes: every look at a JSON text reads it again from its start
  changes told[];
  entry journal;
  last journal;
  mine member;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'isolation' USING ERRCODE = 'CC002';
  END IF;
  PERFORM pg_advisory_xact_lock(1128481101);
  SELECT json_build_object('schema', schema, 'genre', genre, 'projet', projet, 'faits', faits, 'lus', lus),
         changes_of(noeuds) INTO said, changes
    FROM json_to_record(given_text::json)
      AS whole(schema bigint, genre text, projet text, faits json, lus json, noeuds json);
  IF is_owner() THEN
    entry.actor := given_actor;
    entry.at := given_at;
  ELSE
    SELECT * INTO mine FROM member WHERE id = session_member();
    IF mine.id IS NULL THEN
      RAISE EXCEPTION 'droit-membre' USING ERRCODE = '42501', DETAIL = session_user::text;
    ELSIF given_actor <> mine.id THEN
      RAISE EXCEPTION 'droit-acteur' USING ERRCODE = '42501', DETAIL = mine.id;
    ELSIF is_canonical(given_text, said, changes) IS NOT TRUE THEN
      RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
    END IF;
    entry.actor := mine.id;
  END IF;
  entry.at := coalesce(entry.at, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
  PERFORM check_nodes(said, changes);
  IF mine.id IS NOT NULL THEN
    PERFORM check_right(mine, said, changes);
  END IF;
  PERFORM check_unled(said->>'projet', changes);
  SELECT * INTO last FROM journal ORDER BY position DESC LIMIT 1;
  entry.position := coalesce(last.position, 0) + 1;
  entry.previous := coalesce(last.hash, repeat('0', 64));
  entry.reason := given_reason;
  entry.kind := said->>'genre';
  entry.schema_number := (said->>'schema')::bigint;
  entry.draft := said->>'projet';
  entry.text := given_text;
  entry.hash := entry_hash(entry.previous, entry.position, entry.at, entry.actor, entry.reason, given_text);
  INSERT INTO journal SELECT (entry).*;
  PERFORM project(entry, said, changes);
  PERFORM pg_notify('ccam', entry.position::text);
  RETURN entry;
END $$;

