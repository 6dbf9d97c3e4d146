-- Concerns that were passed on about the one person whose own file is being made: for that file's service only, and where
-- they know of it, or the day on which they would hear it is over. What the other side of the wall did with one is not
-- told: it would tell of a file there.
CREATE FUNCTION access.own_concerns() RETURNS TABLE (
    at timestamptz, by_id uuid, "to" text, what text, why text, basis text, told_on date, taken_back boolean,
    opened_at timestamptz, promise text, promised_for date, outcome text, returned text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT e.at, p.by_id, t.name || ', ' || o.name, e.what, e.why, e.basis::text, e.told_on, back.id IS NOT NULL,
           opened.at, COALESCE(will.words, ''), will.by_day, COALESCE(came.words, ''), COALESCE(given.why, '')
    FROM data_rights_fileopening f
    JOIN data_rights_rightsrequest r ON r.id = f.request_id
    JOIN passing_passedfrom p ON p.household_id = f.household_id AND p.person_id = r.person_id
    JOIN passing_envelope e ON e.id = p.envelope_id
    JOIN teams_team t ON t.id = e.to_team_id
    JOIN teams_organisation o ON o.id = t.organisation_id
    LEFT JOIN passing_withdrawal back ON back.envelope_id = e.id
    LEFT JOIN passing_opening opened ON opened.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_promise will ON will.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_outcome came ON came.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_return given ON given.envelope_id = e.id AND e.to_side = 'support'
    WHERE f.id = access.viewer() AND access.role() = 'own_file' AND f.until > access.clock()
      AND (p.hidden_until IS NULL OR p.hidden_until < (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
      AND (e.told = 'knows'
           OR (e.told = 'will' AND e.told_on < (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
    ORDER BY e.at, e.id
$$;

-- As in 0003; and a guest who is still there works with it.
CREATE OR REPLACE FUNCTION access.ended_parts(h uuid) RETURNS TABLE (layer text, domain text, ended_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH held AS (
        SELECT w.layer, w.domain, max(upper(w.during)) AS until, bool_and(isfinite(upper(w.during))) AS over
        FROM (SELECT * FROM access.wanted_of_work(h) UNION ALL SELECT * FROM access.wanted_of_guests(h)) w
        GROUP BY w.layer, w.domain
    ), whole AS (
        SELECT max(held.until) AS until, bool_and(held.over) AS over FROM held
    ), part AS (
        SELECT r.layer, COALESCE(r.domain_id, '') AS domain FROM data_rights_retentionrule r WHERE r.layer <> ''
    )
    SELECT part.layer, part.domain, (COALESCE(held.until, whole.until) AT TIME ZONE 'Europe/Amsterdam')::date
    FROM part CROSS JOIN whole LEFT JOIN held ON held.layer = part.layer AND held.domain = part.domain
    WHERE COALESCE(held.over, whole.over) AND COALESCE(held.until, whole.until) <= access.clock()
      AND (held.until IS NOT NULL AND part.layer = 'domain' AND part.domain <> 'toegang'
           OR NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.household_id = h AND c.closed_at IS NULL))
$$;

-- As in 0003; and requests for access that lapsed and stand in no file (any more), and emergencies that opened only files
-- that were destroyed since.
CREATE OR REPLACE FUNCTION access.expire() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone jsonb := '{}';
    n bigint;
    ids uuid[];
    old timestamptz := access.clock() - interval '30 days';
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM access_draft WHERE saved_at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('access_draft', n);
    DELETE FROM access_submission WHERE at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('access_submission', n);
    DELETE FROM brp_answer WHERE at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('brp_answer', n);
    DELETE FROM staff_invitationend e USING staff_invitation i WHERE i.id = e.invitation_id AND i.until < old;
    DELETE FROM staff_invitation WHERE until < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('staff_invitation', n);
    DELETE FROM involvement_accessrequest r
    WHERE r.lapses_at < old AND NOT EXISTS (SELECT 1 FROM involvement_askedof a WHERE a.request_id = r.id);
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('involvement_accessrequest', n);
    SELECT array_agg(b.id) INTO ids FROM safety_breakglass b
    WHERE b.opened AND b.until < old
      AND NOT EXISTS (SELECT 1 FROM safety_breakglassopened o WHERE o.break_glass_id = b.id);
    IF ids IS NOT NULL THEN
        PERFORM access.destroy_below('safety_breakglass', ids);
        DELETE FROM safety_breakglass WHERE id = ANY (ids);
    END IF;
    gone := gone || jsonb_build_object('safety_breakglass', COALESCE(cardinality(ids), 0));
    DELETE FROM django_session WHERE expire_date < access.clock();
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN gone || jsonb_build_object('django_session', n);
END $$;
REVOKE ALL ON FUNCTION access.own_concerns(), access.ended_parts(uuid), access.expire() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.own_concerns(), access.expire() TO samenhang_app;
