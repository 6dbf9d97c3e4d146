"""Whose work the viewer may count is decided for all colleagues at once, by the same rule as for one.

`access.countable` says of each hat what `access.may_hand_on` says without an heir.
"""

from django.db import migrations

COUNTABLE = """
CREATE OR REPLACE FUNCTION access.countable(hats uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS MATERIALIZED (
        SELECT h.professional_id, h.team_id, access.role() = 'team_lead' AS leads FROM teams_hat h WHERE h.id = access.viewer()
    ), managed AS MATERIALIZED (
        SELECT o.id FROM teams_organisation o WHERE access.manages(o.id))
    SELECT asked.id FROM unnest(hats) asked (id) JOIN teams_hat l ON l.id = asked.id CROSS JOIN me
    WHERE l.professional_id <> me.professional_id
      AND (l.organisation_id IN (SELECT managed.id FROM managed) OR (me.leads AND me.team_id = l.team_id))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0004_to_start_with")]
    operations = [migrations.RunSQL(COUNTABLE)]
