-- Who may read and write what. Run by the owner after every migration, so that a new table is never left open.
-- No role writes the journal or what it projects: append_entry does, in the name of the owner.

GRANT USAGE ON SCHEMA ccam TO ccam_lecteur;
GRANT SELECT ON ALL TABLES IN SCHEMA ccam TO ccam_lecteur;
REVOKE ALL ON person FROM ccam_lecteur;
GRANT SELECT ON person TO ccam_admin, ccam_secretariat;

ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS journal_owner ON journal;
CREATE POLICY journal_owner ON journal TO ccam_proprietaire USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS journal_readers ON journal;
CREATE POLICY journal_readers ON journal FOR SELECT TO ccam_lecteur USING (true);

-- A ballot is its member's own until the round can be closed.
ALTER TABLE ballot ENABLE ROW LEVEL SECURITY;
ALTER TABLE ballot FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS ballot_owner ON ballot;
CREATE POLICY ballot_owner ON ballot TO ccam_proprietaire USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS ballot_own ON ballot;
CREATE POLICY ballot_own ON ballot TO ccam_lecteur
  USING (member = session_member()) WITH CHECK (member = session_member());
DROP POLICY IF EXISTS ballot_revealed ON ballot;
CREATE POLICY ballot_revealed ON ballot FOR SELECT TO ccam_president USING (may_reveal(draft, round));
GRANT INSERT, DELETE ON ballot TO ccam_redacteur;
CREATE OR REPLACE TRIGGER insert_follows AFTER INSERT ON ballot REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follows_entry('position');

-- What the secretariat imports goes in by itself, beside the entry of the same transaction that tells it.
DO $$
DECLARE
  content record;
BEGIN
  FOR content IN
    SELECT relname AS name,
           CASE WHEN relname = 'seal' THEN 'seal' WHEN relname = 'finding' THEN 'sha256'
                WHEN relname IN ('volume_set', 'volume', 'hospital_set', 'document') THEN 'name'
                WHEN relname IN ('release', 'heading', 'act', 'line', 'price', 'note', 'modifier') THEN 'version'
                ELSE 'position' END AS cited
      FROM pg_class
     WHERE relnamespace = 'ccam'::regnamespace AND relkind = 'r'
       AND relname NOT IN ('alembic_version', 'journal', 'entry_subject', 'draft', 'node', 'member', 'person', 'ballot',
                           'life_state', 'life_move', 'rule')
  LOOP
    EXECUTE format('GRANT INSERT ON %I TO ccam_secretariat', content.name);
    EXECUTE format(
      'CREATE OR REPLACE TRIGGER insert_follows AFTER INSERT ON %I REFERENCING NEW TABLE AS touched '
      'FOR EACH STATEMENT EXECUTE FUNCTION follows_entry(%L)', content.name, content.cited);
    CONTINUE WHEN content.name = 'seal';
    EXECUTE format('GRANT DELETE ON %I TO ccam_secretariat', content.name);
    EXECUTE format(
      'CREATE OR REPLACE TRIGGER delete_follows AFTER DELETE ON %I REFERENCING OLD TABLE AS touched '
      'FOR EACH STATEMENT EXECUTE FUNCTION follows_entry(%L)', content.name, content.cited);
    CONTINUE WHEN content.name NOT IN ('release', 'volume_set', 'hospital_set', 'document');
    EXECUTE format('GRANT UPDATE ON %I TO ccam_secretariat', content.name);
    EXECUTE format(
      'CREATE OR REPLACE TRIGGER update_follows AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched '
      'FOR EACH STATEMENT EXECUTE FUNCTION follows_entry(%L)', content.name, content.cited);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA ccam TO ccam_secretariat;

-- A seat of the panel files its own sheet.
GRANT INSERT ON document, finding TO ccam_redacteur;
CREATE OR REPLACE TRIGGER insert_own_seat AFTER INSERT ON document REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION own_seat_only();

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ccam FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_member(), is_owner(), follows_entry(), may_reveal(text, text), members_present()
  TO ccam_lecteur;
GRANT EXECUTE ON FUNCTION append_entry(text, text, text, text) TO ccam_redacteur, ccam_admin;
GRANT EXECUTE ON FUNCTION open_login(text, text, text, text), close_login(text) TO ccam_admin;
