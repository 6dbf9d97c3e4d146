-- May the viewer lay this question before somebody? Who asked it, and whoever it was laid before.
CREATE FUNCTION access.may_lay_question(q uuid, asker uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM questions_quickquestion one WHERE one.id = q AND one.from_hat_id = asker
          AND (one.from_hat_id = access.viewer() OR EXISTS (
            SELECT 1 FROM questions_asking a WHERE a.question_id = q AND (a.to_hat_id = access.viewer() OR a.to_team_id = (
                SELECT h.team_id FROM teams_hat h WHERE h.id = access.viewer())))))
$$;

REVOKE ALL ON FUNCTION access.may_lay_question FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.may_lay_question TO samenhang_app;
