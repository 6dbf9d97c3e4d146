"""The tables of layers."""

from django.db import migrations, models

from samenhang.access.tables import LAYERS, Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("consent", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Part",
                fields=[
                    identity(),
                    ("kind", models.SlugField(max_length=40)),
                    ("part", models.SlugField(max_length=40)),
                    ("through", models.SlugField(max_length=40)),
                ],
                options={"constraints": [models.UniqueConstraint(fields=("kind", "part"), name="layers_part_once")]},
            ),
            migrations.CreateModel(
                name="Move",
                fields=[
                    identity(),
                    *about_household(),
                    ("kind", models.SlugField(max_length=40)),
                    ("record_id", models.UUIDField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("from_person_id", models.UUIDField(null=True)),
                    ("from_layer", models.CharField(choices=LAYERS, max_length=12)),
                    ("from_domain", models.CharField(blank=True, default="", max_length=24)),
                    ("basis", refers("consent.legalbasis", blank=True, null=True)),
                    ("reason", models.CharField(max_length=500)),
                ],
                options={
                    "indexes": [models.Index(fields=["record_id", "at"], name="layers_move_of_record")],
                    "constraints": [
                        *about_constraints("layers_move"),
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="layers_move_with_reason"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Hiding",
                fields=[
                    identity(),
                    *about_household(),
                    ("kind", models.SlugField(max_length=40)),
                    ("record_id", models.UUIDField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("safety", "anders loopt iemand gevaar"),
                                ("inquiry", "anders mislukt een onderzoek dat nu loopt"),
                                ("others", "het beschermt wat een ander in vertrouwen zei"),
                                ("health", "lezen zonder begeleiding doet nu schade"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("words", models.CharField(max_length=500)),
                    ("until", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["record_id", "at"], name="layers_hiding_of_record")],
                    "constraints": [
                        *about_constraints("layers_hiding"),
                        models.CheckConstraint(
                            condition=models.Q(("words", ""), _negated=True), name="layers_hiding_with_words"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="HidingEnd",
                fields=[
                    identity(),
                    ("hiding", refers_once("layers.hiding", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="HidingRemark",
                fields=[
                    identity(),
                    ("hiding", refers("layers.hiding", "remarks")),
                    ("text", models.CharField(max_length=1000)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Told",
                fields=[
                    identity(),
                    *about_household(),
                    ("words", models.TextField()),
                    ("told_by", models.CharField(max_length=200)),
                    ("teller", refers("people.person", blank=True, null=True)),
                    ("told_on", models.DateField()),
                    ("source_kind", models.SlugField(blank=True, default="", max_length=40)),
                    ("source_id", models.UUIDField(blank=True, null=True)),
                    ("basis", refers("consent.legalbasis", blank=True, null=True)),
                    ("reason", models.CharField(blank=True, default="", max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("layers_told"),
                        models.CheckConstraint(
                            condition=models.Q(("words", ""), _negated=True), name="layers_told_says_something"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("source_id__isnull", False)),
                            fields=("source_id", "person", "layer", "domain"),
                            name="layers_taken_over_once",
                            nulls_distinct=False,
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="StillTrue",
                fields=[
                    identity(),
                    *about_household(),
                    ("kind", models.SlugField(max_length=40)),
                    ("record_id", models.UUIDField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("said_by", refers("people.person")),
                ],
                options={
                    "indexes": [models.Index(fields=["record_id", "at"], name="layers_stilltrue_of_record")],
                    "constraints": [
                        *about_constraints("layers_stilltrue"),
                        models.CheckConstraint(
                            condition=models.Q(("kind", ""), _negated=True), name="layers_stilltrue_of_something"
                        ),
                    ],
                },
            ),
        )
    ]
