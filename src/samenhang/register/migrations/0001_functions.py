"""Finding people, filtered by the viewer before it is limited."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("circle", "0002_functions")]
    operations = [migrations.RunSQL((Path(__file__).parent / "0001_functions.sql").read_text())]
