-- == A question is read by its asker, the jurists, and who works on the case; the answer by everybody it may
-- help.

-- Does the viewer's hat stand on the list of jurists, and is it worn?
CREATE FUNCTION access.is_jurist() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('access_officer', 'professional', 'partner', 'process_director', 'team_lead', 'policy_adviser')
       AND EXISTS (SELECT 1 FROM legal_room_jurist j LEFT JOIN legal_room_juristend e ON e.jurist_id = j.id
                   WHERE j.hat_id = access.viewer() AND e.id IS NULL)
$$;

-- How often each of these answers is used with a case. Never with which; and nothing for the side of lawfulness: how
-- often help used an answer is nothing of theirs.
CREATE FUNCTION access.legal_uses(answers uuid[]) RETURNS TABLE (answer_id uuid, times bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT u.answer_id, count(*) FROM legal_room_used u
    WHERE u.answer_id = ANY (answers) AND access.role() IS NOT NULL AND access.role() <> 'lawfulness' GROUP BY u.answer_id
$$;

-- == A jurist reads no question that comes from a case of their own circle: another jurist answers.

-- Does this question come from a case of the viewer's own circle? Asked by its policy, for jurists.
CREATE FUNCTION access.legal_shut(q uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM legal_room_askedfor a WHERE a.question_id = q AND access.shut_to_me(a.household_id))
$$;

REVOKE ALL ON FUNCTION access.is_jurist, access.legal_uses, access.legal_shut FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.is_jurist, access.legal_uses, access.legal_shut TO samenhang_app;
