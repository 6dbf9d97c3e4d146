"""The tables of passing."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, of_layer, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Question",
                fields=[
                    identity(),
                    ("from_hat", refers("teams.hat")),
                    ("to_team", refers("teams.team")),
                    (
                        "to_side",
                        models.CharField(
                            choices=[("support", "hulp en ondersteuning"), ("lawfulness", "rechtmatigheid")],
                            max_length=12,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Reply",
                fields=[
                    identity(),
                    ("question", refers_once("passing.question", "reply")),
                    ("words", models.TextField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Envelope",
                fields=[
                    identity(),
                    ("from_hat", refers("teams.hat")),
                    (
                        "from_side",
                        models.CharField(
                            choices=[("support", "hulp en ondersteuning"), ("lawfulness", "rechtmatigheid")],
                            max_length=12,
                        ),
                    ),
                    ("to_team", refers("teams.team")),
                    (
                        "to_side",
                        models.CharField(
                            choices=[("support", "hulp en ondersteuning"), ("lawfulness", "rechtmatigheid")],
                            max_length=12,
                        ),
                    ),
                    ("question", refers("passing.question", "envelopes", blank=True, null=True)),
                    ("about", models.CharField(max_length=420)),
                    ("birth_date", models.DateField(blank=True, null=True)),
                    ("what", models.TextField()),
                    ("why", models.TextField()),
                    ("basis", models.CharField(max_length=200)),
                    (
                        "told",
                        models.CharField(
                            choices=[
                                ("knows", "De inwoner weet het"),
                                ("will", "De inwoner hoort het nog"),
                                ("not", "De inwoner hoort het nu niet"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("told_on", models.DateField(blank=True, null=True)),
                    ("not_told_why", models.CharField(blank=True, default="", max_length=500)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("told", "not"), _negated=True),
                                models.Q(("not_told_why", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="passing_not_told_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("told", "not"), ("told_on__isnull", False), _connector="OR"),
                            name="passing_told_says_when",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Withdrawal",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("envelope", refers_once("passing.envelope", "withdrawal")),
                ],
            ),
            migrations.CreateModel(
                name="Opening",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("envelope", refers_once("passing.envelope", "opening")),
                ],
            ),
            migrations.CreateModel(
                name="Promise",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("envelope", refers_once("passing.envelope", "promise")),
                    ("words", models.TextField()),
                    ("by_day", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="Outcome",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("envelope", refers_once("passing.envelope", "outcome")),
                    ("words", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="Return",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("envelope", refers_once("passing.envelope", "returned")),
                    ("why", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="PassedFrom",
                fields=[
                    identity(),
                    *about_household(),
                    ("envelope", refers_once("passing.envelope")),
                    ("to_team", refers("teams.team")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["household", "-at"], name="passing_from_household")],
                    "constraints": [*about_constraints("passing_passedfrom")],
                },
            ),
            migrations.CreateModel(
                name="BenefitStatus",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
                    (
                        "benefit",
                        models.CharField(
                            choices=[
                                ("assistance", "bijstand"),
                                ("special", "bijzondere bijstand"),
                                ("older", "IOAW of IOAZ"),
                                ("entrepreneur", "bijstand voor zelfstandigen"),
                                ("supplement", "individuele toeslag"),
                            ],
                            max_length=16,
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("asked", "aangevraagd"),
                                ("runs", "loopt"),
                                ("paused", "staat stil"),
                                ("stopped", "gestopt"),
                                ("refused", "niet toegekend"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("since", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["person", "benefit", "-at"], name="passing_benefit_last")],
                    "constraints": [*about_constraints("passing_benefitstatus")],
                },
            ),
        )
    ]
