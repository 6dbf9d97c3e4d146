-- From which day one part may be destroyed, by the rule as it is now: the length that was agreed last.
CREATE FUNCTION access.due_now(l text, d text, ended date) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (ended + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                  days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date
    FROM data_rights_retentionrule r
    CROSS JOIN LATERAL (
        SELECT COALESCE(c.length, r.length)::int AS length, COALESCE(c.unit, r.unit)::text AS unit
        FROM (SELECT 1) one LEFT JOIN LATERAL (
            SELECT c.length, c.unit FROM data_rights_rulechange c
            JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
            WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true) k
    WHERE r.layer = l AND COALESCE(r.domain_id, '') = d AND k.length IS NOT NULL
$$;

-- What who belongs (or belonged) to a household asked about their own data and was not answered yet, wherever it was
-- asked: until then nothing of theirs is destroyed.
CREATE FUNCTION access.open_requests(h uuid) RETURNS TABLE (kind text, due_on date) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r."right"::text, COALESCE(e.due_on, r.due_on) FROM data_rights_rightsrequest r
    LEFT JOIN data_rights_rightsextension e ON e.request_id = r.id
    WHERE (r.household_id = h OR r.person_id IN (SELECT m.person_id FROM people_membership m WHERE m.household_id = h))
      AND NOT EXISTS (SELECT 1 FROM data_rights_rightsanswer a WHERE a.request_id = r.id)
$$;

-- What holds a proposal back that is not carried out yet: the day by the rule of now, and which rights wait for an answer,
-- the last one until when. To who supervises the municipality and the service of retention; never of whom.
CREATE FUNCTION access.held_back(proposals uuid[]) RETURNS TABLE (proposal uuid, due_on date, rights text[], until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, access.due_now(p.layer, p.domain, p.ended_on), asked.rights, asked.until
    FROM data_rights_destructionproposal p
    CROSS JOIN LATERAL (SELECT COALESCE(array_agg(DISTINCT o.kind ORDER BY o.kind), '{}') AS rights, max(o.due_on) AS until
                        FROM access.open_requests(p.household_id) o) asked
    WHERE p.id = ANY (proposals)
      AND (SELECT access.municipal_role()) IN ('privacy_officer', 'fg', 'retention')
$$;

-- Did the viewer work in this household under another hat of theirs: involved by name or at a desk, or looking and writing?
-- Only of the viewer. Being found in a search is no work.
CREATE FUNCTION access.worked_in(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat mine
        WHERE mine.professional_id = access.wearer() AND mine.id <> access.viewer()
          AND mine.role IN ('access_officer', 'professional', 'partner', 'process_director')
          AND (EXISTS (SELECT 1 FROM involvement_involvement i WHERE i.household_id = h AND i.hat_id = mine.id)
               OR EXISTS (SELECT 1 FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
                          WHERE s.household_id = h AND s.viewer_id = mine.id AND l.event NOT IN ('search', 'refused'))))
$$;

-- As in 0003; by the rule as it is now, whatever day the proposal bears, and not while a resident waits for an answer.
CREATE OR REPLACE FUNCTION access.destroy(proposal uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    p data_rights_destructionproposal%ROWTYPE;
    gone jsonb := '{}';
    t regclass;
    ids uuid[];
    members uuid[];
    one uuid;
    progress boolean := true;
    stuck boolean;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO p FROM data_rights_destructionproposal WHERE id = proposal FOR UPDATE;
    IF p.id IS NULL OR p.due_on > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM data_rights_destructionend e WHERE e.proposal_id = p.id)
        OR NOT EXISTS (SELECT 1 FROM data_rights_destructiondecision d
                       WHERE d.proposal_id = p.id AND d.outcome = 'destroy') THEN
        RAISE EXCEPTION 'not decided, or its day has not come' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(p.household_id::text, 7401));
    IF NOT EXISTS (SELECT 1 FROM access.ended_parts(p.household_id) e
                   WHERE e.layer = p.layer AND e.domain = p.domain AND e.ended_on = p.ended_on) THEN
        RETURN NULL;
    END IF;
    IF COALESCE(access.due_now(p.layer, p.domain, p.ended_on), 'infinity') > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM access.open_requests(p.household_id)) THEN
        RAISE EXCEPTION 'kept longer by the rule of now, or a resident waits for an answer' USING ERRCODE = 'check_violation';
    END IF;
    SELECT array_agg(DISTINCT m.person_id) INTO members FROM people_membership m WHERE m.household_id = p.household_id;
    SET CONSTRAINTS ALL IMMEDIATE;
    WHILE progress LOOP
        progress := false;
        stuck := false;
        FOR t IN SELECT * FROM access.kept_tables() LOOP
            EXECUTE format('SELECT array_agg(id) FROM %s WHERE household_id = $1 AND layer = $2 AND domain = $3', t)
                INTO ids USING p.household_id, p.layer, p.domain;
            CONTINUE WHEN ids IS NULL;
            BEGIN
                PERFORM access.destroy_below(t, ids);
                EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', t) USING ids;
                gone := gone || jsonb_build_object(t::text, cardinality(ids));
                progress := true;
            EXCEPTION WHEN foreign_key_violation THEN
                stuck := true;  -- something of this part still hangs on it: next round
            END;
        END LOOP;
    END LOOP;
    IF stuck THEN
        RAISE EXCEPTION 'records of another part still hang on these' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF p.layer = 'involvement' THEN
        FOREACH one IN ARRAY COALESCE(members, '{}') LOOP
            CONTINUE WHEN EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = one);
            BEGIN
                PERFORM access.destroy_below('people_person', ARRAY[one]);
                DELETE FROM people_person WHERE id = one;
                gone := jsonb_set(gone, '{people_person}', to_jsonb(COALESCE((gone ->> 'people_person')::int, 0) + 1));
            EXCEPTION WHEN foreign_key_violation THEN
                NULL;  -- somebody else's record still names them
            END;
        END LOOP;
        BEGIN
            PERFORM access.destroy_below('people_household', ARRAY[p.household_id]);
            DELETE FROM people_household WHERE id = p.household_id;
            gone := gone || '{"people_household": 1}';
        EXCEPTION WHEN foreign_key_violation THEN
            NULL;
        END;
    END IF;
    PERFORM access.derive(p.household_id);
    RETURN gone;
END $$;

-- What residents ask about their own data, by its clock: to who supervises the municipality. Which right, since when, by
-- when, in which organisation it was taken in and the household's code; never who asks, for whom or in which words.
CREATE FUNCTION access.rights_clocks(answered boolean, many int, skip int) RETURNS TABLE (
    number text, kind text, received_on date, due_on date, extended boolean, answered_at timestamptz, outcome text,
    organisation text, code text, total bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.number::text, r."right"::text, r.received_on, COALESCE(e.due_on, r.due_on), e.id IS NOT NULL, a.at,
           a.outcome::text, COALESCE(o.name, '')::text, upper(right(r.household_id::text, 6)), count(*) OVER ()
    FROM data_rights_rightsrequest r
    LEFT JOIN data_rights_rightsextension e ON e.request_id = r.id
    LEFT JOIN data_rights_rightsanswer a ON a.request_id = r.id
    LEFT JOIN teams_hat h ON h.id = r.by_id
    LEFT JOIN teams_organisation o ON o.id = h.organisation_id
    WHERE (SELECT access.municipal_role()) IN ('privacy_officer', 'fg') AND (a.id IS NOT NULL) = answered
    ORDER BY CASE WHEN answered THEN a.at END DESC, COALESCE(e.due_on, r.due_on), r.number
    LIMIT many OFFSET skip
$$;

REVOKE ALL ON FUNCTION access.due_now(text, text, date), access.open_requests(uuid), access.held_back(uuid[]),
    access.worked_in(uuid), access.rights_clocks(boolean, int, int), access.destroy(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.held_back(uuid[]), access.worked_in(uuid), access.rights_clocks(boolean, int, int),
    access.destroy(uuid) TO samenhang_app;
