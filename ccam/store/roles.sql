-- The roles of a shared base, and the schema they meet in. Run by whoever creates or migrates the base: a superuser,
-- or the owner of the database with CREATEROLE. Roles belong to the server, so they may be there already.

DO $$
DECLARE
  wanted text;
  caller text := session_user;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[
    'ccam_proprietaire', 'ccam_lecteur', 'ccam_redacteur', 'ccam_president', 'ccam_secretariat', 'ccam_admin'
  ] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;

  -- The owner creates the members' logins, on behalf of an administrator who never holds that right.
  IF NOT (SELECT rolcreaterole FROM pg_roles WHERE rolname = 'ccam_proprietaire') THEN
    ALTER ROLE ccam_proprietaire CREATEROLE;
    GRANT ccam_lecteur, ccam_redacteur, ccam_president, ccam_secretariat, ccam_admin
      TO ccam_proprietaire WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;
    GRANT ccam_lecteur TO ccam_redacteur, ccam_admin;
    GRANT ccam_redacteur TO ccam_president;
    GRANT ccam_president TO ccam_secretariat;
  END IF;
  IF NOT pg_has_role(caller, 'ccam_proprietaire', 'MEMBER') THEN
    EXECUTE format('GRANT ccam_proprietaire TO %I', caller);
  END IF;

  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO ccam_proprietaire WITH GRANT OPTION', current_database());
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'ccam') THEN
    CREATE SCHEMA ccam AUTHORIZATION ccam_proprietaire;
  END IF;
END $$;
