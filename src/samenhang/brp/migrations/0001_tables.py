"""What the register said, what it was asked and answered, and what was proposed."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once

MORE = """
CREATE INDEX people_brprecord_where ON people_brprecord (postcode, number);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="BrpRecord",
                fields=[
                    ("person", refers_once("people.person", "brp", primary_key=True, serialize=False)),
                    ("street", models.CharField(blank=True, max_length=120)),
                    ("number", models.CharField(blank=True, max_length=12)),
                    ("addition", models.CharField(blank=True, max_length=12)),
                    ("postcode", models.CharField(blank=True, max_length=6)),
                    ("city", models.CharField(blank=True, max_length=80)),
                    ("country", models.CharField(blank=True, max_length=60)),
                    ("object_id", models.CharField(blank=True, max_length=16)),
                    ("letters_only", models.BooleanField(default=False)),
                    ("since", models.DateField(null=True)),
                    ("since_known", models.CharField(blank=True, max_length=8)),
                    ("dwelling", models.CharField(blank=True, max_length=160)),
                    ("suspended", models.CharField(blank=True, max_length=1)),
                    ("suspended_on", models.DateField(null=True)),
                    ("curatele", models.BooleanField(default=False)),
                    ("over_minor", models.CharField(blank=True, max_length=2)),
                    ("authority_since", models.DateField(null=True)),
                    ("says_sealed", models.BinaryField(null=True)),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("imported_at", models.DateTimeField()),
                ],
                options={
                    "db_table": "people_brprecord",
                    "indexes": [
                        models.Index(
                            condition=models.Q(("dwelling", ""), _negated=True),
                            fields=["dwelling"],
                            name="people_brprecord_dwelling",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BrpPastAddress",
                fields=[
                    identity(),
                    ("person", refers("people.person")),
                    ("order", models.PositiveSmallIntegerField()),
                    ("street", models.CharField(blank=True, max_length=120)),
                    ("number", models.CharField(blank=True, max_length=12)),
                    ("addition", models.CharField(blank=True, max_length=12)),
                    ("postcode", models.CharField(blank=True, max_length=6)),
                    ("city", models.CharField(blank=True, max_length=80)),
                    ("country", models.CharField(blank=True, max_length=60)),
                    ("object_id", models.CharField(blank=True, max_length=16)),
                    ("letters_only", models.BooleanField(default=False)),
                    ("since", models.DateField(null=True)),
                    ("since_known", models.CharField(blank=True, max_length=8)),
                ],
            ),
            migrations.CreateModel(
                name="BrpRelative",
                fields=[
                    identity(),
                    ("person", refers("people.person")),
                    ("kin", models.CharField(max_length=8)),
                    ("number", models.PositiveSmallIntegerField(default=0)),
                    ("bsn_index", models.BinaryField(null=True)),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("prefix", models.CharField(blank=True, max_length=20)),
                    ("family_name", models.CharField(blank=True, max_length=200)),
                    ("birth_date", models.DateField(null=True)),
                    ("birth_date_known", models.CharField(blank=True, max_length=8)),
                    ("bond", models.CharField(blank=True, max_length=1)),
                    ("since", models.DateField(null=True)),
                    ("until", models.DateField(null=True)),
                    ("ended", models.BooleanField(default=False)),
                ],
                options={"indexes": [models.Index(fields=["bsn_index"], name="brp_relative_is")]},
            ),
            migrations.CreateModel(
                name="BrpDoubt",
                fields=[
                    identity(),
                    ("list_number", models.PositiveIntegerField()),
                    ("line", models.PositiveIntegerField()),
                    (
                        "reason",
                        models.CharField(
                            choices=[
                                ("no_bsn", "geen BSN"),
                                ("not_a_bsn", "BSN voldoet niet aan de elfproef"),
                                ("several_lists", "zelfde BSN in een eerdere lijst"),
                                ("made_by_mistake", "lijst is foutief aangelegd"),
                                ("other_person", "BSN hoort hier bij iemand met een andere naam en geboortedatum"),
                                ("former_bsn", "vroeger BSN voldoet niet aan de elfproef"),
                                ("death_unreadable", "overlijdensdatum onleesbaar"),
                                ("authority_unreadable", "gezag over een minderjarige onleesbaar"),
                            ],
                            max_length=40,
                        ),
                    ),
                    ("bsn_index", models.BinaryField(null=True)),
                    ("fields_sealed", models.BinaryField()),
                    ("fingerprint", models.CharField(max_length=64, unique=True)),
                    ("imported_at", models.DateTimeField()),
                ],
                options={"db_table": "people_brpdoubt"},
            ),
            migrations.CreateModel(
                name="BrpJudgement",
                fields=[
                    identity(),
                    ("doubt", refers_once("brp.brpdoubt", "judgement")),
                    (
                        "choice",
                        models.CharField(
                            choices=[
                                ("new_person", "Dit is een nieuwe persoon, zonder BSN"),
                                ("this_person", "Dit is iemand die wij al kennen"),
                                ("leave_out", "Niet overnemen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("person", refers("people.person", null=True)),
                    ("why", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="BrpNecessity",
                fields=[
                    identity(),
                    ("purpose", models.CharField(max_length=300)),
                    ("basis", models.CharField(max_length=200)),
                    ("decided_by", models.CharField(max_length=200)),
                    ("decided_on", models.DateField()),
                    ("keep_until", models.DateField()),
                    ("lists", models.PositiveIntegerField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="BrpDeclined",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    ("person", refers("people.person")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("household", "person"), name="brp_declined_once")]
                },
            ),
            migrations.CreateModel(
                name="Purpose",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                    ("what", models.CharField(max_length=200)),
                    ("law", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=60)),
                    ("parts", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12))),
                    ("source", models.CharField(max_length=200)),
                    ("in_use", models.BooleanField(default=True)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                ],
                options={"ordering": ["order"]},
            ),
            migrations.CreateModel(
                name="Question",
                fields=[
                    identity(),
                    *about_household(),
                    ("purpose", refers("brp.purpose")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("brp_question")]},
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    identity(),
                    *about_household(),
                    ("question", refers_once("brp.question", "answer")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("found", "antwoord"),
                                ("none", "onbekend in de BRP"),
                                ("trouble", "geen antwoord"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=300)),
                    ("content_sealed", models.BinaryField(null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("brp_answer")]},
            ),
        ),
        migrations.RunSQL(MORE),
    ]
