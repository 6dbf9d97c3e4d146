"""An envelope is read by who sent it and by the team it was sent to, on the side it was sent to; by nobody else."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, role, through

FUNCTIONS = """
-- Was this envelope taken back? Asked by the policy of the envelope, for the team it was sent to.
CREATE FUNCTION access.withdrawn(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM passing_withdrawal w WHERE w.envelope_id = e)
$$;

-- How far the concerns are that were passed on about a household: to their sender, and to who keeps the household up
-- about that member. Never what was written.
CREATE FUNCTION access.concern_stages(h uuid) RETURNS TABLE (envelope_id uuid, stage text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT f.envelope_id, CASE
        WHEN EXISTS (SELECT 1 FROM passing_withdrawal w WHERE w.envelope_id = f.envelope_id) THEN 'withdrawn'
        WHEN EXISTS (SELECT 1 FROM passing_return r WHERE r.envelope_id = f.envelope_id) THEN 'returned'
        WHEN EXISTS (SELECT 1 FROM passing_outcome o WHERE o.envelope_id = f.envelope_id) THEN 'answered'
        WHEN EXISTS (SELECT 1 FROM passing_promise p WHERE p.envelope_id = f.envelope_id) THEN 'promised'
        WHEN EXISTS (SELECT 1 FROM passing_opening o WHERE o.envelope_id = f.envelope_id) THEN 'opened'
        ELSE 'waiting' END
    FROM passing_passedfrom f
    WHERE f.household_id = h AND access.role() IS NOT NULL AND (f.by_id = access.viewer() OR EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement' AND g.writes
          AND g.person_id = COALESCE(f.person_id, '00000000-0000-0000-0000-000000000000') AND g.during @> access.clock()))
$$;
REVOKE ALL ON FUNCTION access.withdrawn(uuid), access.concern_stages(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.withdrawn(uuid), access.concern_stages(uuid) TO samenhang_app;
"""
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


def done_by_receiver(table: str) -> str:
    """This function will give the condition "done by the viewer, with an envelope sent to the viewer's team"."""
    return (
        f"{table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.passing_envelope e"
        f" WHERE e.id = {table}.envelope_id AND {receives('e')})"
    )


class Migration(migrations.Migration):
    dependencies = [("passing", "0001_what_crosses"), ("involvement", "0007_sources")]
    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION access.withdrawn(uuid), access.concern_stages(uuid)"),
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
        Protect(
            "passing_envelope",
            read=f"{sends('passing_envelope')}"
            f" OR ({receives('passing_envelope')} AND NOT access.withdrawn(passing_envelope.id))",
            add=f"{sends('passing_envelope')} AND passing_envelope.from_side = {MY_SIDE}"
            f" AND passing_envelope.to_team_id IS DISTINCT FROM {MY_TEAM}",
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
    ]
