"""Who is asked to back a decision about their own circle reads nothing; each part stands where its decision stands."""

from django.db import migrations

PARTS = ("decision", "decisiontext", "cost", "secondpair", "askedfor", "inforce", "decisionend", "review")
FUNCTIONS = """
-- As in 0002, less the own circle: it is as if nobody had asked.
CREATE OR REPLACE FUNCTION access.asked_to_back(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IS NOT NULL AND access.role() <> 'lawfulness'
        AND NOT EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e AND access.shut_to_me(f.household_id))
        AND (
        EXISTS (SELECT 1 FROM decisions_answer a WHERE a.envelope_id = e AND a.by_id = access.viewer())
        OR EXISTS (
            SELECT 1 FROM decisions_envelope v JOIN decisions_seat s ON s.id = v.seat_id
            WHERE v.id = e AND access.viewer() IN (s.hat_id, s.deputy_id)
              AND (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date >= s.from_day
              AND (s.until_day IS NULL OR (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date < s.until_day)
              AND NOT EXISTS (SELECT 1 FROM decisions_seatend x WHERE x.seat_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM decisions_lapse l WHERE l.envelope_id = e)))
$$;

-- Of a decision: each part stands under the decision's key, and it replaces one of the same household. Who once read the
-- id of a decision ends, takes or counts nothing of it from a household of their own.
CREATE FUNCTION access.decision_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made jsonb := to_jsonb(NEW);
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT household_id, person_id, layer, domain FROM decisions_decision WHERE id = (made ->> 'decision_id')::uuid
            UNION ALL SELECT household_id, person_id, layer, domain FROM decisions_decisiontext
                WHERE id = (made ->> 'text_id')::uuid
            UNION ALL SELECT household_id, NEW.person_id, NEW.layer, NEW.domain FROM decisions_decision
                WHERE id = (made ->> 'replaces_id')::uuid
        ) above
        WHERE (above.household_id, above.person_id, above.layer, above.domain)
            IS DISTINCT FROM (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
    ) THEN
        RAISE EXCEPTION 'a part stands where its decision stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION access.decision_key() FROM PUBLIC;
"""
TRIGGERS = ";\n".join(
    f"CREATE TRIGGER decision_key BEFORE INSERT ON decisions_{part} FOR EACH ROW EXECUTE FUNCTION access.decision_key()"
    for part in PARTS
)


class Migration(migrations.Migration):
    dependencies = [("decisions", "0003_a_ladder_to_begin_with"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION access.decision_key() CASCADE"),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
