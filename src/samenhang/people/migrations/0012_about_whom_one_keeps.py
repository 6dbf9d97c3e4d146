"""Who keeps a household up about some of its members keeps it up about those only; and nobody is put back who hides."""

from django.db import migrations

KEEPS = """
-- Does the viewer keep this household up, about this person? Who received a referral about one member, or was involved
-- about some, does so about those only; with all members also about who left. The functions below ask it.
CREATE FUNCTION access.keeps(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM access_grant g JOIN involvement_involvement i ON i.id = g.source_id
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
          AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock()
          AND (i.all_members OR EXISTS (
            SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = i.id AND a.about_id = p)))
$$;
REVOKE ALL ON FUNCTION access.keeps(uuid, uuid) FROM PUBLIC;

-- Did this person ever belong to this household? Who keeps it up, about that person too, may put them back: a daughter
-- who comes home again. Not who has a secret address by now, or who lives in a protected household: nobody is followed
-- to where they fled by being put back where they fled from. Says no to everybody else.
CREATE OR REPLACE FUNCTION access.belonged(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND m.person_id = p AND NOT COALESCE(ended.mistake, false))
       AND access.keeps(h, p)
       AND EXISTS (SELECT 1 FROM people_person one WHERE one.id = p AND one.secrecy = 0)
       AND NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_household safe ON safe.id = m.household_id AND safe.protected
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.person_id = p AND m.household_id <> h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
$$;

-- As before, of members about whom the viewer keeps it up.
CREATE OR REPLACE FUNCTION access.settle(
    former uuid, made uuid, called text, hidden boolean, since date, who uuid[], ids uuid[], lives jsonb, moment timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = former
          AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock()
    ) OR EXISTS (
        SELECT 1 FROM unnest(who) one (person) WHERE NOT EXISTS (
            SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
            WHERE m.household_id = former AND m.person_id = one.person AND ended.id IS NULL)
            OR NOT access.keeps(former, one.person)
    ) OR EXISTS (SELECT 1 FROM people_household h WHERE h.id = made) THEN
        RAISE EXCEPTION 'not for this viewer to settle' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO people_household (id, name, protected, made_at) VALUES (made, called, hidden, moment);
    INSERT INTO people_membership (id, household_id, person_id, layer, domain, hidden_reason, place, starts_on, contact_note)
    SELECT ids[one.number], made, one.person, 'involvement', '', '', m.place, since, ''
    FROM unnest(who) WITH ORDINALITY one (person, number)
    JOIN people_membership m ON m.household_id = former AND m.person_id = one.person
        AND NOT EXISTS (SELECT 1 FROM people_membershipend ended WHERE ended.membership_id = m.id);
    INSERT INTO people_relation (id, household_id, person_id, other_id, kind, starts_on, layer, domain, hidden_reason)
    SELECT gen_random_uuid(), made, r.person_id, r.other_id, r.kind, r.starts_on, 'involvement', '', ''
    FROM people_relation r
    WHERE r.household_id = former AND r.person_id = ANY (who) AND r.other_id = ANY (who)
      AND NOT EXISTS (SELECT 1 FROM people_relationend ended WHERE ended.relation_id = r.id);
    IF lives <> '{}'::jsonb THEN
        INSERT INTO people_address (id, household_id, layer, domain, hidden_reason, kind, place, street, number, addition,
            postcode, city, country, note, starts_on, by_id, at)
        SELECT gen_random_uuid(), made, 'involvement', '', '', 'home', '', COALESCE(lives ->> 'street', ''),
            COALESCE(lives ->> 'number', ''), COALESCE(lives ->> 'addition', ''), COALESCE(lives ->> 'postcode', ''),
            COALESCE(lives ->> 'city', ''), COALESCE(lives ->> 'country', ''), '', since, access.viewer(), moment;
    END IF;
END $$;

-- As before, of the people the viewer keeps the household up about.
CREATE OR REPLACE FUNCTION access.past_members(h uuid) RETURNS TABLE (
    person_id uuid, name text, place text, starts_on date, ended_on date, reason text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name), m.place, m.starts_on,
           ended."on", ended.reason
    FROM people_membership m
    JOIN people_membershipend ended ON ended.membership_id = m.id
    JOIN people_person p ON p.id = m.person_id
    WHERE m.household_id = h AND ended."on" <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND NOT ended.mistake
      AND NOT EXISTS (SELECT 1 FROM people_membership again WHERE again.household_id = h AND again.person_id = m.person_id
                      AND again.id <> m.id AND again.starts_on = ended."on")
      AND access.keeps(h, m.person_id)
    ORDER BY ended."on" DESC, p.id
$$;

-- What changed in a household, by day: the changes that were noted, and who came or left without one. Names those who
-- belong or belonged to it, to who keeps it up about them; never where somebody went, nobody who stood there by mistake,
-- and no change that was about others only.
CREATE OR REPLACE FUNCTION access.timeline(h uuid) RETURNS TABLE (
    happened date, kind text, came text[], went text[], about text[], words text, by_id uuid, noted timestamptz,
    went_ids uuid[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH person AS (
        SELECT DISTINCT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name) AS name
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false) AND access.keeps(h, p.id)
    ), belonged AS (
        SELECT m.id, m.person_id, m.starts_on, ended."on", ended.reason, ended.by_id, ended.at
        FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false)
    ), noted AS (
        SELECT c.*, cardinality(c.came || c.went || c.about) = 0
                    OR (c.came || c.went || c.about) && ARRAY(SELECT id FROM person) AS told
        FROM people_householdchange c WHERE c.household_id = h
    )
    SELECT told.* FROM (
        SELECT c."on", c.kind::text,
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.came) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.went) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.about) ORDER BY p.name), c.words::text, c.by_id, c.at,
               ARRAY(SELECT p.id FROM person p WHERE p.id = ANY (c.went))
        FROM noted c WHERE c.told
        UNION ALL
        SELECT b.starts_on, 'came', array_agg(p.name ORDER BY p.name), '{}', '{}', '', NULL::uuid, NULL::timestamptz,
               '{}'
        FROM belonged b JOIN person p ON p.id = b.person_id
        WHERE NOT EXISTS (SELECT 1 FROM noted c WHERE c."on" = b.starts_on AND b.person_id = ANY (c.came || c.about))
        GROUP BY b.starts_on
        UNION ALL
        SELECT b."on", 'went', '{}', ARRAY[p.name], '{}', b.reason::text, b.by_id, b.at, '{}'
        FROM belonged b JOIN person p ON p.id = b.person_id
        WHERE b."on" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM noted c WHERE c."on" = b."on" AND b.person_id = ANY (c.went || c.about))
    ) told
    WHERE EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                    AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
                    AND g.during @> access.clock())
    ORDER BY 1 DESC, 8 DESC NULLS LAST
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0011_over_time"), ("involvement", "0002_grants_follow")]
    operations = [migrations.RunSQL(KEEPS, migrations.RunSQL.noop)]
