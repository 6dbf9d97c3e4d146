"""A question is read by its asker, the jurists, and who works on the case; the answer by everybody it may help."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
TABLE = "legal_room_{}".format


def mine(name: str) -> str:
    """This function will give the condition "done by the viewer"."""
    return f"{TABLE(name)}.by_id = {ME}"


def of_the_case(name: str) -> str:
    """This function will give the condition "the record of the team, of the household this case is of"."""
    table = TABLE(name)
    return (
        f"{key(table, writes=True)} AND {mine(name)} AND {table}.layer = 'case_team' AND {table}.person_id IS NULL"
        f" AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = {table}.case_id"
        f" AND c.household_id = {table}.household_id)"
    )


ASKS = role("access_officer", "professional", "partner", "process_director")
QUESTION = "legal_room_legalquestion"
JURIST = "(SELECT access.is_jurist())"
READS = role("access_officer", "professional", "partner", "process_director", "team_lead", "policy_adviser")


class Migration(migrations.Migration):
    dependencies = [("legal_room", "0002_functions")]
    operations = [
        Protect(TABLE("jurist"), read=f"{ME} IS NOT NULL", add=f"{mine('jurist')} AND {role('manager')}"),
        Protect(TABLE("juristend"), read=f"{ME} IS NOT NULL", add=f"{mine('juristend')} AND {role('manager')}"),
        Protect(TABLE("askedfor"), add=of_the_case("askedfor")),
        Protect(
            QUESTION,
            read=f"({QUESTION}.by_id = {ME} AND {ASKS}) OR ((SELECT access.is_jurist())"
            f" AND NOT access.legal_shut({QUESTION}.id)) OR EXISTS (SELECT 1 FROM public.legal_room_askedfor a"
            f" WHERE a.question_id = {QUESTION}.id)",
            add=f"{QUESTION}.by_id = {ME} AND {ASKS}",
        ),
        Protect(
            TABLE("legalanswer"),
            read=f"{READS}",
            add=f"{mine('legalanswer')} AND {JURIST}",
        ),
        Protect(
            TABLE("answerread"),
            read=f"{mine('answerread')}",
            add=f"{mine('answerread')} AND EXISTS (SELECT 1 FROM public.legal_room_legalanswer a"
            " JOIN public.legal_room_legalquestion q ON q.id = a.question_id"
            f" WHERE a.id = legal_room_answerread.answer_id AND q.by_id = {ME})",
        ),
        Protect(
            TABLE("doubt"),
            read=through(TABLE("doubt"), "answer_id", TABLE("legalanswer")),
            add=f"{mine('doubt')} AND {READS}",
        ),
        Protect(
            TABLE("doubtjudgement"),
            read=through(TABLE("doubtjudgement"), "doubt_id", TABLE("doubt")),
            add=f"{mine('doubtjudgement')} AND {JURIST}",
        ),
        Protect(TABLE("used"), add=of_the_case("used")),
    ]
