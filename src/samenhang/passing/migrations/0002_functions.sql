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

REVOKE ALL ON FUNCTION access.withdrawn, access.concern_stages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.withdrawn, access.concern_stages TO samenhang_app;
