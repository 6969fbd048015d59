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

-- The proposed acts that a state names.
CREATE OR REPLACE FUNCTION acts_named(state text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT found[1]), '{}') FROM regexp_matches(state, '"(P-[0-9]{2}-[0-9]+)"', 'g') AS found
$$;
CREATE INDEX IF NOT EXISTS ix_node_acts_named ON node USING gin (acts_named(state)) WHERE node LIKE 'ancien/%';

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

CREATE OR REPLACE FUNCTION families_touched(said json) RETURNS SETOF text LANGUAGE sql STABLE
SET search_path = ccam, pg_temp AS $$
  WITH changed AS (
    SELECT c->>'noeud' AS node, c->'avant' AS before, c->'apres' AS after FROM json_array_elements(said->'noeuds') AS c
  ), named AS (
    SELECT subject_of(node) AS subject FROM changed
    UNION
    SELECT json_array_elements_text(state->'sujets') FROM changed, LATERAL (VALUES (before), (after)) AS s(state)
     WHERE json_typeof(state->'sujets') = 'array'
  ), subject AS (
    SELECT subject FROM named
    UNION
    SELECT subject_of(node.node) FROM named JOIN node
        ON node.draft = said->>'projet' AND node.node LIKE 'ancien/%' AND acts_named(node.state) @> ARRAY[named.subject]
     WHERE named.subject LIKE 'P-%'
  )
  SELECT DISTINCT node.state::json->>'famille' FROM subject
    JOIN node ON node.draft = said->>'projet' AND node.node = 'place/' || subject.subject AND node.state IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION check_right(mine member, said json) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  kind text := said->>'genre';
  needed text;
  wrong text;
BEGIN
  needed := CASE
    WHEN kind = 'membre' THEN 'admin'
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
  ELSIF mine.role = 'secretariat' THEN
    RETURN;
  ELSIF mine.role NOT IN ('redacteur', 'president') OR needed = 'secretariat'
        OR (needed = 'president' AND mine.role <> 'president') THEN
    RAISE EXCEPTION 'droit-role' USING ERRCODE = '42501', DETAIL = kind;
  END IF;

  SELECT c->>'noeud' INTO wrong
    FROM json_array_elements(said->'noeuds') AS c, split_part(c->>'noeud', '/', 1) AS layer
   WHERE CASE layer
     WHEN 'ancien' THEN false WHEN 'acte' THEN false WHEN 'desaccord' THEN false WHEN 'refus' THEN false
     WHEN 'etat' THEN c->'apres'->>'etat' <> ALL (member_states(mine.role))
       OR c->'avant'->>'etat' <> ALL (member_states('president'))
     WHEN 'seance' THEN mine.role <> 'president'
     WHEN 'tour' THEN mine.role <> 'president' AND kind <> 'deposer'
     WHEN 'avis' THEN kind <> 'devoiler'
       AND (split_part(c->>'noeud', '/', 3) <> mine.id OR coalesce(c->'apres'->>'membre', mine.id) <> mine.id)
     WHEN 'commentaire' THEN coalesce(c->'apres'->>'membre', '') <> mine.id
     ELSE true END LIMIT 1;
  IF kind = 'deposer' AND said->'faits'->>'membre' <> mine.id THEN
    wrong := kind;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'droit-noeud' USING ERRCODE = '42501', DETAIL = wrong;
  END IF;
  IF EXISTS (SELECT FROM families_touched(said)) AND NOT EXISTS (
      SELECT FROM families_touched(said) AS touched
       WHERE touched IN (SELECT json_array_elements_text(mine.families::json))) THEN
    RAISE EXCEPTION 'droit-famille' USING ERRCODE = '42501',
      DETAIL = (SELECT string_agg(touched, ', ' ORDER BY touched) FROM families_touched(said) AS touched);
  END IF;
END $$;

-- The states that a role may give: those that data/parameters/etats.toml lets it reach. The rest are facts of bodies
-- outside, stated by the secretariat.
CREATE OR REPLACE FUNCTION member_states(role text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE role WHEN 'president'
    THEN ARRAY['brouillon', 'propose', 'valide-cnp', 'attente-has', 'valide-hcn', 'score-intra']
    ELSE ARRAY['brouillon', 'propose'] END
$$;

-- Every node must be as the entry says that it was.
CREATE OR REPLACE FUNCTION check_nodes(said json) RETURNS void LANGUAGE plpgsql
SET search_path = ccam, pg_temp AS $$
DECLARE
  moved text;
BEGIN
  IF (SELECT count(*) <> count(DISTINCT c->>'noeud') FROM json_array_elements(said->'noeuds') AS c) THEN
    RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
  END IF;
  SELECT c->>'noeud' INTO moved FROM json_array_elements(said->'noeuds') AS c
    LEFT JOIN node ON node.draft = said->>'projet' AND node.node = c->>'noeud'
   WHERE coalesce(node.version, 0) <> (c->>'version')::bigint
      OR node.state IS DISTINCT FROM nullif((c->'avant')::text, 'null') LIMIT 1;
  IF moved IS NULL THEN
    SELECT r->>0 INTO moved FROM json_array_elements(said->'lus') AS r
      LEFT JOIN node ON node.draft = said->>'projet' AND node.node = r->>0
     WHERE coalesce(node.version, 0) <> (r->>1)::bigint LIMIT 1;
  END IF;
  IF moved IS NOT NULL THEN
    RAISE EXCEPTION 'dossier' USING ERRCODE = 'CC001', DETAIL = moved;
  END IF;
END $$;

-- What follows from an entry: its draft, its nodes, the member it names, the subjects it is found by.
CREATE OR REPLACE FUNCTION project(entry journal, said json) RETURNS void LANGUAGE plpgsql
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
  SELECT entry.draft, c->>'noeud', (c->>'version')::bigint + 1, nullif((c->'apres')::text, 'null'), entry.position
    FROM json_array_elements(said->'noeuds') AS c
  ON CONFLICT (draft, node) DO UPDATE
    SET version = excluded.version, state = excluded.state, position = excluded.position;
  INSERT INTO entry_subject (subject, position)
  SELECT json_array_elements_text(facts->'sujets'), entry.position WHERE json_typeof(facts->'sujets') = 'array'
  UNION SELECT 'seance/' || (facts->>'seance'), entry.position WHERE facts->>'seance' <> ''
  UNION SELECT subject_of(c->>'noeud'), entry.position FROM json_array_elements(said->'noeuds') AS c
  UNION SELECT 'famille/' || (state->>'famille'), entry.position
    FROM json_array_elements(said->'noeuds') AS c, LATERAL (VALUES (c->'avant'), (c->'apres')) AS s(state)
   WHERE c->>'noeud' LIKE 'place/%' AND state->>'famille' IS NOT NULL;
  IF entry.kind = 'devoiler' THEN
    DELETE FROM ballot WHERE draft = entry.draft AND round = facts->>'tour';
  ELSIF entry.kind = 'membre' THEN
    PERFORM project_member(entry, facts);
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
  said json := given_text::json;
  entry journal;
  last journal;
  mine member;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'isolation' USING ERRCODE = 'CC002';
  END IF;
  PERFORM pg_advisory_xact_lock(1128481101);
  IF is_owner() THEN
    entry.actor := given_actor;
    entry.at := given_at;
  ELSE
    SELECT * INTO mine FROM member WHERE id = session_member();
    IF mine.id IS NULL THEN
      RAISE EXCEPTION 'droit-membre' USING ERRCODE = '42501', DETAIL = session_user::text;
    ELSIF given_actor <> mine.id THEN
      RAISE EXCEPTION 'droit-acteur' USING ERRCODE = '42501', DETAIL = mine.id;
    ELSIF canonical(said) <> given_text THEN
      RAISE EXCEPTION 'texte' USING ERRCODE = 'CC002';
    END IF;
    PERFORM check_right(mine, said);
    entry.actor := mine.id;
  END IF;
  entry.at := coalesce(entry.at, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
  PERFORM check_nodes(said);
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
  PERFORM project(entry, said);
  PERFORM pg_notify('ccam', entry.position::text);
  RETURN entry;
END $$;

-- A row of content is written in the transaction of the entry that tells it.
CREATE OR REPLACE FUNCTION follows_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = ccam, pg_temp AS $$
DECLARE
  strays bigint;
  own_key text := CASE TG_ARGV[0]
    WHEN 'seal' THEN $k$touched.name = facts->>'etape' AND touched.draft = told.draft AND touched.hash = facts->>'sha256'
      AND touched.position::text = facts->>'position' AND touched.at = facts->>'date'
      AND touched.hash = encode(sha256(convert_to(touched.manifest, 'UTF8')), 'hex')
      AND told.kind IN ('sceller', 'publier')$k$
    WHEN 'sha256' THEN $k$touched.sha256 IN (facts->>'sha256', facts->>'remplace')$k$
    WHEN 'version' THEN $k$touched.version = facts->>'version'$k$
    WHEN 'name' THEN $k$touched.name = facts->>'nom'$k$
    ELSE CASE TG_OP WHEN 'INSERT' THEN $k$touched.position = told.position$k$
      ELSE $k$facts->>'remplace' IS NOT NULL$k$ END END;
BEGIN
  IF is_owner() THEN
    RETURN NULL;
  END IF;
  EXECUTE format($q$
    WITH told AS (
      SELECT j.*, j.text::json->'faits' AS facts FROM journal AS j
       WHERE j.position > (SELECT max(position) - 1000 FROM journal) AND j.xmin = pg_current_xact_id()::xid
         AND j.kind IN ('importer', 'parametrer', 'sceller', 'publier', 'deposer'))
    SELECT count(*) FROM touched WHERE NOT EXISTS (SELECT FROM told WHERE %s)$q$, own_key) INTO strays;
  IF strays > 0 THEN
    RAISE EXCEPTION 'droit-journal' USING ERRCODE = '42501', DETAIL = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

-- Whether the session may see the ballots of a round: it can close it, and everyone has filed or the time is over.
CREATE OR REPLACE FUNCTION may_reveal(of_draft text, of_round text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = ccam, pg_temp AS $$
  SELECT coalesce((SELECT role IN ('president', 'secretariat') FROM member WHERE id = session_member()), false)
    AND EXISTS (
      SELECT FROM node AS n WHERE n.draft = of_draft AND n.node = 'tour/' || of_round AND n.state IS NOT NULL
       AND (nullif(n.state::json->>'echeance', '') < to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
         OR NOT EXISTS (
           SELECT FROM json_array_elements_text(n.state::json->'membres') AS awaited WHERE awaited NOT IN (
             SELECT j.text::json->'faits'->>'membre' FROM journal AS j
              WHERE j.draft = of_draft AND j.kind = 'deposer' AND j.text::json->'faits'->>'tour' = of_round))))
$$;

-- Logins. Called by an administrator, they act as the owner: nobody else can create a login or give a role.
CREATE OR REPLACE FUNCTION grant_role(login text, role text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['lecteur', 'redacteur', 'president', 'secretariat', 'admin'] LOOP
    IF held <> role AND EXISTS (SELECT FROM pg_auth_members AS m
        WHERE m.member = to_regrole(quote_ident(login)) AND m.roleid = ('ccam_' || held)::regrole) THEN
      EXECUTE format('REVOKE %I FROM %I', 'ccam_' || held, login);
    END IF;
  END LOOP;
  IF role <> '' THEN
    EXECUTE format('GRANT %I TO %I', 'ccam_' || role, login);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION require_admin(about text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT ccam.is_owner() AND (
      NOT EXISTS (SELECT FROM ccam.member WHERE id = ccam.session_member() AND role = 'admin')
      OR about = ccam.session_member()) THEN
    RAISE EXCEPTION 'droit-role' USING ERRCODE = '42501', DETAIL = 'membre';
  END IF;
END $$;

-- Give a member a login: verifier is a SCRAM verifier, null for an authentication by the system.
CREATE OR REPLACE FUNCTION open_login(about text, new_login text, verifier text, full_name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ccam, pg_temp AS $$
DECLARE
  known pg_roles;
BEGIN
  PERFORM require_admin(about);
  SELECT * INTO known FROM pg_roles WHERE rolname = new_login;
  IF new_login LIKE 'ccam\_%' OR new_login LIKE 'pg\_%' OR known.rolsuper OR known.rolcreaterole OR known.rolbypassrls
     OR known.rolreplication OR pg_has_role(known.oid, 'ccam_proprietaire', 'MEMBER')
     OR NOT EXISTS (SELECT FROM member WHERE id = about)
     OR EXISTS (SELECT FROM person WHERE login = new_login AND member <> about) THEN
    RAISE EXCEPTION 'compte' USING ERRCODE = 'CC004', DETAIL = new_login;
  END IF;
  IF known.rolname IS NULL THEN
    EXECUTE format('CREATE ROLE %I LOGIN', new_login);
  END IF;
  IF verifier IS NOT NULL THEN
    IF verifier !~ '^SCRAM-SHA-256\$' THEN
      RAISE EXCEPTION 'compte' USING ERRCODE = 'CC004', DETAIL = new_login;
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', new_login, verifier);
  END IF;
  PERFORM close_login(about);
  INSERT INTO person (member, login, name) VALUES (about, new_login, full_name);
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), new_login);
  PERFORM grant_role(new_login, (SELECT role FROM member WHERE id = about));
END $$;

-- Take from a member the login, its roles, and what the directory says of the person.
CREATE OR REPLACE FUNCTION close_login(about text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ccam, pg_temp AS $$
DECLARE
  old_login text;
BEGIN
  PERFORM require_admin(about);
  DELETE FROM person WHERE member = about RETURNING login INTO old_login;
  IF old_login <> '' AND to_regrole(quote_ident(old_login)) IS NOT NULL THEN
    PERFORM grant_role(old_login, '');
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), old_login);
  END IF;
END $$;
