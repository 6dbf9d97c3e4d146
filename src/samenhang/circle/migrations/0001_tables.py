"""The tables of circle."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("teams", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="OwnCircle",
                fields=[
                    identity(),
                    ("professional", refers("teams.professional")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("self", "dat ben ik zelf"),
                                ("family", "familie"),
                                ("friend", "goede vriend of vriendin"),
                                ("ex", "ex-partner"),
                                ("colleague", "een collega"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("family_name", models.CharField(max_length=200)),
                    ("birth_date", models.DateField(blank=True, null=True)),
                    ("bsn_index", models.BinaryField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("birth_date__isnull", False), ("bsn_index__isnull", False), _connector="OR"
                            ),
                            name="circle_owncircle_can_be_found",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="OwnCircleDoubt",
                fields=[
                    identity(),
                    ("own_circle", refers_once("circle.owncircle", "doubt")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="OwnCircleEnd",
                fields=[
                    identity(),
                    ("own_circle", refers_once("circle.owncircle", "end")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
