-- == What the register says stays with the service that stored it; the access desk is told through these
-- functions.

-- May the register's word about this person be told to somebody who did not ask for that person by number? Not of who
-- has a secret address, died, whose list is no longer kept up, or who was ever in a protected household; nor of the
-- viewer's own circle. Used below only.
CREATE FUNCTION access.register_open(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_person one JOIN people_brprecord b ON b.person_id = one.id
        WHERE one.id = p AND one.secrecy = 0 AND one.died_on IS NULL AND one.death_date_known = '' AND b.suspended = ''
    ) AND NOT access.hidden_from_me(p) AND NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id AND h.protected
        WHERE m.person_id = p)
$$;

-- Who, according to the register, lives at the address of a member of this household and is family: partner of, parent of
-- or child of a member, or of somebody who is so in turn. For the access desk that keeps the household up, and so took in
-- a request there; never of a protected household. The members at that address come along, to tell how they stand to the
-- others. Whoever is not open (see above) is not there: nobody is reached through them, and nobody's family is named by
-- them. Of a minor the other parent who lives elsewhere is told, when the register's own list of that parent is here.
CREATE FUNCTION access.proposed_household(h uuid) RETURNS TABLE (
    person_id uuid, given_names text, prefix text, family_name text, birth_date date, birth_date_known text, sex text,
    since date, member boolean, declined boolean, crowded boolean, ties jsonb, elsewhere jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH RECURSIVE asked AS MATERIALIZED (
        SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day
        FROM people_household home
        WHERE home.id = h AND NOT home.protected AND access.role() = 'access_officer'
    ), present AS MATERIALIZED (
        SELECT m.person_id AS id FROM asked JOIN people_membership m ON m.household_id = h AND m.starts_on <= asked.day
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE ended."on" IS NULL OR ended."on" > asked.day
    ), kept AS MATERIALIZED (
        SELECT DISTINCT present.id, b.dwelling FROM present
        JOIN people_brprecord b ON b.person_id = present.id AND b.dwelling <> ''
        WHERE access.register_open(present.id) AND EXISTS (
            SELECT 1 FROM access_grant g
            WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.person_id = present.id
              AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
    ), resident AS MATERIALIZED (
        SELECT p.id, p.bsn_index, p.given_names, p.prefix, p.family_name, p.birth_date, p.birth_date_known, p.sex,
               b.dwelling, b.since, b.over_minor
        FROM people_brprecord b JOIN people_person p ON p.id = b.person_id
        WHERE b.dwelling IN (SELECT dwelling FROM kept) AND access.register_open(p.id)
    ), said AS MATERIALIZED (
        SELECT r.id AS whose, o.id AS named, k.kin, k.number, k.bond, k.since
        FROM resident r
        JOIN brp_brprelative k ON k.person_id = r.id AND NOT k.ended
        JOIN resident o ON o.dwelling = r.dwelling AND o.id <> r.id AND (
            o.bsn_index = k.bsn_index
            OR k.bsn_index IS NULL AND o.birth_date = k.birth_date
               AND lower(o.family_name) = lower(k.family_name) AND lower(o.given_names) = lower(k.given_names))
        WHERE k.kin <> 'partner' OR NOT EXISTS (
            SELECT 1 FROM brp_brprelative theirs
            WHERE theirs.person_id = o.id AND theirs.kin = 'partner' AND theirs.bsn_index = r.bsn_index AND theirs.ended
              AND NOT EXISTS (SELECT 1 FROM brp_brprelative again WHERE again.person_id = o.id
                              AND again.kin = 'partner' AND again.bsn_index = r.bsn_index AND NOT again.ended))
    ), stands AS (
        SELECT named AS one, whose AS other, kin AS as_what, number, bond, since FROM said
        UNION ALL
        SELECT whose, named, CASE kin WHEN 'parent' THEN 'child' WHEN 'child' THEN 'parent' ELSE kin END, number, bond, since
        FROM said
    ), tie AS MATERIALIZED (
        SELECT DISTINCT ON (one, other, as_what) * FROM stands
        ORDER BY one, other, as_what, number DESC, since NULLS LAST
    ), family (id) AS (
        SELECT id FROM kept
        UNION
        SELECT tie.one FROM family JOIN tie ON tie.other = family.id
    )
    SELECT r.id, r.given_names, r.prefix, r.family_name, r.birth_date, r.birth_date_known, r.sex, r.since,
           r.id IN (SELECT id FROM present),
           EXISTS (SELECT 1 FROM brp_brpdeclined d WHERE d.household_id = h AND d.person_id = r.id),
           (SELECT count(*) FROM resident n WHERE n.dwelling = r.dwelling) > 10,
           COALESCE((
               SELECT jsonb_agg(jsonb_build_object(
                   'as_what', tie.as_what, 'other', o.id, 'number', tie.number, 'bond', tie.bond, 'since', tie.since,
                   'name', concat_ws(' ', nullif(o.given_names, ''), nullif(o.prefix, ''), o.family_name),
                   'over_minor', CASE
                       WHEN tie.as_what = 'child' AND r.birth_date > asked.day - interval '18 years' THEN r.over_minor
                       WHEN tie.as_what = 'parent' AND o.birth_date > asked.day - interval '18 years' THEN o.over_minor
                       ELSE '' END)
                   ORDER BY tie.as_what DESC, o.birth_date, o.id)
               FROM asked, tie JOIN resident o ON o.id = tie.other WHERE tie.one = r.id), '[]'),
           COALESCE((
               SELECT jsonb_agg(concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name) ORDER BY k.number)
               FROM brp_brprelative k JOIN people_person p ON p.bsn_index = k.bsn_index
               WHERE k.person_id = r.id AND k.kin = 'parent' AND p.id NOT IN (SELECT id FROM resident)
                 AND r.birth_date > (SELECT day FROM asked) - interval '18 years' AND access.register_open(p.id)), '[]')
    FROM resident r WHERE r.id IN (SELECT id FROM family)
    ORDER BY r.birth_date NULLS LAST, r.id
$$;

-- What the register says of the members themselves, their addresses left out: for the access desk that keeps them.
CREATE FUNCTION access.register_of_members(h uuid) RETURNS TABLE (
    person_id uuid, name text, secrecy smallint, suspended text, suspended_on date, curatele boolean, over_minor text,
    authority_since date, letters_only boolean, abroad boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name), p.secrecy,
           b.suspended::text, b.suspended_on, b.curatele, b.over_minor::text, b.authority_since, b.letters_only,
           b.country NOT IN ('', '6030')
    FROM people_membership m
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    JOIN people_person p ON p.id = m.person_id
    JOIN people_brprecord b ON b.person_id = p.id
    WHERE m.household_id = h AND access.role() = 'access_officer'
      AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.person_id = p.id
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
    ORDER BY 2, 1
$$;

-- The lists set aside that nobody judged yet, a page of them, with how many there are: for the access desk only. What a
-- list says comes sealed, as it is kept.
CREATE FUNCTION access.brp_doubts(skipped integer, most integer) RETURNS TABLE (
    id uuid, list_number integer, line integer, reason text, fields_sealed bytea, imported_at timestamptz, total bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.id, d.list_number, d.line, d.reason, d.fields_sealed, d.imported_at, count(*) OVER ()
    FROM people_brpdoubt d
    WHERE access.role() = 'access_officer' AND NOT EXISTS (SELECT 1 FROM brp_brpjudgement j WHERE j.doubt_id = d.id)
    ORDER BY d.imported_at, d.list_number, d.line, d.id
    OFFSET greatest(skipped, 0) LIMIT least(greatest(most, 0), 25)
$$;

-- One of them.
CREATE FUNCTION access.brp_doubt(which uuid) RETURNS TABLE (
    id uuid, list_number integer, line integer, reason text, fields_sealed bytea, imported_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.id, d.list_number, d.line, d.reason, d.fields_sealed, d.imported_at
    FROM people_brpdoubt d
    WHERE d.id = which AND access.role() = 'access_officer'
      AND NOT EXISTS (SELECT 1 FROM brp_brpjudgement j WHERE j.doubt_id = d.id)
$$;

-- Who a list set aside may be about: by BSN, or by exactly this name and birth date. For the access desk only; who has a
-- secret address, or is known to a protected household, by BSN only.
CREATE FUNCTION access.brp_alike(by_bsn bytea, family text, born date) RETURNS TABLE (
    id uuid, given_names text, prefix text, family_name text, birth_date date, birth_date_known text, listed boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, p.given_names, p.prefix, p.family_name, p.birth_date, p.birth_date_known,
           EXISTS (SELECT 1 FROM people_brprecord b WHERE b.person_id = p.id)
    FROM people_person p
    WHERE access.role() = 'access_officer' AND NOT access.hidden_from_me(p.id) AND (
        p.bsn_index = by_bsn
        OR family <> '' AND p.birth_date = born AND p.secrecy = 0
           AND lower(family) IN (lower(p.family_name), lower(p.prefix || ' ' || p.family_name))
           AND NOT EXISTS (SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id AND h.protected
                           WHERE m.person_id = p.id))
    ORDER BY p.family_name, p.given_names, p.id LIMIT 25
$$;

-- == The register's address of somebody who belongs to two households is not the way to the one that hides (H7).

-- Does this person also live where others hide: in another household that is protected, or where somebody else than in
-- this one has a secret address, and which the viewer does not keep up? A child of two homes leads nobody to the other.
CREATE FUNCTION access.hides_elsewhere(p uuid, here uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH today AS MATERIALIZED (SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS day),
    present AS (
        SELECT m.household_id, m.person_id FROM people_membership m
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id CROSS JOIN today
        WHERE (ended."on" IS NULL OR ended."on" > today.day)
          AND m.household_id IN (SELECT own.household_id FROM people_membership own WHERE own.person_id = p)
    )
    SELECT EXISTS (
        SELECT 1 FROM present mine JOIN people_household h ON h.id = mine.household_id
        WHERE mine.person_id = p AND mine.household_id IS DISTINCT FROM here
          AND (h.protected OR EXISTS (
            SELECT 1 FROM present o JOIN people_person q ON q.id = o.person_id AND q.secrecy > 0
            WHERE o.household_id = mine.household_id AND o.person_id <> p
              AND NOT EXISTS (SELECT 1 FROM present two WHERE two.household_id = here AND two.person_id = o.person_id)))
          AND NOT EXISTS (
            SELECT 1 FROM access_grant g
            WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = mine.household_id AND g.layer = 'involvement'
              AND g.writes AND g.during @> access.clock()))
$$;

REVOKE ALL ON FUNCTION access.register_open, access.proposed_household, access.register_of_members, access.brp_doubts,
    access.brp_doubt, access.brp_alike, access.hides_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.proposed_household, access.register_of_members, access.brp_doubts, access.brp_doubt,
    access.brp_alike TO samenhang_app;
