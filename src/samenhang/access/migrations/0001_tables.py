"""The wall: who the viewer is, what a viewer may read, and policies that ask nothing else."""

import uuid

from django.db import migrations, models

from samenhang.access.tables import LAYERS, Tables, identity

MORE = """
ALTER TABLE access_grant ADD COLUMN during tstzrange NOT NULL DEFAULT tstzrange(now(), NULL);
CREATE INDEX access_grant_key ON access_grant (viewer_id, household_id, person_id, layer, domain);
CREATE INDEX access_grant_person ON access_grant (viewer_id, person_id);
CREATE INDEX access_grant_source ON access_grant (household_id, source_id);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        Tables(
            migrations.CreateModel(
                name="ViewerSeat",
                fields=[
                    identity(),
                    ("viewer_id", models.UUIDField()),
                    ("acts_as_id", models.UUIDField()),
                    ("role", models.CharField(max_length=24)),
                    ("from_day", models.DateField(null=True)),
                    ("until_day", models.DateField(null=True)),
                ],
                options={
                    "db_table": "access_viewer",
                    "constraints": [
                        models.UniqueConstraint(fields=("viewer_id", "acts_as_id"), name="access_viewer_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Grant",
                fields=[
                    identity(),
                    ("viewer_id", models.UUIDField()),
                    ("household_id", models.UUIDField()),
                    ("person_id", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))),
                    ("layer", models.CharField(choices=LAYERS, max_length=12)),
                    ("domain", models.CharField(blank=True, max_length=24)),
                    ("writes", models.BooleanField(default=False)),
                    ("basis", models.CharField(blank=True, max_length=200)),
                    ("source_id", models.UUIDField()),
                ],
                options={"db_table": "access_grant"},
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    identity(),
                    ("viewer_id", models.UUIDField()),
                    ("form", models.CharField(max_length=120)),
                    ("fields", models.JSONField()),
                    ("saved_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("viewer_id", "form"), name="access_draft_one_per_form")
                    ]
                },
            ),
            migrations.CreateModel(
                name="Submission",
                fields=[
                    ("id", models.UUIDField(primary_key=True, serialize=False)),
                    ("viewer_id", models.UUIDField()),
                    ("outcome", models.CharField(blank=True, max_length=500)),
                    ("at", models.DateTimeField()),
                ],
            ),
        ),
        migrations.RunSQL(MORE),
    ]
