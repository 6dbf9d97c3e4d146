-- == What opens in an emergency and who is told of it; and who knows and writes what a visitor must look out for.

-- What somebody who looks in an emergency reads of one household: who is involved, the plan and what the team writes, of
-- the household and its members; nothing of a law's own file, nothing to write. Never of a protected household, never
-- longer than one day. A member who has a helper in secret is left out, unless it began from that very person.
CREATE FUNCTION access.wanted_in_emergency(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH broken AS (
        SELECT b.id, o.hat_id, o.person_id AS sought, tstzmultirange(tstzrange(b.starts_at, GREATEST(b.starts_at,
                   LEAST(b.until, b.starts_at + interval '24 hours', COALESCE(e.at, 'infinity'))))) AS during
        FROM safety_breakglassopened o
        JOIN safety_breakglass b ON b.id = o.break_glass_id
        JOIN people_household home ON home.id = o.household_id AND NOT home.protected
        JOIN teams_hat hat ON hat.id = o.hat_id
            AND hat.role IN ('access_officer', 'professional', 'partner', 'process_director')
        LEFT JOIN safety_breakglassend e ON e.break_glass_id = b.id
        WHERE o.household_id = h
    ), member AS (
        SELECT m.person_id AS person,
               range_agg(tstzrange(
                   m.starts_on::timestamp AT TIME ZONE 'Europe/Amsterdam',
                   GREATEST(m.starts_on, COALESCE(ended."on", 'infinity'))::timestamp AT TIME ZONE 'Europe/Amsterdam'
               )) AS during
        FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h GROUP BY m.person_id
    ), secretly AS (
        SELECT a.about_id AS person FROM involvement_involvement i
        JOIN involvement_involvedabout a ON a.involvement_id = i.id
        WHERE i.household_id = h AND i.secret
    ), subject AS (
        SELECT id, hat_id, '00000000-0000-0000-0000-000000000000'::uuid AS person, during FROM broken
        UNION ALL
        SELECT broken.id, broken.hat_id, member.person, broken.during * member.during
        FROM broken CROSS JOIN member
        WHERE member.person = broken.sought OR member.person NOT IN (SELECT person FROM secretly)
    )
    SELECT DISTINCT subject.hat_id, subject.person, opened.layer, '', false, 'noodinzage', subject.id, period
    FROM subject CROSS JOIN unnest(ARRAY['involvement', 'shared', 'case_team']) opened (layer)
    CROSS JOIN LATERAL unnest(subject.during) period
$$;

CREATE FUNCTION access.derive_from_stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(home.id) FROM (
        SELECT o.household_id AS id FROM safety_breakglassopened o WHERE o.break_glass_id = NEW.break_glass_id
        ORDER BY 1) home;
    RETURN NULL;
END $$;

-- Looking in an emergency: finds the person, opens the households they belong to, and tells nothing back. What came
-- of it is read afterwards, from what was stored. Only under an own line in the log of this hour that names it. By
-- BSN, or by family name and birth date where that is one human being without a secret address; never a protected
-- household, never the own circle: then the same is stored as for somebody who is not on record. How many there were
-- on one day is counted for the professional, whichever hat they wore.
CREATE FUNCTION access.break_glass(
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

-- Does the viewer watch over what this hat did in an emergency? The privacy officer and the FG: of the own organisation;
-- those of the municipality, or the region, of partners too.
CREATE FUNCTION access.watches(whom uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('privacy_officer', 'fg') AND EXISTS (
        SELECT 1 FROM teams_hat me JOIN teams_organisation mine ON mine.id = me.organisation_id
        JOIN teams_hat theirs ON theirs.id = whom
        JOIN teams_organisation other ON other.id = theirs.organisation_id
        WHERE me.id = access.viewer()
          AND (other.id = mine.id OR (mine.kind IN ('municipality', 'regional') AND other.kind = 'partner')))
$$;

-- How much was looked at in these emergencies, by kind of page; never of whom. For who watches over it only.
CREATE FUNCTION access.emergency_use(ids uuid[]) RETURNS TABLE (break_glass uuid, event text, what text, times bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.id, l.event::text, l.what::text, count(DISTINCT l.id)
    FROM safety_breakglass b
    JOIN audit_line l ON l.viewer_id = b.hat_id AND l.at >= b.starts_at AND l.at <= b.until
        AND l.event IN ('read', 'print', 'search')
    WHERE b.id = ANY (ids) AND access.watches(b.hat_id) AND EXISTS (
        SELECT 1 FROM audit_subject s JOIN safety_breakglassopened o ON o.household_id = s.household_id
        WHERE s.line_id = l.id AND s.at = l.at AND s.basis = 'noodinzage' AND o.break_glass_id = b.id)
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 3
$$;

-- == Who visits a home is told that there is a warning they may not read: that, and not what nor about whom
-- (F10).

CREATE FUNCTION access.warned_beside(homes uuid[]) RETURNS TABLE (
    household_id uuid, together boolean, until date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT w.household_id, bool_or(w.together), max(w.until)
    FROM safety_visitwarning w
    CROSS JOIN LATERAL (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date) today (day)
    WHERE w.household_id = ANY (homes)
      AND w.starts_on <= today.day AND w.until >= today.day
      AND NOT EXISTS (SELECT 1 FROM safety_visitwarningend e WHERE e.warning_id = w.id)
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = w.household_id
                    AND g.layer = 'involvement' AND g.during @> access.clock())
      AND NOT EXISTS (SELECT 1 FROM access_grant g
                      WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = w.household_id
                        AND g.person_id = COALESCE(w.person_id, '00000000-0000-0000-0000-000000000000')
                        AND g.layer = w.layer AND g.domain = w.domain
                        AND g.during @> access.clock())
    GROUP BY w.household_id
$$;

REVOKE ALL ON FUNCTION access.wanted_in_emergency, access.derive_from_stop, access.break_glass, access.watches,
    access.emergency_use, access.warned_beside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.break_glass, access.watches, access.emergency_use,
    access.warned_beside TO samenhang_app;
