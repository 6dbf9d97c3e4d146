"""Who reads the log and its seals, which a lower module keeps; and who keeps the rules by which looks stand out."""

from django.db import migrations

from samenhang.access.protect import Protect, key, never

LINE_READ = (
    "audit_line.viewer_id = (SELECT access.viewer())"
    " OR EXISTS (SELECT 1 FROM public.audit_subject s WHERE s.line_id = audit_line.id AND s.at = audit_line.at)"
)

LINE_ADD = (
    "audit_line.viewer_id IS NOT DISTINCT FROM (SELECT access.viewer())"
    " AND audit_line.xid = pg_current_xact_id()::text::bigint"
    " AND audit_line.era = (SELECT c.system_identifier FROM pg_control_system() c)"
)

SUBJECT = "audit_subject"

SUBJECT_READ = (
    f"{key(SUBJECT)} AND ({SUBJECT}.viewer_id IS NULL OR NOT ({SUBJECT}.household_id::text || {SUBJECT}.viewer_id::text)"
    " = ANY ((SELECT access.secret_pairs())::text[]))"
)

ROLE = "(SELECT access.municipal_role())"
SETTLES = f"{ROLE} = 'privacy_officer'"
SUPERVISES = f"{ROLE} = ANY (ARRAY['privacy_officer', 'fg'])"


def of_another(finding: str) -> str:
    """This function will give the condition "the finding is about no look of the viewer, under whatever hat"."""
    return (
        "NOT EXISTS (SELECT 1 FROM public.supervision_finding f JOIN public.teams_hat theirs ON theirs.id = f.viewer_id"
        f" WHERE f.id = {finding} AND theirs.professional_id = (SELECT access.wearer()))"
    )


def add(table: str, finding: str) -> str:
    """This function will give the condition "said by the viewer, about another"."""
    return f"{SETTLES} AND {table}.by_id = (SELECT access.viewer()) AND {of_another(finding)}"


ASKED = "(SELECT q.finding_id FROM public.supervision_question q WHERE q.id = supervision_answer.question_id)"


class Migration(migrations.Migration):
    dependencies = [("supervision", "0002_functions"), ("data_rights", "0002_functions"), ("audit", "0001_tables")]
    operations = [
        # The log: added to by whoever acts, changed by nobody. A line is read by its maker and by whoever may read a
        # record of the same person and layer (docs/architecture.md, "The second wall" 8; rule 6 of docs/law.md).
        # Lines are sealed in the order of era and transaction: one of a later era would keep what follows out of the seal.
        Protect("audit_line", read=LINE_READ, add=LINE_ADD),
        Protect("audit_subject", read=SUBJECT_READ, add="true"),
        # Who supervises reads the log's seals.
        Protect("audit_seal", read=SUPERVISES, add=never()),
        Protect("audit_verification", read=SUPERVISES, add=never()),
        Protect("supervision_patternrule", read=SUPERVISES, add=never(), change=SETTLES),
        Protect("supervision_watch", read=SETTLES, add=SETTLES),
        Protect("supervision_watchend", read=SETTLES, add=SETTLES),
        Protect("supervision_finding", read=SUPERVISES, add=SETTLES, change=SETTLES),
        Protect(
            "supervision_question", read=SETTLES, add=add("supervision_question", "supervision_question.finding_id")
        ),
        Protect("supervision_answer", read=SETTLES, add=add("supervision_answer", ASKED)),
        Protect(
            "supervision_judgement",
            read=SUPERVISES,
            add=add("supervision_judgement", "supervision_judgement.finding_id"),
        ),
    ]
