"""The register's records and doubts, whose tables the module people made before."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0005_addresses_of_their_own"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="BrpDoubt",
                    fields=[
                        ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                        ("list_number", models.PositiveIntegerField()),
                        ("line", models.PositiveIntegerField()),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("no_bsn", "geen BSN"),
                                    ("not_a_bsn", "BSN voldoet niet aan de elfproef"),
                                    ("several_lists", "zelfde BSN in een eerdere lijst"),
                                    ("made_by_mistake", "lijst is foutief aangelegd"),
                                    ("other_person", "BSN hoort hier bij iemand met een andere naam en geboortedatum"),
                                    ("former_bsn", "vroeger BSN voldoet niet aan de elfproef"),
                                    ("death_unreadable", "overlijdensdatum onleesbaar"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("bsn_index", models.BinaryField(null=True)),
                        ("fields_sealed", models.BinaryField()),
                        ("fingerprint", models.CharField(max_length=64, unique=True)),
                        ("imported_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "people_brpdoubt",
                    },
                ),
                migrations.CreateModel(
                    name="BrpRecord",
                    fields=[
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="brp",
                                serialize=False,
                                to="people.person",
                            ),
                        ),
                        ("street", models.CharField(blank=True, max_length=120)),
                        ("number", models.CharField(blank=True, max_length=12)),
                        ("addition", models.CharField(blank=True, max_length=12)),
                        ("postcode", models.CharField(blank=True, max_length=6)),
                        ("city", models.CharField(blank=True, max_length=80)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("imported_at", models.DateTimeField()),
                    ],
                    options={
                        "db_table": "people_brprecord",
                    },
                ),
            ]
        ),
    ]
