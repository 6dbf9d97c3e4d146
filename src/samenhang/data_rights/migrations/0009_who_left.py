"""Somebody's own file also holds what was kept in a household they left: their own, and what stood there until then."""

from django.db import migrations

FORMER = """CREATE FUNCTION access.former_homes(request uuid, day date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT m.household_id FROM data_rights_rightsrequest r
    JOIN people_membership m ON m.person_id = r.person_id AND m.household_id <> r.household_id
    JOIN people_household home ON home.id = m.household_id AND NOT home.protected
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE r.id = request AND r.asked_by = 'self'
    GROUP BY m.household_id
    HAVING bool_and(ended."on" IS NOT NULL AND ended."on" <= day)
$$"""
WANTED = """CREATE OR REPLACE FUNCTION access.wanted_of_own_file(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH made AS (
    SELECT o.id, o.household_id, o.request_id, r.person_id AS whose, r.asked_by = 'self' AS self,
           tstzrange(o.at, o.until) AS during, (o.at AT TIME ZONE 'Europe/Amsterdam')::date AS day
    FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    WHERE (o.household_id = h OR r.person_id IN (SELECT m.person_id FROM people_membership m WHERE m.household_id = h))
      AND NOT EXISTS (SELECT 1 FROM data_rights_fileclosing c WHERE c.opening_id = o.id)
), open AS (
    SELECT id, whose, self, during, true AS here FROM made
    WHERE household_id = h
      AND EXISTS (SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
                  WHERE m.household_id = h AND m.person_id = made.whose
                    AND (ended."on" IS NULL OR ended."on" > made.day))
    UNION ALL
    SELECT id, whose, self, during, false FROM made
    WHERE household_id <> h AND h IN (SELECT access.former_homes(made.request_id, made.day))
), about AS (
    SELECT id, whose, self, here, whose AS person, during FROM open
    UNION ALL
    SELECT id, whose, self, here, '00000000-0000-0000-0000-000000000000'::uuid, during FROM open
), part AS (
    SELECT 'involvement' AS layer, '' AS domain, true AS keeps
    UNION ALL SELECT 'shared', '', false
    UNION ALL SELECT 'case_team', '', false
    UNION ALL SELECT 'domain', d.code, false FROM teams_domain d
)
SELECT about.id, about.person, part.layer, part.domain, part.keeps AND about.here, 'AVG, art. 15', about.id, about.during
FROM about CROSS JOIN part
WHERE part.layer <> 'domain' OR NOT EXISTS (
    SELECT 1 FROM involvement_involvement i
    WHERE i.household_id = h AND i.secret AND i.own_file_id = part.domain
      AND NOT (about.self AND (i.person_id = about.whose OR (i.person_id IS NULL AND i.all_members) OR EXISTS (
          SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = i.id AND a.about_id = about.whose))))
$$"""
DERIVE = """CREATE FUNCTION access.derive_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(home.id) FROM (
        SELECT f.id FROM data_rights_fileopening o
        CROSS JOIN LATERAL access.former_homes(o.request_id, (o.at AT TIME ZONE 'Europe/Amsterdam')::date) f (id)
        WHERE o.id = COALESCE((to_jsonb(NEW) ->> 'opening_id')::uuid, NEW.id)
        ORDER BY 1) home;
    RETURN NULL;
END $$"""
HOMES = """CREATE FUNCTION access.own_former_homes() RETURNS TABLE (household_id uuid, until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT m.household_id, max(ended."on") FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    CROSS JOIN LATERAL access.former_homes(r.id, (o.at AT TIME ZONE 'Europe/Amsterdam')::date) f (id)
    JOIN people_membership m ON m.household_id = f.id AND m.person_id = r.person_id
    JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE o.id = access.viewer() AND access.role() = 'own_file' AND o.until > access.clock()
    GROUP BY m.household_id ORDER BY 2 DESC, 1
$$"""


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0008_held_back")]
    operations = [
        migrations.RunSQL(FORMER, migrations.RunSQL.noop),
        migrations.RunSQL(WANTED, migrations.RunSQL.noop),
        migrations.RunSQL(DERIVE, migrations.RunSQL.noop),
        migrations.RunSQL(HOMES, migrations.RunSQL.noop),
        migrations.RunSQL(
            """CREATE TRIGGER derive_former AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.derive_former()""",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            """CREATE TRIGGER derive_former AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.derive_former()""",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "REVOKE ALL ON FUNCTION access.former_homes(uuid, date), access.derive_former(), access.own_former_homes()"
            " FROM PUBLIC",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "GRANT EXECUTE ON FUNCTION access.own_former_homes() TO samenhang_app", migrations.RunSQL.noop
        ),
    ]
