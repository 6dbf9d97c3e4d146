"""The tables of supervision."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        Tables(
            migrations.CreateModel(
                name="PatternRule",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=120)),
                    ("explanation", models.TextField()),
                    ("purpose", models.CharField(max_length=300)),
                    ("basis", models.CharField(max_length=200)),
                    ("owner", models.CharField(max_length=120)),
                    ("review_on", models.DateField()),
                    ("days", models.PositiveSmallIntegerField()),
                    ("least", models.PositiveSmallIntegerField()),
                    ("in_use", models.BooleanField(default=True)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                ],
                options={"ordering": ["order"]},
            ),
            migrations.CreateModel(
                name="Watch",
                fields=[
                    identity(),
                    ("person_id", models.UUIDField()),
                    ("reason", models.CharField(max_length=300)),
                    ("until", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="WatchEnd",
                fields=[
                    identity(),
                    ("watch", refers_once("supervision.watch", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Finding",
                fields=[
                    identity(),
                    ("rule", refers("supervision.patternrule")),
                    ("viewer_id", models.UUIDField()),
                    ("household_id", models.UUIDField()),
                    ("week", models.DateField()),
                    ("times", models.PositiveIntegerField()),
                    ("first_at", models.DateTimeField()),
                    ("last_at", models.DateTimeField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("rule", "viewer_id", "household_id", "week"), name="supervision_finding_once"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Question",
                fields=[
                    identity(),
                    ("finding", refers("supervision.finding", "questions")),
                    ("to", models.CharField(max_length=120)),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    identity(),
                    ("question", refers_once("supervision.question", "answer")),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Judgement",
                fields=[
                    identity(),
                    ("finding", refers_once("supervision.finding", "judgement")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("explained", "verklaarbaar"),
                                ("unexplained", "niet verklaarbaar"),
                                ("passed_on", "doorgezet"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("why", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
