"""Who reads what of a household now, for who keeps it up: asked before and after a change, so that it can be shown."""

from django.db import migrations

SIGHT = """
-- Who reads which part of a household now: a hat, or a desk. Told only to who keeps the household up, of members they
-- know, and not of a colleague who is another member's secret. That somebody keeps an own file is known to all involved.
CREATE FUNCTION access.sight(h uuid) RETURNS TABLE (viewer_id uuid, person_id uuid, layer text, domain text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id, g.writes FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement'
          AND g.during @> access.clock())
    SELECT DISTINCT g.viewer_id, g.person_id, g.layer::text, g.domain::text
    FROM access_grant g JOIN involvement_involvement i ON i.id = g.source_id
    WHERE g.household_id = h AND g.during @> access.clock()
      AND EXISTS (SELECT 1 FROM mine m WHERE m.writes AND m.person_id = '00000000-0000-0000-0000-000000000000')
      AND g.person_id IN (SELECT m.person_id FROM mine m)
      AND COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000') IN (SELECT m.person_id FROM mine m)
      AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id))
      AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.acts_as_id = g.viewer_id
                  AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
REVOKE ALL ON FUNCTION access.sight(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.sight(uuid) TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0005_handed_on")]
    operations = [migrations.RunSQL(SIGHT, "DROP FUNCTION access.sight(uuid)")]
