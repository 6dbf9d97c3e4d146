"""Hats that follow a provider's groups; and a hat may end on the day it began: then it was worn for a part of it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teams", "0003_suspended")]
    operations = [
        migrations.CreateModel(
            name="ProvidedHat",
            fields=[
                (
                    "hat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="provided",
                        serialize=False,
                        to="teams.hat",
                    ),
                ),
                ("provider", models.CharField(max_length=200)),
            ],
        ),
        migrations.RemoveConstraint(model_name="hat", name="teams_hat_ends_after_start"),
        migrations.AddConstraint(
            model_name="hat",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_day", None), ("until_day__gte", models.F("from_day")), _connector="OR"),
                name="teams_hat_ends_not_before_start",
            ),
        ),
    ]
