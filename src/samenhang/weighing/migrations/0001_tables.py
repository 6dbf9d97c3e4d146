"""The tables of weighing."""

import django.core.validators
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Law",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=120)),
                    ("made_for", models.TextField()),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                    ("in_use", models.BooleanField(default=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                ],
                options={"ordering": ["order", "code"]},
            ),
            migrations.CreateModel(
                name="LawText",
                fields=[
                    identity(),
                    ("law", refers("weighing.law", "texts")),
                    ("version", models.PositiveIntegerField()),
                    ("name", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=120)),
                    ("made_for", models.TextField()),
                    ("in_use", models.BooleanField()),
                    ("why", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField(null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("law", "version"), name="weighing_lawtext_once")]
                },
            ),
            migrations.CreateModel(
                name="ReversedTest",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "reversed_tests")),
                    ("question", models.CharField(max_length=300)),
                    ("decided_on", models.DateField(blank=True, null=True)),
                    ("builds_on", refers("weighing.reversedtest", "followed_by", blank=True, null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("begun_by_id", models.UUIDField()),
                    ("begun_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-begun_at"], name="weighing_test_of_case")],
                    "constraints": [*about_constraints("weighing_reversedtest")],
                },
            ),
            migrations.CreateModel(
                name="ValueTriangle",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "value_triangles")),
                    ("test", refers_once("weighing.reversedtest", "value_triangle", blank=True, null=True)),
                    ("question", models.CharField(max_length=300)),
                    ("begun_by_id", models.UUIDField()),
                    ("begun_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-begun_at"], name="weighing_triangle_of_case")],
                    "constraints": [*about_constraints("weighing_valuetriangle")],
                },
            ),
            migrations.CreateModel(
                name="TriangleEnd",
                fields=[
                    identity(),
                    *about_household(),
                    ("triangle", refers_once("weighing.valuetriangle", "end")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("weighing_triangleend")]},
            ),
            migrations.CreateModel(
                name="TestPart",
                fields=[
                    identity(),
                    *about_household(),
                    ("test", refers("weighing.reversedtest", "parts")),
                    ("kind", models.CharField(max_length=16)),
                    ("ref", models.CharField(blank=True, default="", max_length=60)),
                    ("content", models.JSONField(default=dict)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_testpart"),
                        models.UniqueConstraint(fields=("test", "kind", "ref"), name="weighing_testpart_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="TestPresence",
                fields=[
                    identity(),
                    *about_household(),
                    ("test", refers("weighing.reversedtest", "presences")),
                    ("part", models.CharField(blank=True, default="", max_length=80)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_testpresence"),
                        models.UniqueConstraint(fields=("test", "by_id"), name="weighing_presence_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="TestOption",
                fields=[
                    identity(),
                    *about_household(),
                    ("test", refers("weighing.reversedtest", "options")),
                    ("title", models.CharField(max_length=200)),
                    ("nothing", models.BooleanField(default=False)),
                    ("order", models.PositiveIntegerField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
                    ("dropped_by_id", models.UUIDField(null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_testoption"),
                        models.UniqueConstraint(
                            condition=models.Q(("nothing", True)), fields=("test",), name="weighing_option_nothing_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("nothing", False), ("dropped_at", None), _connector="OR"),
                            name="weighing_option_nothing_stays",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="TriangleOption",
                fields=[
                    identity(),
                    *about_household(),
                    ("triangle", refers("weighing.valuetriangle", "options")),
                    ("of_test", refers("weighing.testoption", "weighed_options", blank=True, null=True)),
                    ("title", models.CharField(max_length=200)),
                    ("nothing", models.BooleanField(default=False)),
                    ("order", models.PositiveIntegerField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_triangleoption"),
                        models.UniqueConstraint(
                            condition=models.Q(("nothing", True)),
                            fields=("triangle",),
                            name="weighing_triangle_nothing_once",
                        ),
                        models.UniqueConstraint(fields=("triangle", "of_test"), name="weighing_triangle_option_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Position",
                fields=[
                    identity(),
                    *about_household(),
                    ("option", refers("weighing.triangleoption", "positions")),
                    ("triangle", refers("weighing.valuetriangle", "positions")),
                    (
                        "engagement",
                        models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(10)]),
                    ),
                    (
                        "returns",
                        models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(10)]),
                    ),
                    (
                        "legitimacy",
                        models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(10)]),
                    ),
                    ("words", models.TextField(blank=True, default="")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_position"),
                        models.CheckConstraint(
                            condition=models.Q(("engagement__lte", 10), ("legitimacy__lte", 10), ("returns__lte", 10)),
                            name="weighing_position_to_ten",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Cost",
                fields=[
                    identity(),
                    *about_household(),
                    ("option", refers("weighing.testoption", "costs")),
                    (
                        "payer",
                        models.CharField(
                            choices=[
                                ("resident", "de inwoner of het huishouden"),
                                ("municipality", "de gemeente"),
                                ("insurer", "de zorgverzekeraar"),
                                ("care_office", "het zorgkantoor"),
                                ("housing", "de woningcorporatie"),
                                ("state", "het Rijk"),
                                ("other", "een ander"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("who", models.CharField(blank=True, default="", max_length=120)),
                    ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                    (
                        "period",
                        models.CharField(
                            choices=[("once", "eenmalig"), ("month", "per maand"), ("year", "per jaar")], max_length=5
                        ),
                    ),
                    (
                        "basis",
                        models.CharField(
                            choices=[("source", "uit een bron"), ("estimate", "geschat"), ("fictitious", "fictief")],
                            max_length=10,
                        ),
                    ),
                    ("source", models.CharField(blank=True, default="", max_length=200)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
                    ("dropped_by_id", models.UUIDField(null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_cost"),
                        models.CheckConstraint(
                            condition=models.Q(("amount__gte", 0)), name="weighing_cost_not_negative"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("basis", "source"), _negated=True),
                                models.Q(("source", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="weighing_cost_names_its_source",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="TestEnd",
                fields=[
                    identity(),
                    *about_household(),
                    ("test", refers_once("weighing.reversedtest", "end")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[("do", "doen"), ("conditions", "doen onder voorwaarden"), ("not", "niet doen")],
                            max_length=10,
                        ),
                    ),
                    ("option", refers("weighing.testoption", blank=True, null=True)),
                    ("conditions", models.TextField(blank=True, default="")),
                    ("because", models.TextField()),
                    ("decider", models.CharField(max_length=200)),
                    ("review_on", models.DateField()),
                    (
                        "used",
                        models.CharField(
                            choices=[
                                ("before", "gebruikt vóór het besluit"),
                                ("during", "het besluit viel voordat de toets klaar was"),
                                ("after", "gebruikt na het besluit"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("gaps", models.JSONField(default=list)),
                    ("gaps_reason", models.CharField(blank=True, default="", max_length=500)),
                    ("content", models.TextField()),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("weighing_testend"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "conditions"), _negated=True),
                                models.Q(("conditions", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="weighing_testend_says_conditions",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("gaps", []), models.Q(("gaps_reason", ""), _negated=True), _connector="OR"
                            ),
                            name="weighing_testend_gaps_with_reason",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="TestReview",
                fields=[
                    identity(),
                    *about_household(),
                    ("test", refers("weighing.reversedtest", "reviews")),
                    ("brought", models.TextField()),
                    ("learnt", models.TextField(blank=True, default="")),
                    ("again_on", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("weighing_testreview")]},
            ),
        )
    ]
