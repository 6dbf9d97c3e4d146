-- == Who reads and adds requests and their sifting, and how a referral reaches the desk it is meant for.

-- How many requests of a household still need their desk: open, or referred and not answered. Told only to whoever keeps
-- up who is involved there; a receiving desk asks it, which does not read the requests themselves.
CREATE FUNCTION access.requests_needing_desk(h uuid, desk uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) FROM intake_request q
    WHERE q.household_id = h AND q.desk_id = desk
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                  AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
      AND NOT EXISTS (
        SELECT 1 FROM intake_triage t
        LEFT JOIN intake_reopening o ON o.triage_id = t.id
        LEFT JOIN intake_referral r ON r.triage_id = t.id
        LEFT JOIN intake_referralanswer a ON a.referral_id = r.id
        WHERE t.request_id = q.id AND o.id IS NULL AND (t.outcome <> 'referred' OR a.accepted))
$$;

-- == A request a colleague picked up goes to who takes over, or back in the queue; until then the hat cannot end.

-- The open pick-ups of these hats: of requests that are not settled. Called by the functions below; the server may not.
CREATE FUNCTION access.open_pick_ups(hats uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id FROM intake_pickup p LEFT JOIN intake_putback b ON b.pick_up_id = p.id
    WHERE p.by_id = ANY (hats) AND b.id IS NULL AND NOT EXISTS (
        SELECT 1 FROM intake_triage t
        LEFT JOIN intake_reopening o ON o.triage_id = t.id
        LEFT JOIN intake_referral r ON r.triage_id = t.id
        LEFT JOIN intake_referralanswer a ON a.referral_id = r.id
        LEFT JOIN intake_referralrecall c ON c.referral_id = r.id
        WHERE t.request_id = p.request_id AND o.id IS NULL AND c.id IS NULL AND COALESCE(a.accepted, true))
$$;

-- How many requests these hats work on; numbers only, to who may hand them on.
CREATE FUNCTION access.held_pick_ups(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.by_id, count(*) FROM intake_pickup p
    WHERE p.id IN (SELECT access.open_pick_ups(hats)) AND p.by_id IN (SELECT access.countable(hats)) GROUP BY p.by_id
$$;

-- What a hat picked up lies in the queue again, or is another's at once where that one sits at the request's desk.
CREATE FUNCTION access.hand_on_pick_ups(leaver uuid, heir uuid, line uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    one record;
BEGIN
    FOR one IN
        SELECT p.*, q.desk_id FROM intake_pickup p JOIN intake_request q ON q.id = p.request_id
        WHERE p.id IN (SELECT access.open_pick_ups(ARRAY[leaver])) ORDER BY p.household_id, p.id
    LOOP
        INSERT INTO intake_putback (id, household_id, person_id, layer, domain, hidden_reason, hidden_until, pick_up_id, by_id, at)
        VALUES (gen_random_uuid(), one.household_id, one.person_id, one.layer, one.domain, one.hidden_reason,
            one.hidden_until, one.id, access.viewer(), act) ON CONFLICT (pick_up_id) DO NOTHING;
        IF FOUND AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.viewer_id = heir AND v.acts_as_id = one.desk_id) THEN
            INSERT INTO intake_pickup (id, household_id, person_id, layer, domain, hidden_reason, hidden_until, request_id, turn, by_id, at)
            SELECT gen_random_uuid(), one.household_id, one.person_id, one.layer, one.domain, one.hidden_reason,
                one.hidden_until, one.request_id, max(p.turn) + 1, heir, act
            FROM intake_pickup p WHERE p.request_id = one.request_id;
        END IF;
        PERFORM access.handed(line, act, one.household_id, one.person_id, 'involvement');
    END LOOP;
END $$;

CREATE FUNCTION access.pick_up_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM access.open_pick_ups(ARRAY[NEW.id])) THEN
        RAISE EXCEPTION 'works on a request: hand on first' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_still_holds';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.requests_needing_desk, access.open_pick_ups, access.held_pick_ups,
    access.hand_on_pick_ups, access.pick_up_holds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.requests_needing_desk, access.held_pick_ups,
    access.hand_on_pick_ups TO samenhang_app;
