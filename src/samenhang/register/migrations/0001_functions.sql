-- Some of these ask a function that is made later on: access.homes_told, access.my_people.
SET LOCAL check_function_bodies = off;

-- == Searching by address, and showing one, where addresses are records of their own.

-- Where these households, and members with an address of their own, live now. Used by the functions below only.
CREATE FUNCTION access.homes(ids uuid[]) RETURNS SETOF people_address LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT * FROM (
        SELECT DISTINCT ON (a.household_id, a.person_id) a.* FROM people_address a
        WHERE a.household_id = ANY (ids) AND a.kind = 'home'
          AND a.starts_on <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        ORDER BY a.household_id, a.person_id, a.starts_on DESC, a.at DESC, a.id DESC
    ) latest WHERE latest.street || latest.number || latest.postcode || latest.city <> ''
$$;

-- == Searching never tells the register's address of who lives with a secret one, nor finds or recognises them by
-- it (H7).

-- Has this person a secret address, or do they live with somebody who has, be it in a protected household? Then the
-- register's address of them is told to nobody who searches, and is no way to find or recognise them.
CREATE FUNCTION access.secret_home(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM people_person one WHERE one.id = p AND one.secrecy > 0) OR EXISTS (
        SELECT 1 FROM people_membership m
        JOIN people_membership o ON o.household_id = m.household_id
        JOIN people_person q ON q.id = o.person_id AND q.secrecy > 0
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        LEFT JOIN people_membershipend theirs ON theirs.membership_id = o.id
        CROSS JOIN LATERAL (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date) today (day)
        WHERE m.person_id = p AND (ended."on" IS NULL OR ended."on" > today.day)
          AND (theirs."on" IS NULL OR theirs."on" > today.day))
$$;

-- == Searching people at the gate, and "known here?": functions that filter by the viewer before they limit.

-- How a name is compared: without accents, capitals and double spaces. Written out, because a database in the C locale
-- lowers nothing but A to Z.
CREATE FUNCTION access.plain(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(regexp_replace(translate(
        lower(regexp_replace(normalize(coalesce(t, ''), NFD), '[\u0300-\u036f]', '', 'g')),
        'ØøŁłĐđIıÆŒÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЇЂЈЉЊЋЏҐ’‘`´',
        'oollddiiæœþðαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіїђјљњћџґ''''''''' ), '\s+', ' ', 'g'))
$$;

-- The present memberships of these people in households where nobody is protected, and whether somebody in such a
-- household has a secret address: then nobody's address there is told. Used by the functions below only.
CREATE FUNCTION access.lives_in(ids uuid[]) RETURNS TABLE (person uuid, household uuid, name text, secret boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH present AS (
        SELECT m.person_id, m.household_id, h.name
        FROM people_membership m
        JOIN people_household h ON h.id = m.household_id AND NOT h.protected
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        CROSS JOIN LATERAL (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date) today (day)
        WHERE m.household_id IN (SELECT o.household_id FROM people_membership o WHERE o.person_id = ANY (ids))
          AND m.starts_on <= today.day AND (ended."on" IS NULL OR ended."on" > today.day)
    )
    SELECT DISTINCT one.person_id, one.household_id, one.name,
           EXISTS (SELECT 1 FROM present other JOIN people_person p ON p.id = other.person_id
                   WHERE other.household_id = one.household_id AND p.secrecy > 0)
    FROM present one WHERE one.person_id = ANY (ids)
$$;

-- What the viewer is told of people found: who they are, where they live unless that is secret, and in which
-- households. The access desk of anybody, except of protected households; everybody of who they are involved with;
-- nobody of whom the own circle hides.
CREATE FUNCTION access.found_people(ids uuid[]) RETURNS TABLE (
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
            FROM people_brprecord b WHERE b.person_id = ANY (ids) AND access.role() = 'access_officer' AND NOT access.secret_home(b.person_id)
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
    WHERE p.id = ANY (ids) AND NOT access.hidden_from_me(p.id)
      AND (access.role() = 'access_officer' OR p.id IN (SELECT id FROM mine))
$$;

-- "Known here?": that somebody is involved with this person now, and whom to call; for the access desk only. Never
-- why: no task, no domain, no part but who directs. Nothing where a household or an involvement is to stay unseen,
-- nor of whom the own circle hides.
CREATE FUNCTION access.known_here(whose uuid) RETURNS TABLE (
    hat_or_team uuid, name text, organisation text, phone text, directs boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(hat.id, team.id), COALESCE(professional.name, team.name), o.name,
           COALESCE(nullif(professional.phone, ''), o.phone), bool_or(i.part = 'director')
    FROM access.lives_in(ARRAY[whose]) l
    JOIN involvement_involvement i ON i.household_id = l.household
    LEFT JOIN involvement_involvementend ended ON ended.involvement_id = i.id
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN teams_professional professional ON professional.id = hat.professional_id
    LEFT JOIN teams_team team ON team.id = i.team_id
    JOIN teams_organisation o ON o.id = COALESCE(hat.organisation_id, team.organisation_id)
    WHERE access.role() = 'access_officer' AND NOT access.hidden_from_me(whose) AND NOT access.shut_to_me(l.household)
      AND i.part IN ('director', 'professional', 'partner') AND NOT i.secret
      AND (i.all_members OR EXISTS (SELECT 1 FROM involvement_involvedabout a
                                    WHERE a.involvement_id = i.id AND a.about_id = whose))
      AND i.starts_at <= access.clock()
      AND (i.until IS NULL OR i.until > access.clock()) AND (ended.at IS NULL OR ended.at > access.clock())
      AND (hat.id IS NULL OR hat.role IN ('access_officer', 'professional', 'partner', 'process_director')
           AND daterange(hat.from_day, hat.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
    GROUP BY 1, 2, 3, 4
    ORDER BY 5 DESC, 2
$$;

-- == Finding people by how a name sounds, by phone, and among one's own as one types.

-- How a house number and a phone number are compared: 12-A, 12 A and 12a are one, +31 6 and 06 too.
CREATE FUNCTION access.door(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(regexp_replace(coalesce(t, ''), '[^0-9A-Za-z]', '', 'g'))
$$;

CREATE FUNCTION access.phone(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT replace(regexp_replace(regexp_replace(coalesce(t, ''), '[^0-9+]', '', 'g'), '^(\+|00)310?', '0'), '+', '')
$$;

-- The people the viewer may know of by being involved with them. Used by the functions below only.
CREATE FUNCTION access.my_people() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT g.person_id FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.during @> access.clock()
      AND g.person_id <> '00000000-0000-0000-0000-000000000000'
$$;

-- Where these people belong now, as far as the viewer may know: what the access desk is told of anybody, and the
-- households the viewer is involved with, which open; without those that the viewer's own circle shuts. Used by the
-- functions below only.
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
        FROM access.lives_in(ids) l
        WHERE access.role() = 'access_officer' AND NOT access.shut_to_me(l.household)
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

-- Finding by BSN; by name with a birth date; by address; by phone. The access desk finds everybody: by BSN also who
-- has a secret address, in the other ways not them, and by address nor who lives with them; somebody of whom only a
-- protected household knows by BSN only, looking as somebody without a household. Every viewer finds who they are
-- involved with, by address unless one is secret there. Filtered by the viewer, then ranked (exact 10, begins with it
-- 20, sounds like it 30, is written almost so 40; plus how well the given name fits and whether day and month were
-- turned round), then limited: one more than is shown, to tell that there are more. By index, also where the planner
-- guesses otherwise. The own circle is not found, nor by the address or phone of a household it shuts.
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
          AND NOT access.secret_home(b.person_id)
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
        WHERE (seen.household IS NULL OR NOT access.shut_to_me(seen.household)) AND (
           (me.officer AND (seen.way = 'bsn' OR (
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
                    WHERE t.household = seen.household AND t.opens AND (seen.way <> 'address' OR NOT t.secret)))))
        GROUP BY p.id
        HAVING NOT access.hidden_from_me(p.id)
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

-- == Who may be the same human being as somebody described: candidates, filtered by the viewer before they are
-- limited.

-- Candidates for "is this the same person?": born on one of these days, living at this address, reached on this
-- number, or with this BSN. A professional is given only whom a grant lets them see; the access desk also whom it
-- finds by name, and by the exact BSN anybody but the own circle. At whose address nothing may be told, the address
-- is no evidence either.
CREATE FUNCTION access.likely_the_same(
    number bytea, born date[], in_postcode text, at_number text, called text
) RETURNS TABLE (
    person_id uuid, given_names text, prefix text, family_name text, birth_date date, sex text, bsn text,
    same_address boolean, same_phone boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH home AS MATERIALIZED (
        SELECT c.household_id, m.person_id
        FROM people_address a
        JOIN access.homes(ARRAY[a.household_id]) c ON c.id = a.id
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        WHERE in_postcode <> '' AND a.postcode = in_postcode
          AND lower(at_number) IN (lower(c.number), lower(replace(c.number || c.addition, ' ', '')))
    ), reached AS MATERIALIZED (
        SELECT c.household_id, m.person_id
        FROM people_contact c
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        WHERE length(regexp_replace(called, '\D', '', 'g')) >= 9 AND c.phone <> ''
          AND right(regexp_replace(c.phone, '\D', '', 'g'), 9) = right(regexp_replace(called, '\D', '', 'g'), 9)
    ), mine AS MATERIALIZED (  -- in which households the viewer knows these people to live
        SELECT g.household_id, g.person_id FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.during @> access.clock()
          AND g.person_id IN (SELECT h.person_id FROM home h UNION SELECT r.person_id FROM reached r)
    ), housed AS (
        SELECT h.person_id AS id FROM home h JOIN mine USING (household_id, person_id)
        WHERE access.address_open(h.household_id)
        UNION
        SELECT h.person_id FROM home h JOIN access.lives_in(ARRAY[h.person_id]) l ON l.household = h.household_id
        WHERE access.role() = 'access_officer'
          AND NOT EXISTS (SELECT 1 FROM access.lives_in(ARRAY[h.person_id]) kept WHERE kept.secret)
        UNION
        SELECT b.person_id FROM people_brprecord b
        WHERE access.role() = 'access_officer' AND in_postcode <> '' AND b.postcode = in_postcode
          AND lower(at_number) IN (lower(b.number), lower(replace(b.number || b.addition, ' ', '')))
          AND NOT access.secret_home(b.person_id)
    ), called_so AS (
        SELECT r.person_id AS id FROM reached r JOIN mine USING (household_id, person_id)
        UNION
        SELECT r.person_id FROM reached r JOIN access.lives_in(ARRAY[r.person_id]) l ON l.household = r.household_id
        WHERE access.role() = 'access_officer'
    ), near AS (
        SELECT p.id FROM people_person p WHERE p.birth_date = ANY (born)
        UNION SELECT id FROM housed
        UNION SELECT id FROM called_so
    ), told AS (
        SELECT n.id FROM near n WHERE access.in_sight(n.id)
        UNION
        SELECT p.id FROM people_person p
        WHERE p.bsn_index = number AND (access.role() = 'access_officer' AND NOT access.hidden_from_me(p.id) OR access.in_sight(p.id))
        LIMIT 500
    )
    SELECT p.id, p.given_names, p.prefix, p.family_name, p.birth_date, p.sex,
           CASE WHEN number IS NULL OR p.bsn_index IS NULL THEN '' WHEN p.bsn_index = number THEN 'same' ELSE 'other' END,
           p.id IN (SELECT id FROM housed), p.id IN (SELECT id FROM called_so)
    FROM people_person p WHERE p.id IN (SELECT id FROM told)
$$;

REVOKE ALL ON FUNCTION access.homes, access.secret_home, access.plain, access.lives_in, access.found_people,
    access.known_here, access.door, access.phone, access.my_people, access.homes_told, access.find_somebody,
    access.find_mine, access.likely_the_same FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.plain, access.found_people, access.known_here, access.phone, access.find_somebody,
    access.find_mine, access.likely_the_same TO samenhang_app;
