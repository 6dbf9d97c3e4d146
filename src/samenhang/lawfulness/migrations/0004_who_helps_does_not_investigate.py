"""A seat at a lawfulness file falls away while who sits there helps the same person under another hat (H4)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("lawfulness", "0003_a_benefit_may_be_known"),
        ("teams", "0005_independent_supervisor"),
        ("data_rights", "0004_every_source"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0004_who_helps_does_not_investigate.sql").read_text(), migrations.RunSQL.noop
        ),
        # seats that stood there before this rule
        migrations.RunSQL(
            "SELECT access.derive(id) FROM lawfulness_lawfulnessfile",
            migrations.RunSQL.noop,
        ),
    ]
