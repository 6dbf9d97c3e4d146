"""Who the viewer is, what a viewer acts as, and who else reads."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0001_tables")]
    operations = [migrations.RunSQL((Path(__file__).parent / "0002_functions.sql").read_text())]
