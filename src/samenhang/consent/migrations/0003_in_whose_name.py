"""By whom something was answered, where that was somebody who acts in the person's name."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0002_protect_consent"),
        ("people", "0010_protect_standing_beside"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="ground",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="consent",
            name="representative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.representative",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="signed_by",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="helpagreement",
            name="ground",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="helpagreement",
            name="representative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.representative",
            ),
        ),
        migrations.AddField(
            model_name="helpagreement",
            name="signed_by",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
