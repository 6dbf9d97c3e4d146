-- What follows from who works for the household, who lives there, and what was told and asked.
CREATE FUNCTION access.wanted_of_work(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH live AS (  -- each involvement with its period; roles that are given no content are left out
    SELECT i.id, COALESCE(i.hat_id, i.team_id) AS viewer, i.part, i.all_members, COALESCE(i.own_file_id, '') AS own_file,
           COALESCE(hat.organisation_id, team.organisation_id) AS organisation, b.law || ', ' || b.article AS basis,
           tstzmultirange(tstzrange(i.starts_at, GREATEST(i.starts_at, COALESCE(LEAST(i.until, ended.at), 'infinity')))) AS during
    FROM involvement_involvement i
    JOIN consent_legalbasis b ON b.code = i.basis_id
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN teams_team team ON team.id = i.team_id
    LEFT JOIN involvement_involvementend ended ON ended.involvement_id = i.id
    WHERE i.household_id = h
      AND (hat.id IS NULL OR hat.role IN ('access_officer', 'professional', 'partner', 'process_director'))
), member AS (  -- each member with the periods of membership
    SELECT m.person_id AS person,
           range_agg(tstzrange(
               m.starts_on::timestamp AT TIME ZONE 'Europe/Amsterdam',
               GREATEST(m.starts_on, COALESCE(ended."on", 'infinity'))::timestamp AT TIME ZONE 'Europe/Amsterdam'
           )) AS during
    FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.household_id = h GROUP BY m.person_id
), subject AS (  -- about whom each involvement is: the household as a whole, and each member it is about
    SELECT id, NULL::uuid AS person, during FROM live
    UNION ALL
    SELECT live.id, member.person, live.during * member.during
    FROM live JOIN member ON live.all_members
        OR EXISTS (SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = live.id AND a.about_id = member.person)
), told AS (  -- grounds by law: from the telling, while the basis is valid and used, until an objection
    SELECT n.organisation_id AS organisation, opened.layer, n.person_id AS person, b.law || ', ' || b.article AS basis,
           tstzrange(begins.at, GREATEST(begins.at, COALESCE(LEAST(o.at, ends.at), 'infinity'))) AS during
    FROM consent_notice n
    JOIN consent_legalbasis b ON b.code = n.basis_id AND b.in_use
    LEFT JOIN consent_objection o ON o.notice_id = n.id
    CROSS JOIN LATERAL unnest(n.layers) opened (layer)
    CROSS JOIN LATERAL (SELECT GREATEST(n.at, b.valid_from::timestamp AT TIME ZONE 'Europe/Amsterdam')) begins (at)
    CROSS JOIN LATERAL (SELECT (b.valid_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') ends (at)
    WHERE n.household_id = h AND opened.layer = ANY (b.layers)
), answer AS (  -- answers to what was asked: the latest of a person to an organisation about a layer counts
    SELECT c.person_id AS person, c.organisation_id AS organisation, asked.layer, c.answer, c.at, w.at AS withdrawn,
           COALESCE(LEAD(c.at) OVER (PARTITION BY c.person_id, c.organisation_id, asked.layer ORDER BY c.at, c.id),
                    'infinity') AS next,
           COALESCE((c.until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', 'infinity') AS expires
    FROM consent_consent c
    LEFT JOIN consent_withdrawal w ON w.consent_id = c.id
    CROSS JOIN LATERAL unnest(c.layers) asked (layer)
    WHERE c.household_id = h
), said AS (
    SELECT a.person, a.organisation, a.layer, true AS yes,
           tstzrange(a.at, GREATEST(a.at, LEAST(a.next, a.expires, COALESCE(a.withdrawn, 'infinity')))) AS during
    FROM answer a WHERE a.answer = 'given'
    UNION ALL
    SELECT a.person, a.organisation, a.layer, false,
           tstzrange(no.at, GREATEST(no.at, a.next))
    FROM answer a
    CROSS JOIN LATERAL (SELECT CASE WHEN a.answer = 'refused' THEN a.at ELSE a.withdrawn END) no (at)
    WHERE no.at IS NOT NULL
), spoken AS (  -- only while who answered belongs to the household
    SELECT said.person, said.organisation, said.layer, said.yes, tstzmultirange(said.during) * member.during AS during
    FROM said JOIN member ON member.person = said.person
), asked AS (  -- for the household as a whole: somebody said yes, and nobody said no
    SELECT organisation, layer, NULL::uuid AS person,
           COALESCE(range_agg(during) FILTER (WHERE yes), '{}') - COALESCE(range_agg(during) FILTER (WHERE NOT yes), '{}')
           AS during
    FROM spoken GROUP BY organisation, layer
    UNION ALL
    SELECT organisation, layer, person, range_agg(during) FROM spoken WHERE yes GROUP BY organisation, layer, person
), ground AS (
    SELECT organisation, layer, person, 'toestemming' AS basis, during FROM asked
    UNION ALL  -- a telling about one member opens the household's part, and that member's; one about all, every member's
    SELECT organisation, layer, NULL, basis, range_agg(during) FROM told GROUP BY organisation, layer, basis
    UNION ALL
    SELECT told.organisation, told.layer, member.person, told.basis, range_agg(told.during)
    FROM told JOIN member ON told.person IS NULL OR told.person = member.person
    GROUP BY told.organisation, told.layer, member.person, told.basis
), opened AS (
    -- that someone is involved: for everyone involved; kept up by the desk, the receiver and the director
    SELECT live.viewer, subject.person, 'involvement' AS layer, '' AS domain,
           live.part IN ('intake', 'referral', 'director') AS writes, live.basis, live.id, subject.during
    FROM live JOIN subject USING (id)
    UNION ALL  -- the desk's own file; the director reads what was told there
    SELECT live.viewer, subject.person, 'domain', 'toegang', live.part = 'intake', live.basis, live.id, subject.during
    FROM live JOIN subject USING (id) WHERE live.part IN ('intake', 'director')
    UNION ALL  -- the own file of one domain, for its own task
    SELECT live.viewer, subject.person, 'domain', live.own_file, true, live.basis, live.id, subject.during
    FROM live JOIN subject USING (id)
    WHERE live.own_file NOT IN ('', 'toegang') AND live.part IN ('referral', 'director', 'professional', 'partner')
    UNION ALL  -- the plan and the team's records: only on a ground for the own organisation
    SELECT live.viewer, subject.person, ground.layer, '', true, ground.basis, live.id, subject.during * ground.during
    FROM live JOIN subject USING (id)
    JOIN ground ON ground.organisation = live.organisation AND ground.person IS NOT DISTINCT FROM subject.person
    WHERE live.part IN ('director', 'professional', 'partner') AND ground.layer IN ('shared', 'case_team')
)
SELECT DISTINCT o.viewer, COALESCE(o.person, '00000000-0000-0000-0000-000000000000'), o.layer, o.domain, o.writes, o.basis,
       o.id, period
FROM opened o CROSS JOIN LATERAL unnest(o.during) period
$$;

-- What each viewer may read of one household, from all of its sources: each source is a function of its own.
CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.wanted_of_work(h)
$$;
REVOKE ALL ON FUNCTION access.wanted_of_work(uuid) FROM PUBLIC;
