"""Who may be the same human being as somebody described: candidates, filtered by the viewer before they are limited."""

from django.db import migrations

LIKELY = r"""
CREATE INDEX people_contact_phone_tail ON people_contact (right(regexp_replace(phone, '\D', '', 'g'), 9))
    WHERE phone <> '';

-- Candidates for "is this the same person?": born on one of these days, living at this address, reached on this number,
-- or with this BSN. A professional is given only whom a grant lets them see; the access desk also whom it finds by name,
-- and by the exact BSN anybody. At whose address nothing may be told, the address is no evidence either.
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
          AND NOT EXISTS (SELECT 1 FROM access.lives_in(ARRAY[b.person_id]) kept WHERE kept.secret)
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
        WHERE p.bsn_index = number AND (access.role() = 'access_officer' OR access.in_sight(p.id))
        LIMIT 500
    )
    SELECT p.id, p.given_names, p.prefix, p.family_name, p.birth_date, p.sex,
           CASE WHEN number IS NULL OR p.bsn_index IS NULL THEN '' WHEN p.bsn_index = number THEN 'same' ELSE 'other' END,
           p.id IN (SELECT id FROM housed), p.id IN (SELECT id FROM called_so)
    FROM people_person p WHERE p.id IN (SELECT id FROM told)
$$;
REVOKE ALL ON FUNCTION access.likely_the_same(bytea, date[], text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.likely_the_same(bytea, date[], text, text, text) TO samenhang_app;
"""
UNDO = """
DROP FUNCTION access.likely_the_same(bytea, date[], text, text, text);
DROP INDEX people_contact_phone_tail;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0003_finding"), ("people", "0008_protect_the_same_person")]
    operations = [migrations.RunSQL(LIKELY, UNDO)]
