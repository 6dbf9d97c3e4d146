-- How a house number and a phone number are compared: 12-A, 12 A and 12a are one, +31 6 and 06 too.
CREATE FUNCTION access.door(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(regexp_replace(coalesce(t, ''), '[^0-9A-Za-z]', '', 'g'))
$$;
CREATE FUNCTION access.phone(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT replace(regexp_replace(regexp_replace(coalesce(t, ''), '[^0-9+]', '', 'g'), '^(\+|00)310?', '0'), '+', '')
$$;
CREATE INDEX people_contact_phone ON people_contact (access.phone(phone)) WHERE phone <> '';
CREATE INDEX people_person_born_in ON people_person (left(birth_date_known, 4)) WHERE birth_date IS NULL;

-- The people the viewer may know of by being involved with them. Used by the functions below only.
CREATE FUNCTION access.my_people() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT g.person_id FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.during @> access.clock()
      AND g.person_id <> '00000000-0000-0000-0000-000000000000'
$$;

-- Where these people belong now, as far as the viewer may know: what the access desk is told of anybody, and the
-- households the viewer is involved with, which open. Used by the functions below only.
CREATE FUNCTION access.homes_told(ids uuid[]) RETURNS TABLE (
    person uuid, household uuid, name text, secret boolean, opens boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH today AS MATERIALIZED (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day),
    held AS MATERIALIZED (
        SELECT DISTINCT g.household_id, g.person_id FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.during @> access.clock()
          AND g.household_id IN (SELECT m.household_id FROM people_membership m WHERE m.person_id = ANY (ids))
    ), told AS (
        SELECT l.person, l.household, l.name, l.secret, false AS opens
        FROM access.lives_in(ids) l WHERE access.role() = 'access_officer'
        UNION ALL
        SELECT m.person_id, h.id, h.name, EXISTS (
                   SELECT 1 FROM people_membership o JOIN people_person p ON p.id = o.person_id AND p.secrecy > 0
                   LEFT JOIN people_membershipend oe ON oe.membership_id = o.id
                   WHERE o.household_id = h.id AND (oe."on" IS NULL OR oe."on" > today.day)), true
        FROM people_membership m
        JOIN held ON held.household_id = m.household_id AND held.person_id = m.person_id
        JOIN held whole ON whole.household_id = m.household_id
            AND whole.person_id = '00000000-0000-0000-0000-000000000000'
        JOIN people_household h ON h.id = m.household_id
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        CROSS JOIN today
        WHERE m.person_id = ANY (ids) AND m.starts_on <= today.day AND (ended."on" IS NULL OR ended."on" > today.day)
    )
    SELECT told.person, told.household, told.name, bool_or(told.secret), bool_or(told.opens) FROM told GROUP BY 1, 2, 3
$$;

-- What the viewer is told of people found: who they are, where they live unless that is secret, and in which households.
-- The access desk of anybody, except of protected households; everybody of who they are involved with.
CREATE OR REPLACE FUNCTION access.found_people(ids uuid[]) RETURNS TABLE (
    person_id uuid, given_names text, prefix text, family_name text, birth_date date, birth_date_known text, sex text,
    died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH here AS MATERIALIZED (SELECT * FROM access.homes_told(ids)),
    mine AS MATERIALIZED (SELECT access.my_people() AS id),
    address AS (
        SELECT DISTINCT ON (whose) whose,
               concat_ws(', ', nullif(place, ''),
                         nullif(btrim(concat_ws(' ', nullif(street, ''), nullif(number, ''), nullif(addition, ''))), ''),
                         nullif(btrim(concat_ws(' ', nullif(postcode, ''), nullif(city, ''))), ''),
                         nullif(country, '')) AS line
        FROM (
            SELECT here.person AS whose, c.place, c.street, c.number, c.addition, c.postcode, c.city, c.country,
                   CASE WHEN c.person_id IS NULL THEN 2 ELSE 1 END AS nearest, c.at
            FROM here JOIN access.homes(ARRAY(SELECT household FROM here)) c
                ON c.household_id = here.household AND (c.person_id IS NULL OR c.person_id = here.person)
            WHERE access.role() = 'access_officer' OR EXISTS (
                SELECT 1 FROM access_grant g
                WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = c.household_id AND g.layer = c.layer
                  AND g.person_id = COALESCE(c.person_id, '00000000-0000-0000-0000-000000000000')
                  AND g.domain = c.domain AND g.during @> access.clock())
            UNION ALL
            SELECT b.person_id, '', b.street, b.number, b.addition, b.postcode, b.city, '', 3, b.imported_at
            FROM people_brprecord b WHERE b.person_id = ANY (ids) AND access.role() = 'access_officer'
        ) known ORDER BY whose, nearest, at DESC
    )
    SELECT p.id, p.given_names, p.prefix, p.family_name, p.birth_date, p.birth_date_known, p.sex,
           p.died_on, p.death_date_known, kept.secret, CASE WHEN kept.secret THEN '' ELSE COALESCE(a.line, '') END,
           COALESCE((SELECT jsonb_agg(jsonb_build_array(h.household, h.name, h.opens) ORDER BY lower(h.name), h.household)
                     FROM here h WHERE h.person = p.id), '[]')
    FROM people_person p
    LEFT JOIN address a ON a.whose = p.id
    CROSS JOIN LATERAL (
        SELECT p.secrecy > 0 OR EXISTS (SELECT 1 FROM here h WHERE h.person = p.id AND h.secret)) kept (secret)
    WHERE p.id = ANY (ids) AND (access.role() = 'access_officer' OR p.id IN (SELECT id FROM mine))
$$;

DROP FUNCTION access.find_people(bytea, text, text, date, text, text);
-- Finding by BSN; by name with a birth date; by address; by phone. The access desk finds everybody: by BSN also who has a
-- secret address, in the other ways not them, and by address nor who lives with them; somebody of whom only a protected
-- household knows by BSN only, looking as somebody without a household. Every viewer finds who they are involved with,
-- by address unless one is secret there. Filtered by the viewer, then ranked (exact 10, begins with it 20, sounds like
-- it 30, is written almost so 40; plus how well the given name fits and whether day and month were turned round), then
-- limited: one more than is shown, to tell that there are more. By index, also where the planner guesses otherwise.
CREATE FUNCTION access.find_somebody(
    by_bsn bytea, family text, given text, born_from date, born_until date, turned date, in_postcode text,
    at_number text, by_phone text
) RETURNS TABLE (
    rank integer, by_other boolean, person_id uuid, given_names text, prefix text, family_name text, birth_date date,
    birth_date_known text, sex text, died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
    WITH me AS MATERIALIZED (
        SELECT access.role() = 'access_officer' AS officer, (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day
    ), mine AS MATERIALIZED (SELECT access.my_people() AS id),
    typed AS MATERIALIZED (
        SELECT array_to_string(access.name_words(family), '') AS family, replace(access.latin(family), ' ', '') AS whole,
               access.sounds(family) AS sounds, access.latin(given) AS given, access.sounds(given) AS given_sounds,
               given = '' AS any_given
        WHERE family <> ''
    ), born AS (
        SELECT p.id, 0 AS off FROM people_person p WHERE p.birth_date BETWEEN born_from AND born_until
        UNION ALL
        SELECT p.id, 5 FROM people_person p WHERE p.birth_date = turned
        UNION ALL
        SELECT p.id, 5 FROM people_person p
        WHERE p.birth_date IS NULL AND left(p.birth_date_known, 4) = to_char(born_from, 'YYYY')
          AND (born_from <> born_until OR substr(p.birth_date_known, 5, 2) IN ('00', to_char(born_from, 'MM')))
    ), named AS (
        SELECT k.person_id AS id, min((born.off + fits.family + fits.given) * 2 + (k.other_id IS NOT NULL)::int) AS rank
        FROM typed t CROSS JOIN born JOIN people_namekey k ON k.person_id = born.id
        CROSS JOIN LATERAL (
            SELECT CASE WHEN t.whole IN (k.whole, k.family) THEN 10
                        WHEN k.family = t.family THEN 15
                        WHEN length(t.family) >= 2 AND starts_with(k.family, t.family) AND k.person_id IN (SELECT id FROM mine)
                            THEN 20
                        WHEN k.family_sounds && t.sounds THEN 30
                        WHEN length(t.family) >= 4 AND similarity(k.family, t.family) >= 0.45 THEN 40 END AS family,
                   CASE WHEN t.any_given OR starts_with(k.given || ' ', t.given || ' ') THEN 0
                        WHEN t.given = '' THEN NULL
                        WHEN strpos(' ' || k.given, ' ' || t.given) > 0 THEN 1
                        WHEN k.given_sounds && t.given_sounds THEN 2
                        WHEN length(t.given) >= 4 AND word_similarity(t.given, k.given) >= 0.5 THEN 3 END AS given
        ) fits
        WHERE fits.family IS NOT NULL AND fits.given IS NOT NULL
        GROUP BY k.person_id
    ), housed AS (
        SELECT b.person_id AS id, NULL::uuid AS household FROM people_brprecord b CROSS JOIN me
        WHERE me.officer AND in_postcode <> '' AND access.door(at_number) <> '' AND b.postcode = in_postcode
          AND access.door(at_number) IN (access.door(b.number || b.addition), substring(access.door(b.number) FROM '^\d+'))
        UNION
        SELECT m.person_id, c.household_id FROM people_address a
        JOIN access.homes(ARRAY[a.household_id]) c ON c.id = a.id
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        CROSS JOIN me
        WHERE in_postcode <> '' AND access.door(at_number) <> '' AND a.postcode = in_postcode
          AND access.door(at_number) IN (access.door(c.number || c.addition), substring(access.door(c.number) FROM '^\d+'))
          AND m.starts_on <= me.day AND (ended."on" IS NULL OR ended."on" > me.day)
    ), phoned AS (
        SELECT m.person_id AS id, c.household_id AS household FROM people_contact c
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        CROSS JOIN me
        WHERE length(access.phone(by_phone)) >= 8 AND c.phone <> '' AND access.phone(c.phone) = access.phone(by_phone)
          AND m.starts_on <= me.day AND (ended."on" IS NULL OR ended."on" > me.day)
    ), seen AS (
        SELECT p.id, 0 AS rank, 'bsn' AS way, NULL::uuid AS household FROM people_person p WHERE p.bsn_index = by_bsn
        UNION ALL SELECT n.id, n.rank, 'name', NULL FROM named n
        UNION ALL SELECT h.id, 0, 'address', h.household FROM housed h
        UNION ALL SELECT f.id, 0, 'phone', f.household FROM phoned f
    ), hit AS (
        SELECT p.id, min(seen.rank) AS rank, p.family_name, p.given_names
        FROM seen JOIN people_person p ON p.id = seen.id CROSS JOIN me
        WHERE (me.officer AND (seen.way = 'bsn' OR (
                p.secrecy = 0
                AND (p.from_brp OR NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p.id)
                     OR EXISTS (SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id
                                WHERE m.person_id = p.id AND NOT h.protected))
                AND (seen.household IS NULL
                     OR EXISTS (SELECT 1 FROM access.lives_in(ARRAY[p.id]) l WHERE l.household = seen.household))
                AND (seen.way <> 'address' OR NOT EXISTS (SELECT 1 FROM access.lives_in(ARRAY[p.id]) l WHERE l.secret)))))
           OR (p.id IN (SELECT id FROM mine)
               AND (seen.household IS NULL OR EXISTS (
                    SELECT 1 FROM access.homes_told(ARRAY[p.id]) t
                    WHERE t.household = seen.household AND t.opens AND (seen.way <> 'address' OR NOT t.secret))))
        GROUP BY p.id
        ORDER BY 2, 3, 4, 1 LIMIT 51
    )
    SELECT hit.rank / 2, hit.rank % 2 = 1, f.* FROM access.found_people(ARRAY(SELECT id FROM hit)) f JOIN hit ON hit.id = f.person_id
    ORDER BY hit.rank, f.family_name, f.given_names, f.person_id
$$;

-- Finding among the people the viewer is involved with, by any words of any of their names: each word typed begins one
-- of theirs, or sounds like it; written almost so counts where nothing fits better. Nobody else is looked at, so
-- nothing else can show in what comes back.
CREATE FUNCTION access.find_mine(words text) RETURNS TABLE (
    rank integer, by_other boolean, person_id uuid, given_names text, prefix text, family_name text, birth_date date,
    birth_date_known text, sex text, died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
    WITH typed AS MATERIALIZED (
        SELECT w, access.sounds(w) AS sounds FROM unnest(access.name_words(words)) AS x (w)
    ), asked AS MATERIALIZED (
        SELECT array_to_string(access.name_words(words), '') AS whole, replace(access.latin(words), ' ', '') AS squeezed,
               length(replace(access.latin(words), ' ', '')) AS letters, access.sounds(words) AS sounds
    ), named AS (
        SELECT k.person_id AS id, min(2 * CASE
                   WHEN asked.squeezed IN (k.whole, k.family, replace(k.given, ' ', '') || k.whole) THEN 10
                   WHEN starts_with(k.whole, asked.squeezed) OR starts_with(k.family, asked.whole) THEN 20
                   WHEN (SELECT bool_and(EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed)
                       THEN 25
                   WHEN asked.letters >= 3 AND k.family_sounds && asked.sounds AND (SELECT bool_and(
                            typed.sounds && (k.family_sounds || k.given_sounds)
                            OR EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed) THEN 30
                   WHEN asked.letters >= 3 AND (SELECT bool_and(
                            typed.sounds && (k.family_sounds || k.given_sounds)
                            OR EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed) THEN 35
                   WHEN asked.letters >= 4 AND similarity(k.family, asked.whole) >= 0.45 THEN 40 END + (k.other_id IS NOT NULL)::int) AS rank
        FROM people_namekey k CROSS JOIN asked
        WHERE k.person_id IN (SELECT access.my_people()) AND asked.letters >= 2
        GROUP BY k.person_id
    ), hit AS (
        SELECT p.id, named.rank FROM named JOIN people_person p ON p.id = named.id
        WHERE named.rank < 80 OR named.rank >= 80 AND NOT EXISTS (SELECT 1 FROM named better WHERE better.rank < 80)
        ORDER BY named.rank, p.family_name, p.given_names, p.id LIMIT 51
    )
    SELECT hit.rank / 2, hit.rank % 2 = 1, f.* FROM access.found_people(ARRAY(SELECT id FROM hit)) f JOIN hit ON hit.id = f.person_id
    ORDER BY hit.rank, f.family_name, f.given_names, f.person_id
$$;

REVOKE ALL ON FUNCTION access.door(text), access.phone(text), access.my_people(), access.homes_told(uuid[]),
    access.find_somebody(bytea, text, text, date, date, date, text, text, text), access.find_mine(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.phone(text), access.find_somebody(bytea, text, text, date, date, date, text, text, text),
    access.find_mine(text) TO samenhang_app;
