CREATE SEQUENCE data_rights_number;

-- What the service that makes somebody's own file may read: of that one person, and of the household while they belong to
-- it. It follows from an opening on a request, ends with its closing, and never outlives an hour. A file kept by somebody
-- whose help is another member's secret is not in it; nor, for who asks for another (a parent, a representative), one kept
-- by somebody whose help is a secret at all.
CREATE FUNCTION access.wanted_of_own_file(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH open AS (
    SELECT o.id, r.person_id AS whose, r.asked_by = 'self' AS self, tstzrange(o.at, o.until) AS during
    FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    WHERE o.household_id = h AND NOT EXISTS (SELECT 1 FROM data_rights_fileclosing c WHERE c.opening_id = o.id)
      AND EXISTS (SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
                  WHERE m.household_id = h AND m.person_id = r.person_id
                    AND (ended."on" IS NULL OR ended."on" > (o.at AT TIME ZONE 'Europe/Amsterdam')::date))
), about AS (
    SELECT id, whose, self, whose AS person, during FROM open
    UNION ALL
    SELECT id, whose, self, '00000000-0000-0000-0000-000000000000'::uuid, during FROM open
), part AS (
    SELECT 'involvement' AS layer, '' AS domain, true AS keeps
    UNION ALL SELECT 'shared', '', false
    UNION ALL SELECT 'case_team', '', false
    UNION ALL SELECT 'domain', d.code, false FROM teams_domain d
)
SELECT about.id, about.person, part.layer, part.domain, part.keeps, 'AVG, art. 15', about.id, about.during
FROM about CROSS JOIN part
WHERE part.layer <> 'domain' OR NOT EXISTS (
    SELECT 1 FROM involvement_involvement i
    WHERE i.household_id = h AND i.secret AND i.own_file_id = part.domain
      AND NOT (about.self AND (i.person_id = about.whose OR (i.person_id IS NULL AND i.all_members) OR EXISTS (
          SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = i.id AND a.about_id = about.whose))))
$$;

-- What each viewer may read of one household, from all of its sources: each source is a function of its own.
CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.wanted_of_work(h)
    UNION ALL SELECT * FROM access.wanted_of_own_file(h)
$$;

-- An opening is a viewer of its own for as long as it is open, of a role that nobody's hat can have.
CREATE FUNCTION access.seat_own_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'data_rights_fileopening' THEN
        INSERT INTO access_viewer (id, viewer_id, acts_as_id, role) VALUES (gen_random_uuid(), NEW.id, NEW.id, 'own_file');
    ELSE
        DELETE FROM access_viewer WHERE viewer_id = NEW.opening_id AND role = 'own_file';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER seat_own_file AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.seat_own_file();
CREATE TRIGGER seat_own_file AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.seat_own_file();
CREATE TRIGGER derive AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();

-- What the register said of the one person whose own file is being made: for that file's service only.
CREATE FUNCTION access.own_register() RETURNS TABLE (person_id uuid, says_sealed bytea, imported_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.person_id, b.says_sealed, b.imported_at
    FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    JOIN people_brprecord b ON b.person_id = r.person_id
    WHERE o.id = access.viewer() AND access.role() = 'own_file' AND o.until > access.clock()
$$;
REVOKE ALL ON FUNCTION access.wanted_of_own_file(uuid), access.seat_own_file(), access.own_register() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.own_register() TO samenhang_app;

