"""Invitations of colleagues."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("teams", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Invitation",
                fields=[
                    identity(),
                    ("professional", refers("teams.professional", "invitations")),
                    ("organisation", refers("teams.organisation")),
                    ("fingerprint", models.CharField(max_length=64, unique=True)),
                    ("until", models.DateTimeField()),
                    ("mailed_at", models.DateTimeField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="InvitationEnd",
                fields=[
                    identity(),
                    ("invitation", refers_once("staff.invitation", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("used", "gebruikt"),
                                ("withdrawn", "ingetrokken"),
                                ("replaced", "vervangen door een nieuwe"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("by_id", models.UUIDField(null=True)),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
