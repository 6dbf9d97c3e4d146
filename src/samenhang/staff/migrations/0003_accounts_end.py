"""The account of a colleague who left comes to its end: proposed by rule, decided by a person, and forgotten (0079)."""

from pathlib import Path

from django.db import migrations, models

from samenhang.access.protect import Protect
from samenhang.access.tables import Tables, identity, refers, refers_once

SERVICE = "(SELECT access.municipal_role()) = 'retention'"
KNOWS = "(SELECT access.municipal_role()) = ANY (ARRAY['manager', 'privacy_officer', 'fg', 'retention'])"
DECISION = "staff_accountdecision"


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0002_functions"),
        ("circle", "0001_tables"),
        ("data_rights", "0004_to_start_with"),
    ]
    operations = [
        Tables(
            migrations.CreateModel(
                name="AccountProposal",
                fields=[
                    identity(),
                    ("professional", refers("teams.professional", "account_proposals")),
                    ("length", models.PositiveSmallIntegerField()),
                    ("unit", models.CharField(max_length=8)),
                    ("ended_on", models.DateField()),
                    ("due_on", models.DateField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="AccountDecision",
                fields=[
                    identity(),
                    ("proposal", refers_once("staff.accountproposal", "decision")),
                    (
                        "outcome",
                        models.CharField(choices=[("forget", "opruimen"), ("keep", "langer bewaren")], max_length=8),
                    ),
                    ("reason", models.CharField(blank=True, max_length=500)),
                    ("keep_until", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("keep_until", None), ("outcome", "forget"))
                            | models.Q(
                                ("keep_until__isnull", False),
                                ("outcome", "keep"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            name="staff_account_kept_with_reason",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="AccountEnd",
                fields=[
                    identity(),
                    ("proposal", refers_once("staff.accountproposal", "end")),
                    (
                        "how",
                        models.CharField(
                            choices=[("forgotten", "opgeruimd"), ("lapsed", "vervallen: werkt hier weer")],
                            max_length=10,
                        ),
                    ),
                    ("counts", models.JSONField(default=dict)),
                    ("at", models.DateTimeField()),
                ],
            ),
        ),
        Protect("staff_accountproposal", read=KNOWS, add=SERVICE),
        Protect(
            DECISION,
            read=KNOWS,
            add=f"(SELECT access.municipal_role()) = 'manager' AND {DECISION}.by_id = (SELECT access.viewer())"
            " AND NOT EXISTS (SELECT 1 FROM public.staff_accountproposal p"
            f" WHERE p.id = {DECISION}.proposal_id AND p.professional_id = (SELECT access.wearer()))",
        ),
        Protect("staff_accountend", read=KNOWS, add=SERVICE),
        migrations.RunSQL((Path(__file__).parent / "0003_accounts_end.sql").read_text()),
    ]
