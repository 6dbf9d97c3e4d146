-- How a name is compared: without accents, capitals and double spaces. Written out, because a database in the C locale
-- lowers nothing but A to Z.
CREATE FUNCTION access.plain(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT btrim(regexp_replace(translate(
        lower(regexp_replace(normalize(coalesce(t, ''), NFD), '[\u0300-\u036f]', '', 'g')),
        'ØøŁłĐđIıÆŒÞÐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЇЂЈЉЊЋЏҐ’‘`´',
        'oollddiiæœþðαβγδεζηθικλμνξοπρστυφχψωσабвгдежзиклмнопрстуфхцчшщъыьэюяєіїђјљњћџґ''''''''' ), '\s+', ' ', 'g'))
$$;

CREATE INDEX people_person_born ON people_person (birth_date);
CREATE INDEX people_brprecord_where ON people_brprecord (postcode, number);
CREATE INDEX people_contact_where ON people_contact (postcode, number) WHERE postcode <> '';

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

-- What the access desk is told of people it found: who they are, where they live unless that is secret, and in which
-- households nobody needs protection in. Nothing for anybody else.
CREATE FUNCTION access.found_people(ids uuid[]) RETURNS TABLE (
    person_id uuid, given_names text, prefix text, family_name text, birth_date date, birth_date_known text, sex text,
    died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH here AS MATERIALIZED (
        SELECT * FROM access.lives_in(ids) WHERE access.role() = 'access_officer'
    ), address AS (
        SELECT DISTINCT ON (whose) whose,
               concat_ws(', ', nullif(btrim(concat_ws(' ', nullif(street, ''), nullif(number, ''), nullif(addition, ''))), ''),
                         nullif(btrim(concat_ws(' ', nullif(postcode, ''), nullif(city, ''))), '')) AS line
        FROM (
            SELECT here.person AS whose, c.street, c.number, c.addition, c.postcode, c.city,
                   CASE WHEN c.person_id IS NULL THEN 2 ELSE 1 END AS nearest, c.changed_at AS at
            FROM here JOIN people_contact c
                ON c.household_id = here.household AND (c.person_id IS NULL OR c.person_id = here.person)
            WHERE c.street || c.postcode || c.city <> ''
            UNION ALL
            SELECT b.person_id, b.street, b.number, b.addition, b.postcode, b.city, 3, b.imported_at
            FROM people_brprecord b WHERE b.person_id = ANY (ids)
        ) known ORDER BY whose, nearest, at DESC
    )
    SELECT p.id, p.given_names, p.prefix, p.family_name, p.birth_date, p.birth_date_known, p.sex,
           p.died_on, p.death_date_known, kept.secret, CASE WHEN kept.secret THEN '' ELSE COALESCE(a.line, '') END,
           COALESCE((SELECT jsonb_agg(jsonb_build_array(h.household, h.name) ORDER BY h.name, h.household)
                     FROM here h WHERE h.person = p.id), '[]')
    FROM people_person p
    LEFT JOIN address a ON a.whose = p.id
    CROSS JOIN LATERAL (
        SELECT p.secrecy > 0 OR EXISTS (SELECT 1 FROM here h WHERE h.person = p.id AND h.secret)) kept (secret)
    WHERE p.id = ANY (ids) AND access.role() = 'access_officer'
$$;

-- Searching, for the access desk only. By BSN: also who has a secret address. By name and birth date, or by address:
-- not them; by address nor who lives with them. Somebody of whom only a protected household knows is found by BSN only,
-- and looks as somebody without a household. One more than is shown comes back, to tell that there are more.
CREATE FUNCTION access.find_people(
    by_bsn bytea, family text, given text, born date, in_postcode text, at_number text
) RETURNS TABLE (
    person_id uuid, given_names text, prefix text, family_name text, birth_date date, birth_date_known text, sex text,
    died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH named AS (
        SELECT p.id FROM people_person p
        WHERE family <> '' AND p.birth_date = born
          AND access.plain(family) IN (access.plain(p.family_name), access.plain(p.prefix || ' ' || p.family_name))
          AND (given = '' OR access.plain(p.given_names) || ' ' LIKE
               replace(replace(replace(access.plain(given), '\', '\\'), '%', '\%'), '_', '\_') || ' %')
    ), housed AS (
        SELECT b.person_id AS id FROM people_brprecord b
        WHERE in_postcode <> '' AND b.postcode = in_postcode
          AND lower(at_number) IN (lower(b.number), lower(replace(b.number || b.addition, ' ', '')))
        UNION
        SELECT m.person_id FROM people_contact c
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        JOIN access.lives_in(ARRAY[m.person_id]) l ON l.household = c.household_id
        WHERE in_postcode <> '' AND c.postcode = in_postcode
          AND lower(at_number) IN (lower(c.number), lower(replace(c.number || c.addition, ' ', '')))
    ), open AS (
        SELECT p.id FROM people_person p
        WHERE p.secrecy = 0 AND p.id IN (SELECT id FROM named UNION SELECT id FROM housed)
          AND (p.from_brp OR NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p.id)
               OR EXISTS (SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id
                          WHERE m.person_id = p.id AND NOT h.protected))
          AND (p.id IN (SELECT id FROM named)
               OR NOT EXISTS (SELECT 1 FROM access.lives_in(ARRAY[p.id]) l WHERE l.secret))
    ), hit AS (
        SELECT p.id FROM people_person p
        WHERE access.role() = 'access_officer'
          AND (p.bsn_index = by_bsn OR p.id IN (SELECT id FROM open))
        ORDER BY p.family_name, p.given_names, p.id LIMIT 51
    )
    SELECT f.* FROM access.found_people(ARRAY(SELECT id FROM hit)) f ORDER BY f.family_name, f.given_names, f.person_id
$$;

-- "Known here?": that somebody is involved with this person now, and whom to call; for the access desk only. Never why:
-- no task, no domain, no part but who directs. Nothing where a household or an involvement is to stay unseen.
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
    WHERE access.role() = 'access_officer'
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

REVOKE ALL ON FUNCTION access.plain(text), access.lives_in(uuid[]), access.found_people(uuid[]),
    access.find_people(bytea, text, text, date, text, text), access.known_here(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.plain(text), access.found_people(uuid[]),
    access.find_people(bytea, text, text, date, text, text), access.known_here(uuid) TO samenhang_app;
