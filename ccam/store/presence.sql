-- Who has the workbench open on this base, a line a member: an empty id for a login that is no member's. Logins stay in
-- the directory, which this reads in the owner's name; the server says who is connected, so nobody can pretend to be.
CREATE OR REPLACE FUNCTION members_present() RETURNS TABLE (id text, function text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = ccam, pg_temp AS $$
  SELECT DISTINCT coalesce(known.id, ''), coalesce(known.function, '')
    FROM pg_stat_activity AS session
    LEFT JOIN person ON person.login = session.usename::text
    LEFT JOIN member AS known ON known.id = person.member
   WHERE session.datname = current_database() AND session.application_name = 'ccam atelier'
   ORDER BY 1
$$;
