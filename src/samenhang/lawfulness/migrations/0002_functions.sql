-- == That a benefit exists and how it stands may cross the wall, on the basis of the file; nothing else does
-- (C4).

-- Which benefits the one in a lawfulness file has and how they stand, to who works on that file. Never where they were
-- recorded, by whom, or about which household.
CREATE FUNCTION access.benefits_of_file(f uuid) RETURNS TABLE (benefit text, status text, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT ON (b.benefit) b.benefit::text, b.status::text, b.since
    FROM lawfulness_lawfulnessfile file
    JOIN people_person p ON p.bsn_index = file.bsn_index
    JOIN passing_benefitstatus b ON b.person_id = p.id
    WHERE file.id = f AND access.role() = 'lawfulness' AND EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = f AND g.layer = 'lawfulness'
          AND g.during @> access.clock())
    ORDER BY b.benefit, b.at DESC, b.id DESC
$$;

-- == A seat at a lawfulness file falls away while who sits there helps the same person under another hat (H4).

-- When the wearer of a lawfulness hat reads of the one with this number on the side of help, under another hat of theirs
-- (or at the desk it sits at). For the derivation only: the server may not call it.
CREATE FUNCTION access.helps_during(h uuid, i bytea) RETURNS tstzmultirange LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT COALESCE(range_agg(g.during * tstzrange(v.from_day::timestamp AT TIME ZONE 'Europe/Amsterdam',
                                                   v.until_day::timestamp AT TIME ZONE 'Europe/Amsterdam')), '{}')
    FROM teams_hat mine
    JOIN teams_hat other ON other.professional_id = mine.professional_id AND other.id <> mine.id
    JOIN access_viewer v ON v.viewer_id = other.id
    JOIN people_person p ON p.bsn_index = i
    JOIN access_grant g ON g.viewer_id = v.acts_as_id AND g.person_id = p.id AND g.layer <> 'lawfulness'
    WHERE mine.id = h
$$;

-- The files in which somebody sits who has another hat as well, and which are about one of these numbers, derived anew;
-- for all others this is one statement that finds nothing. The server may not call it.
CREATE FUNCTION access.derive_seats(numbers bytea[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
BEGIN
    PERFORM access.derive(file.id) FROM (
        SELECT DISTINCT f.id FROM lawfulness_lawfulnessfile f
        JOIN lawfulness_seat s ON s.file_id = f.id
        JOIN teams_hat mine ON mine.id = s.hat_id
        JOIN teams_hat other ON other.professional_id = mine.professional_id AND other.id <> mine.id
        LEFT JOIN lawfulness_seatend e ON e.seat_id = s.id
        WHERE f.bsn_index = ANY (numbers) AND e.id IS NULL ORDER BY 1) file;
END $$;

-- Somebody begins or stops to read of people on the side of help.
CREATE FUNCTION access.derive_from_help() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive_seats(ARRAY(
        SELECT DISTINCT p.bsn_index FROM changed c JOIN people_person p ON p.id = c.person_id
        WHERE c.layer <> 'lawfulness' AND p.bsn_index IS NOT NULL));
    RETURN NULL;
END $$;

-- Somebody on either side is told apart by another number.
CREATE FUNCTION access.derive_from_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive_seats(array_remove(ARRAY[OLD.bsn_index, NEW.bsn_index], NULL));
    RETURN NULL;
END $$;

-- Somebody gets a hat, loses one, or sits down at a desk: their seats on the other side are derived anew.
CREATE FUNCTION access.derive_from_hat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    hats uuid[] := ARRAY(SELECT DISTINCT c.viewer_id FROM changed c);
BEGIN
    PERFORM access.derive_seats(ARRAY(
        SELECT DISTINCT f.bsn_index FROM teams_hat changing
        JOIN teams_hat mine ON mine.professional_id = changing.professional_id AND mine.role = 'lawfulness'
        JOIN lawfulness_seat s ON s.hat_id = mine.id
        JOIN lawfulness_lawfulnessfile f ON f.id = s.file_id
        WHERE changing.id = ANY (hats)));
    RETURN NULL;
END $$;

-- Which seats at these files of the viewer's own team open anything now. A seat that does not is told without why: its
-- holder may be suspended, gone, of the own circle, or at work with the same person elsewhere.
CREATE FUNCTION access.seats_at_work(files uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.id FROM lawfulness_seat s
    JOIN lawfulness_lawfulnessfile f ON f.id = s.file_id
    JOIN teams_hat me ON me.id = access.viewer() AND me.team_id = f.team_id
    JOIN access_viewer v ON v.viewer_id = s.hat_id AND v.acts_as_id = s.hat_id
        AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
    WHERE s.file_id = ANY (files) AND access.role() = 'lawfulness' AND EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.household_id = s.file_id AND g.viewer_id = s.hat_id AND g.source_id = s.id AND g.during @> access.clock())
$$;

-- == A lawfulness file is read by who works on it; that there is one, by the own people of its team. Nobody else.

-- Who works on a lawfulness file reads and writes it, in a hat of that role only. The file stands where elsewhere a
-- household stands; it is never one. While who sits there helps the same person, the seat falls away by itself.
CREATE FUNCTION access.wanted_of_lawfulness(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT s.hat_id, '00000000-0000-0000-0000-000000000000'::uuid, 'lawfulness', '', true, b.law || ', ' || b.article,
           s.id, period
    FROM lawfulness_seat s
    JOIN lawfulness_lawfulnessfile f ON f.id = s.file_id
    JOIN lawfulness_basis b ON b.code = f.basis_id
    JOIN teams_hat hat ON hat.id = s.hat_id AND hat.role = 'lawfulness'
    LEFT JOIN lawfulness_seatend e ON e.seat_id = s.id
    CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(s.at, GREATEST(s.at, COALESCE(e.at, 'infinity'))))
                              - access.helps_during(s.hat_id, f.bsn_index)) period
    WHERE s.file_id = h AND (e.at IS NULL OR e.at > s.at)
$$;

CREATE FUNCTION access.derive_from_lawfulness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(s.file_id) FROM lawfulness_seat s
    WHERE s.id = COALESCE((to_jsonb(NEW) ->> 'seat_id')::uuid, (to_jsonb(NEW) ->> 'id')::uuid);
    RETURN NULL;
END $$;

-- Does the viewer know this person from the other side, under another hat of their own? Says nothing of anybody else.
CREATE FUNCTION access.on_both_sides(i bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() = 'lawfulness' AND EXISTS (
        SELECT 1 FROM teams_hat mine
        JOIN teams_hat other ON other.professional_id = mine.professional_id AND other.id <> mine.id
        JOIN access_viewer v ON v.viewer_id = other.id
        JOIN people_person p ON p.bsn_index = i
        JOIN access_grant g ON g.viewer_id = v.acts_as_id AND g.person_id = p.id AND g.during @> access.clock()
        WHERE mine.id = access.viewer() AND g.layer <> 'lawfulness'
          AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- For the resident's own sheet: that was looked in a lawfulness file about them, by day, in which organisation; only
-- from the disclosure date on, told only to who keeps the household up about that member. Never who, why or what.
CREATE FUNCTION access.disclosed_looks(h uuid, p uuid, since timestamptz, before timestamptz)
RETURNS TABLE (day date, organisation text, times integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT (l.at AT TIME ZONE 'Europe/Amsterdam')::date, COALESCE(o.name, '')::text, count(DISTINCT l.id)::integer
    FROM people_person whom
    JOIN lawfulness_lawfulnessfile f ON f.bsn_index = whom.bsn_index
    CROSS JOIN LATERAL (SELECT d."on" FROM lawfulness_disclosure d WHERE d.file_id = f.id
                        ORDER BY d.at DESC, d.id DESC LIMIT 1) told
    JOIN audit_subject s ON s.household_id = f.id
    JOIN audit_line l ON l.id = s.line_id AND l.at = s.at AND l.event <> 'refused'
    LEFT JOIN teams_organisation o ON o.id = l.organisation_id
    WHERE whom.id = p AND told."on" <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND s.at >= COALESCE(since, '-infinity') AND s.at < COALESCE(before, 'infinity')
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.person_id = p
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
    GROUP BY 1, 2
$$;

REVOKE ALL ON FUNCTION access.benefits_of_file, access.helps_during, access.derive_seats, access.derive_from_help,
    access.derive_from_number, access.derive_from_hat, access.seats_at_work, access.wanted_of_lawfulness,
    access.derive_from_lawfulness, access.on_both_sides, access.disclosed_looks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.benefits_of_file, access.seats_at_work, access.on_both_sides,
    access.disclosed_looks TO samenhang_app;
