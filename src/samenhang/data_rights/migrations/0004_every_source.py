"""Grants from every source there is, less the own circle; made here because every source's module lies below."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0003_retention"),
        ("involvement", "0010_guests_behind_the_wall"),
        ("circle", "0002_shut"),
        ("safety", "0002_in_an_emergency"),
        ("lawfulness", "0003_a_benefit_may_be_known"),
        ("passing", "0004_protect_benefits"),
    ]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0004_every_source.sql").read_text(), migrations.RunSQL.noop),
    ]
