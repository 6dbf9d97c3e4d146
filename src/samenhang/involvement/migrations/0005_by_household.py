"""What is told of one household is read from that household's grants, not from all of the viewer's.

The same answers. A viewer holds thousands of grants, a household some dozens: `array_position` holds the viewer against
the household's, where an index on the viewer would read all of the viewer's for the household as a whole.
"""

from django.db import migrations

UNSEEN = "CREATE INDEX involvement_in_secret ON involvement_involvement (household_id) WHERE secret"

HOLDS = """
CREATE FUNCTION access.holds(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT access.acts_as() AS ids)
    SELECT EXISTS (
        SELECT 1 FROM access_grant g CROSS JOIN me
        WHERE g.household_id = h AND g.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000')
          AND g.layer = 'involvement' AND g.during @> access.clock() AND array_position(me.ids, g.viewer_id) IS NOT NULL)
$$;
REVOKE ALL ON FUNCTION access.holds FROM PUBLIC;
"""

GUEST_KNOWN = """
CREATE OR REPLACE FUNCTION access.guest_known(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER COST 1000
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM (SELECT DISTINCT p.household_id, p.person_id FROM involvement_guestpart p
                       WHERE p.invitation_id = i OFFSET 0) p
        WHERE access.holds(p.household_id, p.person_id))
$$;
"""

SOURCE_KNOWN = """
CREATE OR REPLACE FUNCTION access.source_known(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER COST 1000
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM (SELECT i.* FROM involvement_involvement i WHERE i.id = s OFFSET 0) i
        WHERE access.holds(i.household_id, i.person_id)
          AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id)))
      OR access.guest_known(s)
      OR EXISTS (
        SELECT 1 FROM (SELECT o.household_id, o.person_id FROM safety_breakglassopened o
                       WHERE o.break_glass_id = s OFFSET 0) o
        WHERE access.holds(o.household_id, o.person_id))
$$;
"""

OPENED = """
CREATE OR REPLACE FUNCTION access.opened(h uuid) RETURNS TABLE (source_id uuid, person_id uuid, layer text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 40 SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS MATERIALIZED (
        SELECT access.acts_as() AS ids, (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day
    ), standing AS MATERIALIZED (
        SELECT g.viewer_id, g.person_id, g.layer, g.basis, g.source_id FROM access_grant g
        WHERE g.household_id = h AND g.during @> access.clock()
    ), known AS MATERIALIZED (
        SELECT DISTINCT s.person_id FROM standing s CROSS JOIN me
        WHERE s.layer = 'involvement' AND array_position(me.ids, s.viewer_id) IS NOT NULL
    ), read AS MATERIALIZED (
        SELECT s.* FROM standing s WHERE s.layer IN ('shared', 'case_team') AND s.person_id IN (SELECT k.person_id FROM known k)
    ), worn AS MATERIALIZED (
        SELECT r.viewer_id FROM (SELECT DISTINCT x.viewer_id FROM read x) r CROSS JOIN me
        WHERE EXISTS (SELECT 1 FROM access_viewer v
                      WHERE v.acts_as_id = r.viewer_id AND daterange(v.from_day, v.until_day, '[)') @> me.day)
    ), told AS MATERIALIZED (
        SELECT s.source_id FROM (SELECT DISTINCT x.source_id FROM read x) s WHERE access.source_known(s.source_id))
    SELECT DISTINCT r.source_id, r.person_id, r.layer::text, r.basis::text FROM read r
    WHERE r.source_id IN (SELECT t.source_id FROM told t) AND r.viewer_id IN (SELECT w.viewer_id FROM worn w)
$$;
"""

SIGHT = """
CREATE OR REPLACE FUNCTION access.sight(h uuid) RETURNS TABLE (viewer_id uuid, person_id uuid, layer text, domain text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 60 SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS MATERIALIZED (
        SELECT access.acts_as() AS ids, (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day
    ), standing AS MATERIALIZED (
        SELECT g.viewer_id, g.person_id, g.layer, g.domain, g.writes, g.source_id FROM access_grant g
        WHERE g.household_id = h AND g.during @> access.clock()
    ), mine AS MATERIALIZED (
        SELECT s.person_id, s.writes FROM standing s CROSS JOIN me
        WHERE s.layer = 'involvement' AND array_position(me.ids, s.viewer_id) IS NOT NULL
    ), seen AS MATERIALIZED (
        SELECT s.* FROM standing s
        WHERE EXISTS (SELECT 1 FROM mine m WHERE m.writes AND m.person_id = '00000000-0000-0000-0000-000000000000')
          AND s.person_id IN (SELECT m.person_id FROM mine m)
    ), worn AS MATERIALIZED (
        SELECT r.viewer_id FROM (SELECT DISTINCT x.viewer_id FROM seen x) r CROSS JOIN me
        WHERE EXISTS (SELECT 1 FROM access_viewer v
                      WHERE v.acts_as_id = r.viewer_id AND daterange(v.from_day, v.until_day, '[)') @> me.day)
    ), told AS MATERIALIZED (
        SELECT s.source_id FROM (SELECT DISTINCT x.source_id FROM seen x) s WHERE access.source_known(s.source_id))
    SELECT DISTINCT s.viewer_id, s.person_id, s.layer::text, s.domain::text FROM seen s
    WHERE s.source_id IN (SELECT t.source_id FROM told t) AND s.viewer_id IN (SELECT w.viewer_id FROM worn w)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0004_to_start_with"), ("access", "0004_grants_by_row"), ("safety", "0001_tables")]
    operations = [migrations.RunSQL(one) for one in (UNSEEN, HOLDS, GUEST_KNOWN, SOURCE_KNOWN, OPENED, SIGHT)]
