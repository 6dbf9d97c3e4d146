"""Who visits a home is told that there is a warning they may not read: that, and not what nor about whom (F10)."""

from django.db import migrations

WARNED_BESIDE = """CREATE FUNCTION access.warned_beside(homes uuid[]) RETURNS TABLE (
    household_id uuid, together boolean, until date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT w.household_id, bool_or(w.together), max(w.until)
    FROM safety_visitwarning w
    CROSS JOIN LATERAL (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date) today (day)
    WHERE w.household_id = ANY (homes)
      AND w.starts_on <= today.day AND w.until >= today.day
      AND NOT EXISTS (SELECT 1 FROM safety_visitwarningend e WHERE e.warning_id = w.id)
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = w.household_id
                    AND g.layer = 'involvement' AND g.during @> access.clock())
      AND NOT EXISTS (SELECT 1 FROM access_grant g
                      WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = w.household_id
                        AND g.person_id = COALESCE(w.person_id, '00000000-0000-0000-0000-000000000000')
                        AND g.layer = w.layer AND g.domain = w.domain
                        AND g.during @> access.clock())
    GROUP BY w.household_id
$$"""


class Migration(migrations.Migration):
    dependencies = [("safety", "0003_counted_per_person")]
    operations = [
        migrations.RunSQL(WARNED_BESIDE, "DROP FUNCTION access.warned_beside(uuid[])"),
        migrations.RunSQL("REVOKE ALL ON FUNCTION access.warned_beside(uuid[]) FROM PUBLIC", migrations.RunSQL.noop),
        migrations.RunSQL(
            "GRANT EXECUTE ON FUNCTION access.warned_beside(uuid[]) TO samenhang_app", migrations.RunSQL.noop
        ),
    ]
