"""The functions of data rights: what the database itself does, and what looks further than a viewer may."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0001_tables"),
        ("audit", "0001_tables"),
        ("cases", "0001_tables"),
        ("circle", "0002_functions"),
        ("safety", "0001_tables"),
        ("staff", "0001_tables"),
    ]
    operations = [migrations.RunSQL((Path(__file__).parent / "0002_functions.sql").read_text())]
