"""Counts of deliberations under five are no number at all: one household or colleague might be known by them."""

from django.db import migrations

FUNCTION = """
-- As in 0003; and fewer than five is told as nothing.
CREATE OR REPLACE FUNCTION access.deliberation_years() RETURNS TABLE (year int, held bigint, by_line bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH counted AS (
        SELECT extract(year FROM c.at AT TIME ZONE 'Europe/Amsterdam')::int AS year, count(*) AS held,
               count(*) FILTER (WHERE (SELECT l.kind FROM deliberation_conclusion l
                                       WHERE l.deliberation_id = c.deliberation_id
                                       ORDER BY l.at DESC, l.id DESC LIMIT 1) = 'line') AS by_line
        FROM deliberation_closing c WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness' GROUP BY 1
    )
    SELECT c.year, NULLIF(c.held, LEAST(c.held, 4)), NULLIF(c.by_line, LEAST(c.by_line, 4))
    FROM counted c ORDER BY 1 DESC
$$
"""


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0003_own_circle")]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
