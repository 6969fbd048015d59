-- Names are ordered as in the other engine, whatever the language of the server.
DO $$
DECLARE
  written record;
BEGIN
  FOR written IN
    SELECT c.relname AS name, a.attname AS field
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'ccam'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid = 'text'::regtype AND a.attcollation <> 'pg_catalog."C"'::regcollation
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"', written.name, written.field);
  END LOOP;
END $$;
