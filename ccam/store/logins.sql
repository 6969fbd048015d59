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
