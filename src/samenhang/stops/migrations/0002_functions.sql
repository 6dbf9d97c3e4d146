-- Some of these ask a function that is made later on: access.plain.
SET LOCAL check_function_bodies = off;

-- == An intended stop is read by the sender's side and by where it lies; who sent it never learns where that is
-- (D10).

-- Does an intended stop lie with the desk of the Toegang? As long as nobody who can work directs an open case about the
-- person meant. A protected household does not count: the desk sees the same whether there is one or not.
CREATE FUNCTION access.stop_at_desk(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM stops_intendedstop i WHERE i.id = s AND i.desk_id IS NOT NULL) AND NOT EXISTS (
        SELECT 1 FROM stops_stoplaid l
        JOIN people_household h ON h.id = l.household_id AND NOT h.protected
        JOIN cases_case c ON c.household_id = l.household_id AND c.closed_at IS NULL
        CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        JOIN access_viewer v ON v.viewer_id = latest.hat_id AND v.acts_as_id = latest.hat_id
            AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        WHERE l.stop_id = s AND EXISTS (
            SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
            WHERE m.household_id = l.household_id AND m.person_id = l.person_id
              AND m.starts_on <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
              AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)))
$$;

-- Did the viewer say this on a case, as somebody involved there? Asked by the policy of where it lies.
CREATE FUNCTION access.stop_said_within(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM stops_intendedstop i
                   WHERE i.id = s AND i.desk_id IS NULL AND i.from_hat_id = access.viewer())
$$;

-- Lay an intended stop before who works with the person meant: each household with an open case they belong to. Found
-- by BSN, or by exactly this name and birth date, and then only when no two persons answer to it. Tells nothing back:
-- what the sender sees is the same whether anybody was found or not. Called by its sender, and by the desk it lies
-- with. Of a number that is typed is kept whose own circle it is, so that it stays shut to them.
CREATE FUNCTION access.lay_stop(s uuid, number bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date;
    said stops_intendedstop%ROWTYPE;
    whom uuid[];
BEGIN
    SELECT * INTO said FROM stops_intendedstop i WHERE i.id = s AND i.desk_id IS NOT NULL;
    IF said.id IS NULL
       OR access.role() NOT IN ('access_officer', 'professional', 'partner', 'process_director', 'lawfulness')
       OR NOT (said.from_hat_id = access.viewer() OR (
            access.role() = 'access_officer' AND access.stop_at_desk(s)
            AND said.desk_id = (SELECT t.team_id FROM teams_hat t WHERE t.id = access.viewer()))) THEN
        RAISE EXCEPTION 'no stop of this viewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO stops_stopshut (id, stop_id, professional_id)
    SELECT gen_random_uuid(), s, c.professional_id FROM circle_owncircle c
    WHERE c.bsn_index = number AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
    ON CONFLICT (stop_id, professional_id) DO NOTHING;
    SELECT array_agg(p.id) INTO whom FROM people_person p
    WHERE p.bsn_index = number
       OR (number IS NULL AND p.birth_date = said.birth_date
           AND access.plain(said.family_name) IN (
               access.plain(p.family_name), access.plain(concat_ws(' ', p.prefix, p.family_name)))
           AND (said.given_names = '' OR access.plain(split_part(p.given_names, ' ', 1))
                = access.plain(split_part(said.given_names, ' ', 1))));
    IF cardinality(whom) IS DISTINCT FROM 1 OR access.hidden_from_me(whom[1]) THEN
        RETURN;  -- nobody, or two who answer to it: the desk looks further
    END IF;
    INSERT INTO stops_stoplaid (id, household_id, person_id, layer, domain, hidden_reason, stop_id, at)
    SELECT DISTINCT ON (m.household_id) gen_random_uuid(), m.household_id, m.person_id, 'case_team', '', '', s,
           access.clock()
    FROM people_membership m
    JOIN cases_case c ON c.household_id = m.household_id AND c.closed_at IS NULL
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.person_id = whom[1] AND m.starts_on <= today AND (ended."on" IS NULL OR ended."on" > today)
    ORDER BY m.household_id
    ON CONFLICT (stop_id, household_id) DO NOTHING;
END $$;

-- How many intended stops passed their term without an answer, and how many fell this year without asking. Totals only:
-- to a process director of the own organisation, to a team lead of the own team.
CREATE FUNCTION access.stop_counts() RETURNS TABLE (unanswered bigint, unasked bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS (
        SELECT t.organisation_id, t.team_id, access.role() AS role,
               (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS today
        FROM teams_hat t WHERE t.id = access.viewer() AND access.role() IN ('process_director', 'team_lead')
    ), directs AS (  -- the households whose open case somebody of mine directs
        SELECT c.household_id FROM me, cases_case c CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        JOIN teams_hat t ON t.id = latest.hat_id
        WHERE c.closed_at IS NULL AND t.organisation_id = me.organisation_id
          AND (me.role = 'process_director' OR t.team_id = me.team_id)
    ), waits AS (
        SELECT i.id, i.desk_id, i.already, i.at, (
            SELECT count(*) FROM stops_stopdecision d WHERE d.stop_id = i.id AND d.choice = 'grace') AS round,
            COALESCE((SELECT later.answer_by FROM (
                SELECT m.at, m.answer_by FROM stops_stopmoved m WHERE m.stop_id = i.id
                UNION ALL SELECT d.at, d.answer_by FROM stops_stopdecision d
                    WHERE d.stop_id = i.id AND d.answer_by IS NOT NULL) later ORDER BY later.at DESC LIMIT 1),
                i.answer_by) AS answer_by
        FROM stops_intendedstop i
        WHERE NOT EXISTS (SELECT 1 FROM stops_stopwithdrawal w WHERE w.stop_id = i.id)
          AND NOT EXISTS (SELECT 1 FROM stops_stopoutcome o WHERE o.stop_id = i.id)
          AND COALESCE((SELECT d.choice FROM stops_stopdecision d WHERE d.stop_id = i.id ORDER BY d.round DESC LIMIT 1),
                       'grace') = 'grace'
    ), mine AS (
        SELECT i.id, i.desk_id IS NOT NULL AND access.stop_at_desk(i.id) AND EXISTS (
                   SELECT 1 FROM me JOIN teams_team t ON t.organisation_id = me.organisation_id
                   WHERE t.id = i.desk_id AND (me.role = 'process_director' OR t.id = me.team_id)) AS desk,
               EXISTS (SELECT 1 FROM stops_stoplaid l JOIN directs USING (household_id) WHERE l.stop_id = i.id) AS laid
        FROM stops_intendedstop i
    )
    SELECT (SELECT count(*) FROM waits w JOIN mine m ON m.id = w.id AND (m.desk OR m.laid), me
            WHERE w.answer_by < me.today
              AND NOT EXISTS (SELECT 1 FROM stops_stopreply r WHERE r.stop_id = w.id AND r.round = w.round)),
           (SELECT count(*) FROM stops_unaskedstop u JOIN directs USING (household_id), me
            WHERE date_part('year', u.stopped_on) = date_part('year', me.today))
         + (SELECT count(*) FROM stops_intendedstop i JOIN mine m ON m.id = i.id AND (m.desk OR m.laid), me
            WHERE i.already AND date_part('year', i.stops_on) = date_part('year', me.today))
    WHERE EXISTS (SELECT 1 FROM me)
$$;

-- == A stop is answered once in the name of the Toegang, each reply knows its maker, and the own circle is shut
-- by BSN too.

-- Is this stop about the viewer's own circle? By the name and birth date that were said; by whom it was laid with; by who on
-- record answers to that name and birth date; and by the number that was typed, of which only this is kept.
CREATE FUNCTION access.stop_shut(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM circle_owncircle c WHERE c.professional_id = access.wearer()) AND EXISTS (
        SELECT 1 FROM stops_intendedstop i WHERE i.id = s AND (
            access.names_my_circle(concat_ws(' ', i.given_names, i.family_name), i.birth_date)
            OR EXISTS (SELECT 1 FROM stops_stopshut x WHERE x.stop_id = i.id AND x.professional_id = access.wearer())
            OR EXISTS (SELECT 1 FROM stops_stoplaid l WHERE l.stop_id = i.id AND access.shut_to_me(l.household_id))
            OR EXISTS (
                SELECT 1 FROM people_person p, access.circled(ARRAY[p.id]) c
                WHERE p.birth_date = i.birth_date AND c.professional = access.wearer()
                  AND access.plain(i.family_name) IN (
                      access.plain(p.family_name), access.plain(concat_ws(' ', p.prefix, p.family_name))))))
$$;

-- Was this reply written on a case? In the name of the Toegang it looks like the desk's own; another case reads only those.
CREATE FUNCTION access.stop_reply_of_case(r uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM stops_stopanswer a WHERE a.reply_id = r)
$$;

-- Each reply has its maker, whoever says so or not.
CREATE FUNCTION access.stop_reply_made() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO stops_stopreplymaker (id, reply_id, by_id, at) VALUES (gen_random_uuid(), NEW.id, access.viewer(), NEW.at);
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.stop_at_desk, access.stop_said_within, access.lay_stop, access.stop_counts,
    access.stop_shut, access.stop_reply_of_case, access.stop_reply_made FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.stop_at_desk, access.stop_said_within, access.lay_stop, access.stop_counts,
    access.stop_shut, access.stop_reply_of_case TO samenhang_app;
