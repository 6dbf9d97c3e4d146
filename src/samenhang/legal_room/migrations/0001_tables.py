"""The tables of legal room."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Jurist",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("hat", refers("teams.hat")),
                    ("field", models.CharField(blank=True, default="", max_length=120)),
                ],
            ),
            migrations.CreateModel(
                name="JuristEnd",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("jurist", refers_once("legal_room.jurist", "end")),
                ],
            ),
            migrations.CreateModel(
                name="LegalQuestion",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("question", models.TextField()),
                    ("background", models.TextField()),
                    ("law_domain", refers("teams.domain", blank=True, null=True)),
                    ("pointed_at", models.PositiveSmallIntegerField(default=0)),
                ],
                options={"indexes": [models.Index(fields=["by", "-at"], name="legal_room_asked_by")]},
            ),
            migrations.CreateModel(
                name="LegalAnswer",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("question", refers_once("legal_room.legalquestion", "answer")),
                    ("asked_as", models.CharField(max_length=300)),
                    (
                        "room",
                        models.CharField(
                            choices=[("may", "Dit mag"), ("if", "Dit mag, als"), ("not", "Dit mag niet")], max_length=4
                        ),
                    ),
                    ("words", models.TextField()),
                    ("law", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=120)),
                    ("recheck_on", models.DateField()),
                ],
                options={
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(
                            django.contrib.postgres.search.SearchVector(
                                "asked_as", "words", "law", "article", config="dutch"
                            ),
                            name="legal_room_answer_words",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="AnswerRead",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("answer", refers_once("legal_room.legalanswer", "read")),
                ],
            ),
            migrations.CreateModel(
                name="Doubt",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("answer", refers("legal_room.legalanswer", "doubts")),
                    ("why", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="DoubtJudgement",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("doubt", refers_once("legal_room.doubt", "judgement")),
                    ("outdated", models.BooleanField()),
                    ("words", models.TextField(blank=True, default="")),
                    ("recheck_on", models.DateField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name="AskedFor",
                fields=[
                    identity(),
                    *about_household(),
                    ("question", refers_once("legal_room.legalquestion")),
                    ("case", refers("cases.case")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="legal_room_asked_for")],
                    "constraints": [*about_constraints("legal_room_askedfor")],
                },
            ),
            migrations.CreateModel(
                name="Used",
                fields=[
                    identity(),
                    *about_household(),
                    ("answer", refers("legal_room.legalanswer")),
                    ("case", refers("cases.case")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("legal_room_used"),
                        models.UniqueConstraint(fields=("answer", "case"), name="legal_room_used_once"),
                    ]
                },
            ),
        )
    ]
