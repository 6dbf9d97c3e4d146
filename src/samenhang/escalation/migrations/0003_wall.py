"""The household's side is read by its key; a manager reads an envelope they were asked about, and nothing else."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"


def of_case(table: str) -> str:
    """This function will give the condition "the row's case is of the row's household"."""
    return f"EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = {table}.case_id AND c.household_id = {table}.household_id)"


def mine(table: str, also: str) -> str:
    """This function will give the condition "the viewer writes there, in their own name"."""
    return f"{key(table, writes=True)} AND {table}.by_id = {ME} AND {also}"


def of(table: str, column: str, parent: str) -> str:
    """This function will give the condition "the row hangs on one with the same key, which the viewer reads"."""
    return (
        f"EXISTS (SELECT 1 FROM public.{parent} p WHERE p.id = {table}.{column}"
        f" AND (p.household_id, p.layer, p.domain) = ({table}.household_id, {table}.layer, {table}.domain)"
        f" AND p.person_id IS NOT DISTINCT FROM {table}.person_id)"
    )


HELPS = role("access_officer", "professional", "partner", "process_director")
ENVELOPE = "escalation_buttonenvelope"


def own_side(envelope: str) -> str:
    """This function will give the condition "the viewer reads the records this envelope went out from"."""
    return f"EXISTS (SELECT 1 FROM public.escalation_buttonsent s WHERE s.envelope_id = {envelope})"


MY_ORGANISATION = "(SELECT h.organisation_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MANAGES = role("manager", "team_lead")
ASKED = "escalation_managerasked"
END = "escalation_envelopeend"


def by_manager(table: str, envelope: str) -> str:
    """This function will give the condition "said by the viewer for their own organisation, while it runs"."""
    return (
        f"{table}.by_id = {ME} AND {table}.organisation_id = {MY_ORGANISATION} AND access.asked_at_button({envelope})"
        f" AND NOT EXISTS (SELECT 1 FROM public.escalation_envelopeend o WHERE o.envelope_id = {envelope})"
    )


OF_ANSWER = "(SELECT j.envelope_id FROM public.escalation_jointanswer j WHERE j.id = escalation_confirmation.answer_id)"

TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_consultation
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_adviceuse
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_steppingin
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_extension
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_steppingout
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_effectof
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_redbutton
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_buttonside
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_buttonsent
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_totheline
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_buttonoutcome
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("escalation", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        Protect("escalation_ladderrule", read="true", add="(never)", change=role("manager")),
        *(
            Protect(table, add=mine(table, of_case(table)))
            for table in ("escalation_consultation", "escalation_steppingin", "escalation_redbutton")
        ),
        Protect(
            "escalation_consultationasked",
            read=through("escalation_consultationasked", "invitation_id", "involvement_guestinvitation"),
            add=f"escalation_consultationasked.by_id = {ME} AND EXISTS (SELECT 1 FROM"
            " public.involvement_guestinvitation i WHERE i.id = escalation_consultationasked.invitation_id"
            f" AND i.by_id = {ME} AND i.hat_id = escalation_consultationasked.hat_id)",
        ),
        Protect(
            "escalation_advice",
            add=f"{key('escalation_advice')} AND escalation_advice.by_id = {ME}"
            f" AND {of('escalation_advice', 'consultation_id', 'escalation_consultation')}"
            " AND EXISTS (SELECT 1 FROM public.escalation_consultation c"
            f" WHERE c.id = escalation_advice.consultation_id AND c.hat_id = {ME})",
        ),
        *(
            Protect(f"escalation_{name}", add=mine(f"escalation_{name}", of(f"escalation_{name}", column, parent)))
            for name, column, parent in (
                ("adviceuse", "consultation_id", "escalation_consultation"),
                ("extension", "stepping_id", "escalation_steppingin"),
                ("steppingout", "stepping_id", "escalation_steppingin"),
                ("effectof", "stepping_id", "escalation_steppingin"),
                ("buttonside", "button_id", "escalation_redbutton"),
                ("totheline", "button_id", "escalation_redbutton"),
                ("buttonoutcome", "button_id", "escalation_redbutton"),
            )
        ),
        Protect(
            "escalation_effect",
            read=f"({HELPS} AND escalation_effect.to_hat_id = {ME})"
            " OR EXISTS (SELECT 1 FROM public.escalation_effectof o WHERE o.effect_id = escalation_effect.id)",
            add=f"{HELPS} AND escalation_effect.from_hat_id = {ME}",
        ),
        Protect(
            "escalation_effectseen",
            read=f"escalation_effectseen.by_id = {ME}",
            add=f"escalation_effectseen.by_id = {ME} AND EXISTS (SELECT 1 FROM public.escalation_effect e"
            f" WHERE e.id = escalation_effectseen.effect_id AND e.to_hat_id = {ME})",
        ),
        Protect(
            "escalation_buttonsent",
            add=mine("escalation_buttonsent", of("escalation_buttonsent", "button_id", "escalation_redbutton"))
            + " AND access.my_new_envelope(escalation_buttonsent.envelope_id)",
        ),
        Protect(
            ENVELOPE,
            read=f"{own_side(f'{ENVELOPE}.id')} OR access.asked_at_button({ENVELOPE}.id)"
            f" OR access.watches_button({ENVELOPE}.id)",
            add=f"{HELPS} AND {ENVELOPE}.from_hat_id = {ME}",
        ),
        Protect(
            ASKED,
            read=f"{own_side(f'{ASKED}.envelope_id')} OR ({MANAGES} AND ({ASKED}.hat_id = {ME}"
            f" OR {ASKED}.organisation_id = {MY_ORGANISATION}) AND NOT access.button_shut({ASKED}.envelope_id))",
            add="EXISTS (SELECT 1 FROM public.escalation_buttonsent s"
            " JOIN public.escalation_redbutton b ON b.id = s.button_id"
            f" WHERE s.envelope_id = {ASKED}.envelope_id AND {key('b', writes=True)})",
        ),
        Protect(
            END,
            read=f"{own_side(f'{END}.envelope_id')} OR {END}.by_id = {ME}"
            f" OR EXISTS (SELECT 1 FROM public.{ASKED} m WHERE m.envelope_id = {END}.envelope_id)"
            f" OR access.watches_button({END}.envelope_id)",
            add=f"{END}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.escalation_buttonsent s"
            " JOIN public.escalation_redbutton b ON b.id = s.button_id"
            f" WHERE s.envelope_id = {END}.envelope_id AND {key('b', writes=True)})",
        ),
        *(
            Protect(
                f"escalation_{name}",
                read=through(f"escalation_{name}", "envelope_id", ENVELOPE),
                add=by_manager(f"escalation_{name}", f"escalation_{name}.envelope_id"),
            )
            for name in ("jointanswer", "notagreed")
        ),
        Protect(
            "escalation_confirmation",
            read=through("escalation_confirmation", "answer_id", "escalation_jointanswer"),
            add=by_manager("escalation_confirmation", OF_ANSWER),
        ),
        migrations.RunSQL(TRIGGERS),
    ]
