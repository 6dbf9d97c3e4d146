"""Documents are kept closed with a key of their own; the column is called as what is closed is called (0068)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0015_index_version")]
    operations = [migrations.RenameField("document", "content", "content_sealed")]
