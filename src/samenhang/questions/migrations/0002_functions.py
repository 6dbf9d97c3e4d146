"""The functions of questions: what the database itself does, and what looks further than a viewer may."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("questions", "0001_tables"), ("access", "0002_functions")]
    operations = [migrations.RunSQL((Path(__file__).parent / "0002_functions.sql").read_text())]
