-- As before: nothing of the own circle is told.
CREATE OR REPLACE FUNCTION access.register_open(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_person one JOIN people_brprecord b ON b.person_id = one.id
        WHERE one.id = p AND one.secrecy = 0 AND one.died_on IS NULL AND one.death_date_known = '' AND b.suspended = ''
    ) AND NOT access.hidden_from_me(p) AND NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id AND h.protected
        WHERE m.person_id = p)
$$;

CREATE OR REPLACE FUNCTION access.brp_alike(by_bsn bytea, family text, born date) RETURNS TABLE (
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
