"""What comes to its end is looked for a portion of the households at a time (0045)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0006_between_areas")]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0007_ends_in_portions.sql").read_text(),
            "DROP FUNCTION access.may_have_ended(uuid, int), access.ends_of(uuid[], date)",
        )
    ]
