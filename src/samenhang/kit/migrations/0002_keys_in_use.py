"""At which version of a key the database's own values are, where a value cannot say so itself."""

from django.db import migrations

FORWARDS = """
CREATE TABLE kit_keyinuse (
    purpose text PRIMARY KEY CHECK (purpose <> ''),
    version int NOT NULL CHECK (version > 0)
);
COMMENT ON TABLE kit_keyinuse IS 'Which version of a key the keyed hashes here were made with. Changed by the owner, with them.';
REVOKE ALL ON kit_keyinuse FROM PUBLIC;
INSERT INTO kit_keyinuse VALUES ('blind_index', 1);
"""


class Migration(migrations.Migration):
    dependencies = [("kit", "0001_marks_and_cache")]
    operations = [migrations.RunSQL(FORWARDS, "DROP TABLE kit_keyinuse")]
