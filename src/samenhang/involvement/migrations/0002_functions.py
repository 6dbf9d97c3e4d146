"""The functions of involvement: what the database itself does, and what looks further than a viewer may."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0001_tables"),
        ("data_rights", "0002_functions"),
        ("layers", "0001_tables"),
        ("safety", "0002_functions"),
        ("teams", "0002_functions"),
    ]
    operations = [migrations.RunSQL((Path(__file__).parent / "0002_functions.sql").read_text())]
