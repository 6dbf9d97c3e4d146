"""What a household's grants should be is asked once per change of it, not twice (decision 0053)."""

from django.db import migrations

# Without just-in-time compilation, and planned once: for a household's few rows both cost many times what they save.
DERIVE = """
CREATE OR REPLACE FUNCTION access.derive(h uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(h::text, 7401));  -- two changes of one household, one after the other
    WITH wanted AS MATERIALIZED (  -- asked once: what goes and what comes are held against the same answer
        SELECT * FROM access.wanted(h)
    ), gone AS (
        DELETE FROM access_grant g WHERE g.household_id = h AND NOT EXISTS (
            SELECT 1 FROM wanted w
            WHERE (w.viewer_id, w.person_id, w.layer, w.domain, w.writes, w.basis, w.source_id, w.during)
                = (g.viewer_id, g.person_id, g.layer, g.domain, g.writes, g.basis, g.source_id, g.during))
    )
    INSERT INTO access_grant (id, household_id, viewer_id, person_id, layer, domain, writes, basis, source_id, during)
    SELECT gen_random_uuid(), h, n.* FROM (
        SELECT * FROM wanted
        EXCEPT
        SELECT g.viewer_id, g.person_id, g.layer, g.domain, g.writes, g.basis, g.source_id, g.during
        FROM access_grant g WHERE g.household_id = h) n;
END $$
"""

# Which households a source is about: looked up only where the row names what must be looked up.
FROM_SOURCE = """
CREATE OR REPLACE FUNCTION access.derive_from_source() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    said jsonb := to_jsonb(NEW);
    homes uuid[] := ARRAY[(said ->> 'household_id')::uuid];
    touched uuid;
BEGIN
    IF said ? 'involvement_id' THEN
        homes := homes || ARRAY(SELECT i.household_id FROM involvement_involvement i
                                WHERE i.id = (said ->> 'involvement_id')::uuid);
    END IF;
    IF said ? 'membership_id' THEN
        homes := homes || ARRAY(SELECT m.household_id FROM people_membership m
                                WHERE m.id = (said ->> 'membership_id')::uuid);
    END IF;
    IF said ? 'notice_id' THEN
        homes := homes || ARRAY(SELECT n.household_id FROM consent_notice n WHERE n.id = (said ->> 'notice_id')::uuid);
    END IF;
    IF said ? 'consent_id' THEN
        homes := homes || ARRAY(SELECT c.household_id FROM consent_consent c
                                WHERE c.id = (said ->> 'consent_id')::uuid);
    END IF;
    IF said ? 'code' THEN
        homes := homes || ARRAY(SELECT n.household_id FROM consent_notice n WHERE n.basis_id = said ->> 'code');
    END IF;
    FOR touched IN SELECT DISTINCT home FROM unnest(homes) home WHERE home IS NOT NULL ORDER BY home LOOP
        PERFORM access.derive(touched);
    END LOOP;
    RETURN NULL;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0010_guests_behind_the_wall")]
    operations = [
        migrations.RunSQL(DERIVE, migrations.RunSQL.noop),
        migrations.RunSQL(FROM_SOURCE, migrations.RunSQL.noop),
    ]
