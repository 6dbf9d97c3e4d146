"""When each job last began, succeeded and failed: by it is seen that one no longer runs."""

from django.db import migrations

TABLE = """
CREATE TABLE kit_job (
    name text PRIMARY KEY CHECK (name <> ''),
    began_at timestamptz NOT NULL,
    succeeded_at timestamptz,
    seconds double precision,
    failed_at timestamptz
);
COMMENT ON TABLE kit_job IS 'When each job by the clock last began, succeeded and failed.';
REVOKE ALL ON kit_job FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_tables")]
    operations = [migrations.RunSQL(TABLE, "DROP TABLE kit_job")]
