"""An address is a record of its own, kept from who may not know it by its policy; the register's tables move out."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

from samenhang.access.protect import Protect, key

MOVE = """
INSERT INTO people_address (id, household_id, person_id, layer, domain, hidden_reason, hidden_until, kind, place, street,
    number, addition, postcode, city, country, note, starts_on, by_id, at)
SELECT gen_random_uuid(), household_id, person_id, layer, domain, hidden_reason, hidden_until, 'home', '', street,
    number, addition, postcode, city, '', '', (changed_at AT TIME ZONE 'Europe/Amsterdam')::date,
    '00000000-0000-0000-0000-000000000000', changed_at
FROM people_contact WHERE street || number || addition || postcode || city <> '';
SET CONSTRAINTS ALL IMMEDIATE;  -- what is pending would keep the table from being changed
"""
OPEN = """
-- May the viewer know the addresses of this household? Not where somebody in it has a secret address, unless the viewer
-- keeps the household up (row H7, decision 0020).
CREATE FUNCTION access.address_open(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id AND p.secrecy > 0
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
    ) OR EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock())
$$;
REVOKE ALL ON FUNCTION access.address_open(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.address_open(uuid) TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_contact_stays_where_it_is"),
    ]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("involvement", "wie er betrokken is"),
                            ("shared", "ons plan: iedereen die meedoet"),
                            ("case_team", "het casusteam"),
                            ("domain", "eigen dossier van één domein"),
                            ("lawfulness", "rechtmatigheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("domain", models.CharField(blank=True, default="", max_length=24)),
                ("hidden_reason", models.CharField(blank=True, default="", max_length=500)),
                ("hidden_until", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("home", "woonadres"), ("letters", "postadres"), ("stay", "verblijf")],
                        default="home",
                        max_length=8,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120)),
                ("street", models.CharField(blank=True, max_length=120)),
                ("number", models.CharField(blank=True, max_length=12)),
                ("addition", models.CharField(blank=True, max_length=12)),
                ("postcode", models.CharField(blank=True, max_length=6)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("country", models.CharField(blank=True, max_length=60)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("starts_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_address_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_address_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(fields=["household", "person", "kind", "-starts_on"], name="people_address_of"),
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                condition=models.Q(("postcode", ""), _negated=True),
                fields=["postcode", "number"],
                name="people_address_where",
            ),
        ),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="contact",
            name="addition",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="city",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="number",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="postcode",
        ),
        migrations.RemoveField(
            model_name="contact",
            name="street",
        ),
        migrations.RunSQL(OPEN, "DROP FUNCTION access.address_open(uuid)"),
        Protect(
            "people_address",
            read=f"{key('people_address')} AND access.address_open(people_address.household_id)",
            add=f"({key('people_address')}) AND access.address_open(people_address.household_id)",
        ),
        # The tables stay as they are; their models moved to the module brp.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="BrpDoubt"), migrations.DeleteModel(name="BrpRecord")]
        ),
    ]
