"""The tables of vocabulary."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers


class Migration(migrations.Migration):
    initial = True
    dependencies = [("teams", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Word",
                fields=[
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=80, unique=True)),
                    ("also", models.CharField(blank=True, default="", max_length=200)),
                ],
                options={"ordering": ["name"]},
            ),
            migrations.CreateModel(
                name="Meaning",
                fields=[
                    identity(),
                    ("word", refers("vocabulary.word", "meanings")),
                    ("domain", refers("teams.domain")),
                    ("words", models.TextField()),
                    ("beware", models.CharField(blank=True, default="", max_length=300)),
                    ("example", models.BooleanField(default=False)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("by_id", models.UUIDField(null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("word", "domain"), name="vocabulary_meaning_once")]
                },
            ),
            migrations.CreateModel(
                name="MeaningText",
                fields=[
                    identity(),
                    ("meaning", refers("vocabulary.meaning", "texts")),
                    ("version", models.PositiveIntegerField()),
                    ("words", models.TextField()),
                    ("beware", models.CharField(blank=True, default="", max_length=300)),
                    ("by_id", models.UUIDField(null=True)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("meaning", "version"), name="vocabulary_text_once")]
                },
            ),
        )
    ]
