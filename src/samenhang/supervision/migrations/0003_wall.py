"""The log's subjects are read as their lines are; who supervises reads the log; and the rules by which looks stand out."""

from django.db import migrations

from samenhang.access.protect import Protect, never

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
    dependencies = [("supervision", "0002_functions"), ("data_rights", "0002_functions")]
    operations = [
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
