-- As in 0002; how many there were on one day is counted for the professional, whichever hat they wore.
CREATE OR REPLACE FUNCTION access.break_glass(
    line uuid, made uuid, number bytea, by_family text, born_on date, of_danger text, said_threat text, said_why text,
    for_hours integer, a_day integer
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz;
    asked uuid[];
    sought uuid[] := '{}';
    homes uuid[] := '{}';
BEGIN
    SELECT l.at INTO act FROM audit_line l
    WHERE l.id = line AND l.viewer_id = access.viewer() AND l.event = 'emergency' AND l.what = 'safety.break_glass'
      AND l.object_id = made AND l.at BETWEEN access.clock() - interval '1 hour' AND access.clock();
    IF act IS NULL OR for_hours NOT BETWEEN 1 AND 24 OR for_hours IS NULL OR COALESCE(btrim(said_why), '') = ''
       OR COALESCE(btrim(said_threat), '') = ''
       OR NOT COALESCE(access.role() IN ('access_officer', 'professional', 'partner', 'process_director'), false) THEN
        RAISE EXCEPTION 'no emergency of this viewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(access.wearer()::text, 7403));  -- one after the other
    IF (SELECT count(*) FROM safety_breakglass b JOIN teams_hat h ON h.id = b.hat_id
        WHERE h.professional_id = access.wearer()
          AND (b.starts_at AT TIME ZONE 'Europe/Amsterdam')::date = (act AT TIME ZONE 'Europe/Amsterdam')::date)
       >= LEAST(a_day, 10) THEN
        RAISE EXCEPTION 'too many on one day' USING ERRCODE = 'check_violation', CONSTRAINT = 'safety_breakglass_a_day';
    END IF;

    SELECT array_agg(DISTINCT p.id ORDER BY p.id) INTO asked FROM people_person p
    WHERE p.bsn_index = number
       OR (number IS NULL AND p.secrecy = 0 AND p.birth_date = born_on AND EXISTS (
            SELECT 1 FROM people_namekey k WHERE k.person_id = p.id AND by_family <> ''
              AND (k.whole = replace(access.latin(by_family), ' ', '') OR k.family = replace(access.latin(by_family), ' ', '')
                   OR k.family = array_to_string(access.name_words(by_family), ''))));
    IF asked IS NOT NULL THEN
        WITH RECURSIVE same (id) AS (
            SELECT asked[1]
            UNION
            SELECT CASE WHEN l.kept_id = same.id THEN l.other_id ELSE l.kept_id END
            FROM same JOIN people_personlink l ON same.id IN (l.kept_id, l.other_id)
            WHERE NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id)
        )
        SELECT array_agg(id) INTO sought FROM same;
        IF NOT asked <@ sought OR EXISTS (SELECT 1 FROM unnest(sought) p WHERE access.hidden_from_me(p)) THEN
            sought := '{}';  -- more than one human being, or the own circle
        END IF;
    END IF;
    SELECT COALESCE(array_agg(DISTINCT m.household_id), '{}') INTO homes
    FROM people_membership m JOIN people_household h ON h.id = m.household_id AND NOT h.protected
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.person_id = ANY (sought) AND NOT access.shut_to_me(h.id)
      AND m.starts_on <= (act AT TIME ZONE 'Europe/Amsterdam')::date
      AND (ended."on" IS NULL OR ended."on" > (act AT TIME ZONE 'Europe/Amsterdam')::date);
    IF EXISTS (
        SELECT 1 FROM safety_breakglassopened o JOIN safety_breakglass b ON b.id = o.break_glass_id
        LEFT JOIN safety_breakglassend e ON e.break_glass_id = b.id
        WHERE o.hat_id = access.viewer() AND o.household_id = ANY (homes) AND b.until > act AND e.id IS NULL) THEN
        RAISE EXCEPTION 'one is running already' USING ERRCODE = 'check_violation', CONSTRAINT = 'safety_breakglass_runs';
    END IF;

    INSERT INTO safety_breakglass (id, hat_id, danger, threat, why, opened, starts_at, until)
    VALUES (made, access.viewer(), of_danger, said_threat, said_why, homes <> '{}', act, act + make_interval(hours => for_hours));
    INSERT INTO safety_breakglassopened (id, break_glass_id, hat_id, household_id, person_id, layer, domain, hidden_reason)
    SELECT gen_random_uuid(), made, access.viewer(), home, (
               SELECT m.person_id FROM people_membership m WHERE m.household_id = home AND m.person_id = ANY (sought)
               ORDER BY m.starts_on DESC LIMIT 1), 'involvement', '', ''
    FROM unnest(homes) home ORDER BY home;
    INSERT INTO audit_subject (id, at, line_id, household_id, person_id, layer, domain, basis)
    SELECT gen_random_uuid(), act, line, o.household_id, o.person_id, 'involvement', '', 'noodinzage'
    FROM safety_breakglassopened o WHERE o.break_glass_id = made;
END $$;
