"""Concerns that were passed on, for the own file; and what nobody's record hangs on any more, which ends by itself."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0004_every_source")]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0005_concerns_and_what_lapsed.sql").read_text(), migrations.RunSQL.noop
        ),
    ]
