"""Counts of the mandate ladder under five are no number at all: one household or colleague might be known by them."""

from django.db import migrations

FUNCTION = """
-- As in 0002; and fewer than five is told as nothing.
CREATE OR REPLACE FUNCTION access.rungs_counted() RETURNS TABLE (
    year integer, rung text, name text, asked bigint, backed bigint, conditions bigint, refused bigint, up bigint,
    line bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH counted AS (
        SELECT extract(year FROM v.at AT TIME ZONE 'Europe/Amsterdam')::integer AS year, v.rung, max(v.rung_name) AS name,
               count(*) AS asked, count(*) FILTER (WHERE a.word = 'backs') AS backed,
               count(*) FILTER (WHERE a.word = 'conditions') AS conditions,
               count(*) FILTER (WHERE a.word = 'refuses') AS refused,
               count(*) FILTER (WHERE v.up_from_id IS NOT NULL) AS up, count(*) FILTER (WHERE v.line) AS line
        FROM decisions_envelope v LEFT JOIN decisions_answer a ON a.envelope_id = v.id
        WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness'
        GROUP BY 1, 2
    )
    SELECT c.year, c.rung, c.name, NULLIF(c.asked, LEAST(c.asked, 4)), NULLIF(c.backed, LEAST(c.backed, 4)),
           NULLIF(c.conditions, LEAST(c.conditions, 4)), NULLIF(c.refused, LEAST(c.refused, 4)),
           NULLIF(c.up, LEAST(c.up, 4)), NULLIF(c.line, LEAST(c.line, 4))
    FROM counted c
$$
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0004_between_areas")]
    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
