"""What is not sealed yet is counted for the supervisors without what the investigation's side did."""

from django.db import migrations

TAIL = """
CREATE OR REPLACE FUNCTION access.log_tail() RETURNS TABLE (lines bigint, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*), min(l.at) FROM audit_line l
    WHERE (SELECT access.municipal_role()) IN ('fg', 'privacy_officer') AND l.role <> 'lawfulness'
      AND access.log_open(l.id, l.at)
      AND l.xid > COALESCE((SELECT max(s.until_xid) FROM audit_seal s WHERE s.era = l.era), -1)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("supervision", "0003_the_municipality_s_own")]
    operations = [migrations.RunSQL(TAIL, migrations.RunSQL.noop)]
