"""Totals about stops bear no small number: below five it says no more than that there is something (D10, H3)."""

from django.db import migrations

COUNTS = """
CREATE OR REPLACE FUNCTION access.stop_counts() RETURNS TABLE (unanswered bigint, unasked bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH me AS (
        SELECT t.organisation_id, t.team_id, access.role() AS role,
               (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS today
        FROM teams_hat t WHERE t.id = access.viewer() AND access.role() IN ('process_director', 'team_lead')
    ), directs AS (  -- the households whose open case somebody of mine directs
        SELECT c.household_id FROM me, cases_case c CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        JOIN teams_hat t ON t.id = latest.hat_id
        WHERE c.closed_at IS NULL AND t.organisation_id = me.organisation_id
          AND (me.role = 'process_director' OR t.team_id = me.team_id)
    ), waits AS (
        SELECT i.id, i.desk_id, i.already, i.at, (
            SELECT count(*) FROM stops_stopdecision d WHERE d.stop_id = i.id AND d.choice = 'grace') AS round,
            COALESCE((SELECT later.answer_by FROM (
                SELECT m.at, m.answer_by FROM stops_stopmoved m WHERE m.stop_id = i.id
                UNION ALL SELECT d.at, d.answer_by FROM stops_stopdecision d
                    WHERE d.stop_id = i.id AND d.answer_by IS NOT NULL) later ORDER BY later.at DESC LIMIT 1),
                i.answer_by) AS answer_by
        FROM stops_intendedstop i
        WHERE NOT EXISTS (SELECT 1 FROM stops_stopwithdrawal w WHERE w.stop_id = i.id)
          AND NOT EXISTS (SELECT 1 FROM stops_stopoutcome o WHERE o.stop_id = i.id)
          AND COALESCE((SELECT d.choice FROM stops_stopdecision d WHERE d.stop_id = i.id ORDER BY d.round DESC LIMIT 1),
                       'grace') = 'grace'
    ), mine AS (
        SELECT i.id, i.desk_id IS NOT NULL AND access.stop_at_desk(i.id) AND EXISTS (
                   SELECT 1 FROM me JOIN teams_team t ON t.organisation_id = me.organisation_id
                   WHERE t.id = i.desk_id AND (me.role = 'process_director' OR t.id = me.team_id)) AS desk,
               EXISTS (SELECT 1 FROM stops_stoplaid l JOIN directs USING (household_id) WHERE l.stop_id = i.id) AS laid
        FROM stops_intendedstop i
    )
    SELECT CASE WHEN n.late BETWEEN 1 AND 4 THEN NULL ELSE n.late END, NULLIF(n.never, LEAST(n.never, 4))
    FROM (SELECT (SELECT count(*) FROM waits w JOIN mine m ON m.id = w.id AND (m.desk OR m.laid), me
            WHERE w.answer_by < me.today
              AND NOT EXISTS (SELECT 1 FROM stops_stopreply r WHERE r.stop_id = w.id AND r.round = w.round)) AS late,
           (SELECT count(*) FROM stops_unaskedstop u JOIN directs USING (household_id), me
            WHERE date_part('year', u.stopped_on) = date_part('year', me.today))
         + (SELECT count(*) FROM stops_intendedstop i JOIN mine m ON m.id = i.id AND (m.desk OR m.laid), me
            WHERE i.already AND date_part('year', i.stops_on) = date_part('year', me.today)) AS never
    ) n WHERE EXISTS (SELECT 1 FROM me)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("stops", "0004_to_start_with")]
    operations = [migrations.RunSQL(COUNTS)]
