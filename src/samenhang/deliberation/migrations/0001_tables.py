"""The tables of deliberation."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="TrainedFacilitator",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("hat", refers("teams.hat")),
                    ("since", models.DateField()),
                    ("trained_by", models.CharField(max_length=120)),
                    ("until", models.DateField(blank=True, null=True)),
                ],
                options={"indexes": [models.Index(fields=["hat"], name="deliberation_trained_hat")]},
            ),
            migrations.CreateModel(
                name="TrainedEnd",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("trained", refers_once("deliberation.trainedfacilitator", "end")),
                ],
            ),
            migrations.CreateModel(
                name="Deliberation", fields=[identity(), ("by", refers("teams.hat")), ("at", models.DateTimeField())]
            ),
            migrations.CreateModel(
                name="Version",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "versions")),
                    ("number", models.PositiveSmallIntegerField()),
                    ("question", models.TextField()),
                    ("why_now", models.TextField()),
                    ("decide_by", models.DateField()),
                    ("who_decides", models.CharField(max_length=200)),
                    ("facts", models.TextField()),
                    ("pointed_at", models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("deliberation", "number"), name="deliberation_version_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="Check",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation")),
                    ("version", refers_once("deliberation.version", "check_done")),
                    ("approved", models.BooleanField()),
                    ("words", models.TextField(blank=True, default="")),
                ],
            ),
            migrations.CreateModel(
                name="Facilitation",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "facilitations")),
                    ("hat", refers("teams.hat")),
                ],
            ),
            migrations.CreateModel(
                name="FacilitationAnswer",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("facilitation", refers_once("deliberation.facilitation", "answer")),
                    ("accepted", models.BooleanField()),
                    ("words", models.CharField(blank=True, default="", max_length=300)),
                ],
            ),
            migrations.CreateModel(
                name="FacilitationEnd",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("facilitation", refers_once("deliberation.facilitation", "end")),
                    ("words", models.CharField(blank=True, default="", max_length=300)),
                ],
            ),
            migrations.CreateModel(
                name="Seat",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "seats")),
                    ("hat", refers("teams.hat")),
                ],
            ),
            migrations.CreateModel(
                name="SeatAnswer",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("seat", refers_once("deliberation.seat", "answer")),
                    ("comes", models.BooleanField()),
                    ("involved", models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name="SeatEnd",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("seat", refers_once("deliberation.seat", "end")),
                ],
            ),
            migrations.CreateModel(
                name="Step",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "steps")),
                    ("number", models.PositiveSmallIntegerField()),
                    ("words", models.CharField(blank=True, default="", max_length=500)),
                ],
            ),
            migrations.CreateModel(
                name="Line",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "lines")),
                    (
                        "slot",
                        models.CharField(
                            choices=[
                                ("known", "Dit weten we"),
                                ("unknown", "Dit weten we niet"),
                                ("question", "De morele vraag"),
                                ("decider", "Wie hierover beslist"),
                                ("touched", "Wie het raakt"),
                                ("rights", "Rechten"),
                                ("interests", "Belangen"),
                                ("wishes", "Wensen"),
                                ("option", "Een optie"),
                                ("principle", "Argument uit een beginsel"),
                                ("consequence", "Argument uit een gevolg"),
                                ("weighing", "Wat weegt het zwaarst, en waarom"),
                                ("conclusion", "Voorstel voor de conclusie"),
                                ("damage", "Zo beperken we de schade"),
                                ("stand", "Sta ik hier zelf voor?"),
                                ("dissent", "Ik denk er anders over"),
                                ("learnt", "Wat we leerden"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("under", refers("deliberation.line", "below", blank=True, null=True)),
                    ("words", models.TextField()),
                    ("named", models.BooleanField(default=True)),
                ],
                options={"indexes": [models.Index(fields=["deliberation", "at"], name="deliberation_lines")]},
            ),
            migrations.CreateModel(
                name="LineStruck",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("line", refers_once("deliberation.line", "struck")),
                ],
            ),
            migrations.CreateModel(
                name="Conclusion",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers("deliberation.deliberation", "conclusions")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("agreed", "We zijn het eens geworden"),
                                ("line", "Alles weegt even zwaar: de lijn beslist"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("we_do", models.TextField(blank=True, default="")),
                    ("because", models.TextField(blank=True, default="")),
                    ("despite", models.TextField(blank=True, default="")),
                    ("conditions", models.TextField(blank=True, default="")),
                    ("to_whom", models.CharField(blank=True, default="", max_length=200)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("kind", "agreed"),
                                    models.Q(("we_do", ""), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                ),
                                models.Q(("kind", "line"), models.Q(("to_whom", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="deliberation_conclusion_said",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers_once("deliberation.deliberation", "closing")),
                ],
            ),
            migrations.CreateModel(
                name="Withdrawal",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers_once("deliberation.deliberation", "withdrawal")),
                    ("why", models.CharField(max_length=500)),
                ],
            ),
            migrations.CreateModel(
                name="Aftermath",
                fields=[
                    identity(),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                    ("deliberation", refers_once("deliberation.deliberation", "aftermath")),
                    ("words", models.TextField()),
                ],
            ),
            migrations.CreateModel(
                name="FromCase",
                fields=[
                    identity(),
                    *about_household(),
                    ("deliberation", refers_once("deliberation.deliberation")),
                    ("case", refers("cases.case")),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="deliberation_from_case")],
                    "constraints": [*about_constraints("deliberation_fromcase")],
                },
            ),
            migrations.CreateModel(
                name="Landing",
                fields=[
                    identity(),
                    *about_household(),
                    ("deliberation", refers_once("deliberation.deliberation")),
                    ("case", refers("cases.case")),
                    ("entry_id", models.UUIDField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("deliberation_landing")]},
            ),
            migrations.CreateModel(
                name="Reflection",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case")),
                    ("beside", refers("teams.hat", blank=True, null=True)),
                    ("question", models.TextField()),
                    ("first_reaction", models.TextField()),
                    ("looked_again", models.TextField()),
                    ("will_do", models.TextField()),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="deliberation_reflections")],
                    "constraints": [*about_constraints("deliberation_reflection")],
                },
            ),
        )
    ]
