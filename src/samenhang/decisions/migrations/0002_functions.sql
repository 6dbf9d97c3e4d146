-- == A decision by its key; what the one who is asked reads by the seat they were asked on, while asked; four
-- eyes held.

-- Does the viewer, in whatever hat, have a hand in this decision: began it, wrote a version, or asked for backing?
CREATE FUNCTION access.made_decision(d uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat mine JOIN teams_hat theirs ON theirs.professional_id = mine.professional_id
        WHERE mine.id = access.viewer() AND theirs.id IN (
            SELECT x.by_id FROM decisions_decision x WHERE x.id = d
            UNION SELECT t.by_id FROM decisions_decisiontext t WHERE t.decision_id = d
            UNION SELECT a.by_id FROM decisions_askedfor a WHERE a.decision_id = d))
$$;

-- May the viewer read this envelope as the one who was asked: answered it, or is asked now, on a seat that is still
-- theirs? About somebody of the own circle it is as if nobody had asked.
CREATE FUNCTION access.asked_to_back(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IS NOT NULL AND access.role() <> 'lawfulness'
        AND NOT EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e AND access.shut_to_me(f.household_id))
        AND (
        EXISTS (SELECT 1 FROM decisions_answer a WHERE a.envelope_id = e AND a.by_id = access.viewer())
        OR EXISTS (
            SELECT 1 FROM decisions_envelope v JOIN decisions_seat s ON s.id = v.seat_id
            WHERE v.id = e AND access.viewer() IN (s.hat_id, s.deputy_id)
              AND (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date >= s.from_day
              AND (s.until_day IS NULL OR (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date < s.until_day)
              AND NOT EXISTS (SELECT 1 FROM decisions_seatend x WHERE x.seat_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM decisions_lapse l WHERE l.envelope_id = e)))
$$;

-- May the viewer answer it: is asked now, nobody answered, and it is not their own, whatever hat they wear?
CREATE FUNCTION access.may_back(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.asked_to_back(e)
       AND NOT EXISTS (SELECT 1 FROM decisions_lapse l WHERE l.envelope_id = e)
       AND NOT EXISTS (SELECT 1 FROM decisions_answer a WHERE a.envelope_id = e)
       AND EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e)
       AND NOT EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e AND access.made_decision(f.decision_id))
$$;

-- How often each rung was asked in a year, and what came of it: of everybody together, never per person or household.
-- Fewer than five is told as nothing.
CREATE FUNCTION access.rungs_counted() RETURNS TABLE (
    year integer, rung text, name text, asked bigint, backed bigint, conditions bigint, refused bigint, up bigint,
    line bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH counted AS (
        SELECT extract(year FROM v.at AT TIME ZONE 'Europe/Amsterdam')::integer AS year, v.rung, max(v.rung_name) AS name,
               count(*) AS asked, count(*) FILTER (WHERE a.word = 'backs') AS backed,
               count(*) FILTER (WHERE a.word = 'conditions') AS conditions,
               count(*) FILTER (WHERE a.word = 'refuses') AS refused,
               count(*) FILTER (WHERE v.up_from_id IS NOT NULL) AS up, count(*) FILTER (WHERE v.line) AS line
        FROM decisions_envelope v LEFT JOIN decisions_answer a ON a.envelope_id = v.id
        WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness'
        GROUP BY 1, 2
    )
    SELECT c.year, c.rung, c.name, NULLIF(c.asked, LEAST(c.asked, 4)), NULLIF(c.backed, LEAST(c.backed, 4)),
           NULLIF(c.conditions, LEAST(c.conditions, 4)), NULLIF(c.refused, LEAST(c.refused, 4)),
           NULLIF(c.up, LEAST(c.up, 4)), NULLIF(c.line, LEAST(c.line, 4))
    FROM counted c
$$;

-- == Who is asked to back a decision about their own circle reads nothing; each part stands where its decision
-- stands.

-- Of a decision: each part stands under the decision's key, and it replaces one of the same household. Who once read the
-- id of a decision ends, takes or counts nothing of it from a household of their own.
CREATE FUNCTION access.decision_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made jsonb := to_jsonb(NEW);
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT household_id, person_id, layer, domain FROM decisions_decision WHERE id = (made ->> 'decision_id')::uuid
            UNION ALL SELECT household_id, person_id, layer, domain FROM decisions_decisiontext
                WHERE id = (made ->> 'text_id')::uuid
            UNION ALL SELECT household_id, NEW.person_id, NEW.layer, NEW.domain FROM decisions_decision
                WHERE id = (made ->> 'replaces_id')::uuid
        ) above
        WHERE (above.household_id, above.person_id, above.layer, above.domain)
            IS DISTINCT FROM (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
    ) THEN
        RAISE EXCEPTION 'a part stands where its decision stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.made_decision, access.asked_to_back, access.may_back, access.rungs_counted,
    access.decision_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.made_decision, access.asked_to_back, access.may_back,
    access.rungs_counted TO samenhang_app;
