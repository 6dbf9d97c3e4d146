"""The tables of intake."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once

MORE = """
CREATE SEQUENCE intake_number;
CREATE INDEX intake_pickup_by ON intake_pickup (by_id);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Request",
                fields=[
                    identity(),
                    *about_household(),
                    ("number", models.CharField(max_length=20, unique=True)),
                    ("desk", refers("teams.team")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("help_request", "hulpvraag"), ("concern", "zorg zonder hulpvraag")], max_length=12
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("phone", "telefoon"),
                                ("desk", "balie"),
                                ("partner", "partner"),
                                ("professional", "professional"),
                                ("letter", "brief of e-mail"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "danger",
                        models.CharField(
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "niet duidelijk")], max_length=8
                        ),
                    ),
                    (
                        "children",
                        models.CharField(
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "niet duidelijk")], max_length=8
                        ),
                    ),
                    ("done", models.TextField(blank=True)),
                    ("by_self", models.BooleanField()),
                    ("caller_name", models.CharField(blank=True, max_length=200)),
                    ("caller_relation", models.CharField(blank=True, max_length=200)),
                    ("caller_organisation", models.CharField(blank=True, max_length=200)),
                    ("caller_phone", models.CharField(blank=True, max_length=200)),
                    ("words", models.TextField()),
                    (
                        "urgency",
                        models.CharField(
                            choices=[("today", "vandaag"), ("week", "deze week"), ("normal", "gewoon")], max_length=8
                        ),
                    ),
                    ("urgency_why", models.CharField(blank=True, max_length=200)),
                    ("received_at", models.DateTimeField()),
                    ("received_by_id", models.UUIDField()),
                ],
                options={
                    "indexes": [models.Index(fields=["desk", "-received_at"], name="intake_request_of_desk")],
                    "constraints": [
                        *about_constraints("intake_request"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("danger", "yes"), _negated=True),
                                models.Q(("done", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="intake_request_danger_says_what_was_done",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("urgency", "normal"), models.Q(("urgency_why", ""), _negated=True), _connector="OR"
                            ),
                            name="intake_request_urgency_with_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Concern",
                fields=[
                    identity(),
                    *about_household(),
                    ("request", refers_once("intake.request", "concern")),
                    ("justification", models.TextField()),
                    ("proportionality", models.TextField()),
                ],
                options={"constraints": [*about_constraints("intake_concern")]},
            ),
            migrations.CreateModel(
                name="ConcernTelling",
                fields=[
                    identity(),
                    *about_household(),
                    ("concern", refers("intake.concern", "tellings")),
                    ("told_on", models.DateField(blank=True, null=True)),
                    ("why_not", models.TextField(blank=True)),
                    ("review_on", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("intake_concerntelling"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("review_on", None), ("told_on__isnull", False), ("why_not", "")),
                                models.Q(
                                    ("review_on__isnull", False),
                                    ("told_on", None),
                                    models.Q(("why_not", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="intake_concern_told_or_reviewed",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="PickUp",
                fields=[
                    identity(),
                    *about_household(),
                    ("request", refers("intake.request", "pick_ups")),
                    ("turn", models.PositiveIntegerField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("intake_pickup"),
                        models.UniqueConstraint(fields=("request", "turn"), name="intake_one_pick_up_a_turn"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="PutBack",
                fields=[
                    identity(),
                    *about_household(),
                    ("pick_up", refers_once("intake.pickup", "put_back")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("intake_putback")]},
            ),
            migrations.CreateModel(
                name="Triage",
                fields=[
                    identity(),
                    *about_household(),
                    ("request", refers("intake.request", "triages")),
                    ("round", models.PositiveIntegerField()),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("answered", "beantwoord"),
                                ("referred", "doorverwezen"),
                                ("case", "casus"),
                                ("withdrawn", "ingetrokken"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "life_domains",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=24), blank=True, default=list
                        ),
                    ),
                    ("behind", models.TextField(blank=True)),
                    ("reason", models.TextField()),
                    ("answer", models.TextField(blank=True)),
                    ("case", refers("cases.case", blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("intake_triage"),
                        models.UniqueConstraint(fields=("request", "round"), name="intake_one_triage_a_round"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "answered"), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="intake_triage_answered_says_what",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("case__isnull", False), ("outcome", "case")),
                                models.Q(models.Q(("outcome", "case"), _negated=True), ("case", None)),
                                _connector="OR",
                            ),
                            name="intake_triage_case_where_case",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Reopening",
                fields=[
                    identity(),
                    *about_household(),
                    ("triage", refers_once("intake.triage", "reopening")),
                    ("why", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("intake_reopening")]},
            ),
            migrations.CreateModel(
                name="Referral",
                fields=[
                    identity(),
                    *about_household(),
                    ("triage", refers_once("intake.triage", "referral")),
                    ("number", models.CharField(max_length=20)),
                    ("to_desk", refers("teams.team")),
                    ("to_domain", refers("teams.domain")),
                    ("question", models.TextField()),
                    ("learnt", models.TextField()),
                    (
                        "danger",
                        models.CharField(
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "niet duidelijk")], max_length=8
                        ),
                    ),
                    (
                        "children",
                        models.CharField(
                            choices=[("yes", "ja"), ("no", "nee"), ("unknown", "niet duidelijk")], max_length=8
                        ),
                    ),
                    ("done", models.TextField(blank=True)),
                    (
                        "urgency",
                        models.CharField(
                            choices=[("today", "vandaag"), ("week", "deze week"), ("normal", "gewoon")], max_length=8
                        ),
                    ),
                    ("call_whom", models.CharField(blank=True, max_length=200)),
                    ("call_phone", models.CharField(blank=True, max_length=200)),
                    ("resident_knows", models.BooleanField()),
                    (
                        "handover",
                        models.CharField(
                            choices=[
                                ("phone", "gebeld met de collega"),
                                ("together", "samen met de inwoner gesproken"),
                                ("in_person", "langsgelopen bij de collega"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["to_desk", "-at"], name="intake_referral_to_desk")],
                    "constraints": [*about_constraints("intake_referral")],
                },
            ),
            migrations.CreateModel(
                name="ReferralRecall",
                fields=[
                    identity(),
                    *about_household(),
                    ("referral", refers_once("intake.referral", "recall")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("intake_referralrecall")]},
            ),
            migrations.CreateModel(
                name="ReferralAnswer",
                fields=[
                    identity(),
                    *about_household(),
                    ("referral", refers_once("intake.referral", "answer")),
                    ("accepted", models.BooleanField()),
                    ("reason", models.TextField(blank=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("intake_referralanswer"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                            ),
                            name="intake_decline_with_reason",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="ReferralOutcome",
                fields=[
                    identity(),
                    *about_household(),
                    ("referral", refers_once("intake.referral", "outcome")),
                    ("text", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("intake_referraloutcome")]},
            ),
        ),
        migrations.RunSQL(MORE),
    ]
