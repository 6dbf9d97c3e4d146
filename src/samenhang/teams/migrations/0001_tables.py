"""The tables of teams."""

import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("usersessions", "0001_initial"),
    ]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Domain",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=80)),
                    ("law", models.CharField(blank=True, max_length=120)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                ],
                options={"ordering": ["order", "name"]},
            ),
            migrations.CreateModel(
                name="Organisation",
                fields=[
                    identity(),
                    ("name", models.CharField(max_length=120)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("municipality", "gemeente"),
                                ("regional", "regionale dienst"),
                                ("partner", "partner"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("phone", models.CharField(blank=True, max_length=30)),
                    ("until_day", models.DateField(blank=True, null=True)),
                ],
                options={"ordering": ["name"]},
            ),
            migrations.CreateModel(
                name="Team",
                fields=[
                    identity(),
                    ("organisation", refers("teams.organisation", "teams")),
                    ("name", models.CharField(max_length=120)),
                    ("domain", refers("teams.domain", "teams", blank=True, null=True)),
                    ("is_desk", models.BooleanField(default=True)),
                ],
                options={"ordering": ["name"]},
            ),
            migrations.CreateModel(
                name="Professional",
                fields=[
                    identity(),
                    ("user", refers_once(settings.AUTH_USER_MODEL, "professional")),
                    ("name", models.CharField(max_length=120)),
                    ("phone", models.CharField(blank=True, max_length=30)),
                    (
                        "working_days",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.PositiveSmallIntegerField(), blank=True, default=list
                        ),
                    ),
                ],
                options={"ordering": ["name"]},
            ),
            migrations.CreateModel(
                name="Hat",
                fields=[
                    identity(),
                    ("professional", refers("teams.professional", "hats")),
                    ("organisation", refers("teams.organisation", "hats")),
                    ("team", refers("teams.team", "hats", blank=True, null=True)),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("access_officer", "medewerker Toegang"),
                                ("professional", "professional"),
                                ("partner", "partner"),
                                ("process_director", "procesregisseur"),
                                ("lawfulness", "handhaver / rechtmatigheid"),
                                ("team_lead", "teamleider"),
                                ("policy_adviser", "beleidsadviseur"),
                                ("privacy_officer", "privacy officer"),
                                ("fg", "functionaris gegevensbescherming"),
                                ("manager", "functioneel beheerder"),
                                ("service", "dienst"),
                            ],
                            max_length=24,
                        ),
                    ),
                    ("domain", refers("teams.domain", "hats", blank=True, null=True)),
                    ("from_day", models.DateField()),
                    ("until_day", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until_day", None), ("until_day__gte", models.F("from_day")), _connector="OR"
                            ),
                            name="teams_hat_ends_not_before_start",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Suspension",
                fields=[
                    identity(),
                    ("professional", refers("teams.professional", "suspensions")),
                    ("organisation", refers("teams.organisation")),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="SuspensionEnd",
                fields=[
                    identity(),
                    ("suspension", refers_once("teams.suspension", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="ProvidedHat",
                fields=[
                    ("hat", refers_once("teams.hat", "provided", primary_key=True, serialize=False)),
                    ("provider", models.CharField(max_length=200)),
                ],
            ),
        )
    ]
