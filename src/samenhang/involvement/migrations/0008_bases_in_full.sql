-- What each legal basis says, and during which time: as it was installed, then as two people decided since. A decision
-- counts from its day, and never from before it was taken. With ``supposed`` a proposal counts as if it were decided now.
CREATE FUNCTION access.basis_periods(supposed uuid) RETURNS TABLE (
    code text, label text, layers text[], domains text[], roles text[], kinds text[], during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
WITH version AS (
    SELECT b.code::text, '-infinity'::timestamptz AS begins, '-infinity'::timestamptz AS decided, b.layers::text[],
           b.domains::text[], b.roles::text[], b.kinds::text[], b.valid_from, b.valid_until, b.in_use
    FROM consent_legalbasis b
    UNION ALL
    SELECT p.code, GREATEST(p.effective_on::timestamp AT TIME ZONE 'Europe/Amsterdam', COALESCE(d.at, access.clock())),
           COALESCE(d.at, 'infinity'), p.layers, p.domains, p.roles, p.kinds, p.valid_from, p.valid_until, p.in_use
    FROM consent_basisproposal p LEFT JOIN consent_basisdecision d ON d.proposal_id = p.id
    WHERE d.answer = 'approved' OR (d.id IS NULL AND p.id = supposed)
), turn AS (
    SELECT v.*, LEAD(v.begins, 1, 'infinity') OVER (PARTITION BY v.code ORDER BY v.begins, v.decided) AS next
    FROM version v
), period AS (
    SELECT t.*, tstzrange(t.begins, t.next)
         * tstzrange(valid.begins, GREATEST(valid.begins, COALESCE(valid.ends, 'infinity'))) AS during
    FROM turn t
    CROSS JOIN LATERAL (SELECT t.valid_from::timestamp AT TIME ZONE 'Europe/Amsterdam',
                               (t.valid_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam') valid (begins, ends)
    WHERE t.in_use
)
SELECT p.code, b.law || ', ' || b.article, p.layers, p.domains, p.roles, p.kinds, p.during
FROM period p JOIN consent_legalbasis b USING (code) WHERE NOT isempty(p.during)
$$;

-- What follows from who works for the household, who lives there, and what was told and asked; with ``supposed`` as if
-- that proposal about a legal basis were decided.
CREATE FUNCTION access.work_supposing(h uuid, supposed uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH live AS (  -- each involvement with its period; roles that are given no content are left out
    SELECT i.id, COALESCE(i.hat_id, i.team_id) AS viewer, i.part, i.all_members, COALESCE(i.own_file_id, '') AS own_file,
           COALESCE(hat.organisation_id, team.organisation_id) AS organisation, b.law || ', ' || b.article AS basis,
           COALESCE(hat.role, '') AS role, CASE WHEN hat.id IS NULL THEN team.domain_id ELSE hat.domain_id END AS domain,
           place.kind,
           tstzmultirange(tstzrange(i.starts_at, GREATEST(i.starts_at, COALESCE(LEAST(i.until, ended.at), 'infinity')))) AS during
    FROM involvement_involvement i
    JOIN consent_legalbasis b ON b.code = i.basis_id
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN teams_team team ON team.id = i.team_id
    JOIN teams_organisation place ON place.id = COALESCE(hat.organisation_id, team.organisation_id)
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
), told AS (  -- grounds by law: from the telling, while the basis is valid and used, until an objection or a stop
    SELECT n.organisation_id AS organisation, opened.layer, n.person_id AS person, b.label AS basis, b.domains, b.roles,
           b.kinds, tstzrange(begins.at, GREATEST(begins.at, COALESCE(LEAST(o.at, stop.at), 'infinity'))) * b.during AS during
    FROM consent_notice n
    JOIN access.basis_periods(supposed) b ON b.code = n.basis_id
    LEFT JOIN consent_objection o ON o.notice_id = n.id
    LEFT JOIN consent_noticeend stop ON stop.notice_id = n.id
    LEFT JOIN consent_withoutconsent w ON w.id = n.without_id
    LEFT JOIN consent_secondopinion second ON second.without_id = w.id AND second.agrees
    CROSS JOIN LATERAL unnest(n.layers) opened (layer)
    CROSS JOIN LATERAL (SELECT GREATEST(n.at, second.at)) begins (at)
    WHERE n.household_id = h AND opened.layer = ANY (b.layers) AND (w.second_id IS NULL OR second.id IS NOT NULL)
), by_law AS (  -- for whom the basis is: kind of organisation, role, domain; nothing named means everybody
    SELECT live.id, told.layer, told.person, told.basis, told.during
    FROM live JOIN told ON told.organisation = live.organisation
    WHERE (told.kinds = '{}' OR live.kind = ANY (told.kinds)) AND (told.roles = '{}' OR live.role = ANY (told.roles))
      AND (told.domains = '{}' OR live.domain = ANY (told.domains))
), answer AS (  -- what was said later takes the place of what was said before, from the day it begins
    SELECT c.person_id AS person, c.organisation_id AS organisation, c.towards_id AS towards, asked.layer, c.answer,
           begins.at AS begins, w.at AS withdrawn,
           COALESCE(min(begins.at) OVER (
               PARTITION BY c.person_id, c.organisation_id, c.towards_id, asked.layer ORDER BY c.at, c.id
               ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 'infinity') AS next,
           COALESCE((c.until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', 'infinity') AS expires
    FROM consent_consent c
    LEFT JOIN consent_withdrawal w ON w.consent_id = c.id
    CROSS JOIN LATERAL unnest(c.layers) asked (layer)
    CROSS JOIN LATERAL (
        SELECT LEAST(GREATEST(c.at, c.starts_on::timestamp AT TIME ZONE 'Europe/Amsterdam'), w.at)) begins (at)
    WHERE c.household_id = h
), said AS (
    SELECT a.person, a.organisation, a.towards, a.layer, true AS yes,
           tstzrange(a.begins, GREATEST(a.begins, LEAST(a.next, a.expires, COALESCE(a.withdrawn, 'infinity')))) AS during
    FROM answer a WHERE a.answer = 'given'
    UNION ALL
    SELECT a.person, a.organisation, a.towards, a.layer, false, tstzrange(no.at, GREATEST(no.at, a.next))
    FROM answer a
    CROSS JOIN LATERAL (SELECT CASE WHEN a.answer = 'refused' THEN a.begins ELSE a.withdrawn END) no (at)
    WHERE no.at IS NOT NULL
), heard AS (  -- by whom it is about, to the organisation or to everybody of a domain; only while a member
    SELECT live.id, said.person, said.layer, said.yes, tstzmultirange(said.during) * member.during AS during
    FROM said
    JOIN member ON member.person = said.person
    JOIN live ON live.organisation = said.organisation OR live.domain = said.towards
), asked AS (  -- somebody said yes, and nobody said no; of a member: that member
    SELECT id, layer, person,
           COALESCE(range_agg(during) FILTER (WHERE yes), '{}') - COALESCE(range_agg(during) FILTER (WHERE NOT yes), '{}')
           AS during
    FROM heard GROUP BY GROUPING SETS ((id, layer), (id, layer, person))
), ground AS (
    SELECT id, layer, person, 'toestemming' AS basis, during FROM asked
    UNION ALL  -- a telling about one member opens the household's part, and that member's; one about all, every member's
    SELECT id, layer, NULL, basis, range_agg(during) FROM by_law GROUP BY id, layer, basis
    UNION ALL
    SELECT by_law.id, by_law.layer, member.person, by_law.basis, range_agg(by_law.during)
    FROM by_law JOIN member ON by_law.person IS NULL OR by_law.person = member.person
    GROUP BY by_law.id, by_law.layer, member.person, by_law.basis
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
    FROM live JOIN subject ON subject.id = live.id
    JOIN ground ON ground.id = live.id AND ground.person IS NOT DISTINCT FROM subject.person
    WHERE live.part IN ('director', 'professional', 'partner') AND ground.layer IN ('shared', 'case_team')
)
SELECT DISTINCT o.viewer, COALESCE(o.person, '00000000-0000-0000-0000-000000000000'), o.layer, o.domain, o.writes, o.basis,
       o.id, period
FROM opened o CROSS JOIN LATERAL unnest(o.during) period
$$;

-- What follows from work, as the law and the answers stand.
CREATE OR REPLACE FUNCTION access.wanted_of_work(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.work_supposing(h, NULL)
$$;

-- What a proposed change of a basis would close and open, as numbers only, for who proposes, decides and supervises:
-- compared on the day it would count from, and on the days its validity begins and ends.
CREATE FUNCTION access.basis_effect(p uuid) RETURNS TABLE (
    opens boolean, households bigint, organisations bigint, colleagues bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH asked AS (
    SELECT x.code, GREATEST(x.effective_on::timestamp AT TIME ZONE 'Europe/Amsterdam', access.clock()) AS first,
           x.valid_from, x.valid_until
    FROM consent_basisproposal x
    WHERE x.id = p AND access.role() IN ('manager', 'privacy_officer', 'fg')
), moment AS (
    SELECT asked.code, asked.first AS at FROM asked
    UNION SELECT asked.code, days.at FROM asked CROSS JOIN LATERAL (VALUES
        (asked.valid_from::timestamp AT TIME ZONE 'Europe/Amsterdam'),
        ((asked.valid_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')) days (at)
    WHERE days.at > asked.first
), home AS (
    SELECT DISTINCT n.household_id AS id FROM consent_notice n JOIN asked ON n.basis_id = asked.code
), now_read AS (
    SELECT home.id AS home, moment.at, w.viewer_id, w.person_id, w.layer
    FROM home CROSS JOIN LATERAL access.work_supposing(home.id, NULL) w JOIN moment ON w.during @> moment.at
    WHERE w.layer IN ('shared', 'case_team')
), then_read AS (
    SELECT home.id AS home, moment.at, w.viewer_id, w.person_id, w.layer
    FROM home CROSS JOIN LATERAL access.work_supposing(home.id, p) w JOIN moment ON w.during @> moment.at
    WHERE w.layer IN ('shared', 'case_team')
), differs AS (
    SELECT false AS opens, f.* FROM (SELECT * FROM now_read EXCEPT SELECT * FROM then_read) f
    UNION ALL
    SELECT true, m.* FROM (SELECT * FROM then_read EXCEPT SELECT * FROM now_read) m
)
SELECT d.opens, count(DISTINCT d.home), count(DISTINCT COALESCE(hat.organisation_id, team.organisation_id)),
       count(DISTINCT d.viewer_id)
FROM differs d LEFT JOIN teams_hat hat ON hat.id = d.viewer_id LEFT JOIN teams_team team ON team.id = d.viewer_id
GROUP BY d.opens
$$;

CREATE TRIGGER derive AFTER INSERT ON consent_noticeend FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON consent_secondopinion FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
REVOKE ALL ON FUNCTION access.basis_periods(uuid), access.work_supposing(uuid, uuid), access.basis_effect(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.basis_effect(uuid) TO samenhang_app;
