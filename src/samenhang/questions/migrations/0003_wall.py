"""A question is read by who asked it and whom it was asked; about a case, only while they read that case's records."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
WORKS = role("access_officer", "professional", "partner", "process_director")
ASKING = "questions_asking"
QUESTION = "questions_quickquestion"
READS_CASE = f"({QUESTION}.case_id IS NULL OR {key(QUESTION, person=None, layer=repr('case_team'), domain=repr(''))})"

OF_THE_CASE = (
    f"({QUESTION}.case_id IS NULL OR EXISTS (SELECT 1 FROM public.cases_case c"
    f" WHERE c.id = {QUESTION}.case_id AND c.household_id = {QUESTION}.household_id))"
)

ASKED = (
    f"EXISTS (SELECT 1 FROM public.{ASKING} a WHERE a.question_id = {QUESTION}.id"
    f" AND (a.to_hat_id = {ME} OR a.to_team_id = {MY_TEAM}))"
)


def seen(table: str, more: str = "") -> str:
    """This function will give the condition "done by the viewer, on a question the viewer reads"."""
    return f"{table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.{QUESTION} q WHERE q.id = {table}.question_id{more})"


MY_ORGANISATION = "(SELECT h.organisation_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"


class Migration(migrations.Migration):
    dependencies = [("questions", "0002_functions")]
    operations = [
        Protect("questions_questionrule", read="true", add="(never)", change=role("manager")),
        Protect(
            QUESTION,
            read=f"({WORKS} AND {READS_CASE} AND ({QUESTION}.from_hat_id = {ME} OR {ASKED}))"
            f" OR ({role('own_file')} AND {QUESTION}.case_id IS NOT NULL AND {READS_CASE})",
            add=f"{WORKS} AND {READS_CASE} AND {OF_THE_CASE} AND {QUESTION}.from_hat_id = {ME}",
        ),
        Protect(
            ASKING,
            read=f"{WORKS} AND ({ASKING}.from_hat_id = {ME} OR {ASKING}.by_id = {ME} OR {ASKING}.to_hat_id = {ME}"
            f" OR {ASKING}.to_team_id = {MY_TEAM})",
            add=f"{WORKS} AND {ASKING}.by_id = {ME}"
            f" AND access.may_lay_question({ASKING}.question_id, {ASKING}.from_hat_id)",
        ),
        Protect(
            "questions_taking",
            read=through("questions_taking", "asking_id", ASKING),
            add=f"questions_taking.by_id = {ME} AND EXISTS (SELECT 1 FROM public.{ASKING} a"
            f" JOIN public.{QUESTION} q ON q.id = a.question_id"
            f" WHERE a.id = questions_taking.asking_id AND a.to_team_id = {MY_TEAM})",
        ),
        Protect(
            "questions_turn",
            read=through("questions_turn", "question_id", QUESTION),
            add=seen("questions_turn", f" AND (q.from_hat_id = {ME}) = (questions_turn.kind = 'follow_up')"),
        ),
        Protect(
            "questions_closing",
            read=through("questions_closing", "question_id", QUESTION),
            add=seen("questions_closing", f" AND q.from_hat_id = {ME}"),
        ),
        Protect(
            "questions_known",
            read=f"{WORKS} AND questions_known.organisation_id = {MY_ORGANISATION}"
            f" AND (questions_known.team_id IS NULL OR questions_known.team_id = {MY_TEAM})",
            add=f"{WORKS} AND questions_known.organisation_id = {MY_ORGANISATION}"
            f" AND questions_known.team_id IS NOT DISTINCT FROM {MY_TEAM}",
        ),
    ]
