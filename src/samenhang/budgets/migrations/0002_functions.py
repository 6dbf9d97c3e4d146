"""The functions of budgets: what the database itself does, and what looks further than a viewer may."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_tables")]
    operations = [migrations.RunSQL((Path(__file__).parent / "0002_functions.sql").read_text())]
