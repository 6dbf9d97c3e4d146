"""The tables of escalation."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables"), ("involvement", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="LadderRule",
                fields=[
                    ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ("answer_days", models.PositiveSmallIntegerField(default=5)),
                ],
                options={
                    "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="escalation_one_rule")]
                },
            ),
            migrations.CreateModel(
                name="Consultation",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "consultations")),
                    ("hat", refers("teams.hat")),
                    ("invitation", refers_once("involvement.guestinvitation")),
                    ("stuck", models.TextField()),
                    (
                        "tried",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=120), blank=True, default=list
                        ),
                    ),
                    ("tried_note", models.CharField(blank=True, default="", max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="escalation_consult_of_case")],
                    "constraints": [*about_constraints("escalation_consultation")],
                },
            ),
            migrations.CreateModel(
                name="ConsultationAsked",
                fields=[
                    identity(),
                    ("invitation", refers_once("involvement.guestinvitation", "asked_along")),
                    ("hat", refers("teams.hat")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Advice",
                fields=[
                    identity(),
                    *about_household(),
                    ("consultation", refers_once("escalation.consultation", "advice")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_advice")]},
            ),
            migrations.CreateModel(
                name="AdviceUse",
                fields=[
                    identity(),
                    *about_household(),
                    ("consultation", refers_once("escalation.consultation", "use")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_adviceuse")]},
            ),
            migrations.CreateModel(
                name="SteppingIn",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "steppings_in")),
                    ("hat", refers("teams.hat")),
                    ("involvement", refers("involvement.involvement")),
                    ("mandate", models.TextField()),
                    ("why", models.CharField(max_length=500)),
                    ("agreed_with", models.CharField(max_length=300)),
                    ("resident_told_on", models.DateField(blank=True, null=True)),
                    ("not_told_why", models.CharField(blank=True, default="", max_length=500)),
                    ("last_day", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("escalation_steppingin"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("resident_told_on__isnull", False),
                                models.Q(("not_told_why", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="escalation_told_or_why_not",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Extension",
                fields=[
                    identity(),
                    *about_household(),
                    ("stepping", refers("escalation.steppingin", "extensions")),
                    ("involvement", refers("involvement.involvement")),
                    ("last_day", models.DateField()),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_extension")]},
            ),
            migrations.CreateModel(
                name="SteppingOut",
                fields=[
                    identity(),
                    *about_household(),
                    ("stepping", refers_once("escalation.steppingin", "out")),
                    ("came_of_it", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_steppingout")]},
            ),
            migrations.CreateModel(
                name="Effect",
                fields=[
                    identity(),
                    ("to_hat", refers("teams.hat")),
                    ("from_hat", refers("teams.hat")),
                    ("months", models.PositiveSmallIntegerField()),
                    ("stepped_in_on", models.DateField()),
                    ("words", models.CharField(max_length=1000)),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="EffectOf",
                fields=[
                    identity(),
                    *about_household(),
                    ("stepping", refers("escalation.steppingin", "effects")),
                    ("months", models.PositiveSmallIntegerField()),
                    ("effect", refers_once("escalation.effect")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("escalation_effectof"),
                        models.UniqueConstraint(fields=("stepping", "months"), name="escalation_effect_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="EffectSeen",
                fields=[
                    identity(),
                    ("effect", refers_once("escalation.effect", "seen")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="RedButton",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "red_buttons")),
                    ("one", refers("teams.organisation")),
                    ("other", refers("teams.organisation")),
                    ("question", models.TextField()),
                    ("needs", models.TextField()),
                    ("if_nothing", models.TextField()),
                    ("decide_by", models.DateField()),
                    ("no_deliberation", models.CharField(blank=True, default="", max_length=500)),
                    ("skipped_why", models.CharField(blank=True, default="", max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="escalation_button_of_case")],
                    "constraints": [
                        *about_constraints("escalation_redbutton"),
                        models.CheckConstraint(
                            condition=models.Q(("one", models.F("other")), _negated=True),
                            name="escalation_two_organisations",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ButtonSide",
                fields=[
                    identity(),
                    *about_household(),
                    ("button", refers("escalation.redbutton", "sides")),
                    ("organisation", refers("teams.organisation")),
                    ("wants", models.TextField()),
                    ("why", models.TextField()),
                    ("in_stead", models.BooleanField(default=False)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_buttonside")]},
            ),
            migrations.CreateModel(
                name="ButtonEnvelope",
                fields=[
                    identity(),
                    ("one", refers("teams.organisation")),
                    ("other", refers("teams.organisation")),
                    ("question", models.TextField()),
                    ("one_wants", models.TextField()),
                    ("one_why", models.TextField()),
                    ("other_wants", models.TextField()),
                    ("other_why", models.TextField()),
                    ("needs", models.TextField()),
                    ("if_nothing", models.TextField()),
                    ("decide_by", models.DateField()),
                    ("answer_by", models.DateField()),
                    ("from_hat", refers("teams.hat")),
                    ("watcher", refers("teams.hat", blank=True, null=True)),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="ButtonSent",
                fields=[
                    identity(),
                    *about_household(),
                    ("button", refers_once("escalation.redbutton", "sent")),
                    ("envelope", refers_once("escalation.buttonenvelope")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_buttonsent")]},
            ),
            migrations.CreateModel(
                name="ManagerAsked",
                fields=[
                    identity(),
                    ("envelope", refers("escalation.buttonenvelope", "asked")),
                    ("organisation", refers("teams.organisation")),
                    ("hat", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("envelope", "hat"), name="escalation_manager_each_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="JointAnswer",
                fields=[
                    identity(),
                    ("envelope", refers("escalation.buttonenvelope", "answers")),
                    ("version", models.PositiveSmallIntegerField()),
                    ("words", models.TextField()),
                    ("organisation", refers("teams.organisation")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("envelope", "version"), name="escalation_answer_version_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="Confirmation",
                fields=[
                    identity(),
                    ("answer", refers("escalation.jointanswer", "confirmations")),
                    ("organisation", refers("teams.organisation")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("answer", "organisation"), name="escalation_confirmed_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="NotAgreed",
                fields=[
                    identity(),
                    ("envelope", refers("escalation.buttonenvelope", "not_agreed")),
                    ("organisation", refers("teams.organisation")),
                    ("words", models.TextField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="EnvelopeEnd",
                fields=[
                    identity(),
                    ("envelope", refers_once("escalation.buttonenvelope", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("agreed", "samen beantwoord"),
                                ("line", "in de lijn beslist"),
                                ("withdrawn", "teruggenomen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="ToTheLine",
                fields=[
                    identity(),
                    *about_household(),
                    ("button", refers_once("escalation.redbutton", "line")),
                    ("to_whom", models.CharField(max_length=200)),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_totheline")]},
            ),
            migrations.CreateModel(
                name="ButtonOutcome",
                fields=[
                    identity(),
                    *about_household(),
                    ("button", refers_once("escalation.redbutton", "outcome")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("agreed", "samen beantwoord"),
                                ("line", "in de lijn beslist"),
                                ("withdrawn", "teruggenomen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("escalation_buttonoutcome")]},
            ),
        )
    ]
