"""Finding people by how a name sounds, by phone, and among one's own as one types."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0002_addresses_apart"), ("people", "0006_names_by_sound")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0003_finding.sql").read_text(), migrations.RunSQL.noop),
    ]
