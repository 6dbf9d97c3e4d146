-- The actions in plans of open cases that these hats still have to do. Called by the functions below; the server may not.
CREATE FUNCTION access.open_actions(hats uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT a.id FROM plans_action a
    JOIN plans_plan p ON p.id = a.plan_id JOIN cases_case c ON c.id = p.case_id AND c.closed_at IS NULL
    WHERE a.hat_id = ANY (hats) AND COALESCE((
        SELECT o.how FROM plans_actionoutcome o WHERE o.action_id = a.id ORDER BY o.at DESC, o.id DESC LIMIT 1), 'open') = 'open'
$$;

-- How many actions these hats still have to do; numbers only, to who may hand them on.
CREATE FUNCTION access.held_actions(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT a.hat_id, count(*) FROM plans_action a
    WHERE a.id IN (SELECT access.open_actions(hats)) AND a.hat_id IN (SELECT access.countable(hats)) GROUP BY a.hat_id
$$;

-- A hat's actions become those of who takes the household over: of the next director where the hat directs, else of who
-- takes the involvement over (where it is no secret), else of the case's director. Runs before the rest is handed on. Tells nothing back.
CREATE FUNCTION access.hand_on_actions(leaver uuid, to_director uuid, to_worker uuid, line uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, to_director, line);
    directs uuid;
    takes uuid;
    one record;
BEGIN
    PERFORM access.handing_on(leaver, to_worker, line);
    FOR one IN
        SELECT a.id, a.household_id, a.plan_id, p.case_id FROM plans_action a JOIN plans_plan p ON p.id = a.plan_id
        WHERE a.id IN (SELECT access.open_actions(ARRAY[leaver])) ORDER BY a.household_id, a.id
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
        SELECT d.hat_id INTO directs FROM cases_direction d WHERE d.case_id = one.case_id ORDER BY d.starts_at DESC LIMIT 1;
        takes := CASE
            WHEN directs = leaver THEN to_director
            WHEN to_worker IS NOT NULL AND EXISTS (
                SELECT 1 FROM involvement_involvement i
                WHERE i.household_id = one.household_id AND i.hat_id IN (leaver, to_worker) AND NOT i.secret
                  AND (i.until IS NULL OR i.until > act)
                  AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id))
            THEN to_worker
            ELSE directs END;
        IF takes IS NULL THEN
            RAISE EXCEPTION 'nobody to do what was agreed' USING ERRCODE = 'check_violation';
        END IF;
        UPDATE plans_action SET hat_id = takes, version = version + 1, changed_by_id = access.viewer(), changed_at = act,
            doer_name = (SELECT left(p.name || ', ' || o.name, 200) FROM teams_hat h
                JOIN teams_professional p ON p.id = h.professional_id JOIN teams_organisation o ON o.id = h.organisation_id
                WHERE h.id = takes)
        WHERE id = one.id AND hat_id = leaver;
        CONTINUE WHEN NOT FOUND;  -- somebody handed it on just now
        UPDATE plans_plan SET version = version + 1, changed_at = act WHERE id = one.plan_id;
        PERFORM access.handed(line, act, one.household_id, NULL, 'shared');
    END LOOP;
END $$;

CREATE FUNCTION access.action_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM access.open_actions(ARRAY[NEW.id])) THEN
        RAISE EXCEPTION 'has something to do: hand on first' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_still_holds';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.open_actions, access.held_actions, access.hand_on_actions,
    access.action_holds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.held_actions, access.hand_on_actions TO samenhang_app;
