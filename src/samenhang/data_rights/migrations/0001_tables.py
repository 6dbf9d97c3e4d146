"""The tables of data rights."""

from django.db import migrations, models

from samenhang.access.tables import LAYERS, Tables, about_constraints, identity, of_layer, refers, refers_once

MORE = """
CREATE SEQUENCE data_rights_number;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="RightsRequest",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
                    ("number", models.CharField(max_length=20, unique=True)),
                    (
                        "right",
                        models.CharField(
                            choices=[
                                ("own_file", "inzage in alles wat over iemand is bewaard"),
                                ("correction", "iets laten verbeteren"),
                                ("objection", "bezwaar tegen het gebruik van gegevens"),
                                ("restriction", "gegevens een tijd niet laten gebruiken"),
                                ("erasure", "gegevens laten wissen"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "asked_by",
                        models.CharField(
                            choices=[
                                ("self", "de inwoner zelf"),
                                ("parent", "een ouder met gezag"),
                                ("representative", "een vertegenwoordiger"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("parent", refers("people.person", blank=True, null=True)),
                    ("representative", refers("people.representative", blank=True, null=True)),
                    ("child_agrees", models.BooleanField(default=False)),
                    (
                        "identity",
                        models.CharField(
                            choices=[
                                ("document", "paspoort, identiteitskaart of rijbewijs gezien"),
                                ("known", "wij kennen de persoon, die hier zelf staat"),
                                ("questions", "gebeld op het bekende nummer en vragen gesteld"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("about_layer", models.CharField(choices=LAYERS, default="involvement", max_length=12)),
                    ("about_domain", models.CharField(blank=True, default="", max_length=24)),
                    ("which", models.CharField(blank=True, max_length=300)),
                    ("words", models.TextField(blank=True)),
                    ("wanted", models.TextField(blank=True)),
                    ("received_on", models.DateField()),
                    ("due_on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["household", "-received_on"], name="data_rights_request_of")],
                    "constraints": [
                        *about_constraints("data_rights_rightsrequest"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("asked_by", "self"), ("parent", None), ("representative", None)),
                                models.Q(("asked_by", "parent"), ("parent__isnull", False), ("representative", None)),
                                models.Q(
                                    ("asked_by", "representative"), ("parent", None), ("representative__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="data_rights_asked_by_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("right", "own_file"), models.Q(("words", ""), _negated=True), _connector="OR"
                            ),
                            name="data_rights_says_what",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("due_on__gt", models.F("received_on"))),
                            name="data_rights_due_after_received",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RightsExtension",
                fields=[
                    identity(),
                    ("request", refers_once("data_rights.rightsrequest", "extension")),
                    ("due_on", models.DateField()),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="RightsAnswer",
                fields=[
                    identity(),
                    ("request", refers_once("data_rights.rightsrequest", "answer")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("done", "gedaan wat gevraagd is"),
                                ("partly", "voor een deel gedaan"),
                                ("refused", "niet gedaan"),
                                ("withdrawn", "ingetrokken door de inwoner"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("reason", models.TextField(blank=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("outcome__in", ["done", "withdrawn"]),
                                models.Q(("reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="data_rights_no_with_reason",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="FileOpening",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    ("request", refers("data_rights.rightsrequest", "openings")),
                    ("until", models.DateTimeField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("until__gt", models.F("at"))), name="data_rights_opening_ends"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="FileClosing",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    ("opening", refers_once("data_rights.fileopening", "closing")),
                    ("records", models.PositiveIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Delivery",
                fields=[
                    identity(),
                    ("opening", refers_once("data_rights.fileopening", "delivery")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("hand", "in de hand gegeven"),
                                ("mail", "beveiligd gemaild"),
                                ("letter", "aangetekend gestuurd"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("to_whom", models.CharField(max_length=200)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="RetentionRule",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                    ("what", models.CharField(max_length=200)),
                    ("law", models.CharField(max_length=200)),
                    ("layer", models.CharField(blank=True, choices=LAYERS, max_length=12)),
                    ("domain", refers("teams.domain", blank=True, null=True)),
                    ("length", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("unit", models.CharField(choices=[("days", "dagen"), ("years", "jaar")], max_length=8)),
                    ("starts", models.CharField(max_length=200)),
                    ("by_itself", models.BooleanField(default=False)),
                    ("source", models.CharField(max_length=200)),
                    ("confirmed", models.BooleanField(default=False)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                ],
                options={"ordering": ["order"]},
            ),
            migrations.CreateModel(
                name="RuleChange",
                fields=[
                    identity(),
                    ("rule", refers("data_rights.retentionrule", "changes")),
                    ("length", models.PositiveSmallIntegerField()),
                    ("unit", models.CharField(choices=[("days", "dagen"), ("years", "jaar")], max_length=8)),
                    ("reason", models.CharField(max_length=500)),
                    ("source", models.CharField(max_length=200)),
                    ("by_id", models.UUIDField()),
                    ("by_professional_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="RuleChangeAnswer",
                fields=[
                    identity(),
                    ("change", refers_once("data_rights.rulechange", "answer")),
                    ("agreed", models.BooleanField()),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="DestructionProposal",
                fields=[
                    identity(),
                    ("number", models.CharField(max_length=20, unique=True)),
                    ("household_id", models.UUIDField()),
                    ("layer", models.CharField(choices=LAYERS, max_length=12)),
                    ("domain", models.CharField(blank=True, default="", max_length=24)),
                    ("rule", refers("data_rights.retentionrule")),
                    ("length", models.PositiveSmallIntegerField()),
                    ("unit", models.CharField(choices=[("days", "dagen"), ("years", "jaar")], max_length=8)),
                    ("ended_on", models.DateField()),
                    ("due_on", models.DateField()),
                    ("counts", models.JSONField(default=dict)),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="DestructionDecision",
                fields=[
                    identity(),
                    ("proposal", refers_once("data_rights.destructionproposal", "decision")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[("destroy", "vernietigen"), ("keep", "langer bewaren")], max_length=8
                        ),
                    ),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("keep_until", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("keep_until", None), ("outcome", "destroy")),
                                models.Q(
                                    ("keep_until__isnull", False),
                                    ("outcome", "keep"),
                                    models.Q(("reason", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="data_rights_kept_with_reason",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="DestructionEnd",
                fields=[
                    identity(),
                    ("proposal", refers_once("data_rights.destructionproposal", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[("destroyed", "vernietigd"), ("lapsed", "vervallen: er wordt weer aan gewerkt")],
                            max_length=12,
                        ),
                    ),
                    ("counts", models.JSONField(default=dict)),
                    ("at", models.DateTimeField()),
                ],
            ),
        ),
        migrations.RunSQL(MORE),
    ]
