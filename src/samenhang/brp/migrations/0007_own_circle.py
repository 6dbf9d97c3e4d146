"""Nobody finds their own circle, nor learns whether it is on record (H2)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("brp", "0006_two_homes"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0007_own_circle.sql").read_text(), migrations.RunSQL.noop),
    ]
