"""A decision by its key; what the one who is asked reads by the seat they were asked on, while asked; four eyes held."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
SOMEBODY = f"{ME} IS NOT NULL"

OF_THE_MUNICIPALITY = (
    "EXISTS (SELECT 1 FROM public.teams_hat h JOIN public.teams_organisation o ON o.id = h.organisation_id"
    f" WHERE h.id = {ME} AND o.kind = 'municipality')"
)

PROPOSAL = "decisions_mandateproposal"
ANSWERED = "decisions_mandateanswer"

SAME_PERSON = (
    f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p JOIN public.teams_hat theirs ON theirs.id = p.by_id"
    " JOIN public.teams_hat mine ON mine.professional_id = theirs.professional_id"
    f" WHERE p.id = {ANSWERED}.proposal_id AND mine.id = {ME})"
)

OTHER = f"{role('manager', 'policy_adviser')} AND {OF_THE_MUNICIPALITY} AND NOT {SAME_PERSON}"
OWN = f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p WHERE p.id = {ANSWERED}.proposal_id AND p.by_id = {ME})"


def mine(table: str) -> str:
    """This function will give the condition "the viewer writes with this key, in their own name"."""
    return f"{key(table, writes=True)} AND {table}.by_id = {ME}"


CONTENT = role("access_officer", "professional", "partner", "process_director")


def asked_by_me(table: str) -> str:
    """This function will give the condition "done by the viewer, with an envelope of a decision they write in"."""
    return (
        f"{table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.decisions_askedfor f"
        f" WHERE f.envelope_id = {table}.envelope_id AND {key('f', writes=True)})"
    )


TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decision
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decisiontext
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_secondpair
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_askedfor
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_inforce
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decisionend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_review
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_decision FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_decisiontext
    FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_cost FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_secondpair FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_askedfor FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_inforce FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_decisionend FOR EACH ROW EXECUTE FUNCTION access.decision_key();
CREATE TRIGGER decision_key BEFORE INSERT ON decisions_review FOR EACH ROW EXECUTE FUNCTION access.decision_key();
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        Protect(
            PROPOSAL, read=SOMEBODY, add=f"{role('manager')} AND {OF_THE_MUNICIPALITY} AND {PROPOSAL}.by_id = {ME}"
        ),
        Protect(
            ANSWERED,
            read=SOMEBODY,
            add=f"{ANSWERED}.by_id = {ME} AND (({ANSWERED}.answer IN ('approved', 'refused') AND {OTHER})"
            f" OR ({ANSWERED}.answer = 'withdrawn' AND {OWN}))",
        ),
        *(
            Protect(table, read=SOMEBODY, add=f"{role('manager')} AND {table}.by_id = {ME}")
            for table in ("decisions_seat", "decisions_seatend")
        ),
        *(
            Protect(table, add=mine(table))
            for table in (
                "decisions_decision",
                "decisions_decisiontext",
                "decisions_askedfor",
                "decisions_inforce",
                "decisions_decisionend",
                "decisions_review",
            )
        ),
        Protect("decisions_cost"),
        Protect(
            "decisions_secondpair",
            add=f"{mine('decisions_secondpair')} AND EXISTS (SELECT 1 FROM public.decisions_decisiontext t"
            " WHERE t.id = decisions_secondpair.text_id AND NOT access.made_decision(t.decision_id))",
        ),
        Protect(
            "decisions_envelope",
            read="EXISTS (SELECT 1 FROM public.decisions_askedfor f WHERE f.envelope_id = decisions_envelope.id)"
            " OR (decisions_envelope.seat_id IN (SELECT s.id FROM public.decisions_seat s"
            f" WHERE s.hat_id = {ME} OR s.deputy_id = {ME}) AND access.asked_to_back(decisions_envelope.id))",
            add=f"{CONTENT} AND decisions_envelope.from_hat_id = {ME}",
        ),
        Protect(
            "decisions_answer",
            read=through("decisions_answer", "envelope_id", "decisions_envelope"),
            add=f"decisions_answer.by_id = {ME} AND access.may_back(decisions_answer.envelope_id)",
        ),
        Protect(
            "decisions_lapse",
            read=through("decisions_lapse", "envelope_id", "decisions_envelope"),
            add=asked_by_me("decisions_lapse"),
        ),
        Protect("decisions_brought", read=SOMEBODY, add=CONTENT),
        migrations.RunSQL(TRIGGERS),
    ]
