"""A case of a household, its one director, and how that is handed on."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, of_layer, refers, refers_once

MORE = """
CREATE SEQUENCE cases_number;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="LifeDomain",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=80)),
                    ("plain", models.CharField(blank=True, max_length=200)),
                    ("prompt", models.CharField(blank=True, max_length=300)),
                    ("icon", models.CharField(blank=True, max_length=40)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                    ("in_use", models.BooleanField(default=True)),
                ],
                options={"ordering": ["order"]},
            ),
            migrations.CreateModel(
                name="Case",
                fields=[
                    identity(),
                    ("person", refers("people.person", blank=True, null=True)),
                    *of_layer(),
                    ("household", refers("people.household", "cases")),
                    ("number", models.CharField(max_length=20, unique=True)),
                    ("opened_at", models.DateTimeField()),
                    ("opened_by_id", models.UUIDField()),
                    ("closed_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("cases_case"),
                        models.UniqueConstraint(
                            condition=models.Q(("closed_at", None)),
                            fields=("household",),
                            name="cases_one_open_per_household",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                            ),
                            name="cases_close_after_opening",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="CaseMember",
                fields=[identity(), *about_household(), ("case", refers("cases.case", "members"))],
                options={
                    "constraints": [
                        *about_constraints("cases_casemember"),
                        models.UniqueConstraint(fields=("case", "person"), name="cases_member_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Direction",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "directions")),
                    ("hat", refers("teams.hat")),
                    ("resident", refers("people.person", blank=True, null=True)),
                    ("starts_at", models.DateTimeField()),
                    ("why", models.CharField(max_length=500)),
                    ("agreed_with", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("cases_direction"),
                        models.UniqueConstraint(fields=("case", "starts_at"), name="cases_one_director_at_a_time"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="DirectionProposal",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "proposals")),
                    ("seen", refers("cases.direction")),
                    ("hat", refers("teams.hat")),
                    ("why", models.CharField(max_length=500)),
                    ("agreed_with", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("cases_directionproposal")]},
            ),
            migrations.CreateModel(
                name="DirectionReply",
                fields=[
                    identity(),
                    ("proposal", refers_once("cases.directionproposal", "reply")),
                    ("accepted", models.BooleanField()),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        ),
        migrations.RunSQL(MORE),
    ]
