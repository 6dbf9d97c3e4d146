-- == The household's side is read by its key; a manager reads an envelope they were asked about, and nothing
-- else.

-- Is this hat worn by nobody today: ended, or suspended? Then another manager of the organisation answers.
CREATE FUNCTION access.manager_gone(hat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM access_viewer v WHERE v.viewer_id = hat AND v.role IN ('manager', 'team_lead')
          AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- Is this envelope the viewer's own, and not yet with a household? Only such a one is laid with one.
CREATE FUNCTION access.my_new_envelope(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM escalation_buttonenvelope b WHERE b.id = e AND b.from_hat_id = access.viewer())
       AND NOT EXISTS (SELECT 1 FROM escalation_buttonsent s WHERE s.envelope_id = e)
$$;

-- How often each rung was used in a year by colleagues of the viewer's own organisation, to who may see figures. Fewer
-- than five is told as nothing: no rung, year or organisation may point at one household or one colleague.
CREATE FUNCTION access.ladder_rungs(in_year int) RETURNS TABLE (rung text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH used AS (
        SELECT 'question' AS rung, q.from_hat_id AS hat, q.at FROM questions_quickquestion q
        UNION ALL SELECT 'consultation', c.by_id, c.at FROM escalation_consultation c
        UNION ALL SELECT 'stepping_in', s.by_id, s.at FROM escalation_steppingin s
        UNION ALL SELECT 'red_button', b.by_id, b.at FROM escalation_buttonsent b
        UNION ALL SELECT 'line', l.by_id, l.at FROM escalation_totheline l
    )
    SELECT named.rung, NULLIF(count(h.id), LEAST(count(h.id), 4))
    FROM (VALUES ('question'), ('consultation'), ('stepping_in'), ('red_button'), ('line')) AS named (rung)
    LEFT JOIN used ON used.rung = named.rung
        AND extract(year FROM used.at AT TIME ZONE 'Europe/Amsterdam') = in_year
    LEFT JOIN teams_hat h ON h.id = used.hat AND h.organisation_id = (
        SELECT mine.organisation_id FROM teams_hat mine WHERE mine.id = access.viewer())
    WHERE access.role() IN ('policy_adviser', 'manager', 'process_director')
    GROUP BY named.rung
$$;

-- == Who is asked at a rode knop, or watches it, reads nothing about their own circle; who watches none reads of
-- none.

-- Is this rode knop about the viewer's own circle? Then it is as if nobody had asked them.
CREATE FUNCTION access.button_shut(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM escalation_buttonsent s WHERE s.envelope_id = e AND access.shut_to_me(s.household_id))
$$;

-- Does the viewer watch this rode knop, as process director?
CREATE FUNCTION access.watches_button(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() = 'process_director' AND NOT access.button_shut(e) AND EXISTS (
        SELECT 1 FROM escalation_buttonenvelope b WHERE b.id = e AND b.watcher_id = access.viewer())
$$;

-- == A manager who cannot open a rode knop is answered for by their deputy, or by another whom the asker chooses.

-- Who answers about a household where this manager was asked: they themselves while they can; another manager of the
-- organisation where they left; and where the household is shut to them, the deputy the mandate table names.
CREATE FUNCTION access.button_hats(h uuid, asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH day AS (
        SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS today
    ), shut AS MATERIALIZED (
        SELECT hat.id FROM access.shut(h) who JOIN teams_hat hat ON hat.professional_id = who
    ), there AS MATERIALIZED (
        SELECT v.viewer_id AS id, hat.organisation_id FROM day, access_viewer v JOIN teams_hat hat ON hat.id = v.viewer_id
        WHERE v.role IN ('manager', 'team_lead') AND daterange(v.from_day, v.until_day, '[)') @> day.today
          AND hat.organisation_id = (SELECT o.organisation_id FROM teams_hat o WHERE o.id = asked)
    )
    SELECT there.id FROM there
    WHERE there.id NOT IN (SELECT shut.id FROM shut) AND (
        there.id = asked
        OR asked NOT IN (SELECT t.id FROM there t)
        OR (asked IN (SELECT shut.id FROM shut) AND EXISTS (
            SELECT 1 FROM decisions_seat s, day
            WHERE s.hat_id = asked AND s.deputy_id = there.id AND day.today >= s.from_day
              AND (s.until_day IS NULL OR day.today < s.until_day)
              AND NOT EXISTS (SELECT 1 FROM decisions_seatend e WHERE e.seat_id = s.id))))
$$;

-- Is the viewer one of the managers who answer this rode knop now? Taken back, nobody does.
CREATE FUNCTION access.asked_at_button(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('manager', 'team_lead') AND EXISTS (
        SELECT 1 FROM escalation_managerasked m LEFT JOIN escalation_buttonsent s ON s.envelope_id = m.envelope_id
        WHERE m.envelope_id = e AND m.organisation_id = (SELECT t.organisation_id FROM teams_hat t WHERE t.id = access.viewer())
          AND access.viewer() IN (SELECT access.button_hats(s.household_id, m.hat_id)))
      AND NOT EXISTS (SELECT 1 FROM escalation_envelopeend x WHERE x.envelope_id = e AND x.how = 'withdrawn')
$$;

-- Would anybody answer where this manager were asked about this household? Yes or no, to who writes there; never why not.
CREATE FUNCTION access.button_answerable(h uuid, asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT access.button_hats(h, asked)) AND EXISTS (
        SELECT 1 FROM access_grant g WHERE g.household_id = h AND g.viewer_id = ANY (access.acts_as()) AND g.writes
          AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock())
$$;

-- For which organisations nobody who was asked can answer (any more): to who reads where the rode knop came from.
CREATE FUNCTION access.buttons_unanswered(ids uuid[]) RETURNS TABLE (envelope_id uuid, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.envelope_id, o.id FROM escalation_buttonsent s
    JOIN escalation_buttonenvelope b ON b.id = s.envelope_id
    CROSS JOIN LATERAL (VALUES (b.one_id), (b.other_id)) o (id)
    WHERE s.envelope_id = ANY (ids)
      AND EXISTS (
        SELECT 1 FROM access_grant g WHERE g.household_id = s.household_id AND g.viewer_id = ANY (access.acts_as())
          AND g.person_id = COALESCE(s.person_id, '00000000-0000-0000-0000-000000000000')
          AND g.layer = s.layer AND g.domain = s.domain AND g.during @> access.clock())
      AND NOT EXISTS (SELECT 1 FROM escalation_envelopeend x WHERE x.envelope_id = b.id)
      AND NOT EXISTS (
        SELECT 1 FROM escalation_managerasked m, access.button_hats(s.household_id, m.hat_id)
        WHERE m.envelope_id = b.id AND m.organisation_id = o.id)
$$;

REVOKE ALL ON FUNCTION access.manager_gone, access.my_new_envelope, access.ladder_rungs, access.button_shut,
    access.watches_button, access.button_hats, access.asked_at_button, access.button_answerable,
    access.buttons_unanswered FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.manager_gone, access.my_new_envelope, access.ladder_rungs, access.button_shut,
    access.watches_button, access.asked_at_button, access.button_answerable,
    access.buttons_unanswered TO samenhang_app;
