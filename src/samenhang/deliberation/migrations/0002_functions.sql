-- What the viewer has to do with each deliberation: as which part, whether its texts are open to them, and which
-- version of the text is the newest. Participants read the text only while its newest version is approved. Not what
-- comes from a case of the viewer's own circle; who works on the case is kept out by the grants.
CREATE FUNCTION access.deliberating() RETURNS TABLE (deliberation_id uuid, part text, texts boolean, newest uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH mine AS (
        SELECT d.id, 'asker' AS part FROM deliberation_deliberation d
        WHERE d.by_id = access.viewer()
          AND access.role() IN ('access_officer', 'professional', 'partner', 'process_director')
        UNION
        SELECT f.deliberation_id, CASE WHEN bool_or(g.writes) THEN 'team' ELSE 'reader' END
        FROM deliberation_fromcase f JOIN access_grant g ON g.household_id = f.household_id
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id = '00000000-0000-0000-0000-000000000000'
          AND g.layer = f.layer AND g.domain = f.domain AND g.during @> access.clock()
        GROUP BY f.deliberation_id
        UNION
        SELECT f.deliberation_id, CASE WHEN a.id IS NULL THEN 'asked' ELSE 'facilitator' END
        FROM deliberation_facilitation f
        LEFT JOIN deliberation_facilitationanswer a ON a.facilitation_id = f.id
        LEFT JOIN deliberation_facilitationend e ON e.facilitation_id = f.id
        WHERE f.hat_id = access.viewer() AND e.id IS NULL AND COALESCE(a.accepted, true)
          AND access.role() IN ('access_officer', 'professional', 'partner', 'process_director')
        UNION
        SELECT s.deliberation_id, CASE WHEN a.id IS NULL THEN 'invited' ELSE 'participant' END
        FROM deliberation_seat s
        LEFT JOIN deliberation_seatanswer a ON a.seat_id = s.id
        LEFT JOIN deliberation_seatend e ON e.seat_id = s.id
        WHERE s.hat_id = access.viewer() AND e.id IS NULL AND COALESCE(a.comes, true)
          AND access.role() IN ('access_officer', 'professional', 'partner', 'process_director', 'team_lead',
                                'policy_adviser')
    )
    SELECT m.id, m.part,
           m.part IN ('asker', 'team', 'reader')
           OR NOT EXISTS (SELECT 1 FROM deliberation_withdrawal w WHERE w.deliberation_id = m.id)
              AND (m.part IN ('asked', 'facilitator') OR COALESCE(latest.approved, false)),
           latest.id
    FROM mine m
    LEFT JOIN LATERAL (
        SELECT v.id, c.approved FROM deliberation_version v LEFT JOIN deliberation_check c ON c.version_id = v.id
        WHERE v.deliberation_id = m.id ORDER BY v.number DESC LIMIT 1) latest ON true
    WHERE m.part IN ('team', 'reader') OR NOT EXISTS (
        SELECT 1 FROM deliberation_fromcase f WHERE f.deliberation_id = m.id AND access.shut_to_me(f.household_id))
$$;

-- May this hat lead this deliberation? Trained today, not the asker, not at the table, and not involved with the
-- household it comes from in any way, now or ever, under any hat; nor of its circle. Asked by who asks, or was asked.
CREATE FUNCTION access.may_facilitate(d uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH one AS (
        SELECT h.id, h.professional_id FROM teams_hat h WHERE h.id = who
    ), wears AS (
        SELECT h.id FROM teams_hat h JOIN one USING (professional_id)
        UNION SELECT v.acts_as_id FROM access_viewer v JOIN teams_hat h ON h.id = v.viewer_id JOIN one USING (professional_id)
    ), home AS (
        SELECT f.household_id FROM deliberation_fromcase f WHERE f.deliberation_id = d
    )
    SELECT EXISTS (SELECT 1 FROM access.deliberating() m
                   WHERE m.deliberation_id = d AND m.part IN ('asker', 'team', 'asked', 'facilitator'))
       AND EXISTS (SELECT 1 FROM deliberation_trainedfacilitator t
                   LEFT JOIN deliberation_trainedend e ON e.trained_id = t.id
                   WHERE t.hat_id = who AND e.id IS NULL
                     AND t.since <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
                     AND (t.until IS NULL OR t.until >= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
       AND EXISTS (SELECT 1 FROM access_viewer v
                   WHERE v.viewer_id = who AND v.acts_as_id = who
                     AND v.role IN ('access_officer', 'professional', 'partner', 'process_director')
                     AND daterange(v.from_day, v.until_day, '[)')
                         @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
       AND NOT EXISTS (SELECT 1 FROM deliberation_deliberation x JOIN teams_hat h ON h.id = x.by_id JOIN one USING (professional_id)
                       WHERE x.id = d)
       AND NOT EXISTS (SELECT 1 FROM deliberation_version x JOIN teams_hat h ON h.id = x.by_id JOIN one USING (professional_id)
                       WHERE x.deliberation_id = d)
       AND NOT EXISTS (SELECT 1 FROM deliberation_seat s JOIN teams_hat h ON h.id = s.hat_id JOIN one USING (professional_id)
                       LEFT JOIN deliberation_seatend e ON e.seat_id = s.id
                       WHERE s.deliberation_id = d AND e.id IS NULL)
       AND NOT EXISTS (SELECT 1 FROM involvement_involvement i JOIN home USING (household_id)
                       JOIN wears w ON w.id IN (i.hat_id, i.team_id))
       AND NOT EXISTS (SELECT 1 FROM access_grant g JOIN home USING (household_id) JOIN wears w ON w.id = g.viewer_id)
       AND NOT EXISTS (SELECT 1 FROM home, access.shut(home.household_id) s (professional) JOIN one ON one.professional_id = s.professional)
$$;

-- Does what the viewer asked for come from a case? Then who no longer reads that case changes no text about it.
CREATE FUNCTION access.deliberation_has_case(d uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM deliberation_fromcase f JOIN deliberation_deliberation x ON x.id = f.deliberation_id
                   WHERE f.deliberation_id = d AND x.by_id = access.viewer())
$$;

-- How often the table met, and how often the line had to decide, by year. Never by person, team or household (G6).
-- Less the side of lawfulness. Fewer than five is told as nothing.
CREATE FUNCTION access.deliberation_years() RETURNS TABLE (year int, held bigint, by_line bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH counted AS (
        SELECT extract(year FROM c.at AT TIME ZONE 'Europe/Amsterdam')::int AS year, count(*) AS held,
               count(*) FILTER (WHERE (SELECT l.kind FROM deliberation_conclusion l
                                       WHERE l.deliberation_id = c.deliberation_id
                                       ORDER BY l.at DESC, l.id DESC LIMIT 1) = 'line') AS by_line
        FROM deliberation_closing c WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness' GROUP BY 1
    )
    SELECT c.year, NULLIF(c.held, LEAST(c.held, 4)), NULLIF(c.by_line, LEAST(c.by_line, 4))
    FROM counted c ORDER BY 1 DESC
$$;

REVOKE ALL ON FUNCTION access.deliberating, access.may_facilitate, access.deliberation_has_case,
    access.deliberation_years FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.deliberating, access.may_facilitate, access.deliberation_has_case,
    access.deliberation_years TO samenhang_app;
