"""A case that its director may not open (own circle) is handed on by itself, unseen; who may hand on is told a number (E1)."""

from django.db import migrations

SHUT_DIRECTIONS = """CREATE FUNCTION access.shut_directions(hats uuid[]) RETURNS TABLE (
    hat uuid, case_id uuid, household_id uuid
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH closes AS MATERIALIZED (
        SELECT h.id, h.professional_id FROM teams_hat h
        WHERE h.id = ANY (hats) AND EXISTS (
            SELECT 1 FROM circle_owncircle o WHERE o.professional_id = h.professional_id
              AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = o.id))
    ), latest AS MATERIALIZED (
        SELECT DISTINCT ON (c.id) c.id, c.household_id, d.hat_id
        FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL
          AND c.id IN (SELECT x.case_id FROM cases_direction x WHERE x.hat_id IN (SELECT id FROM closes))
        ORDER BY c.id, d.starts_at DESC
    )
    SELECT l.hat_id, l.id, l.household_id FROM latest l JOIN closes ON closes.id = l.hat_id
    WHERE closes.professional_id IN (SELECT access.shut(l.household_id))
$$"""
HELD = """CREATE FUNCTION access.held_shut(hats uuid[]) RETURNS TABLE (hat uuid, held bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT s.hat, count(*) FROM access.shut_directions(ARRAY(SELECT access.countable(hats))) s GROUP BY s.hat
$$"""
HAND_ON = """CREATE FUNCTION access.hand_on_shut(leaver uuid, heir uuid, line uuid, reason text, agreed text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    one record;
    part uuid;
BEGIN
    IF heir IS NULL THEN
        RAISE EXCEPTION 'a case is never without a director' USING ERRCODE = 'check_violation';
    END IF;
    FOR one IN SELECT s.case_id, s.household_id FROM access.shut_directions(ARRAY[leaver]) s ORDER BY s.household_id LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
        IF leaver = (SELECT d.hat_id FROM cases_direction d WHERE d.case_id = one.case_id ORDER BY d.starts_at DESC LIMIT 1)
        THEN
            INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id,
                resident_id, starts_at, why, agreed_with, by_id, at)
            SELECT gen_random_uuid(), d.household_id, d.person_id, d.layer, d.domain, '', d.case_id, heir, d.resident_id,
                act, left(reason, 500), left(agreed, 300), access.viewer(), act
            FROM cases_direction d WHERE d.case_id = one.case_id ORDER BY d.starts_at DESC LIMIT 1;
            PERFORM access.handed(line, act, one.household_id, NULL, 'involvement');
        END IF;
        FOR part IN
            SELECT i.id FROM involvement_involvement i
            WHERE i.hat_id = leaver AND i.household_id = one.household_id AND (i.until IS NULL OR i.until > act)
              AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
            ORDER BY i.id
        LOOP
            PERFORM access.pass_involvement(part, heir, NULL, line, act);
        END LOOP;
    END LOOP;
END $$"""
WITHOUT = """CREATE OR REPLACE FUNCTION access.without_director() RETURNS TABLE (hat_id uuid, cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH latest AS (
        SELECT DISTINCT ON (c.id) c.id, d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL ORDER BY c.id, d.starts_at DESC
    ), unheld AS (
        SELECT l.hat_id, l.id FROM latest l
        WHERE NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = l.hat_id AND v.acts_as_id = l.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
        UNION
        SELECT s.hat, s.case_id FROM access.shut_directions(ARRAY(SELECT h.id FROM teams_hat h)) s
    ), idle AS (
        SELECT u.hat_id, count(*) AS cases FROM unheld u GROUP BY u.hat_id)
    SELECT i.hat_id, i.cases FROM idle i
    WHERE access.role() IN ('manager', 'team_lead') AND access.may_hand_on(i.hat_id, NULL)
$$"""
UNDIRECTED = """CREATE OR REPLACE FUNCTION access.undirected(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                   AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement'
                   AND g.during @> access.clock())
       AND EXISTS (
        SELECT 1 FROM cases_case c CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        WHERE c.household_id = h AND c.closed_at IS NULL AND (NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = latest.hat_id AND v.acts_as_id = latest.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
          OR EXISTS (SELECT 1 FROM access.shut_directions(ARRAY[latest.hat_id]) s WHERE s.household_id = h)))
$$"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_taken_over"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL(SHUT_DIRECTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(HELD, migrations.RunSQL.noop),
        migrations.RunSQL(HAND_ON, migrations.RunSQL.noop),
        migrations.RunSQL(WITHOUT, migrations.RunSQL.noop),
        migrations.RunSQL(UNDIRECTED, migrations.RunSQL.noop),
        migrations.RunSQL(
            "REVOKE ALL ON FUNCTION access.shut_directions(uuid[]), access.held_shut(uuid[]),"
            " access.hand_on_shut(uuid, uuid, uuid, text, text) FROM PUBLIC",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "GRANT EXECUTE ON FUNCTION access.held_shut(uuid[]), access.hand_on_shut(uuid, uuid, uuid, text, text)"
            " TO samenhang_app",
            migrations.RunSQL.noop,
        ),
    ]
