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
REVOKE ALL ON FUNCTION access.homes(uuid[]) FROM PUBLIC;

-- What the access desk is told of people it found: who they are, where they live unless that is secret, and in which
-- households nobody needs protection in. Nothing for anybody else.
CREATE OR REPLACE FUNCTION access.found_people(ids uuid[]) RETURNS TABLE (
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
                   CASE WHEN c.person_id IS NULL THEN 2 ELSE 1 END AS nearest, c.at
            FROM here JOIN access.homes(ARRAY(SELECT household FROM here)) c
                ON c.household_id = here.household AND (c.person_id IS NULL OR c.person_id = here.person)
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
CREATE OR REPLACE FUNCTION access.find_people(
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
        SELECT m.person_id FROM people_address a
        JOIN access.homes(ARRAY[a.household_id]) c ON c.id = a.id
        JOIN people_membership m ON m.household_id = c.household_id AND (c.person_id IS NULL OR c.person_id = m.person_id)
        JOIN access.lives_in(ARRAY[m.person_id]) l ON l.household = c.household_id
        WHERE in_postcode <> '' AND a.postcode = in_postcode
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
