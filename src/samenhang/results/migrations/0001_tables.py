"""The tables of results."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Breakthrough",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "breakthroughs")),
                    ("on", models.DateField()),
                    (
                        "said_by",
                        models.CharField(
                            choices=[
                                ("resident", "De inwoner"),
                                ("network", "Iemand uit het netwerk"),
                                ("colleague", "Een collega"),
                                ("together", "Wij samen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("turned", models.TextField()),
                    (
                        "size",
                        models.CharField(
                            choices=[
                                ("small", "Een klein stapje"),
                                ("step", "Een stap"),
                                ("large", "Een grote stap"),
                                ("none", "Samen vastgesteld: nu lukt het niet"),
                            ],
                            max_length=8,
                        ),
                    ),
                    (
                        "made_possible",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("listened", "Wij vroegen wat de inwoner zelf wilde, en deden dat eerst"),
                                    ("order", "Wij deden dingen in een andere volgorde"),
                                    ("together", "Wij zaten samen om één tafel"),
                                    ("one_face", "Er kwam één gezicht in plaats van veel"),
                                    ("time", "Er kwam rust of uitstel"),
                                    ("rule", "Wij weken af van een regel, met rugdekking"),
                                    ("money", "Er kwam geld op het goede moment"),
                                    ("network", "Familie, vrienden of buren hielpen mee"),
                                    ("trust", "Iemand bleef komen, ook toen het niet liep"),
                                    ("by_themselves", "De inwoner deed het zelf"),
                                ],
                                max_length=16,
                            ),
                            blank=True,
                            default=list,
                        ),
                    ),
                    ("made_words", models.TextField(blank=True, default="")),
                    (
                        "life_domains",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.SlugField(max_length=24), blank=True, default=list
                        ),
                    ),
                    ("who", models.CharField(blank=True, default="", max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-on"], name="results_of_case")],
                    "constraints": [*about_constraints("results_breakthrough")],
                },
            ),
            migrations.CreateModel(
                name="LookBack",
                fields=[
                    identity(),
                    *about_household(),
                    ("breakthrough", refers("results.breakthrough", "looked_back")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("stands", "Het staat nog"),
                                ("grew", "Het werd meer"),
                                ("partly", "Een deel staat nog"),
                                ("fell_back", "Het viel terug"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("results_lookback")]},
            ),
        )
    ]
