"""Whose open cases nobody can hold is worked out for the colleagues the viewer may hand on for, and for no others.

It asked of every open case whether the viewer may hand it on, before looking whether anything was wrong with it.
"""

from django.db import migrations

WITHOUT_DIRECTOR = """
CREATE OR REPLACE FUNCTION access.without_director() RETURNS TABLE (hat_id uuid, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS MATERIALIZED (
        SELECT access.countable(ARRAY(SELECT h.id FROM teams_hat h)) AS id WHERE access.role() IN ('manager', 'team_lead')
    ), away AS MATERIALIZED (
        SELECT mine.id FROM mine WHERE NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = mine.id AND v.acts_as_id = mine.id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
    ), unheld AS (
        SELECT d.hat_id, c.id FROM away JOIN cases_direction d ON d.hat_id = away.id
        JOIN cases_case c ON c.id = d.case_id AND c.closed_at IS NULL
        WHERE NOT EXISTS (SELECT 1 FROM cases_direction later
                          WHERE later.case_id = d.case_id AND later.starts_at > d.starts_at)
        UNION
        SELECT s.hat, s.case_id FROM access.shut_directions(ARRAY(SELECT mine.id FROM mine)) s
    )
    SELECT u.hat_id, count(*) FROM unheld u GROUP BY u.hat_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_to_start_with"), ("teams", "0005_countable_at_once")]
    operations = [
        migrations.RunSQL("ALTER FUNCTION access.shut_directions ROWS 1"),
        migrations.RunSQL(WITHOUT_DIRECTOR),
    ]
