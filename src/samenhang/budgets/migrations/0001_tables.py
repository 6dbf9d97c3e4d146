"""The tables of budgets."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("decisions", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Pot",
                fields=[
                    identity(),
                    ("name", models.CharField(max_length=80)),
                    ("year", models.PositiveSmallIntegerField()),
                    (
                        "domains",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=24), blank=True, default=list
                        ),
                    ),
                    ("amount", models.DecimalField(decimal_places=2, max_digits=11)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("amount__gte", 0)), name="budgets_pot_not_below_nothing"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="PotMandate",
                fields=[
                    identity(),
                    ("pot", refers("budgets.pot", "mandates")),
                    ("rung", models.SlugField(max_length=30)),
                    ("up_to", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="PotChange",
                fields=[
                    identity(),
                    ("pot", refers("budgets.pot", "changes")),
                    ("amount", models.DecimalField(decimal_places=2, max_digits=11)),
                    ("why", models.CharField(max_length=300)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="PotClosing",
                fields=[
                    identity(),
                    ("pot", refers_once("budgets.pot", "closing")),
                    ("why", models.CharField(max_length=300)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Commitment",
                fields=[
                    identity(),
                    ("pot", refers("budgets.pot", "commitments")),
                    ("amount", models.DecimalField(decimal_places=2, max_digits=9)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("money", "creatieve inzet van geld"),
                                ("provision", "voorziening of maatwerk"),
                                ("income", "uitkering of inkomen"),
                                ("debt", "schulden"),
                                ("housing", "wonen"),
                                ("other", "iets anders"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("rung_name", models.CharField(max_length=60)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("amount__gt", 0)), name="budgets_commitment_is_something"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="CommittedFor",
                fields=[
                    identity(),
                    *about_household(),
                    ("commitment", refers_once("budgets.commitment", "committed_for")),
                    ("decision", refers("decisions.decision")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("budgets_committedfor")]},
            ),
            migrations.CreateModel(
                name="Settlement",
                fields=[
                    identity(),
                    ("commitment", refers_once("budgets.commitment", "settlement")),
                    ("spent", models.DecimalField(decimal_places=2, max_digits=9)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("spent__gte", 0)), name="budgets_spent_not_below_nothing"
                        )
                    ]
                },
            ),
        )
    ]
