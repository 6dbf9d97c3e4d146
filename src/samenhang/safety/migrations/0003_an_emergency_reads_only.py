"""Who looks in an emergency writes nothing down: the same trigger that keeps a guest from it keeps them from it (H2)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("safety", "0002_in_an_emergency"),
        ("involvement", "0010_guests_behind_the_wall"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0003_an_emergency_reads_only.sql").read_text(), migrations.RunSQL.noop
        ),
    ]
