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

-- What a seat of the panel files speaks for it alone, to the last row, and is what its entry tells.
CREATE OR REPLACE FUNCTION own_seat_only() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ccam, pg_temp AS $$
DECLARE
  mine member;
BEGIN
  SELECT * INTO mine FROM member WHERE id = session_member();
  IF NOT is_owner() AND mine.role <> 'secretariat' AND EXISTS (
      SELECT FROM touched LEFT JOIN journal AS j USING (position)
       WHERE touched.nature <> 'panel' OR touched.text::json->>'modele' IS DISTINCT FROM 'panel'
          OR encode(sha256(convert_to(touched.text, 'UTF8')), 'hex') IS DISTINCT FROM j.text::json->'faits'->>'contenu'
          OR EXISTS (SELECT FROM json_each(touched.text::json->'tables') AS filed, json_array_elements(filed.value) AS line
                      WHERE line->>'siege' IS DISTINCT FROM seat_of(mine.function))) THEN
    RAISE EXCEPTION 'droit-siege' USING ERRCODE = '42501', DETAIL = mine.function;
  END IF;
  RETURN NULL;
END $$;

-- Whether the session may see the ballots of a round: it can close it, and everyone has filed, or the time is over, or it
-- is closed: what is left are ballots that the reveal did not see.
CREATE OR REPLACE FUNCTION may_reveal(of_draft text, of_round text) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = ccam, pg_temp AS $$
  SELECT coalesce((SELECT role IN ('president', 'secretariat') FROM member WHERE id = session_member()), false)
    AND EXISTS (
      SELECT FROM node AS n WHERE n.draft = of_draft AND n.node = 'tour/' || of_round AND n.state IS NOT NULL
       AND ((n.state::json->>'clos')::boolean OR nullif(n.state::json->>'echeance', '') < to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')
         OR NOT EXISTS (
           SELECT FROM json_array_elements_text(n.state::json->'membres') AS awaited WHERE awaited NOT IN (
             SELECT j.text::json->'faits'->>'membre' FROM journal AS j
              WHERE j.draft = of_draft AND j.kind = 'deposer' AND j.text::json->'faits'->>'tour' = of_round))))
$$;

