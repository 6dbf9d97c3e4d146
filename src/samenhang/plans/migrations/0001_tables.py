"""The tables of plans."""

import django.contrib.postgres.fields
import django.db.models.constraints
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Plan",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers_once("cases.case", "plan")),
                    ("matters", models.TextField(blank=True, default="")),
                    ("matters_version", models.PositiveIntegerField(default=0)),
                    ("matters_by_id", models.UUIDField(null=True)),
                    ("matters_at", models.DateTimeField(null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("begun_by_id", models.UUIDField()),
                    ("begun_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_plan"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)), name="plans_plan_is_shared"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Goal",
                fields=[
                    identity(),
                    *about_household(),
                    ("plan", refers("plans.plan", "goals")),
                    ("words", models.CharField(max_length=300)),
                    ("seen_by", models.CharField(blank=True, default="", max_length=500)),
                    (
                        "whose_ids",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    ("whose", models.CharField(blank=True, default="", max_length=1000)),
                    ("life_domain", refers("cases.lifedomain", blank=True, null=True)),
                    (
                        "when",
                        models.CharField(choices=[("now", "nu"), ("later", "later")], default="now", max_length=5),
                    ),
                    ("order", models.PositiveIntegerField()),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("changed_by_id", models.UUIDField()),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_goal"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)), name="plans_goal_is_shared"
                        ),
                        models.UniqueConstraint(
                            deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                            fields=("plan", "order"),
                            name="plans_goal_own_place",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="GoalEnd",
                fields=[
                    identity(),
                    *about_household(),
                    ("goal", refers_once("plans.goal", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[("reached", "bereikt"), ("good_enough", "goed genoeg"), ("stopped", "gestopt")],
                            max_length=12,
                        ),
                    ),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_goalend"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)), name="plans_goalend_is_shared"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Action",
                fields=[
                    identity(),
                    *about_household(),
                    ("plan", refers("plans.plan", "actions")),
                    ("goal", refers("plans.goal", "actions", blank=True, null=True)),
                    ("what", models.CharField(max_length=300)),
                    (
                        "doer",
                        models.CharField(
                            choices=[
                                ("resident", "iemand uit het huishouden"),
                                ("network", "iemand uit het netwerk"),
                                ("professional", "een professional"),
                                ("organisation", "een organisatie"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("doer_name", models.CharField(max_length=200)),
                    ("resident", refers("people.person", blank=True, null=True)),
                    ("hat", refers("teams.hat", blank=True, null=True)),
                    ("starts_on", models.DateField(blank=True, null=True)),
                    ("due_on", models.DateField(blank=True, null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_by_id", models.UUIDField()),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_action"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)), name="plans_action_is_shared"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts_on", None),
                                ("due_on", None),
                                ("due_on__gte", models.F("starts_on")),
                                _connector="OR",
                            ),
                            name="plans_action_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("doer", "resident"), ("hat", None), ("resident__isnull", False)),
                                models.Q(("doer", "professional"), ("hat__isnull", False), ("resident", None)),
                                models.Q(("doer__in", ["network", "organisation"]), ("hat", None), ("resident", None)),
                                _connector="OR",
                            ),
                            name="plans_action_one_doer",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="ActionOutcome",
                fields=[
                    identity(),
                    *about_household(),
                    ("action", refers("plans.action", "outcomes")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("done", "gedaan"),
                                ("not_done", "niet gelukt"),
                                ("dropped", "vervallen"),
                                ("open", "weer open"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("word", models.CharField(blank=True, default="", max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_actionoutcome"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)),
                            name="plans_actionoutcome_is_shared",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="PlanVersion",
                fields=[
                    identity(),
                    *about_household(),
                    ("plan", refers("plans.plan", "versions")),
                    ("number", models.PositiveIntegerField()),
                    ("content", models.TextField()),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("of_version", models.PositiveIntegerField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_planversion"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)),
                            name="plans_planversion_is_shared",
                        ),
                        models.UniqueConstraint(fields=("plan", "number"), name="plans_version_number_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Signature",
                fields=[
                    identity(),
                    *about_household(),
                    ("version", refers("plans.planversion", "signatures")),
                    ("resident", refers("people.person", blank=True, null=True)),
                    ("hat", refers("teams.hat", blank=True, null=True)),
                    ("representative", refers("people.representative", blank=True, null=True)),
                    ("ground", models.CharField(blank=True, max_length=500)),
                    ("name", models.CharField(max_length=200)),
                    ("role", models.CharField(max_length=200)),
                    (
                        "how",
                        models.CharField(
                            choices=[("screen", "samen op het scherm"), ("paper", "op papier")], max_length=8
                        ),
                    ),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("plans_signature"),
                        models.CheckConstraint(
                            condition=models.Q(("layer", "shared"), ("person", None)), name="plans_signature_is_shared"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("resident__isnull", True), ("hat__isnull", True), _connector="XOR"),
                            name="plans_signature_of_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("representative", None), ("resident__isnull", False), _connector="OR"),
                            name="plans_signature_for_a_resident",
                        ),
                        models.UniqueConstraint(
                            fields=("version", "resident", "hat", "representative"),
                            name="plans_signature_once",
                            nulls_distinct=False,
                        ),
                    ]
                },
            ),
        )
    ]
