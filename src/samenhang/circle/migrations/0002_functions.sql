-- A name as it is compared: its words without the prefix, and all of its letters.
CREATE FUNCTION access.same_family(one text, other text) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT replace(access.latin(one), ' ', '') = replace(access.latin(other), ' ', '')
        OR array_to_string(access.name_words(one), '') = array_to_string(access.name_words(other), '')
$$;

-- Who has these people in their own circle: by BSN, or by family name and birth date where one of the two has no BSN on
-- record; also where it is another record of the same human being that fits. The server may not call it.
CREATE FUNCTION access.circled(ids uuid[]) RETURNS TABLE (person uuid, professional uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH RECURSIVE active AS MATERIALIZED (
        SELECT c.* FROM circle_owncircle c
        WHERE NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
    ), same (whose, id) AS (
        SELECT x, x FROM unnest(ids) x WHERE EXISTS (SELECT 1 FROM active)
        UNION
        SELECT same.whose, CASE WHEN l.kept_id = same.id THEN l.other_id ELSE l.kept_id END
        FROM same JOIN people_personlink l ON same.id IN (l.kept_id, l.other_id)
        WHERE NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id)
    )
    SELECT same.whose, c.professional_id FROM same
    JOIN people_person p ON p.id = same.id JOIN active c ON c.bsn_index = p.bsn_index
    UNION
    SELECT same.whose, c.professional_id FROM same
    JOIN people_person p ON p.id = same.id
    JOIN active c ON c.birth_date = p.birth_date AND (c.bsn_index IS NULL OR p.bsn_index IS NULL)
    JOIN people_namekey k ON k.person_id = p.id
        AND (k.whole = replace(access.latin(c.family_name), ' ', '') OR k.family = replace(access.latin(c.family_name), ' ', '')
             OR k.family = array_to_string(access.name_words(c.family_name), ''))
$$;

-- Which professionals may not open this household, because somebody of their own circle belongs to it; nor a lawfulness
-- file, because it is about them.
CREATE FUNCTION access.shut(h uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT DISTINCT c.professional FROM access.circled(ARRAY(
        SELECT m.person_id FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))) c
    UNION
    SELECT c.professional_id FROM lawfulness_lawfulnessfile f
    JOIN circle_owncircle c ON c.bsn_index = f.bsn_index
        OR (c.birth_date = f.birth_date AND (c.bsn_index IS NULL OR f.bsn_index IS NULL)
            AND access.same_family(c.family_name, f.family_name))
    WHERE f.id = h AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
$$;

-- Whose hat the viewer wears.
CREATE FUNCTION access.wearer() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT professional_id FROM teams_hat WHERE id = access.viewer()
$$;

CREATE FUNCTION access.shut_to_me(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM circle_owncircle c WHERE c.professional_id = access.wearer())
       AND access.wearer() IN (SELECT access.shut(h))
$$;

-- Is this person to stay unseen by the viewer: of the own circle, or living with somebody who is and nowhere else?
CREATE FUNCTION access.hidden_from_me(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM circle_owncircle c WHERE c.professional_id = access.wearer()) AND (
        EXISTS (SELECT 1 FROM access.circled(ARRAY[p]) c WHERE c.professional = access.wearer())
        OR (SELECT COALESCE(bool_and(access.shut_to_me(m.household_id)), false) FROM people_membership m
            LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
            WHERE m.person_id = p
              AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)))
$$;

-- Is this what the viewer declared, or what was recorded for them? Asked before somebody is recorded. It looks at
-- declarations only: what it answers does not hang on who is on record.
CREATE FUNCTION access.in_my_circle(number bytea, family text, born date) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM circle_owncircle c
        WHERE c.professional_id = access.wearer()
          AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
          AND (c.bsn_index = number OR (c.birth_date = born AND (c.bsn_index IS NULL OR number IS NULL)
                                        AND access.same_family(c.family_name, family))))
$$;

-- May the viewer end a declaration? A manager or privacy officer, never that of themselves; and who recorded that a file
-- is a colleague's, if they are no colleague of whom it is kept from themselves.
CREATE FUNCTION access.may_end_circle(c uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM circle_owncircle o
        JOIN teams_hat theirs ON theirs.professional_id = o.professional_id
        JOIN teams_hat me ON me.id = access.viewer()
        JOIN teams_organisation mine ON mine.id = me.organisation_id
        JOIN teams_organisation other ON other.id = theirs.organisation_id
        WHERE o.id = c AND o.professional_id <> me.professional_id AND (
            (access.role() IN ('manager', 'privacy_officer')
             AND (other.id = mine.id OR (mine.kind IN ('municipality', 'regional') AND other.kind = 'partner')))
            OR (o.kind = 'colleague' AND o.by_id = me.id AND access.role() = 'team_lead')))
$$;

-- The declarations that the viewer may end: of which colleague, of what kind, since when; never of whom.
CREATE FUNCTION access.circle_register() RETURNS TABLE (
    id uuid, professional_id uuid, name text, kind text, at timestamptz, doubt text, doubted_at timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.id, p.id, p.name::text, c.kind::text, c.at, COALESCE(d.why, '')::text, d.at
    FROM circle_owncircle c JOIN teams_professional p ON p.id = c.professional_id
    LEFT JOIN circle_owncircledoubt d ON d.own_circle_id = c.id
    WHERE NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id) AND access.may_end_circle(c.id)
    ORDER BY d.at NULLS LAST, p.name, c.at
$$;

-- The households of these people are derived anew. The server may not call it.
CREATE FUNCTION access.derive_homes(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(home.id) FROM (
        SELECT DISTINCT m.household_id AS id FROM people_membership m WHERE m.person_id = ANY (ids) ORDER BY 1) home;
END $$;

-- Whom a declaration may be about, on record: those it fits, and their other records.
CREATE FUNCTION access.circle_people(c uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH RECURSIVE same (id) AS (
        SELECT p.id FROM circle_owncircle o JOIN people_person p ON p.bsn_index = o.bsn_index OR p.birth_date = o.birth_date
        WHERE o.id = c
        UNION
        SELECT CASE WHEN l.kept_id = same.id THEN l.other_id ELSE l.kept_id END
        FROM same JOIN people_personlink l ON same.id IN (l.kept_id, l.other_id)
    )
    SELECT same.id FROM same
    WHERE EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c)
       OR EXISTS (SELECT 1 FROM access.circled(ARRAY[same.id]) who JOIN circle_owncircle o ON o.id = c
                  WHERE who.professional = o.professional_id)
$$;

CREATE FUNCTION access.derive_from_circle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    declared uuid := COALESCE((to_jsonb(NEW) ->> 'own_circle_id')::uuid, NEW.id);
BEGIN
    PERFORM access.derive_homes(ARRAY(SELECT access.circle_people(declared)));
    PERFORM access.derive(f.id) FROM lawfulness_lawfulnessfile f JOIN circle_owncircle c ON c.id = declared
    WHERE f.bsn_index = c.bsn_index OR f.birth_date = c.birth_date;
    RETURN NULL;
END $$;

-- Somebody is told apart otherwise than before: another BSN, birth date or name, or a record that is the same.
CREATE FUNCTION access.derive_from_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said jsonb := to_jsonb(NEW);
    linked people_personlink;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM circle_owncircle) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO linked FROM people_personlink
    WHERE id = COALESCE((said ->> 'link_id')::uuid, CASE WHEN said ? 'kept_id' THEN NEW.id END);
    PERFORM access.derive_homes(array_remove(ARRAY[
        COALESCE((said ->> 'person_id')::uuid, CASE WHEN TG_TABLE_NAME = 'people_person' THEN NEW.id END),
        linked.kept_id, linked.other_id], NULL));
    RETURN NULL;
END $$;

-- Somebody sits down at a desk, or gets up: where a household is shut to one of those who sit there, each reads by
-- themselves, so it is derived anew.
CREATE FUNCTION access.derive_from_seat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    seat access_viewer;
BEGIN
    IF TG_OP = 'DELETE' THEN seat := OLD; ELSE seat := NEW; END IF;
    IF seat.acts_as_id = seat.viewer_id OR NOT EXISTS (SELECT 1 FROM circle_owncircle) THEN
        RETURN NULL;
    END IF;
    PERFORM access.derive(home.id) FROM (
        SELECT DISTINCT m.household_id AS id
        FROM teams_hat hat JOIN circle_owncircle c ON c.professional_id = hat.professional_id
        CROSS JOIN LATERAL access.circle_people(c.id) p (id)
        JOIN people_membership m ON m.person_id = p.id
        JOIN involvement_involvement i ON i.household_id = m.household_id AND i.team_id = seat.acts_as_id
        WHERE hat.id = seat.viewer_id
           OR hat.id IN (SELECT v.viewer_id FROM access_viewer v WHERE v.acts_as_id = seat.acts_as_id)
        ORDER BY 1) home;
    RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION access.same_family, access.circled, access.shut, access.wearer, access.shut_to_me,
    access.hidden_from_me, access.in_my_circle, access.may_end_circle, access.circle_register, access.derive_homes,
    access.circle_people, access.derive_from_circle, access.derive_from_person, access.derive_from_seat FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.wearer, access.in_my_circle, access.may_end_circle,
    access.circle_register TO samenhang_app;
