"""Nobody sits at a table about their own circle, whatever was asked of them: it is as if nobody had."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0002_protect_deliberations"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL(Path(__file__).with_suffix(".sql").read_text(), migrations.RunSQL.noop),
    ]
