"""What a professional's own circle shuts, shuts for every hat they wear and every desk they sit at."""

from django.db import migrations

from samenhang.access.protect import Protect, never, role, through

MINE = "circle_owncircle.professional_id = (SELECT access.wearer()) AND circle_owncircle.kind <> 'colleague'"
RECORDED = "circle_owncircle.by_id = (SELECT access.viewer()) AND circle_owncircle.kind = 'colleague'"

NEAR = (
    "EXISTS (SELECT 1 FROM public.teams_hat theirs JOIN public.teams_hat me ON me.id = (SELECT access.viewer())"
    " AND me.organisation_id = theirs.organisation_id WHERE theirs.professional_id = circle_owncircle.professional_id"
    " AND (me.role = 'manager' OR theirs.team_id = me.team_id))"
)

TRIGGERS = """
CREATE TRIGGER derive AFTER INSERT ON circle_owncircle FOR EACH ROW EXECUTE FUNCTION access.derive_from_circle();
CREATE TRIGGER derive AFTER INSERT ON circle_owncircleend FOR EACH ROW EXECUTE FUNCTION access.derive_from_circle();
"""


class Migration(migrations.Migration):
    dependencies = [("circle", "0002_functions")]
    operations = [
        Protect(
            "circle_owncircle",
            read=f"({MINE}) OR ({RECORDED})",
            add=f"circle_owncircle.by_id = (SELECT access.viewer()) AND (({MINE})"
            f" OR ({RECORDED} AND circle_owncircle.professional_id <> (SELECT access.wearer())"
            f" AND {role('team_lead', 'manager')} AND {NEAR}))",
        ),
        Protect(
            "circle_owncircledoubt",
            read=through("circle_owncircledoubt", "own_circle_id", "circle_owncircle"),
            add="circle_owncircledoubt.by_id = (SELECT access.viewer()) AND "
            + through("circle_owncircledoubt", "own_circle_id", "circle_owncircle"),
            remove=never(),
        ),
        Protect(
            "circle_owncircleend",
            read=through("circle_owncircleend", "own_circle_id", "circle_owncircle"),
            add="circle_owncircleend.by_id = (SELECT access.viewer())"
            " AND access.may_end_circle(circle_owncircleend.own_circle_id)",
            remove=never(),
        ),
        migrations.RunSQL(TRIGGERS),
    ]
