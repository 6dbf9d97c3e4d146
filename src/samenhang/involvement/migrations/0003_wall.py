"""Who reads and writes the tables of involvement."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, through

THIS = "involvement_involvement"

OF_WHOM_I_KNOW = (
    f"{key(THIS)} AND ({THIS}.all_members OR {THIS}.person_id IS NOT NULL"
    f" OR {THIS}.by_id = (SELECT access.viewer()) OR access.about_known({THIS}.id))"
)

TAKE_IN = (
    f"{THIS}.part = 'intake' AND {THIS}.team_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND (SELECT access.role()) = ANY (ARRAY['access_officer'])"
    f" AND access.may_take_in({THIS}.household_id)"
)

ABOUT = "involvement_involvedabout"

MAY_END = (
    "EXISTS (SELECT 1 FROM public.involvement_involvement i WHERE i.id = involvement_involvementend.involvement_id"
    f" AND (i.hat_id = (SELECT access.viewer()) OR {involved('i', writes=True)}))"
)

INVITATION = "involvement_guestinvitation"

KEEPS_UP = f"""{involved(INVITATION, writes=True)}
    AND {INVITATION}.by_id = (SELECT access.viewer()) AND {INVITATION}.hat_id <> (SELECT access.viewer())
    AND {INVITATION}.layer = 'involvement' AND {INVITATION}.at <= access.clock()
    AND {INVITATION}.until <= {INVITATION}.at + (SELECT make_interval(days => r.most_days + 1)
        FROM public.involvement_guestrule r)
    AND {INVITATION}.lapses_at <= {INVITATION}.at + (SELECT make_interval(days => r.answer_days)
        FROM public.involvement_guestrule r)"""

PART = "involvement_guestpart"
OFFERED = f"access.may_offer({PART}.invitation_id, {PART}.household_id, {PART}.person_id, {PART}.layer, {PART}.writes)"
MINE = "involvement_accessrequest.hat_id = ANY ((SELECT access.acts_as())::uuid[])"
ASKED = involved("involvement_askedof", writes=True, person="person_id")

TRIGGERS = """
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_involvement
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON involvement_involvedabout
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON involvement_involvementend
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestanswer
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestend
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestpart
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER UPDATE ON involvement_guestinvitation
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0002_functions")]
    operations = [
        # -- Grants follow from involvement and from what was told and asked: derived by the database, in the same
        # transaction.
        Protect(THIS, read=OF_WHOM_I_KNOW, add=f"{involved(THIS, writes=True)} OR ({TAKE_IN})"),
        Protect(
            ABOUT,
            read=through(ABOUT, "involvement_id", "involvement_involvement"),
            add=f"access.may_name({ABOUT}.involvement_id, {ABOUT}.about_id)",
        ),
        Protect(
            "involvement_involvementend",
            read=through("involvement_involvementend", "involvement_id", "involvement_involvement"),
            add=MAY_END,
        ),
        # -- Guests read exactly what was offered and accepted, and nobody offers more than they have (H2, F4).
        Protect(
            INVITATION, read=f"access.guest_is_me({INVITATION}.id) OR access.guest_known({INVITATION}.id)", add=KEEPS_UP
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
        migrations.RunSQL(TRIGGERS),
    ]
