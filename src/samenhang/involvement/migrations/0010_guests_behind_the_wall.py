"""Guests read exactly what was offered and accepted, and nobody offers more than they have (H2, F4)."""

from pathlib import Path
from typing import Any

from django.db import migrations

from samenhang.access.protect import Protect, involved, through

INVITATION, PART = "involvement_guestinvitation", "involvement_guestpart"
KEEPS_UP = f"""{involved(INVITATION, writes=True)}
    AND {INVITATION}.by_id = (SELECT access.viewer()) AND {INVITATION}.hat_id <> (SELECT access.viewer())
    AND {INVITATION}.layer = 'involvement' AND {INVITATION}.at <= access.clock()
    AND {INVITATION}.until <= {INVITATION}.at + (SELECT make_interval(days => r.most_days + 1)
        FROM public.involvement_guestrule r)
    AND {INVITATION}.lapses_at <= {INVITATION}.at + (SELECT make_interval(days => r.answer_days)
        FROM public.involvement_guestrule r)"""
OFFERED = f"access.may_offer({PART}.invitation_id, {PART}.household_id, {PART}.person_id, {PART}.layer, {PART}.writes)"
MINE = "involvement_accessrequest.hat_id = ANY ((SELECT access.acts_as())::uuid[])"
ASKED = involved("involvement_askedof", writes=True, person="person_id")


def settle_the_rule(apps: Any, schema_editor: Any) -> None:
    """This function will say how long a guest stays at most, and how long an invitation waits."""
    apps.get_model("involvement", "GuestRule").objects.create(id=1)


class Migration(migrations.Migration):
    dependencies = [
        ("involvement", "0009_guests"),
        ("people", "0012_about_whom_one_keeps"),
        ("consent", "0002_protect_consent"),
    ]
    operations = [
        migrations.RunPython(settle_the_rule, migrations.RunPython.noop),
        migrations.RunSQL(
            (Path(__file__).parent / "0010_guests_behind_the_wall.sql").read_text(), migrations.RunSQL.noop
        ),
        Protect(
            INVITATION,
            read=f"{INVITATION}.hat_id = ANY ((SELECT access.acts_as())::uuid[]) OR access.guest_known({INVITATION}.id)",
            add=KEEPS_UP,
        ),
        Protect(
            PART,
            read=f"access.guest_is_me({PART}.invitation_id) OR ({involved(PART, person='person_id')})",
            add=OFFERED,
        ),
        Protect(
            "involvement_guestanswer",
            read=through("involvement_guestanswer", "invitation_id", INVITATION),
            add="involvement_guestanswer.by_id = (SELECT access.viewer())"
            " AND access.may_answer(involvement_guestanswer.invitation_id)",
        ),
        Protect(
            "involvement_guestend",
            read=through("involvement_guestend", "invitation_id", INVITATION),
            add="involvement_guestend.by_id = (SELECT access.viewer())"
            " AND access.may_end_stay(involvement_guestend.invitation_id)",
        ),
        Protect(
            "involvement_accessrequest",
            read=f"{MINE} OR access.asked_me(involvement_accessrequest.id)",
            add="involvement_accessrequest.hat_id = (SELECT access.viewer())",
        ),
        Protect("involvement_askedof", read=ASKED, add="(never)"),
        Protect(
            "involvement_accessanswer",
            read=through("involvement_accessanswer", "asked_id", "involvement_askedof"),
            add="involvement_accessanswer.by_id = (SELECT access.viewer()) AND "
            + through("involvement_accessanswer", "asked_id", "involvement_askedof"),
        ),
    ]
