"""The marks the owner puts on a database, the table behind Django's database cache, and the version of keys in use."""

from django.db import migrations

TABLES = """
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

-- At which version of a key the database's own values are, where a value cannot say so itself.
CREATE TABLE kit_keyinuse (
    purpose text PRIMARY KEY CHECK (purpose <> ''),
    version int NOT NULL CHECK (version > 0)
);
COMMENT ON TABLE kit_keyinuse IS 'Which version of a key the keyed hashes here were made with. Changed by the owner, with them.';
REVOKE ALL ON kit_keyinuse FROM PUBLIC;
INSERT INTO kit_keyinuse VALUES ('blind_index', 1);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(TABLES)]
