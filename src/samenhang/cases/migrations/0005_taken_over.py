"""The direction is taken over by who says yes to it; and where nobody can direct, who manages the colleague is told (E1)."""

from django.db import migrations

from samenhang.access.protect import Protect, involved

TAKEN_OVER = """
-- Does this proposal still stand: the latest of its case, for the director of then, and the case open?
CREATE FUNCTION access.proposal_stands(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM cases_directionproposal one JOIN cases_case c ON c.id = one.case_id AND c.closed_at IS NULL
        WHERE one.id = p AND one.hat_id = ANY (access.acts_as())
          AND one.id = (SELECT l.id FROM cases_directionproposal l WHERE l.case_id = c.id ORDER BY l.at DESC, l.id DESC LIMIT 1)
          AND one.seen_id = (SELECT d.id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1))
$$;

-- Who said yes to a proposal directs from now on; the one before stays as a professional, on the same ground. One
-- transaction: at no moment are there two, or none. Only for the one asked, right after their own yes.
CREATE FUNCTION access.take_direction(p uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    one cases_directionproposal;
    former cases_direction;
    old involvement_involvement;
    mine teams_hat;
    theirs teams_hat;
    act timestamptz := access.clock();
BEGIN
    SELECT * INTO one FROM cases_directionproposal WHERE id = p;
    PERFORM pg_advisory_xact_lock(hashtextextended(one.household_id::text, 7401));  -- as people.turns
    IF NOT access.proposal_stands(p) OR NOT EXISTS (
        SELECT 1 FROM cases_directionreply r WHERE r.proposal_id = p AND r.accepted AND r.by_id = access.viewer()
          AND r.by_id = one.hat_id)
    THEN
        RAISE EXCEPTION 'nothing to take over' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO former FROM cases_direction d WHERE d.id = one.seen_id;
    SELECT * INTO mine FROM teams_hat WHERE id = one.hat_id;
    SELECT * INTO theirs FROM teams_hat WHERE id = former.hat_id;
    SELECT * INTO old FROM involvement_involvement i
    WHERE i.household_id = one.household_id AND i.hat_id = former.hat_id AND i.part = 'director'
      AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
    ORDER BY i.starts_at DESC LIMIT 1;
    INSERT INTO cases_direction (id, household_id, person_id, layer, domain, hidden_reason, case_id, hat_id, resident_id,
        starts_at, why, agreed_with, by_id, at)
    VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', one.case_id, one.hat_id, NULL, act, one.why,
        one.agreed_with, access.viewer(), act);
    INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hat_id, team_id, part,
        task, all_members, own_file_id, basis_id, secret, starts_at, by_id, at)
    VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', one.hat_id, NULL, 'director',
        'houdt de casus bij elkaar', true, mine.domain_id, COALESCE(old.basis_id, 'avg-betrokken'), false, act,
        access.viewer(), act);
    IF old.id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT 1 FROM involvement_involvement i
            WHERE i.household_id = one.household_id AND i.hat_id = former.hat_id AND i.part IN ('professional', 'partner')
              AND (i.until IS NULL OR i.until > act)
              AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id))
        THEN
            INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hat_id, team_id,
                part, task, all_members, own_file_id, basis_id, secret, starts_at, by_id, at)
            VALUES (gen_random_uuid(), one.household_id, NULL, 'involvement', '', '', former.hat_id, NULL,
                CASE WHEN theirs.role = 'partner' THEN 'partner' ELSE 'professional' END, 'droeg de regie over', true,
                old.own_file_id, old.basis_id, false, act, access.viewer(), act);
        END IF;
        INSERT INTO involvement_involvementend (id, involvement_id, at, reason, by_id)
        VALUES (gen_random_uuid(), old.id, act, 'regie overgedragen', access.viewer());
    END IF;
END $$;

-- Of which colleagues' open cases nobody can hold the direction now: suspended, or their work ended. Numbers only, to who
-- may hand on their work.
CREATE FUNCTION access.without_director() RETURNS TABLE (hat_id uuid, cases bigint) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH latest AS (
        SELECT DISTINCT ON (c.id) d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.closed_at IS NULL ORDER BY c.id, d.starts_at DESC
    ), idle AS (
        SELECT l.hat_id, count(*) AS cases FROM latest l
        WHERE NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = l.hat_id AND v.acts_as_id = l.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
        GROUP BY l.hat_id)
    SELECT i.hat_id, i.cases FROM idle i
    WHERE access.role() IN ('manager', 'team_lead') AND access.may_hand_on(i.hat_id, NULL)
$$;

-- Does the household have an open case of which nobody can hold the direction now? Told to who may know who directs.
CREATE FUNCTION access.undirected(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                   AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement'
                   AND g.during @> access.clock())
       AND EXISTS (
        SELECT 1 FROM cases_case c CROSS JOIN LATERAL (
            SELECT d.hat_id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1) latest
        WHERE c.household_id = h AND c.closed_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM access_viewer v WHERE v.viewer_id = latest.hat_id AND v.acts_as_id = latest.hat_id
              AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
$$;
REVOKE ALL ON FUNCTION access.proposal_stands(uuid), access.take_direction(uuid), access.without_director(),
    access.undirected(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.proposal_stands(uuid), access.take_direction(uuid), access.without_director(),
    access.undirected(uuid) TO samenhang_app;
"""
PROPOSAL = "cases_directionproposal"
ASKED_ME = f"{PROPOSAL}.hat_id = ANY ((SELECT access.acts_as())::uuid[])"


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_proposed"), ("teams", "0003_suspended"), ("involvement", "0005_handed_on")]
    operations = [
        migrations.RunSQL(
            TAKEN_OVER,
            "DROP FUNCTION access.undirected(uuid); DROP FUNCTION access.without_director();"
            " DROP FUNCTION access.take_direction(uuid); DROP FUNCTION access.proposal_stands(uuid)",
        ),
        Protect(
            PROPOSAL,
            read=f"{ASKED_ME} OR ({involved(PROPOSAL)})",
            add=f"{involved(PROPOSAL, writes=True)} AND {PROPOSAL}.by_id = (SELECT access.viewer())"
            f" AND {PROPOSAL}.hat_id <> (SELECT access.viewer())",
        ),
        Protect(
            "cases_directionreply",
            read=f"EXISTS (SELECT 1 FROM public.{PROPOSAL} parent WHERE parent.id = cases_directionreply.proposal_id)",
            add="cases_directionreply.by_id = (SELECT access.viewer())"
            " AND access.proposal_stands(cases_directionreply.proposal_id)",
        ),
    ]
