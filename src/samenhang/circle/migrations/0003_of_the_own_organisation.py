"""That somebody is a colleague is recorded only about who works in the recorder's own organisation (H2)."""

from django.db import migrations

from samenhang.access.protect import Protect, role

MINE = "circle_owncircle.professional_id = (SELECT access.wearer()) AND circle_owncircle.kind <> 'colleague'"
RECORDED = "circle_owncircle.by_id = (SELECT access.viewer()) AND circle_owncircle.kind = 'colleague'"
NEAR = (
    "EXISTS (SELECT 1 FROM public.teams_hat theirs JOIN public.teams_hat me ON me.id = (SELECT access.viewer())"
    " AND me.organisation_id = theirs.organisation_id WHERE theirs.professional_id = circle_owncircle.professional_id"
    " AND (me.role = 'manager' OR theirs.team_id = me.team_id))"
)


class Migration(migrations.Migration):
    dependencies = [("circle", "0002_shut")]
    operations = [
        Protect(
            "circle_owncircle",
            read=f"({MINE}) OR ({RECORDED})",
            add=f"circle_owncircle.by_id = (SELECT access.viewer()) AND (({MINE})"
            f" OR ({RECORDED} AND circle_owncircle.professional_id <> (SELECT access.wearer())"
            f" AND {role('team_lead', 'manager')} AND {NEAR}))",
        ),
    ]
