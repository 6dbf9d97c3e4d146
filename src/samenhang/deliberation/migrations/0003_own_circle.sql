-- As in 0002, less what comes from a case of the viewer's own circle; who works on the case is kept out by the grants.
CREATE OR REPLACE FUNCTION access.deliberating() RETURNS TABLE (deliberation_id uuid, part text, texts boolean, newest uuid)
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

-- As in 0002, less the side of lawfulness.
CREATE OR REPLACE FUNCTION access.deliberation_years() RETURNS TABLE (year int, held bigint, by_line bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT extract(year FROM c.at AT TIME ZONE 'Europe/Amsterdam')::int, count(*),
           count(*) FILTER (WHERE (SELECT l.kind FROM deliberation_conclusion l
                                   WHERE l.deliberation_id = c.deliberation_id ORDER BY l.at DESC, l.id DESC LIMIT 1) = 'line')
    FROM deliberation_closing c WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness' GROUP BY 1 ORDER BY 1 DESC
$$;
