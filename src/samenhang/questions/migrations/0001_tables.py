"""The tables of questions."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="QuestionRule",
                fields=[
                    ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ("closes_after_days", models.PositiveSmallIntegerField(default=14)),
                ],
                options={
                    "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="questions_one_rule")]
                },
            ),
            migrations.CreateModel(
                name="QuickQuestion",
                fields=[
                    identity(),
                    ("from_hat", refers("teams.hat")),
                    ("words", models.CharField(max_length=500)),
                    ("household", refers("people.household", blank=True, null=True)),
                    ("case", refers("cases.case", blank=True, null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("case", None), ("household", None)),
                                models.Q(("case__isnull", False), ("household__isnull", False)),
                                _connector="OR",
                            ),
                            name="questions_case_with_household",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Asking",
                fields=[
                    identity(),
                    ("question", refers("questions.quickquestion", "askings")),
                    ("from_hat", refers("teams.hat")),
                    ("to_hat", refers("teams.hat", blank=True, null=True)),
                    ("to_team", refers("teams.team", blank=True, null=True)),
                    ("why", models.CharField(blank=True, default="", max_length=200)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("to_hat__isnull", True), ("to_team__isnull", True), _connector="XOR"),
                            name="questions_hat_or_team",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Taking",
                fields=[
                    identity(),
                    ("asking", refers_once("questions.asking", "taking")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Turn",
                fields=[
                    identity(),
                    ("question", refers("questions.quickquestion", "turns")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("answer", "antwoord"),
                                ("follow_up", "vervolgvraag"),
                                ("again", "antwoord op de vervolgvraag"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("words", models.CharField(max_length=1000)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("question", "kind"), name="questions_turn_once")]
                },
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    identity(),
                    ("question", refers_once("questions.quickquestion", "closing")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Known",
                fields=[
                    identity(),
                    ("organisation", refers("teams.organisation")),
                    ("team", refers("teams.team", blank=True, null=True)),
                    ("question", models.CharField(max_length=500)),
                    ("answer", models.CharField(max_length=1000)),
                    ("kept_on", models.DateField()),
                ],
                options={"ordering": ["-kept_on", "-id"]},
            ),
        )
    ]
