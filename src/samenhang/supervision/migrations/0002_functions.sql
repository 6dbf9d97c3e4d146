-- Some of these ask a function that is made later on: access.may_know, access.municipal_role, access.plain.
SET LOCAL check_function_bodies = off;

-- Which hats the viewer may not know to have to do with which household, as one word each: asked once a statement by the
-- policy of the log's subjects, so that counts tell no more than lines do.
CREATE FUNCTION access.secret_pairs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(array_agg(DISTINCT i.household_id::text || who.id::text), '{}')
    FROM involvement_involvement i
    CROSS JOIN LATERAL (
        SELECT COALESCE(i.hat_id, i.team_id) AS id
        UNION SELECT v.viewer_id FROM access_viewer v WHERE v.acts_as_id = COALESCE(i.hat_id, i.team_id)) who
    WHERE i.secret
      AND i.household_id IN (SELECT g.household_id FROM access_grant g
                             WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[]))
      AND NOT access.may_know(i.household_id, who.id)
$$;

-- Which looks in a household's file no work of the same colleague stands near: nothing written, and no part begun, in so
-- many days before or after. Told of this household to who keeps it up; which of them may be read, the policy decides.
CREATE FUNCTION access.looks_without_work(h uuid, days int) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH looked AS (
        SELECT DISTINCT s.line_id, s.at, s.viewer_id FROM audit_subject s
        JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
        WHERE s.household_id = h AND s.viewer_id IS NOT NULL AND s.layer <> 'lawfulness'
          AND l.event IN ('read', 'print', 'search', 'emergency') AND l.at < access.clock() - make_interval(days => days)
          AND EXISTS (SELECT 1 FROM access_grant g
                      WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[]) AND g.household_id = h
                        AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
    ), worked AS (
        SELECT s.viewer_id, s.at FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
        WHERE s.household_id = h AND l.event IN ('create', 'change', 'delete', 'transfer')
        UNION ALL SELECT i.hat_id, i.starts_at FROM involvement_involvement i WHERE i.household_id = h
    )
    SELECT k.line_id FROM looked k
    WHERE NOT EXISTS (SELECT 1 FROM worked w WHERE w.viewer_id = k.viewer_id
        AND w.at BETWEEN k.at - make_interval(days => days) AND k.at + make_interval(days => days))
$$;

-- Whether a line may be read by who supervises: not what the investigation's own side did. That side replaces this.
CREATE FUNCTION access.log_open(l uuid, moment timestamptz) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT 1 FROM audit_subject s WHERE s.line_id = l AND s.at = moment AND s.layer = 'lawfulness')
$$;

CREATE FUNCTION access.household_code(h uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$ SELECT upper(right(h::text, 6)) $$;

-- The log as who supervises reads it: when, who, what, by which rule; households as a code, people as a number. For
-- whoever supervises the municipality: not for a partner's own officer.
CREATE FUNCTION access.log_page(
    since timestamptz, before timestamptz, events text[], org uuid, rol text, module text, whom uuid, code text,
    many int, skip int
) RETURNS TABLE (id uuid, at timestamptz, event text, what text, viewer_id uuid, role text, purpose text, rule text,
                 codes text[], people bigint, bases text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH chosen AS (
        SELECT l.* FROM audit_line l
        WHERE (SELECT access.municipal_role()) IN ('fg', 'privacy_officer')
          AND l.at >= since AND l.at < before
          AND (cardinality(events) = 0 OR l.event = ANY (events))
          AND (org IS NULL OR l.organisation_id = org)
          AND (rol = '' OR l.role = rol)
          AND (module = '' OR starts_with(l.what, module || '.'))
          AND (whom IS NULL OR l.viewer_id = whom)
          AND (code = '' OR EXISTS (SELECT 1 FROM audit_subject s WHERE s.line_id = l.id AND s.at = l.at
                                    AND access.household_code(s.household_id) = code))
          AND l.role <> 'lawfulness' AND access.log_open(l.id, l.at)
        ORDER BY l.at DESC, l.id DESC LIMIT many OFFSET skip
    )
    SELECT c.id, c.at, c.event::text, c.what::text, c.viewer_id, c.role::text,
           COALESCE(nullif(c.purpose, ''), about.purpose, ''), c.rule::text,
           COALESCE(about.codes, '{}'), COALESCE(about.people, 0), COALESCE(about.bases, '{}')
    FROM chosen c CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT access.household_code(s.household_id)) AS codes, count(DISTINCT s.person_id) AS people,
               array_agg(DISTINCT s.basis::text) FILTER (WHERE s.basis <> '') AS bases, min(nullif(s.purpose, '')) AS purpose
        FROM audit_subject s WHERE s.line_id = c.id AND s.at = c.at) about
    ORDER BY c.at DESC, c.id DESC
$$;

-- How many lines a month of each kind; numbers only.
CREATE FUNCTION access.log_months(since timestamptz) RETURNS TABLE (month date, event text, lines bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT date_trunc('month', l.at AT TIME ZONE 'Europe/Amsterdam')::date, l.event::text, count(*) FROM audit_line l
    WHERE (SELECT access.municipal_role()) IN ('fg', 'privacy_officer') AND l.at >= since AND l.role <> 'lawfulness'
    GROUP BY 1, 2
$$;

-- What is not sealed yet: how many lines, and the oldest of them.
CREATE FUNCTION access.log_tail() RETURNS TABLE (lines bigint, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*), min(l.at) FROM audit_line l
    WHERE (SELECT access.municipal_role()) IN ('fg', 'privacy_officer') AND l.role <> 'lawfulness'
      AND access.log_open(l.id, l.at)
      AND l.xid > COALESCE((SELECT max(s.until_xid) FROM audit_seal s WHERE s.era = l.era), -1)
$$;

-- The rules by which looks stand out. Each gives hat, household, week, how often, from when until when; to the privacy
-- officer only. "Work" is: something written about the household, or a part in it begun, within so many days.
CREATE FUNCTION access.worked_near(hat uuid, h uuid, first timestamptz, last timestamptz, days int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
        WHERE s.household_id = h AND s.viewer_id = hat AND l.event IN ('create', 'change', 'delete', 'transfer')
          AND s.at BETWEEN first - make_interval(days => days) AND last + make_interval(days => days)
    ) OR EXISTS (
        SELECT 1 FROM involvement_involvement i WHERE i.household_id = h AND i.hat_id = hat
          AND i.starts_at BETWEEN first - make_interval(days => days) AND last + make_interval(days => days))
$$;

CREATE FUNCTION access.pattern_no_work(since timestamptz, before timestamptz, days int, few int)
RETURNS TABLE (viewer_id uuid, household_id uuid, week date, times bigint, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH often AS (
        SELECT s.viewer_id, s.household_id, date_trunc('week', s.at AT TIME ZONE 'Europe/Amsterdam')::date AS week,
               count(DISTINCT l.id) AS times, min(s.at) AS first_at, max(s.at) AS last_at
        FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
        WHERE (SELECT access.municipal_role()) = 'privacy_officer' AND s.at >= since
          AND s.at < before - make_interval(days => days)
          AND l.event IN ('read', 'print') AND s.viewer_id IS NOT NULL AND s.layer <> 'lawfulness' AND l.role <> 'lawfulness'
          AND l.what NOT IN ('home.start', 'intake.queue', 'intake.referrals')
        GROUP BY 1, 2, 3 HAVING count(DISTINCT l.id) >= few)
    SELECT o.* FROM often o
    WHERE NOT access.worked_near(o.viewer_id, o.household_id, o.first_at, o.last_at, days)
    ORDER BY o.last_at DESC LIMIT 500
$$;

CREATE FUNCTION access.pattern_searched(since timestamptz, before timestamptz, days int, few int)
RETURNS TABLE (viewer_id uuid, household_id uuid, week date, times bigint, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH often AS (
        SELECT s.viewer_id, s.household_id, date_trunc('week', s.at AT TIME ZONE 'Europe/Amsterdam')::date AS week,
               count(DISTINCT l.id) AS times, min(s.at) AS first_at, max(s.at) AS last_at
        FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
        WHERE (SELECT access.municipal_role()) = 'privacy_officer' AND s.at >= since
          AND s.at < before - make_interval(days => days)
          AND l.event = 'search' AND s.viewer_id IS NOT NULL AND s.layer <> 'lawfulness' AND l.role <> 'lawfulness'
        GROUP BY 1, 2, 3 HAVING count(DISTINCT l.id) >= few)
    SELECT o.* FROM often o
    WHERE NOT access.worked_near(o.viewer_id, o.household_id, o.first_at, o.last_at, days)
    ORDER BY o.last_at DESC LIMIT 500
$$;

-- Tried again after the own part had ended: the wall refused, and the line names the household or its case.
CREATE FUNCTION access.pattern_after_end(since timestamptz, before timestamptz, days int, few int)
RETURNS TABLE (viewer_id uuid, household_id uuid, week date, times bigint, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT l.viewer_id, i.household_id, date_trunc('week', l.at AT TIME ZONE 'Europe/Amsterdam')::date,
           count(DISTINCT l.id), min(l.at), max(l.at)
    FROM audit_line l
    LEFT JOIN cases_case c ON c.id = l.object_id
    JOIN involvement_involvement i ON i.hat_id = l.viewer_id AND i.household_id = COALESCE(c.household_id, l.object_id)
    LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id
    WHERE (SELECT access.municipal_role()) = 'privacy_officer' AND l.event = 'refused' AND l.at >= since AND l.at < before
      AND l.role <> 'lawfulness'
      AND LEAST(e.at, i.until) < l.at - make_interval(days => days)
      AND NOT EXISTS (SELECT 1 FROM involvement_involvement o
                      LEFT JOIN involvement_involvementend oe ON oe.involvement_id = o.id
                      WHERE o.hat_id = l.viewer_id AND o.household_id = i.household_id AND o.starts_at <= l.at
                        AND COALESCE(LEAST(oe.at, o.until), 'infinity') > l.at - make_interval(days => days))
    GROUP BY 1, 2, 3 HAVING count(DISTINCT l.id) >= few
    ORDER BY 6 DESC LIMIT 500
$$;

CREATE FUNCTION access.pattern_same_name(since timestamptz, before timestamptz, days int, few int)
RETURNS TABLE (viewer_id uuid, household_id uuid, week date, times bigint, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH named AS (
        SELECT h.id, access.plain(substring(btrim(p.name) FROM '[^ ]+$')) AS family
        FROM teams_hat h JOIN teams_professional p ON p.id = h.professional_id
        WHERE length(substring(btrim(p.name) FROM '[^ ]+$')) > 2)
    SELECT s.viewer_id, s.household_id, date_trunc('week', s.at AT TIME ZONE 'Europe/Amsterdam')::date,
           count(DISTINCT l.id), min(s.at), max(s.at)
    FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
    JOIN named n ON n.id = s.viewer_id
    JOIN people_person p ON p.id = s.person_id AND access.plain(p.family_name) = n.family
    WHERE (SELECT access.municipal_role()) = 'privacy_officer' AND s.at >= since AND s.at < before
      AND l.event IN ('read', 'print', 'search', 'emergency') AND s.layer <> 'lawfulness' AND l.role <> 'lawfulness'
    GROUP BY 1, 2, 3 HAVING count(DISTINCT l.id) >= few
    ORDER BY 6 DESC LIMIT 500
$$;

CREATE FUNCTION access.pattern_watched(since timestamptz, before timestamptz, days int, few int)
RETURNS TABLE (viewer_id uuid, household_id uuid, week date, times bigint, first_at timestamptz, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.viewer_id, s.household_id, date_trunc('week', s.at AT TIME ZONE 'Europe/Amsterdam')::date,
           count(DISTINCT l.id), min(s.at), max(s.at)
    FROM supervision_watch w
    LEFT JOIN supervision_watchend we ON we.watch_id = w.id
    JOIN people_membership m ON m.person_id = w.person_id
    JOIN audit_subject s ON s.household_id = m.household_id AND (s.person_id IS NULL OR s.person_id = w.person_id)
    JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
    WHERE (SELECT access.municipal_role()) = 'privacy_officer' AND we.id IS NULL
      AND w.until >= (before AT TIME ZONE 'Europe/Amsterdam')::date
      AND s.at >= since AND s.at < before AND s.viewer_id IS NOT NULL
      AND l.event IN ('read', 'print', 'search', 'emergency') AND s.layer <> 'lawfulness' AND l.role <> 'lawfulness'
    GROUP BY 1, 2, 3 HAVING count(DISTINCT l.id) >= few
    ORDER BY 6 DESC LIMIT 500
$$;

-- What stands behind one finding: its lines, and by which marks the household is known. To the privacy officer only.
CREATE FUNCTION access.finding_lines(f uuid) RETURNS TABLE (id uuid, at timestamptz, event text, what text, layers text[],
    bases text[], initials text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT l.id, l.at, l.event::text, l.what::text, COALESCE(a.layers, '{}'), COALESCE(a.bases, '{}'), COALESCE(a.initials, '{}')
    FROM supervision_finding fi
    JOIN audit_line l ON l.viewer_id = fi.viewer_id AND l.at BETWEEN fi.first_at AND fi.last_at
    CROSS JOIN LATERAL (
        SELECT count(*) AS rows, array_agg(DISTINCT s.layer::text) AS layers,
               array_agg(DISTINCT s.basis::text) FILTER (WHERE s.basis <> '') AS bases,
               array_agg(DISTINCT left(p.given_names, 1) || left(p.family_name, 1)) FILTER (WHERE p.id IS NOT NULL) AS initials
        FROM audit_subject s LEFT JOIN people_person p ON p.id = s.person_id
        WHERE s.line_id = l.id AND s.at = l.at AND s.household_id = fi.household_id) a
    WHERE fi.id = f AND (SELECT access.municipal_role()) = 'privacy_officer' AND access.log_open(l.id, l.at)
      AND (a.rows > 0 OR (l.event = 'refused' AND l.object_id IN (
          SELECT fi.household_id UNION SELECT c.id FROM cases_case c WHERE c.household_id = fi.household_id)))
    ORDER BY l.at DESC, l.id DESC LIMIT 200
$$;

CREATE FUNCTION access.finding_about(f uuid) RETURNS TABLE (code text, cases text[], initials text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.household_code(fi.household_id),
           ARRAY(SELECT c.number::text FROM cases_case c WHERE c.household_id = fi.household_id ORDER BY c.opened_at DESC),
           ARRAY(SELECT DISTINCT left(p.given_names, 1) || left(p.family_name, 1)
                 FROM people_membership m JOIN people_person p ON p.id = m.person_id
                 LEFT JOIN people_membershipend e ON e.membership_id = m.id
                 WHERE m.household_id = fi.household_id AND e.id IS NULL)
    FROM supervision_finding fi WHERE fi.id = f AND (SELECT access.municipal_role()) = 'privacy_officer'
$$;

-- Who is meant, for putting under watch: by exact BSN, or by exactly this name and birth date when that is one person.
CREATE FUNCTION access.to_watch(bsn bytea, given text, family text, born date) RETURNS TABLE (id uuid, initials text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, left(p.given_names, 1) || left(p.family_name, 1) FROM people_person p
    WHERE (SELECT access.municipal_role()) = 'privacy_officer'
      AND (p.bsn_index = bsn OR (bsn IS NULL AND p.birth_date = born AND access.plain(p.family_name) = access.plain(family)
           AND access.plain(p.given_names) = access.plain(given)))
    LIMIT 2
$$;

CREATE FUNCTION access.watched() RETURNS TABLE (id uuid, initials text, born_in int) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT w.id, left(p.given_names, 1) || left(p.family_name, 1), extract(year FROM p.birth_date)::int
    FROM supervision_watch w JOIN people_person p ON p.id = w.person_id
    WHERE (SELECT access.municipal_role()) = 'privacy_officer'
$$;

REVOKE ALL ON FUNCTION access.secret_pairs, access.looks_without_work, access.log_open, access.household_code,
    access.log_page, access.log_months, access.log_tail, access.worked_near, access.pattern_no_work,
    access.pattern_searched, access.pattern_after_end, access.pattern_same_name, access.pattern_watched,
    access.finding_lines, access.finding_about, access.to_watch, access.watched FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.secret_pairs, access.looks_without_work, access.household_code, access.log_page,
    access.log_months, access.log_tail, access.pattern_no_work, access.pattern_searched, access.pattern_after_end,
    access.pattern_same_name, access.pattern_watched, access.finding_lines, access.finding_about, access.to_watch,
    access.watched TO samenhang_app;
