"""Other names somebody is known by, and keys by which names are found: made by the database, whatever the road."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

from samenhang.access.protect import Protect, never, role

KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.person_id = people_othername.person_id AND g.layer = 'involvement' AND g.during @> access.clock(){})"
)
SERVICE = role("service")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_addresses_of_their_own"),
        ("register", "0002_addresses_apart"),  # access.plain
    ]

    operations = [
        migrations.CreateModel(
            name="OtherName",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("partner", "naam van de partner"),
                            ("birth", "geboortenaam"),
                            ("former", "vroegere naam"),
                            ("spelt", "anders gespeld"),
                            ("called", "roepnaam"),
                        ],
                        max_length=8,
                    ),
                ),
                ("given_names", models.CharField(blank=True, max_length=200)),
                ("prefix", models.CharField(blank=True, max_length=20)),
                ("family_name", models.CharField(max_length=200)),
                ("from_brp", models.BooleanField(default=False)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="other_names", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "given_names", "prefix", "family_name"), name="people_othername_once"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="NameKey",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("family", models.TextField()),
                ("whole", models.TextField()),
                ("given", models.TextField()),
                ("words", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                ("family_sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                ("given_sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.othername",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "other"), name="people_namekey_once", nulls_distinct=False
                    )
                ]
            },
        ),
        migrations.AddIndex(
            model_name="namekey",
            index=django.contrib.postgres.indexes.GinIndex(fields=["family_sounds"], name="people_namekey_sounds"),
        ),
        migrations.RunSQL(
            (Path(__file__).parent / "0006_names_by_sound.sql").read_text(),
            "DROP TRIGGER key_person ON people_person;"
            " DROP FUNCTION access.key_person(), access.key_other(), access.unkey_other(),"
            " access.key_name(uuid, uuid, text, text, text), access.sounds(text), access.sound(text),"
            " access.name_words(text), access.latin(text) CASCADE",
        ),
        Protect(
            "people_othername",
            read=f"{KNOWN.format('')} OR {SERVICE}",
            add=f"{KNOWN.format(' AND g.writes')} OR {SERVICE}",
            remove=f"{KNOWN.format(' AND g.writes')} OR {SERVICE}",
        ),
        Protect("people_namekey", read=SERVICE, add=never()),
    ]
