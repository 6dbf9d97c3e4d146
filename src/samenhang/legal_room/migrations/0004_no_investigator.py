"""A jurist who comes to work for lawfulness as well answers no more: help asks them nothing, under no hat (H4)."""

from django.db import migrations

IS_JURIST = """
CREATE OR REPLACE FUNCTION access.is_jurist() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('access_officer', 'professional', 'partner', 'process_director', 'team_lead', 'policy_adviser')
       AND EXISTS (SELECT 1 FROM legal_room_jurist j LEFT JOIN legal_room_juristend e ON e.jurist_id = j.id
                   WHERE j.hat_id = access.viewer() AND e.id IS NULL)
       AND NOT EXISTS (
           SELECT 1 FROM teams_hat h WHERE h.professional_id = access.wearer() AND h.role = 'lawfulness'
             AND daterange(h.from_day, h.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("legal_room", "0003_wall"), ("circle", "0002_functions")]
    operations = [migrations.RunSQL(IS_JURIST)]
