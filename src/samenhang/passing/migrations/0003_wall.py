"""Who reads and writes the tables of passing."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, role, through

ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")


def sends(table: str) -> str:
    """This function will give the condition "the viewer sent this", while the hat is worn."""
    return f"({WORKS} AND {table}.from_hat_id = {ME})"


def receives(table: str) -> str:
    """This function will give the condition "it was sent to the viewer's team, on the viewer's side of the wall"."""
    return f"({WORKS} AND {table}.to_team_id = {MY_TEAM} AND {table}.to_side = {MY_SIDE})"


ENVELOPE = "passing_envelope"
SENDS = f"{WORKS} AND {ENVELOPE}.from_hat_id = (SELECT access.viewer())"
RECEIVES = f"{WORKS} AND {ENVELOPE}.to_team_id = {MY_TEAM} AND {ENVELOPE}.to_side = {MY_SIDE}"


def done_by_receiver(table: str) -> str:
    """This function will give the condition "done by the viewer, with an envelope sent to the viewer's team"."""
    return (
        f"{table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.passing_envelope e"
        f" WHERE e.id = {table}.envelope_id AND {receives('e')})"
    )


TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT ON passing_passedfrom
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON passing_benefitstatus
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("passing", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        # -- An envelope is read by who sent it and by the team it was sent to, on the side it was sent to; by nobody
        # else.
        Protect(
            "passing_question",
            read=f"{sends('passing_question')} OR {receives('passing_question')}",
            add=f"{sends('passing_question')} AND passing_question.to_team_id IS DISTINCT FROM {MY_TEAM}",
        ),
        Protect(
            "passing_reply",
            read=through("passing_reply", "question_id", "passing_question"),
            add=f"passing_reply.by_id = {ME} AND EXISTS (SELECT 1 FROM public.passing_question q"
            f" WHERE q.id = passing_reply.question_id AND {receives('q')})",
        ),
        # Not what is about the reader's own circle: a colleague of the team opens it.
        Protect(
            ENVELOPE,
            read=f"({SENDS}) OR ({RECEIVES} AND NOT access.withdrawn({ENVELOPE}.id)"
            f" AND NOT access.names_my_circle({ENVELOPE}.about, {ENVELOPE}.birth_date))",
            add=f"{SENDS} AND {ENVELOPE}.from_side = {MY_SIDE} AND {ENVELOPE}.to_team_id IS DISTINCT FROM {MY_TEAM}",
        ),
        Protect(
            "passing_withdrawal",
            read=f"passing_withdrawal.by_id = {ME}",
            add=f"passing_withdrawal.by_id = {ME} AND EXISTS (SELECT 1 FROM public.passing_envelope e"
            f" WHERE e.id = passing_withdrawal.envelope_id AND {sends('e')})",
        ),
        *(
            Protect(table, read=through(table, "envelope_id", "passing_envelope"), add=done_by_receiver(table))
            for table in ("passing_opening", "passing_promise", "passing_outcome", "passing_return")
        ),
        Protect(
            "passing_passedfrom",
            read=f"({WORKS} AND passing_passedfrom.by_id = {ME})"
            f" OR {involved('passing_passedfrom', writes=True, person='person_id')}",
            add=f"passing_passedfrom.by_id = {ME} AND {involved('passing_passedfrom', person='person_id')}",
        ),
        # -- That a benefit exists stands in our plan: read and written by who reads and writes that about the member.
        Protect("passing_benefitstatus"),
        migrations.RunSQL(TRIGGERS),
    ]
