"""The tables of stops."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="StopKind",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=80)),
                    ("answer_days", models.PositiveSmallIntegerField(default=5)),
                    ("before_days", models.PositiveSmallIntegerField(default=2)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                    ("in_use", models.BooleanField(default=True)),
                ],
                options={"ordering": ["order"]},
            ),
            migrations.CreateModel(
                name="IntendedStop",
                fields=[
                    identity(),
                    ("from_hat", refers("teams.hat")),
                    ("from_team", refers("teams.team", blank=True, null=True)),
                    ("from_side", models.CharField(max_length=12)),
                    ("desk", refers("teams.team", blank=True, null=True)),
                    ("family_name", models.CharField(blank=True, default="", max_length=200)),
                    ("given_names", models.CharField(blank=True, default="", max_length=200)),
                    ("birth_date", models.DateField(blank=True, null=True)),
                    ("kind", refers("stops.stopkind")),
                    (
                        "happens",
                        models.CharField(choices=[("ends", "Het stopt"), ("cut", "Het wordt minder")], max_length=8),
                    ),
                    ("what", models.CharField(max_length=300)),
                    ("stops_on", models.DateField()),
                    ("since_on", models.DateField()),
                    ("ground", models.TextField()),
                    ("basis", models.CharField(max_length=200)),
                    ("already", models.BooleanField(default=False)),
                    ("answer_by", models.DateField()),
                    ("at", models.DateTimeField()),
                ],
                options={"indexes": [models.Index(fields=["from_hat", "-at"], name="stops_of_sender")]},
            ),
            migrations.CreateModel(
                name="StopMoved",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("stop", refers("stops.intendedstop", "moves")),
                    ("stops_on", models.DateField()),
                    ("why", models.CharField(max_length=500)),
                    ("answer_by", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="StopWithdrawal",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("stop", refers_once("stops.intendedstop", "withdrawal")),
                    ("why", models.CharField(max_length=500)),
                ],
            ),
            migrations.CreateModel(
                name="StopReply",
                fields=[
                    identity(),
                    ("stop", refers("stops.intendedstop", "replies")),
                    ("round", models.PositiveSmallIntegerField()),
                    (
                        "asks",
                        models.CharField(
                            choices=[
                                ("grace", "Uitstel tot een dag"),
                                ("other_way", "Een andere weg"),
                                ("eyes_open", "Geen bezwaar: stoppen met open ogen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("until", models.DateField(blank=True, null=True)),
                    ("words", models.TextField()),
                    (
                        "areas",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("children", "de kinderen"),
                                    ("care", "zorg en ondersteuning"),
                                    ("debts", "schulden en rondkomen"),
                                    ("housing", "wonen"),
                                    ("work", "werk en opleiding"),
                                    ("health", "gezondheid"),
                                    ("safety", "veiligheid"),
                                ],
                                max_length=12,
                            ),
                            blank=True,
                            default=list,
                        ),
                    ),
                    ("basis", models.CharField(max_length=200)),
                    ("signed", models.CharField(max_length=300)),
                    ("from_desk", models.BooleanField(default=False)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("asks", "grace"), ("until", None), _connector="XOR"),
                            name="stops_grace_asked_until_a_day",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("from_desk", True)),
                            fields=("stop", "round"),
                            name="stops_desk_replies_once",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="StopReplyMaker",
                fields=[
                    identity(),
                    ("reply", refers_once("stops.stopreply", "maker")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="StopShut",
                fields=[
                    identity(),
                    ("stop", refers("stops.intendedstop")),
                    ("professional", refers("teams.professional")),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("stop", "professional"), name="stops_shut_once")]
                },
            ),
            migrations.CreateModel(
                name="StopDecision",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("stop", refers("stops.intendedstop", "decisions")),
                    ("round", models.PositiveSmallIntegerField()),
                    (
                        "choice",
                        models.CharField(
                            choices=[
                                ("grace", "Uitstel tot een dag"),
                                ("other_way", "Een andere weg"),
                                ("stop", "Het gaat toch door, met open ogen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("until", models.DateField(blank=True, null=True)),
                    ("words", models.TextField()),
                    ("who", models.CharField(max_length=300)),
                    ("unanswered", models.BooleanField(default=False)),
                    ("answer_by", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("stop", "round"), name="stops_decided_once_a_round"),
                        models.CheckConstraint(
                            condition=models.Q(("choice", "grace"), ("until", None), _connector="XOR"),
                            name="stops_grace_until_a_day",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="StopOutcome",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("stop", refers_once("stops.intendedstop", "outcome")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("averted", "Het is niet gestopt"),
                                ("otherwise", "Er kwam iets anders voor in de plaats"),
                                ("stopped", "Het is gestopt"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("words", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="StopLaid",
                fields=[
                    identity(),
                    *about_household(),
                    ("stop", refers("stops.intendedstop", "laid")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["household", "-at"], name="stops_of_household")],
                    "constraints": [
                        *about_constraints("stops_stoplaid"),
                        models.UniqueConstraint(fields=("stop", "household"), name="stops_laid_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="StopAnswer",
                fields=[
                    identity(),
                    *about_household(),
                    ("laid", refers("stops.stoplaid", "answers")),
                    ("round", models.PositiveSmallIntegerField()),
                    ("reply", refers_once("stops.stopreply")),
                    (
                        "areas",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(
                                choices=[
                                    ("children", "de kinderen"),
                                    ("care", "zorg en ondersteuning"),
                                    ("debts", "schulden en rondkomen"),
                                    ("housing", "wonen"),
                                    ("work", "werk en opleiding"),
                                    ("health", "gezondheid"),
                                    ("safety", "veiligheid"),
                                ],
                                max_length=12,
                            ),
                            blank=True,
                            default=list,
                        ),
                    ),
                    ("effects", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("stops_stopanswer"),
                        models.UniqueConstraint(fields=("laid", "round"), name="stops_answered_once_a_round"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="StopTaken",
                fields=[
                    identity(),
                    *about_household(),
                    ("laid", refers("stops.stoplaid", "taken")),
                    ("decision", refers("stops.stopdecision")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("stops_stoptaken"),
                        models.UniqueConstraint(fields=("laid", "decision"), name="stops_taken_in_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="StopLater",
                fields=[
                    identity(),
                    *about_household(),
                    ("laid", refers("stops.stoplaid", "later")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("stops_stoplater")]},
            ),
            migrations.CreateModel(
                name="UnaskedStop",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "unasked_stops")),
                    ("kind", refers("stops.stopkind")),
                    ("what", models.CharField(max_length=300)),
                    ("stopped_on", models.DateField()),
                    ("who", models.CharField(max_length=300)),
                    ("effects", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="stops_unasked_of_case")],
                    "constraints": [*about_constraints("stops_unaskedstop")],
                },
            ),
        )
    ]
