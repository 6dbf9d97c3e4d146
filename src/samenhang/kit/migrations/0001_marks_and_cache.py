"""The marks the owner puts on a database, and the table behind Django's database cache."""

from django.db import migrations

FORWARDS = """
CREATE TABLE kit_mark (
    name text PRIMARY KEY CHECK (name <> ''),
    set_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE kit_mark IS 'What the owner says about this database, such as: it is a demo. The server only reads it.';
REVOKE ALL ON kit_mark FROM PUBLIC;

CREATE TABLE kit_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX kit_cache_expires ON kit_cache (expires);
REVOKE ALL ON kit_cache FROM PUBLIC;
"""

BACKWARDS = "DROP TABLE kit_mark; DROP TABLE kit_cache;"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
