"""The service that reads person lists in, dates of death known in part, and the register's address for a household."""

from django.db import migrations, models

SERVICE = """
-- The one viewer that stores what the population register says. It wears no hat: nobody signs in as it.
INSERT INTO access_viewer (id, viewer_id, acts_as_id, role)
VALUES ('0199b000-0000-7000-8000-000000000b2f', '0199b000-0000-7000-8000-000000000b29',
        '0199b000-0000-7000-8000-000000000b29', 'service');

-- The register's address of a member, for who keeps up the household that person now belongs to: the access desk that
-- takes in a request. Nobody else, and of no one who is not in that household (row H7).
CREATE FUNCTION access.brp_address(whose uuid, in_household uuid) RETURNS TABLE (
    street text, number text, addition text, postcode text, city text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.street, b.number, b.addition, b.postcode, b.city
    FROM people_brprecord b
    WHERE b.person_id = whose AND access.role() = 'access_officer'
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = in_household AND g.person_id = whose
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
$$;

-- In which of these households, that the viewer is involved with, somebody has a secret address; and whether the address
-- is kept from this viewer. Told apart from the members: who is involved with one of them may not know of the other.
CREATE FUNCTION access.secret_homes(ids uuid[]) RETURNS TABLE (household uuid, hidden boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT mine.household_id, NOT bool_or(mine.writes)
    FROM access_grant mine
    WHERE mine.viewer_id = ANY (access.acts_as()) AND mine.household_id = ANY (ids) AND mine.layer = 'involvement'
      AND mine.during @> access.clock()
      AND EXISTS (
        SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id AND p.secrecy > 0
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = mine.household_id
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
    GROUP BY mine.household_id
$$;

-- Who belonged to this household and left: for who keeps the household up. With the membership every grant about that
-- person ended, so nobody reads the records themselves.
CREATE FUNCTION access.past_members(h uuid) RETURNS TABLE (
    person_id uuid, name text, place text, starts_on date, ended_on date, reason text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name), m.place, m.starts_on,
           ended."on", ended.reason
    FROM people_membership m
    JOIN people_membershipend ended ON ended.membership_id = m.id
    JOIN people_person p ON p.id = m.person_id
    WHERE m.household_id = h AND ended."on" <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                    AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
                    AND g.during @> access.clock())
    ORDER BY ended."on" DESC, p.id
$$;
REVOKE ALL ON FUNCTION access.brp_address(uuid, uuid), access.secret_homes(uuid[]), access.past_members(uuid)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.brp_address(uuid, uuid), access.secret_homes(uuid[]), access.past_members(uuid)
    TO samenhang_app;
"""
UNDO = """
DROP FUNCTION access.brp_address(uuid, uuid), access.secret_homes(uuid[]), access.past_members(uuid);
DELETE FROM access_viewer WHERE id = '0199b000-0000-7000-8000-000000000b2f';
"""
REASONS = [
    ("no_bsn", "geen BSN"),
    ("not_a_bsn", "BSN voldoet niet aan de elfproef"),
    ("several_lists", "zelfde BSN in een eerdere lijst"),
    ("made_by_mistake", "lijst is foutief aangelegd"),
    ("other_person", "BSN hoort hier bij iemand met een andere naam en geboortedatum"),
    ("former_bsn", "vroeger BSN voldoet niet aan de elfproef"),
    ("death_unreadable", "overlijdensdatum onleesbaar"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0002_protect_people")]
    operations = [
        migrations.AddField(
            model_name="person", name="death_date_known", field=models.CharField(blank=True, max_length=8)
        ),
        migrations.AlterField(
            model_name="brpdoubt", name="reason", field=models.CharField(choices=REASONS, max_length=40)
        ),
        migrations.RunSQL(SERVICE, UNDO),
    ]
