"""Who is involved with a household, and who is let in for a while."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import LAYERS, Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("consent", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Involvement",
                fields=[
                    identity(),
                    *about_household(),
                    ("hat", refers("teams.hat", "involvements", blank=True, null=True)),
                    ("team", refers("teams.team", "involvements", blank=True, null=True)),
                    (
                        "part",
                        models.CharField(
                            choices=[
                                ("intake", "Toegang: hulpvraag in behandeling"),
                                ("referral", "verwijzing gekregen"),
                                ("director", "regievoerder"),
                                ("professional", "professional"),
                                ("partner", "partner"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("task", models.CharField(blank=True, max_length=300)),
                    ("all_members", models.BooleanField(default=True)),
                    ("own_file", refers("teams.domain", blank=True, null=True)),
                    ("basis", refers("consent.legalbasis")),
                    ("secret", models.BooleanField(default=False)),
                    ("starts_at", models.DateTimeField()),
                    ("until", models.DateTimeField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("involvement_involvement"),
                        models.CheckConstraint(
                            condition=models.Q(("hat__isnull", True), ("team__isnull", True), _connector="XOR"),
                            name="involvement_hat_or_team",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("until", None), ("until__gt", models.F("starts_at")), _connector="OR"),
                            name="involvement_ends_after_start",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="InvolvedAbout",
                fields=[
                    identity(),
                    ("involvement", refers("involvement.involvement", "about")),
                    ("about", refers("people.person")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("involvement", "about"), name="involvement_about_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="InvolvementEnd",
                fields=[
                    identity(),
                    ("involvement", refers_once("involvement.involvement", "end")),
                    ("at", models.DateTimeField()),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                ],
            ),
            migrations.CreateModel(
                name="GuestRule",
                fields=[
                    ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ("most_days", models.PositiveSmallIntegerField(default=90)),
                    ("answer_days", models.PositiveSmallIntegerField(default=14)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("id", 1)), name="involvement_one_guest_rule")
                    ]
                },
            ),
            migrations.CreateModel(
                name="GuestInvitation",
                fields=[
                    identity(),
                    *about_household(),
                    ("hat", refers("teams.hat", "invitations")),
                    ("question", models.CharField(max_length=500)),
                    ("basis", refers("consent.legalbasis")),
                    ("until", models.DateTimeField()),
                    ("lapses_at", models.DateTimeField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("involvement_guestinvitation"),
                        models.CheckConstraint(
                            condition=models.Q(("lapses_at__gt", models.F("at")), ("until__gt", models.F("at"))),
                            name="involvement_guest_ends_after_start",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="GuestPart",
                fields=[
                    identity(),
                    *about_household(),
                    ("invitation", refers("involvement.guestinvitation", "parts")),
                    ("writes", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        *about_constraints("involvement_guestpart"),
                        models.UniqueConstraint(
                            fields=("invitation", "person", "layer"),
                            name="involvement_guest_part_once",
                            nulls_distinct=False,
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("layer__in", ["involvement", "shared", "case_team"])),
                            name="involvement_guest_part_layer",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("writes", False), ("layer", "case_team"), _connector="OR"),
                            name="involvement_guest_writes_with_the_team",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="GuestAnswer",
                fields=[
                    identity(),
                    ("invitation", refers_once("involvement.guestinvitation", "answer")),
                    ("accepted", models.BooleanField()),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="GuestEnd",
                fields=[
                    identity(),
                    ("invitation", refers_once("involvement.guestinvitation", "end")),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="AccessRequest",
                fields=[
                    identity(),
                    ("hat", refers("teams.hat")),
                    ("guest", refers("teams.hat", blank=True, null=True)),
                    ("question", models.CharField(max_length=500)),
                    (
                        "wants",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
                        ),
                    ),
                    ("until", models.DateField()),
                    ("lapses_at", models.DateTimeField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="AskedOf",
                fields=[
                    identity(),
                    *about_household(),
                    ("request", refers("involvement.accessrequest", "asked")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("involvement_askedof"),
                        models.UniqueConstraint(
                            fields=("request", "household"), name="involvement_asked_once_per_household"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="AccessAnswer",
                fields=[
                    identity(),
                    ("asked", refers_once("involvement.askedof", "answer")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("invited", "u krijgt een uitnodiging"), ("call", "bel mij"), ("no", "nee")],
                            max_length=8,
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
