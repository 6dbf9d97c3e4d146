"""Grants by bases in full and by consents in full: for whom a basis is, versions of it, domains, terms that start later."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("involvement", "0007_sources"), ("consent", "0006_protect_bases_and_words")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0008_bases_in_full.sql").read_text(), migrations.RunSQL.noop),
    ]
