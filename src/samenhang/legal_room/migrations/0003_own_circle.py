"""A jurist reads no question that comes from a case of their own circle: another jurist answers."""

from django.db import migrations

from samenhang.access.protect import Protect, role

ME = "(SELECT access.viewer())"
ASKS = role("access_officer", "professional", "partner", "process_director")
QUESTION, ANSWER = "legal_room_legalquestion", "legal_room_legalanswer"
FUNCTIONS = """
-- Does this question come from a case of the viewer's own circle? Asked by its policy, for jurists.
CREATE FUNCTION access.legal_shut(q uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM legal_room_askedfor a WHERE a.question_id = q AND access.shut_to_me(a.household_id))
$$;
REVOKE ALL ON FUNCTION access.legal_shut(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.legal_shut(uuid) TO samenhang_app;

-- As in 0002, less the side of lawfulness: how often help used an answer is nothing of theirs.
CREATE OR REPLACE FUNCTION access.legal_uses(answers uuid[]) RETURNS TABLE (answer_id uuid, times bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT u.answer_id, count(*) FROM legal_room_used u
    WHERE u.answer_id = ANY (answers) AND access.role() IS NOT NULL AND access.role() <> 'lawfulness' GROUP BY u.answer_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("legal_room", "0002_protect_legal_room"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION access.legal_shut(uuid) CASCADE"),
        Protect(
            QUESTION,
            read=f"({QUESTION}.by_id = {ME} AND {ASKS}) OR ((SELECT access.is_jurist())"
            f" AND NOT access.legal_shut({QUESTION}.id)) OR EXISTS (SELECT 1 FROM public.legal_room_askedfor a"
            f" WHERE a.question_id = {QUESTION}.id)",
            add=f"{QUESTION}.by_id = {ME} AND {ASKS}",
        ),
    ]
