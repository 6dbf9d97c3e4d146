"""What a watching program may know of the database: totals only, of nobody."""

from django.db import migrations

STATE = """
CREATE FUNCTION access.state_of_operation() RETURNS TABLE (name text, value double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH day AS (
        SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS today
    ), running AS (  -- as terms.queries tells it: not ended, not standing still
        SELECT t.due_on, r.of_resident FROM terms_term t JOIN terms_termrule r ON r.id = t.rule_id
        WHERE NOT EXISTS (SELECT 1 FROM terms_ending e WHERE e.term_id = t.id)
          AND NOT EXISTS (SELECT 1 FROM terms_pause p WHERE p.term_id = t.id
              AND NOT EXISTS (SELECT 1 FROM terms_pauseend q WHERE q.pause_id = p.id))
    ), here AS (
        SELECT system_identifier AS era FROM pg_control_system()
    ), reached AS (
        SELECT s.until_xid AS xid, s.until_id AS id FROM audit_seal s, here
        WHERE s.era = here.era ORDER BY s.until_xid DESC, s.until_id DESC LIMIT 1
    ), waits AS (  -- the first line after what was sealed
        SELECT l.at FROM audit_line l, here
        WHERE l.era = here.era AND (l.xid, l.id) > (
            COALESCE((SELECT xid FROM reached), 0),
            COALESCE((SELECT id FROM reached), '00000000-0000-0000-0000-000000000000'))
        ORDER BY l.xid, l.id LIMIT 1
    )
    SELECT 'terms_running', count(*) FROM running
    UNION ALL SELECT 'terms_overdue', count(*) FROM running, day
        WHERE running.due_on < day.today AND NOT running.of_resident
    UNION ALL SELECT 'log_unsealed_seconds',
        COALESCE((SELECT greatest(0, extract(epoch FROM access.clock() - waits.at)) FROM waits), 0)
    UNION ALL SELECT 'log_wrong', COALESCE((SELECT v.wrong FROM audit_verification v ORDER BY v.at DESC LIMIT 1), 0)
    UNION ALL SELECT 'destructions_due', count(*) FROM day, data_rights_destructionproposal p
        JOIN data_rights_destructiondecision d ON d.proposal_id = p.id AND d.outcome = 'destroy'
        WHERE p.due_on <= day.today
          AND NOT EXISTS (SELECT 1 FROM data_rights_destructionend e WHERE e.proposal_id = p.id)
$$;
REVOKE ALL ON FUNCTION access.state_of_operation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.state_of_operation TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0004_to_start_with"),
        ("terms", "0002_functions"),
        ("data_rights", "0002_functions"),
        ("audit", "0001_tables"),
    ]
    operations = [migrations.RunSQL(STATE, "DROP FUNCTION access.state_of_operation()")]
