"""Invitations of colleagues, and the history of who changed what about somebody's access."""

import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

HISTORY = """
CREATE INDEX audit_line_object ON audit_line (object_id, at DESC) WHERE object_id IS NOT NULL;

-- What was done with a colleague's access, told to who manages it there: acts on the person, hats, invitations and
-- suspensions in the organisations the viewer manages. Nothing of residents: no subjects, no other acts, no details.
CREATE FUNCTION access.staff_history(p uuid) RETURNS TABLE (at timestamptz, what text, viewer_id uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH theirs AS (
        SELECT h.id FROM teams_hat h WHERE h.professional_id = p AND access.manages(h.organisation_id)
    ), about AS (
        SELECT t.id FROM theirs t
        UNION SELECT s.id FROM teams_suspension s WHERE s.professional_id = p AND access.manages(s.organisation_id)
        UNION SELECT i.id FROM staff_invitation i WHERE i.professional_id = p AND access.manages(i.organisation_id)
        UNION SELECT p WHERE EXISTS (SELECT 1 FROM theirs)
    )
    SELECT l.at, l.what::text, l.viewer_id FROM audit_line l
    WHERE l.object_id IN (SELECT a.id FROM about a)
      AND l.what IN ('teams.add_professional', 'teams.give_hat', 'teams.end_hat', 'teams.renew', 'staff.invite',
        'staff.withdraw', 'staff.accept', 'staff.suspend', 'staff.lift', 'staff.hand_on', 'staff.change_details')
      AND (l.organisation_id IS NULL OR access.manages(l.organisation_id))
      AND EXISTS (SELECT 1 FROM theirs)
    ORDER BY l.at DESC, l.id DESC LIMIT 200
$$;
REVOKE ALL ON FUNCTION access.staff_history(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.staff_history(uuid) TO samenhang_app;
"""


def key() -> models.UUIDField:
    """This function will give the primary key every table here has: a UUIDv7 made in Python."""
    return models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("teams", "0003_suspended"), ("access", "0001_the_wall"), ("audit", "0001_the_log")]
    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", key()),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("until", models.DateTimeField()),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.organisation"
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="teams.professional",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InvitationEnd",
            fields=[
                ("id", key()),
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
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="staff.invitation"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(HISTORY, "DROP FUNCTION access.staff_history(uuid); DROP INDEX audit_line_object"),
    ]
