"""What opened between two areas that were each shut: who is merely let in writes nothing, and whose supervision it is."""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, never, role

BY_ME = "by_id = (SELECT access.viewer())"
INVITATION, OPENED, CHANGE = "involvement_guestinvitation", "safety_breakglassopened", "data_rights_rulechange"
ENVELOPE = "passing_envelope"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
SENDS = f"{WORKS} AND {ENVELOPE}.from_hat_id = (SELECT access.viewer())"
RECEIVES = f"{WORKS} AND {ENVELOPE}.to_team_id = {MY_TEAM} AND {ENVELOPE}.to_side = {MY_SIDE}"
PROPOSAL = "cases_directionproposal"
KEEPS_UP = f"""{involved(INVITATION, writes=True)}
    AND {INVITATION}.by_id = (SELECT access.viewer()) AND {INVITATION}.hat_id <> (SELECT access.viewer())
    AND {INVITATION}.layer = 'involvement' AND {INVITATION}.at <= access.clock()
    AND {INVITATION}.until <= {INVITATION}.at + (SELECT make_interval(days => r.most_days + 1)
        FROM public.involvement_guestrule r)
    AND {INVITATION}.lapses_at <= {INVITATION}.at + (SELECT make_interval(days => r.answer_days)
        FROM public.involvement_guestrule r)"""
SECOND_PERSON = (
    f"NOT EXISTS (SELECT 1 FROM public.{CHANGE} c JOIN public.teams_hat theirs ON theirs.id = c.by_id"
    " WHERE c.id = data_rights_rulechangeanswer.change_id AND theirs.professional_id = (SELECT access.wearer()))"
)


def municipal(*names: str) -> str:
    """This function will give the condition "the viewer's hat has one of these roles, and is no partner's"."""
    return f"(SELECT access.municipal_role()) = ANY (ARRAY[{', '.join(repr(name) for name in names)}])"


WATCHES, SERVICE = municipal("privacy_officer", "fg", "retention"), municipal("retention")


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0005_concerns_and_what_lapsed"),
        ("consent", "0006_protect_bases_and_words"),
        ("layers", "0002_protect_layers"),
        ("cases", "0005_taken_over"),
        ("passing", "0004_protect_benefits"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0006_between_areas.sql").read_text(),
            "DROP FUNCTION access.reads_only(uuid), access.municipal_role(), access.asked_to_direct(uuid),"
            " access.names_my_circle(text, date) CASCADE",
        ),
        Protect(
            INVITATION, read=f"access.guest_is_me({INVITATION}.id) OR access.guest_known({INVITATION}.id)", add=KEEPS_UP
        ),
        Protect(
            PROPOSAL,
            read=f"access.asked_to_direct({PROPOSAL}.id) OR ({involved(PROPOSAL)})",
            add=f"{involved(PROPOSAL, writes=True)} AND {PROPOSAL}.by_id = (SELECT access.viewer())"
            f" AND {PROPOSAL}.hat_id <> (SELECT access.viewer())",
        ),
        # As in passing 0002, less what is about the reader's own circle: a colleague of the team opens it.
        Protect(
            ENVELOPE,
            read=f"({SENDS}) OR ({RECEIVES} AND NOT access.withdrawn({ENVELOPE}.id)"
            f" AND NOT access.names_my_circle({ENVELOPE}.about, {ENVELOPE}.birth_date))",
            add=f"{SENDS} AND {ENVELOPE}.from_side = {MY_SIDE} AND {ENVELOPE}.to_team_id IS DISTINCT FROM {MY_TEAM}",
        ),
        # What was written to look in an emergency is for who works there, and who did it; not for who was let in.
        Protect(
            OPENED,
            read=f"({key(OPENED)} AND (NOT access.reads_only({OPENED}.household_id) OR {role('own_file')}))"
            f" OR {OPENED}.hat_id = (SELECT access.viewer())",
            add=never(),
        ),
        Protect(
            CHANGE,
            read="true",
            add=f"{municipal('manager')} AND {CHANGE}.{BY_ME} AND {CHANGE}.by_professional_id = (SELECT access.wearer())",
        ),
        Protect(
            "data_rights_rulechangeanswer",
            read="true",
            add=f"{municipal('privacy_officer')} AND data_rights_rulechangeanswer.{BY_ME} AND {SECOND_PERSON}",
        ),
        Protect("data_rights_destructionproposal", read=WATCHES, add=SERVICE),
        Protect(
            "data_rights_destructiondecision",
            read=WATCHES,
            add=f"{municipal('privacy_officer')} AND data_rights_destructiondecision.{BY_ME}",
        ),
        Protect("data_rights_destructionend", read=WATCHES, add=SERVICE),
    ]
