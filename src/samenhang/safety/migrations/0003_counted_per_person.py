"""How often somebody looks in an emergency on one day is counted for the person, under whatever hat (H2)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_in_an_emergency"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0003_counted_per_person.sql").read_text(), migrations.RunSQL.noop)
    ]
