"""Which organisation reads what now: told to whoever may know that it is involved, read from the grants themselves."""

from django.db import migrations

OPENED = """
-- By which involvement the plan and the team's records are read now, about whom and on which ground. Only of
-- involvements and members the viewer may know of. The screens that tell and ask show it: what they say is the wall.
CREATE FUNCTION access.opened(h uuid) RETURNS TABLE (source_id uuid, person_id uuid, layer text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH known AS (
        SELECT m.person_id FROM access_grant m
        WHERE m.viewer_id = ANY (access.acts_as()) AND m.household_id = h AND m.layer = 'involvement'
          AND m.during @> access.clock())
    SELECT DISTINCT g.source_id, g.person_id, g.layer::text, g.basis::text
    FROM access_grant g JOIN involvement_involvement i ON i.id = g.source_id
    WHERE g.household_id = h AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock()
      AND g.person_id IN (SELECT k.person_id FROM known k)
      AND COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000') IN (SELECT k.person_id FROM known k)
      AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.acts_as_id = g.viewer_id
                  AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
REVOKE ALL ON FUNCTION access.opened(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.opened(uuid) TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0002_grants_follow")]
    operations = [migrations.RunSQL(OPENED, "DROP FUNCTION access.opened(uuid)")]
