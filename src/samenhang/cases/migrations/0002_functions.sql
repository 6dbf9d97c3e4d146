-- Some of these ask a function that is made later on: access.asked_to_direct.
SET LOCAL check_function_bodies = off;

-- == Who may read and open a case, and a director at all times.

CREATE FUNCTION access.case_has_director() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM cases_direction WHERE case_id = NEW.id) THEN
        RAISE EXCEPTION 'case without a director' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- == Who takes a colleague's work over directs their cases from that moment: one director, then the next, never
-- none (E1).

-- How many open cases these hats direct; numbers only, to who may hand them on.
CREATE FUNCTION access.held_directions(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.hat_id, count(*) FROM (
        SELECT DISTINCT ON (c.id) d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL AND c.id IN (SELECT x.case_id FROM cases_direction x WHERE x.hat_id = ANY (hats))
        ORDER BY c.id, d.starts_at DESC) d
    WHERE d.hat_id IN (SELECT access.countable(hats)) GROUP BY d.hat_id
$$;

-- All cases a hat directs go to another hat, with what the director reads there. Tells nothing back.
CREATE FUNCTION access.hand_on_directions(leaver uuid, heir uuid, line uuid, reason text, agreed text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    one record;
BEGIN
    FOR one IN
        SELECT c.id, c.household_id FROM cases_case c
        WHERE c.closed_at IS NULL AND c.id IN (SELECT d.case_id FROM cases_direction d WHERE d.hat_id = leaver)
        ORDER BY c.household_id
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
        IF leaver = (SELECT d.hat_id FROM cases_direction d WHERE d.case_id = one.id ORDER BY d.starts_at DESC LIMIT 1) THEN
            IF heir IS NULL THEN
                RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
            END IF;
            INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id,
                resident_id, starts_at, why, agreed_with, by_id, at)
            SELECT gen_random_uuid(), d.household_id, d.person_id, d.layer, d.domain, '', d.case_id, heir, d.resident_id,
                act, left(reason, 500), left(agreed, 300), access.viewer(), act
            FROM cases_direction d WHERE d.case_id = one.id ORDER BY d.starts_at DESC LIMIT 1;
            PERFORM access.handed(line, act, one.household_id, NULL, 'involvement');
        END IF;
    END LOOP;
    FOR one IN
        SELECT i.id FROM involvement_involvement i
        WHERE i.hat_id = leaver AND i.part = 'director' AND (i.until IS NULL OR i.until > act)
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
        ORDER BY i.household_id, i.id
    LOOP
        IF heir IS NULL THEN
            RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
        END IF;
        PERFORM access.pass_involvement(one.id, heir, NULL, line, act);
    END LOOP;
END $$;

-- == A case that its director may not open (own circle) is handed on by itself, unseen; who may hand on is told a
-- number (E1).

CREATE FUNCTION access.shut_directions(hats uuid[]) RETURNS TABLE (
    hat uuid, case_id uuid, household_id uuid
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH closes AS MATERIALIZED (
        SELECT h.id, h.professional_id FROM teams_hat h
        WHERE h.id = ANY (hats) AND EXISTS (
            SELECT 1 FROM circle_owncircle o WHERE o.professional_id = h.professional_id
              AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = o.id))
    ), latest AS MATERIALIZED (
        SELECT DISTINCT ON (c.id) c.id, c.household_id, d.hat_id
        FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL
          AND c.id IN (SELECT x.case_id FROM cases_direction x WHERE x.hat_id IN (SELECT id FROM closes))
        ORDER BY c.id, d.starts_at DESC
    )
    SELECT l.hat_id, l.id, l.household_id FROM latest l JOIN closes ON closes.id = l.hat_id
    WHERE closes.professional_id IN (SELECT access.shut(l.household_id))
$$;

CREATE FUNCTION access.held_shut(hats uuid[]) RETURNS TABLE (hat uuid, held bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT s.hat, count(*) FROM access.shut_directions(ARRAY(SELECT access.countable(hats))) s GROUP BY s.hat
$$;

CREATE FUNCTION access.hand_on_shut(leaver uuid, heir uuid, line uuid, reason text, agreed text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    one record;
    part uuid;
BEGIN
    IF heir IS NULL THEN
        RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
    END IF;
    FOR one IN SELECT s.case_id, s.household_id FROM access.shut_directions(ARRAY[leaver]) s ORDER BY s.household_id LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
        IF leaver = (SELECT d.hat_id FROM cases_direction d WHERE d.case_id = one.case_id ORDER BY d.starts_at DESC LIMIT 1)
        THEN
            INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id,
                resident_id, starts_at, why, agreed_with, by_id, at)
            SELECT gen_random_uuid(), d.household_id, d.person_id, d.layer, d.domain, '', d.case_id, heir, d.resident_id,
                act, left(reason, 500), left(agreed, 300), access.viewer(), act
            FROM cases_direction d WHERE d.case_id = one.case_id ORDER BY d.starts_at DESC LIMIT 1;
            PERFORM access.handed(line, act, one.household_id, NULL, 'involvement');
        END IF;
        FOR part IN
            SELECT i.id FROM involvement_involvement i
            WHERE i.hat_id = leaver AND i.household_id = one.household_id AND (i.until IS NULL OR i.until > act)
              AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
            ORDER BY i.id
        LOOP
            PERFORM access.pass_involvement(part, heir, NULL, line, act);
        END LOOP;
    END LOOP;
END $$;

-- == The direction is taken over by who says yes to it; and where nobody can direct, who manages the colleague is
-- told (E1).

-- Does this proposal still stand: the latest of its case, for the director of then, and the case open? Who may not
-- open the household, for their own circle, does not come to direct it.
CREATE FUNCTION access.proposal_stands(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM cases_directionproposal one JOIN cases_case c ON c.id = one.case_id AND c.closed_at IS NULL
        WHERE one.id = p AND access.asked_to_direct(one.id)
          AND one.id = (SELECT l.id FROM cases_directionproposal l WHERE l.case_id = c.id ORDER BY l.at DESC, l.id DESC LIMIT 1)
          AND one.seen_id = (SELECT d.id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1))
$$;

-- Who said yes to a proposal directs from now on; the one before stays as a professional, on the same ground. One
-- transaction: at no moment are there two, or none. Only for the one asked, right after their own yes.
CREATE FUNCTION access.take_direction(p uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    one cases_directionproposal;
    former cases_direction;
    old involvement_involvement;
    mine teams_hat;
    theirs teams_hat;
    act timestamptz := access.clock();
BEGIN
    SELECT * INTO one FROM cases_directionproposal WHERE id = p;
    PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
    IF NOT access.proposal_stands(p) OR NOT EXISTS (
        SELECT 1 FROM cases_directionreply r WHERE r.proposal_id = p AND r.accepted AND r.by_id = access.viewer()
          AND r.by_id = one.hat_id)
    THEN
        RAISE EXCEPTION 'nothing to take over' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO former FROM cases_direction d WHERE d.id = one.seen_id;
    SELECT * INTO mine FROM teams_hat WHERE id = one.hat_id;
    SELECT * INTO theirs FROM teams_hat WHERE id = former.hat_id;
    SELECT * INTO old FROM involvement_involvement i
    WHERE i.household_id = one.household_id AND i.hat_id = former.hat_id AND i.part = 'director'
      AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
    ORDER BY i.starts_at DESC LIMIT 1;
    INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id, resident_id,
        starts_at, why, agreed_with, by_id, at)
    VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', one.case_id, one.hat_id, NULL, act, one.why,
        one.agreed_with, access.viewer(), act);
    INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hat_id, team_id, part,
        task, all_members, own_file_id, basis_id, secret, starts_at, by_id, at)
    VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', one.hat_id, NULL, 'director',
        'houdt de casus bij elkaar', true, mine.domain_id, COALESCE(old.basis_id, 'avg-betrokken'), false, act,
        access.viewer(), act);
    IF old.id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT 1 FROM involvement_involvement i
            WHERE i.household_id = one.household_id AND i.hat_id = former.hat_id AND i.part IN ('professional', 'partner')
              AND (i.until IS NULL OR i.until > act)
              AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id))
        THEN
            INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hat_id, team_id,
                part, task, all_members, own_file_id, basis_id, secret, starts_at, by_id, at)
            VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', former.hat_id, NULL,
                CASE WHEN theirs.role = 'partner' THEN 'partner' ELSE 'professional' END, 'droeg de regie over', true,
                old.own_file_id, old.basis_id, false, act, access.viewer(), act);
        END IF;
        INSERT INTO involvement_involvementend (id, involvement_id, at, reason, by_id)
        VALUES (gen_random_uuid(), old.id, act, 'regie overgedragen', access.viewer());
    END IF;
END $$;

-- Of which colleagues' open cases nobody can hold the direction now: suspended, or their work ended. Numbers only, to who
-- may hand on their work.
CREATE FUNCTION access.without_director() RETURNS TABLE (hat_id uuid, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH latest AS (
        SELECT DISTINCT ON (c.id) c.id, d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL ORDER BY c.id, d.starts_at DESC
    ), unheld AS (
        SELECT l.hat_id, l.id FROM latest l
        WHERE NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = l.hat_id AND v.acts_as_id = l.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
        UNION
        SELECT s.hat, s.case_id FROM access.shut_directions(ARRAY(SELECT h.id FROM teams_hat h)) s
    ), idle AS (
        SELECT u.hat_id, count(*) AS cases FROM unheld u GROUP BY u.hat_id)
    SELECT i.hat_id, i.cases FROM idle i
    WHERE access.role() IN ('manager', 'team_lead') AND access.may_hand_on(i.hat_id, NULL)
$$;

-- Does the household have an open case of which nobody can hold the direction now? Told to who may know who directs.
CREATE FUNCTION access.undirected(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                   AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement'
                   AND g.during @> access.clock())
       AND EXISTS (
        SELECT 1 FROM cases_case c CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        WHERE c.household_id = h AND c.closed_at IS NULL AND (NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = latest.hat_id AND v.acts_as_id = latest.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
          OR EXISTS (SELECT 1 FROM access.shut_directions(ARRAY[latest.hat_id]) s WHERE s.household_id = h)))
$$;

REVOKE ALL ON FUNCTION access.case_has_director, access.held_directions, access.hand_on_directions,
    access.shut_directions, access.held_shut, access.hand_on_shut, access.proposal_stands, access.take_direction,
    access.without_director, access.undirected FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.held_directions, access.hand_on_directions, access.held_shut, access.hand_on_shut,
    access.proposal_stands, access.take_direction, access.without_director, access.undirected TO samenhang_app;
