"""Each source of grants is a function of its own, so that a new one is a line in ``access.wanted`` and no more."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("involvement", "0006_sight")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0007_sources.sql").read_text(), migrations.RunSQL.noop),
    ]
