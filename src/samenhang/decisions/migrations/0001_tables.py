"""The tables of decisions."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="MandateProposal",
                fields=[
                    identity(),
                    ("code", models.CharField(max_length=60)),
                    ("what", models.CharField(choices=[("rung", "trede"), ("rule", "regel")], max_length=4)),
                    ("rung", models.SlugField(max_length=30)),
                    ("in_use", models.BooleanField(default=True)),
                    ("order", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("name", models.CharField(blank=True, default="", max_length=60)),
                    (
                        "kind",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("money", "creatieve inzet van geld"),
                                ("provision", "voorziening of maatwerk"),
                                ("income", "uitkering of inkomen"),
                                ("debt", "schulden"),
                                ("housing", "wonen"),
                                ("other", "iets anders"),
                            ],
                            default="",
                            max_length=10,
                        ),
                    ),
                    ("up_to", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                    ("outside", models.BooleanField(default=False)),
                    ("sensitive", models.BooleanField(default=False)),
                    ("second_pair", models.BooleanField(default=False)),
                    ("reason", models.CharField(max_length=1000)),
                    ("effective_on", models.DateField()),
                    ("by", refers("teams.hat", blank=True, null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["code", "-effective_on"], name="decisions_mandate_latest")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("order__isnull", False), ("what", "rung"), models.Q(("name", ""), _negated=True)
                                ),
                                models.Q(
                                    ("name", ""),
                                    ("order", None),
                                    ("what", "rule"),
                                    models.Q(("kind", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="decisions_mandate_rung_or_rule",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("up_to", None), ("up_to__gte", 0), _connector="OR"),
                            name="decisions_mandate_not_below_nothing",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MandateAnswer",
                fields=[
                    identity(),
                    ("proposal", refers_once("decisions.mandateproposal", "answer")),
                    (
                        "answer",
                        models.CharField(
                            choices=[
                                ("approved", "akkoord"),
                                ("refused", "niet akkoord"),
                                ("withdrawn", "teruggenomen"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("reason", models.CharField(blank=True, default="", max_length=1000)),
                    ("by", refers("teams.hat", blank=True, null=True)),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Seat",
                fields=[
                    identity(),
                    ("rung", models.SlugField(max_length=30)),
                    ("organisation", refers("teams.organisation")),
                    ("hat", refers("teams.hat")),
                    ("deputy", refers("teams.hat", blank=True, null=True)),
                    ("called", models.CharField(max_length=80)),
                    ("from_day", models.DateField()),
                    ("until_day", models.DateField(blank=True, null=True)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until_day", None), ("until_day__gte", models.F("from_day")), _connector="OR"
                            ),
                            name="decisions_seat_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("deputy", None), models.Q(("deputy", models.F("hat")), _negated=True), _connector="OR"
                            ),
                            name="decisions_seat_deputy_other",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="SeatEnd",
                fields=[
                    identity(),
                    ("seat", refers_once("decisions.seat", "end")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Decision",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "decisions")),
                    ("replaces", refers("decisions.decision", "followers", blank=True, null=True)),
                    ("origin_kind", models.SlugField(blank=True, default="", max_length=24)),
                    ("origin_id", models.UUIDField(blank=True, null=True)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="decisions_of_case")],
                    "constraints": [
                        *about_constraints("decisions_decision"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("origin_id", None), ("origin_kind", "")),
                                models.Q(models.Q(("origin_kind", ""), _negated=True), ("origin_id__isnull", False)),
                                _connector="OR",
                            ),
                            name="decisions_origin_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DecisionText",
                fields=[
                    identity(),
                    *about_household(),
                    ("decision", refers("decisions.decision", "texts")),
                    ("number", models.PositiveIntegerField()),
                    ("what", models.TextField()),
                    ("for_whom", models.CharField(max_length=200)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("money", "creatieve inzet van geld"),
                                ("provision", "voorziening of maatwerk"),
                                ("income", "uitkering of inkomen"),
                                ("debt", "schulden"),
                                ("housing", "wonen"),
                                ("other", "iets anders"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("outside", models.BooleanField()),
                    ("rule", models.CharField(blank=True, default="", max_length=300)),
                    ("why", models.TextField()),
                    ("alternatives", models.TextField()),
                    ("effects_short", models.TextField()),
                    ("effects_long", models.TextField()),
                    ("saved", models.TextField(blank=True, default="")),
                    ("conditions", models.TextField(blank=True, default="")),
                    ("sensitive", models.BooleanField()),
                    ("review_on", models.DateField()),
                    ("formal", models.BooleanField()),
                    ("announced_on", models.DateField(blank=True, null=True)),
                    ("objection_to", models.CharField(blank=True, default="", max_length=300)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("decisions_decisiontext"),
                        models.UniqueConstraint(fields=("decision", "number"), name="decisions_text_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("outside", False), models.Q(("rule", ""), _negated=True), _connector="OR"
                            ),
                            name="decisions_outside_says_which_rule",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("formal", False), models.Q(("objection_to", ""), _negated=True), _connector="OR"
                            ),
                            name="decisions_formal_says_objection",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Cost",
                fields=[
                    identity(),
                    *about_household(),
                    ("text", refers("decisions.decisiontext", "costs")),
                    ("order", models.PositiveSmallIntegerField()),
                    ("payer", models.CharField(max_length=120)),
                    ("amount", models.DecimalField(decimal_places=2, max_digits=9)),
                    (
                        "per",
                        models.CharField(
                            choices=[
                                ("once", "eenmalig"),
                                ("week", "per week"),
                                ("month", "per maand"),
                                ("year", "per jaar"),
                            ],
                            max_length=5,
                        ),
                    ),
                    ("times", models.PositiveSmallIntegerField(default=1)),
                ],
                options={
                    "ordering": ["order"],
                    "constraints": [
                        *about_constraints("decisions_cost"),
                        models.CheckConstraint(
                            condition=models.Q(("amount__gt", 0), ("times__gt", 0)), name="decisions_cost_is_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SecondPair",
                fields=[
                    identity(),
                    *about_household(),
                    ("text", refers("decisions.decisiontext", "second_pairs")),
                    ("agrees", models.BooleanField()),
                    ("remark", models.TextField(blank=True, default="")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("decisions_secondpair"),
                        models.UniqueConstraint(fields=("text", "by"), name="decisions_second_pair_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("agrees", True), models.Q(("remark", ""), _negated=True), _connector="OR"
                            ),
                            name="decisions_second_pair_says_why",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="DecisionEnd",
                fields=[
                    identity(),
                    *about_household(),
                    ("decision", refers_once("decisions.decision", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("stopped", "niet genomen"),
                                ("withdrawn", "ingetrokken"),
                                ("replaced", "vervangen"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("why", models.TextField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("decisions_decisionend")]},
            ),
            migrations.CreateModel(
                name="Review",
                fields=[
                    identity(),
                    *about_household(),
                    ("decision", refers("decisions.decision", "reviews")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("worked", "het heeft geholpen"),
                                ("partly", "het hielp voor een deel"),
                                ("not", "het hielp niet, en wij leerden ervan"),
                                ("early", "het is nog te vroeg om te zeggen"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("brought", models.TextField()),
                    ("again_on", models.DateField(blank=True, null=True)),
                    ("brought_id", models.UUIDField(blank=True, null=True)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("decisions_review")]},
            ),
            migrations.CreateModel(
                name="Brought",
                fields=[
                    identity(),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("money", "creatieve inzet van geld"),
                                ("provision", "voorziening of maatwerk"),
                                ("income", "uitkering of inkomen"),
                                ("debt", "schulden"),
                                ("housing", "wonen"),
                                ("other", "iets anders"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("worked", "het heeft geholpen"),
                                ("partly", "het hielp voor een deel"),
                                ("not", "het hielp niet, en wij leerden ervan"),
                                ("early", "het is nog te vroeg om te zeggen"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("rule", models.CharField(blank=True, default="", max_length=300)),
                    ("situation", models.TextField()),
                    ("did", models.TextField()),
                    ("brought", models.TextField()),
                    ("month", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="Envelope",
                fields=[
                    identity(),
                    ("from_hat", refers("teams.hat")),
                    ("seat", refers("decisions.seat")),
                    ("rung", models.SlugField(max_length=30)),
                    ("rung_name", models.CharField(max_length=60)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("money", "creatieve inzet van geld"),
                                ("provision", "voorziening of maatwerk"),
                                ("income", "uitkering of inkomen"),
                                ("debt", "schulden"),
                                ("housing", "wonen"),
                                ("other", "iets anders"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("what", models.TextField()),
                    ("rule", models.TextField()),
                    ("why", models.TextField()),
                    ("alternatives", models.TextField()),
                    ("effects", models.TextField()),
                    ("costs", models.TextField()),
                    ("conditions", models.TextField(blank=True, default="")),
                    ("weighed", models.TextField(blank=True, default="")),
                    ("answer_by", models.DateField()),
                    ("up_from", refers("decisions.envelope", blank=True, null=True)),
                    ("up_because", models.TextField(blank=True, default="")),
                    ("line", models.BooleanField(default=False)),
                    ("line_because", models.TextField(blank=True, default="")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("up_from", None), models.Q(("up_because", ""), _negated=True), _connector="OR"
                            ),
                            name="decisions_up_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("line", False), models.Q(("line_because", ""), _negated=True), _connector="OR"
                            ),
                            name="decisions_line_says_why",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="InForce",
                fields=[
                    identity(),
                    *about_household(),
                    ("decision", refers_once("decisions.decision", "in_force")),
                    ("text", refers("decisions.decisiontext")),
                    ("rung", models.SlugField(max_length=30)),
                    ("rung_name", models.CharField(max_length=60)),
                    ("explained", models.TextField()),
                    ("envelope", refers("decisions.envelope", blank=True, null=True)),
                    ("second_pair", refers("decisions.secondpair", blank=True, null=True)),
                    ("beside_why", models.CharField(blank=True, default="", max_length=500)),
                    ("starts_on", models.DateField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("decisions_inforce")]},
            ),
            migrations.CreateModel(
                name="AskedFor",
                fields=[
                    identity(),
                    *about_household(),
                    ("decision", refers("decisions.decision", "asks")),
                    ("text", refers("decisions.decisiontext")),
                    ("envelope", refers_once("decisions.envelope", "asked_for")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["decision", "-at"], name="decisions_asked_latest")],
                    "constraints": [*about_constraints("decisions_askedfor")],
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    identity(),
                    ("envelope", refers_once("decisions.envelope", "answer")),
                    (
                        "word",
                        models.CharField(
                            choices=[
                                ("backs", "ik sta hierachter"),
                                ("conditions", "ik sta hierachter, onder voorwaarde"),
                                ("refuses", "ik sta hier niet achter"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("condition", models.TextField(blank=True, default="")),
                    ("reason", models.TextField(blank=True, default="")),
                    ("instead", models.TextField(blank=True, default="")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("word", "refuses"), _negated=True),
                                models.Q(
                                    models.Q(("reason", ""), _negated=True), models.Q(("instead", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="decisions_refusal_says_what_instead",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("word", "conditions"), _negated=True),
                                models.Q(("condition", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="decisions_condition_is_said",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Lapse",
                fields=[
                    identity(),
                    ("envelope", refers_once("decisions.envelope", "lapse")),
                    (
                        "why",
                        models.CharField(
                            choices=[
                                ("withdrawn", "de vraag is teruggenomen"),
                                ("changed", "het besluit is daarna veranderd"),
                                ("up", "de vraag is een trede hoger gesteld"),
                                ("again", "de vraag is opnieuw gesteld"),
                                ("ended", "het besluit gaat niet door"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
