"""Searching never tells the register's address of who lives with a secret one, nor finds or recognises them by it (H7)."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0004_likely_the_same")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0005_with_whom_one_lives.sql").read_text(), migrations.RunSQL.noop),
    ]
