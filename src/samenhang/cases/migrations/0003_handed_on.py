"""Who takes a colleague's work over directs their cases from that moment: one director, then the next, never none (E1)."""

from django.db import migrations

HANDED_ON = """
-- How many open cases these hats direct; numbers only, to who may hand them on.
CREATE FUNCTION access.held_directions(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT d.hat_id, count(*) FROM (
        SELECT DISTINCT ON (c.id) d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL AND c.id IN (SELECT x.case_id FROM cases_direction x WHERE x.hat_id = ANY (hats))
        ORDER BY c.id, d.starts_at DESC) d
    WHERE d.hat_id IN (SELECT access.countable(hats)) GROUP BY d.hat_id
$$;

-- All cases a hat directs go to another hat, with what the director reads there. Tells nothing back.
CREATE FUNCTION access.hand_on_directions(leaver uuid, heir uuid, line uuid, reason text, agreed text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    one record;
BEGIN
    FOR one IN
        SELECT c.id, c.household_id FROM cases_case c
        WHERE c.closed_at IS NULL AND c.id IN (SELECT d.case_id FROM cases_direction d WHERE d.hat_id = leaver)
        ORDER BY c.household_id
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
        IF leaver = (SELECT d.hat_id FROM cases_direction d WHERE d.case_id = one.id ORDER BY d.starts_at DESC LIMIT 1) THEN
            IF heir IS NULL THEN
                RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
            END IF;
            INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id,
                resident_id, starts_at, why, agreed_with, by_id, at)
            SELECT gen_random_uuid(), d.household_id, d.person_id, d.layer, d.domain, '', d.case_id, heir, d.resident_id,
                act, left(reason, 500), left(agreed, 300), access.viewer(), act
            FROM cases_direction d WHERE d.case_id = one.id ORDER BY d.starts_at DESC LIMIT 1;
            PERFORM access.handed(line, act, one.household_id, NULL, 'involvement');
        END IF;
    END LOOP;
    FOR one IN
        SELECT i.id FROM involvement_involvement i
        WHERE i.hat_id = leaver AND i.part = 'director' AND (i.until IS NULL OR i.until > act)
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
        ORDER BY i.household_id, i.id
    LOOP
        IF heir IS NULL THEN
            RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
        END IF;
        PERFORM access.pass_involvement(one.id, heir, NULL, line, act);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION access.held_directions(uuid[]), access.hand_on_directions(uuid, uuid, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.held_directions(uuid[]), access.hand_on_directions(uuid, uuid, uuid, text, text)
    TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_protect_cases"), ("involvement", "0005_handed_on")]
    operations = [
        migrations.RunSQL(
            HANDED_ON,
            "DROP FUNCTION access.hand_on_directions(uuid, uuid, uuid, text, text);"
            " DROP FUNCTION access.held_directions(uuid[])",
        )
    ]
