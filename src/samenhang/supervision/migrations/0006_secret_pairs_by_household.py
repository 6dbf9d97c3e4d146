"""Which colleagues are a secret somewhere is read from the few involvements that are one, not from all of them.

The same answer: it begins at the secret ones (an index of their own) and holds the viewer against those households'
grants, where it read every involvement there is.
"""

from django.db import migrations

PAIRS = """
CREATE OR REPLACE FUNCTION access.secret_pairs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS MATERIALIZED (SELECT access.acts_as() AS ids),
    kept AS MATERIALIZED (
        SELECT i.household_id, COALESCE(i.hat_id, i.team_id) AS whose FROM involvement_involvement i WHERE i.secret
    ), near AS MATERIALIZED (
        SELECT kept.* FROM kept CROSS JOIN me
        WHERE EXISTS (SELECT 1 FROM access_grant g
                      WHERE g.household_id = kept.household_id AND array_position(me.ids, g.viewer_id) IS NOT NULL))
    SELECT COALESCE(array_agg(DISTINCT near.household_id::text || who.id::text), '{}')
    FROM near
    CROSS JOIN LATERAL (
        SELECT near.whose AS id UNION SELECT v.viewer_id FROM access_viewer v WHERE v.acts_as_id = near.whose) who
    WHERE NOT access.may_know(near.household_id, who.id)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("supervision", "0005_state_of_operation"), ("involvement", "0005_by_household")]
    operations = [migrations.RunSQL(PAIRS)]
