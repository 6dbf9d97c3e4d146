"""Grants follow from involvement and from what was told and asked: derived by the database, in the same transaction.

The server's role can write no grant. Whatever statement changes a source, the trigger on it derives the household's
grants anew, so that they cannot differ from it.
"""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect, involved, role, through

TAKE_IN = (
    "involvement_involvement.part = 'intake' AND involvement_involvement.team_id = ANY"
    f" ((SELECT access.acts_as())::uuid[]) AND {role('access_officer')}"
    " AND access.may_take_in(involvement_involvement.household_id)"
)
MADE_BY_ME = (
    "EXISTS (SELECT 1 FROM public.involvement_involvement i WHERE i.id = involvement_involvedabout.involvement_id"
    " AND i.by_id = (SELECT access.viewer()))"
)
MAY_END = (
    "EXISTS (SELECT 1 FROM public.involvement_involvement i WHERE i.id = involvement_involvementend.involvement_id"
    f" AND (i.hat_id = (SELECT access.viewer()) OR {involved('i', writes=True)}))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0001_who_is_involved"),
        ("consent", "0002_protect_consent"),
        ("teams", "0002_hats_are_viewers"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0002_grants_follow.sql").read_text(),
            "DROP FUNCTION access.derive(uuid) CASCADE; DROP FUNCTION access.wanted(uuid) CASCADE",
        ),
        Protect(
            "involvement_involvement",
            add=f"{involved('involvement_involvement', writes=True)} OR ({TAKE_IN})",
        ),
        Protect(
            "involvement_involvedabout",
            read=through("involvement_involvedabout", "involvement_id", "involvement_involvement"),
            add=MADE_BY_ME,
        ),
        Protect(
            "involvement_involvementend",
            read=through("involvement_involvementend", "involvement_id", "involvement_involvement"),
            add=MAY_END,
        ),
    ]
