"""As whom a viewer acts is asked by every policy: the viewer and the day are worked out once, not for every row."""

from django.db import migrations

ACTS_AS = """
-- The viewer itself and the desks it sits at, while the hat is worn: an ended hat acts as nobody. Who asks and which day
-- it is stand in sub-queries, so that the other viewers' rows cost no more than a glance.
CREATE OR REPLACE FUNCTION access.acts_as() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(array_agg(acts_as_id), '{}')
    FROM access_viewer
    WHERE viewer_id = (SELECT access.viewer())
      AND daterange(from_day, until_day, '[)') @> (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
"""
ROLE = """
CREATE OR REPLACE FUNCTION access.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT role FROM access_viewer
    WHERE viewer_id = (SELECT access.viewer()) AND acts_as_id = viewer_id
      AND daterange(from_day, until_day, '[)') @> (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_grants_by_row")]
    operations = [
        migrations.RunSQL(ACTS_AS, migrations.RunSQL.noop),
        migrations.RunSQL(ROLE, migrations.RunSQL.noop),
    ]
