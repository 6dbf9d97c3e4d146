"""Searching by address, and showing one, where addresses are records of their own."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0001_find_people"), ("people", "0005_addresses_of_their_own")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0002_addresses_apart.sql").read_text(), migrations.RunSQL.noop),
    ]
