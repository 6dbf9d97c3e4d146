"""The register's address of somebody who belongs to two households is not the way to the one that hides (H7)."""

from django.db import migrations

TWO_HOMES = """
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

-- As before, but of nobody who lives with others who hide.
CREATE OR REPLACE FUNCTION access.brp_address(whose uuid, in_household uuid) RETURNS TABLE (
    street text, number text, addition text, postcode text, city text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.street, b.number, b.addition, b.postcode, b.city
    FROM people_brprecord b
    WHERE b.person_id = whose AND NOT b.letters_only AND access.role() = 'access_officer'
      AND NOT access.hides_elsewhere(whose, in_household)
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = in_household AND g.person_id = whose
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
$$;

REVOKE ALL ON FUNCTION access.hides_elsewhere(uuid, uuid) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("brp", "0005_what_a_list_says")]
    operations = [migrations.RunSQL(TWO_HOMES, migrations.RunSQL.noop)]
