"""Records of one human being on record twice, of two who are two, and of who a person is being corrected (A5)."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_names_by_sound"),
        ("teams", "0002_hats_are_viewers"),
    ]

    operations = [
        migrations.CreateModel(
            name="DoubleQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=500)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "desk",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.team"),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DoubleAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("linked", "gekoppeld"), ("not_same", "niet dezelfde"), ("nothing", "niets gevonden")],
                        max_length=8,
                    ),
                ),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "question",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="people.doublequestion"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentityChange",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("given_names", models.CharField(blank=True, max_length=200)),
                ("prefix", models.CharField(blank=True, max_length=20)),
                ("family_name", models.CharField(max_length=200)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("birth_date_known", models.CharField(blank=True, max_length=8)),
                ("sex", models.CharField(choices=[("M", "man"), ("V", "vrouw"), ("O", "onbekend")], max_length=1)),
                ("secrecy", models.PositiveSmallIntegerField()),
                ("bsn_added", models.BooleanField(default=False)),
                ("why", models.CharField(max_length=500)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NotSame",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="people_notsame_in_order"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="NotSameTakenBack",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "not_same",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.notsame"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonLink",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=500)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("other")), _negated=True), name="people_personlink_of_two"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="PersonUnlink",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("why", models.CharField(max_length=500)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "link",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.personlink"
                    ),
                ),
            ],
        ),
    ]
