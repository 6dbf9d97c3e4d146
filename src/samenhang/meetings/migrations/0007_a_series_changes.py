"""A series can change for what is to come: since when its rhythm counts anew, and until when it runs (F1)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_filled_in_later")]
    operations = [
        migrations.AddField("conferenceseries", "counts_from", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("conferenceseries", "until", models.DateField(blank=True, null=True)),
    ]
