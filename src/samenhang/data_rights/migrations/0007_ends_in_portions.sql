-- Looking for what comes to its end went over every household in one statement: too slow for a municipality. Now first
-- the households in which something ended, a portion at a time; counting only what is due.
DROP FUNCTION access.come_to_an_end(date);

-- Households in which something ended, or that nobody can read: the next portion after one, in the order of their ids.
CREATE FUNCTION access.may_have_ended(after uuid, portion int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT h.id FROM people_household h
    WHERE access.role() = 'retention' AND (after IS NULL OR h.id > after) AND (
        EXISTS (SELECT 1 FROM involvement_involvement i LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id
                WHERE i.household_id = h.id AND LEAST(i.until, e.at) <= access.clock())
        OR EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = h.id AND upper(g.during) <= access.clock())
        OR NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = h.id))
    ORDER BY h.id LIMIT portion
$$;

-- What of these households comes to its end before a day, and is not proposed yet: for the service of retention only.
-- Who is involved goes last, when nothing else is left of a household.
CREATE FUNCTION access.ends_of(households uuid[], before date) RETURNS TABLE (
    household_id uuid, layer text, domain text, rule text, length int, unit text, ended_on date, due_on date, counts jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH due AS MATERIALIZED (
        SELECT h AS household_id, e.layer, e.domain, r.code, k.length, k.unit, e.ended_on,
               (e.ended_on + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                           days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date AS due_on
        FROM unnest(households) h
        CROSS JOIN LATERAL access.ended_parts(h) e
        JOIN data_rights_retentionrule r ON r.layer = e.layer AND COALESCE(r.domain_id, '') = e.domain
        CROSS JOIN LATERAL (
            SELECT COALESCE(c.length, r.length)::int AS length, COALESCE(c.unit, r.unit)::text AS unit
            FROM (SELECT 1) one LEFT JOIN LATERAL (
                SELECT c.length, c.unit FROM data_rights_rulechange c
                JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
                WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true) k
        WHERE access.role() = 'retention' AND k.length IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM data_rights_destructionproposal p
            LEFT JOIN data_rights_destructionend done ON done.proposal_id = p.id
            LEFT JOIN data_rights_destructiondecision made ON made.proposal_id = p.id
            WHERE p.household_id = h AND p.layer = e.layer AND p.domain = e.domain AND done.id IS NULL
              AND (made.keep_until IS NULL OR made.keep_until > before))
    ), counted AS MATERIALIZED (
        SELECT due.*, access.kept_rows(due.household_id, due.layer, due.domain) AS counts
        FROM due WHERE due.due_on <= before
    )
    SELECT * FROM counted
    WHERE counted.counts <> '{}'
      AND (counted.layer <> 'involvement' OR access.kept_rows(counted.household_id, NULL, NULL) = '{}')
$$;
REVOKE ALL ON FUNCTION access.may_have_ended(uuid, int), access.ends_of(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.may_have_ended(uuid, int), access.ends_of(uuid[], date) TO samenhang_app;
