"""What a professional's own circle shuts, shuts for every hat they wear and every desk they sit at."""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect, never, role, through

MINE = "circle_owncircle.professional_id = (SELECT access.wearer()) AND circle_owncircle.kind <> 'colleague'"
RECORDED = "circle_owncircle.by_id = (SELECT access.viewer()) AND circle_owncircle.kind = 'colleague'"


class Migration(migrations.Migration):
    dependencies = [
        ("circle", "0001_own_circle"),
        ("involvement", "0007_sources"),
        ("people", "0014_secret_on_both_records"),
        ("teams", "0003_suspended"),
    ]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0002_shut.sql").read_text(), migrations.RunSQL.noop),
        # the professional's own eyes only; a colleague's file is known to who recorded it, not to whom it is shut
        Protect(
            "circle_owncircle",
            read=f"({MINE}) OR ({RECORDED})",
            add=f"circle_owncircle.by_id = (SELECT access.viewer()) AND (({MINE})"
            f" OR ({RECORDED} AND circle_owncircle.professional_id <> (SELECT access.wearer())"
            f" AND {role('team_lead', 'manager')}))",
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
    ]
