-- On which ground which of a household's sources reads a layer, when: told by law, or asked and answered. A source is an
-- involvement or a guest's stay: what opens the plan and the team's records to it rests on this alone. Of the household as
-- a whole (no person), and of each member; with ``supposed`` as if that proposal about a legal basis were decided, with
-- ``invited`` as if that hat took part as well (its source is then the hat itself).
CREATE FUNCTION access.grounds_of(h uuid, supposed uuid, invited uuid) RETURNS TABLE (
    id uuid, layer text, person uuid, basis text, during tstzmultirange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH taking AS (  -- who takes part, for which organisation, in which role and domain
    SELECT i.id, place.id AS organisation, place.kind, COALESCE(hat.role, '') AS role,
           CASE WHEN hat.id IS NULL THEN team.domain_id ELSE hat.domain_id END AS domain
    FROM (SELECT id, hat_id, team_id FROM involvement_involvement WHERE household_id = h
          UNION ALL SELECT id, hat_id, NULL FROM involvement_guestinvitation WHERE household_id = h
          UNION ALL SELECT invited, invited, NULL WHERE invited IS NOT NULL) i
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN teams_team team ON team.id = i.team_id
    JOIN teams_organisation place ON place.id = COALESCE(hat.organisation_id, team.organisation_id)
), member AS (  -- each member with the periods of membership
    SELECT m.person_id AS person,
           range_agg(tstzrange(
               m.starts_on::timestamp AT TIME ZONE 'Europe/Amsterdam',
               GREATEST(m.starts_on, COALESCE(ended."on", 'infinity'))::timestamp AT TIME ZONE 'Europe/Amsterdam'
           )) AS during
    FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.household_id = h GROUP BY m.person_id
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
    SELECT taking.id, told.layer, told.person, told.basis, told.during
    FROM taking JOIN told ON told.organisation = taking.organisation
    WHERE (told.kinds = '{}' OR taking.kind = ANY (told.kinds)) AND (told.roles = '{}' OR taking.role = ANY (told.roles))
      AND (told.domains = '{}' OR taking.domain = ANY (told.domains))
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
    SELECT taking.id, said.person, said.layer, said.yes, tstzmultirange(said.during) * member.during AS during
    FROM said
    JOIN member ON member.person = said.person
    JOIN taking ON taking.organisation = said.organisation OR taking.domain = said.towards
), asked AS (  -- somebody said yes, and nobody said no; of a member: that member
    SELECT id, layer, person,
           COALESCE(range_agg(during) FILTER (WHERE yes), '{}') - COALESCE(range_agg(during) FILTER (WHERE NOT yes), '{}')
           AS during
    FROM heard GROUP BY GROUPING SETS ((id, layer), (id, layer, person))
)
    SELECT id, layer, person, 'toestemming' AS basis, during FROM asked
    UNION ALL  -- a telling about one member opens the household's part, and that member's; one about all, every member's
    SELECT id, layer, NULL, basis, range_agg(during) FROM by_law GROUP BY id, layer, basis
    UNION ALL
    SELECT by_law.id, by_law.layer, member.person, by_law.basis, range_agg(by_law.during)
    FROM by_law JOIN member ON by_law.person IS NULL OR by_law.person = member.person
    GROUP BY by_law.id, by_law.layer, member.person, by_law.basis
$$;

-- As before, on those grounds.
CREATE OR REPLACE FUNCTION access.work_supposing(h uuid, supposed uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH live AS (  -- each involvement with its period; roles that are given no content are left out
    SELECT i.id, COALESCE(i.hat_id, i.team_id) AS viewer, i.part, i.all_members, COALESCE(i.own_file_id, '') AS own_file,
           b.law || ', ' || b.article AS basis,
           tstzmultirange(tstzrange(i.starts_at, GREATEST(i.starts_at, COALESCE(LEAST(i.until, ended.at), 'infinity')))) AS during
    FROM involvement_involvement i
    JOIN consent_legalbasis b ON b.code = i.basis_id
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
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
), ground AS (
    SELECT * FROM access.grounds_of(h, supposed, NULL)
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

-- What a guest reads: exactly the parts that were offered and accepted, from the answer until the end; never about who
-- does not belong to the household at that moment. The plan and the team's records on a ground of the guest's own
-- organisation, as for everybody else.
CREATE FUNCTION access.wanted_of_guests(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH live AS (
    SELECT i.id, i.hat_id AS viewer, b.law || ', ' || b.article AS basis,
           tstzmultirange(tstzrange(a.at, GREATEST(a.at, LEAST(i.until, COALESCE(ended.at, 'infinity'))))) AS during
    FROM involvement_guestinvitation i
    JOIN involvement_guestanswer a ON a.invitation_id = i.id AND a.accepted
    JOIN consent_legalbasis b ON b.code = i.basis_id
    JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN involvement_guestend ended ON ended.invitation_id = i.id
    WHERE i.household_id = h AND hat.role IN ('access_officer', 'professional', 'partner', 'process_director')
), member AS (
    SELECT m.person_id AS person,
           range_agg(tstzrange(
               m.starts_on::timestamp AT TIME ZONE 'Europe/Amsterdam',
               GREATEST(m.starts_on, COALESCE(ended."on", 'infinity'))::timestamp AT TIME ZONE 'Europe/Amsterdam'
           )) AS during
    FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.household_id = h GROUP BY m.person_id
), part AS (
    SELECT live.id, live.viewer, live.basis, p.layer::text AS layer, p.person_id AS person, p.writes,
           CASE WHEN p.person_id IS NULL THEN live.during ELSE live.during * member.during END AS during
    FROM live JOIN involvement_guestpart p ON p.invitation_id = live.id AND p.household_id = h
    LEFT JOIN member ON member.person = p.person_id
), opened AS (
    SELECT id, viewer, layer, person, false AS writes, basis, during FROM part WHERE layer = 'involvement'
    UNION ALL
    SELECT part.id, part.viewer, part.layer, part.person, part.writes, ground.basis, part.during * ground.during
    FROM part JOIN access.grounds_of(h, NULL, NULL) ground ON ground.id = part.id
        AND ground.layer = part.layer AND ground.person IS NOT DISTINCT FROM part.person
    WHERE part.layer IN ('shared', 'case_team')
)
SELECT DISTINCT o.viewer, COALESCE(o.person, '00000000-0000-0000-0000-000000000000'), o.layer, '', o.writes, o.basis, o.id,
       period
FROM opened o CROSS JOIN LATERAL unnest(o.during) period
$$;

CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.wanted_of_work(h)
    UNION ALL SELECT * FROM access.wanted_of_guests(h)
$$;

CREATE FUNCTION access.derive_from_guest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(i.household_id) FROM involvement_guestinvitation i WHERE i.id = NEW.invitation_id;
    RETURN NULL;
END $$;
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestanswer
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestend
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON involvement_guestpart
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_guest();
CREATE TRIGGER derive AFTER UPDATE ON involvement_guestinvitation
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();

-- May the viewer know of this invitation? The guest, and who is involved with somebody the invitation is about.
CREATE FUNCTION access.guest_known(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestpart p JOIN access_grant g ON g.household_id = p.household_id
            AND g.person_id = COALESCE(p.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE p.invitation_id = i AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement'
          AND g.during @> access.clock())
$$;

-- Is the viewer the one who was invited?
CREATE FUNCTION access.guest_is_me(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM involvement_guestinvitation g WHERE g.id = i AND g.hat_id = ANY (access.acts_as()))
$$;

-- May the viewer offer this part to a guest? Only in an invitation of their own that nobody answered yet, only where they
-- keep the household (and this member) up, and only what they hold themselves at this moment.
CREATE FUNCTION access.may_offer(i uuid, h uuid, p uuid, l text, w boolean) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id, g.layer, g.writes FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.domain = '' AND g.during @> access.clock())
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestinvitation g
        WHERE g.id = i AND g.household_id = h AND g.by_id = access.viewer()
          AND NOT EXISTS (SELECT 1 FROM involvement_guestanswer a WHERE a.invitation_id = i)
          AND NOT EXISTS (SELECT 1 FROM involvement_guestend e WHERE e.invitation_id = i))
      AND EXISTS (SELECT 1 FROM mine m WHERE m.layer = 'involvement' AND m.writes
                  AND m.person_id = '00000000-0000-0000-0000-000000000000')
      AND EXISTS (SELECT 1 FROM mine m WHERE m.layer = 'involvement' AND m.writes
                  AND m.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000'))
      AND EXISTS (SELECT 1 FROM mine m WHERE m.layer = l AND (m.writes OR NOT w)
                  AND m.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000'))
      AND (l = 'involvement' OR EXISTS (  -- who may read about somebody may know who it is
        SELECT 1 FROM involvement_guestpart t
        WHERE t.invitation_id = i AND t.layer = 'involvement' AND t.person_id IS NOT DISTINCT FROM p))
$$;

-- May the viewer answer this invitation now? The one invited, once, before it lapses and while it is not taken back.
CREATE FUNCTION access.may_answer(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestinvitation g
        WHERE g.id = i AND g.hat_id = ANY (access.acts_as()) AND access.clock() < LEAST(g.lapses_at, g.until)
          AND NOT EXISTS (SELECT 1 FROM involvement_guestend e WHERE e.invitation_id = i))
$$;

-- May the viewer end this stay, or take the invitation back? The guest, and who keeps the household up.
CREATE FUNCTION access.may_end_stay(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestinvitation g
        WHERE g.id = i AND (g.hat_id = ANY (access.acts_as()) OR EXISTS (
            SELECT 1 FROM access_grant k
            WHERE k.viewer_id = ANY (access.acts_as()) AND k.household_id = g.household_id AND k.layer = 'involvement'
              AND k.person_id = '00000000-0000-0000-0000-000000000000' AND k.writes AND k.during @> access.clock())))
$$;

-- Whom a guest calls: the hat that directs the household's open case, else who invited. Told to the guest only, as long as
-- the invitation waits or the stay lasts.
CREATE FUNCTION access.host_of(i uuid) RETURNS TABLE (hat_id uuid, directs boolean) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT COALESCE(latest.hat_id, g.by_id), latest.hat_id IS NOT NULL
    FROM involvement_guestinvitation g
    LEFT JOIN LATERAL (
        SELECT d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.household_id = g.household_id AND c.closed_at IS NULL ORDER BY d.starts_at DESC LIMIT 1) latest ON true
    WHERE g.id = i AND g.hat_id = ANY (access.acts_as()) AND g.until > access.clock()
      AND NOT EXISTS (SELECT 1 FROM involvement_guestend e WHERE e.invitation_id = i AND e.at <= access.clock());
END $$;

-- By which source somebody reads: may the viewer know of it? An involvement, or a guest's stay.
CREATE FUNCTION access.source_known(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.guest_known(s) OR EXISTS (
        SELECT 1 FROM involvement_involvement i JOIN access_grant m ON m.household_id = i.household_id
            AND m.person_id = COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE i.id = s AND m.viewer_id = ANY (access.acts_as()) AND m.layer = 'involvement' AND m.during @> access.clock()
          AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id)))
$$;

-- As in 0004, guests included.
CREATE OR REPLACE FUNCTION access.opened(h uuid) RETURNS TABLE (source_id uuid, person_id uuid, layer text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH known AS (
        SELECT m.person_id FROM access_grant m
        WHERE m.viewer_id = ANY (access.acts_as()) AND m.household_id = h AND m.layer = 'involvement'
          AND m.during @> access.clock()
    ), told AS MATERIALIZED (
        SELECT s.source_id FROM (
            SELECT DISTINCT g.source_id FROM access_grant g
            WHERE g.household_id = h AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock()) s
        WHERE access.source_known(s.source_id))
    SELECT DISTINCT g.source_id, g.person_id, g.layer::text, g.basis::text
    FROM access_grant g
    WHERE g.household_id = h AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock()
      AND g.person_id IN (SELECT k.person_id FROM known k)
      AND g.source_id IN (SELECT t.source_id FROM told t)
      AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.acts_as_id = g.viewer_id
                  AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- As in 0006, guests included.
CREATE OR REPLACE FUNCTION access.sight(h uuid) RETURNS TABLE (viewer_id uuid, person_id uuid, layer text, domain text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id, g.writes FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement'
          AND g.during @> access.clock()
    ), told AS MATERIALIZED (
        SELECT s.source_id FROM (
            SELECT DISTINCT g.source_id FROM access_grant g WHERE g.household_id = h AND g.during @> access.clock()) s
        WHERE access.source_known(s.source_id))
    SELECT DISTINCT g.viewer_id, g.person_id, g.layer::text, g.domain::text
    FROM access_grant g
    WHERE g.household_id = h AND g.during @> access.clock()
      AND EXISTS (SELECT 1 FROM mine m WHERE m.writes AND m.person_id = '00000000-0000-0000-0000-000000000000')
      AND g.person_id IN (SELECT m.person_id FROM mine m)
      AND g.source_id IN (SELECT t.source_id FROM told t)
      AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.acts_as_id = g.viewer_id
                  AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- Is the viewer with this household as a guest, and in no other way?
CREATE FUNCTION access.only_guest(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(bool_and(EXISTS (SELECT 1 FROM involvement_guestinvitation i WHERE i.id = g.source_id)), false)
    FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.during @> access.clock()
$$;

-- A guest reads. Whoever is involved may keep phone numbers and addresses and record a no; a guest may not. What a guest
-- may write with the team is decided by the policies of those tables.
CREATE FUNCTION access.guest_reads_only() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made jsonb := to_jsonb(NEW);
    touched uuid;
BEGIN
    FOR touched IN
        SELECT (made ->> 'household_id')::uuid
        UNION SELECT household_id FROM consent_notice WHERE id = (made ->> 'notice_id')::uuid
        UNION SELECT household_id FROM consent_consent WHERE id = (made ->> 'consent_id')::uuid
        UNION SELECT household_id FROM consent_secrecyrelease WHERE id = (made ->> 'secrecy_release_id')::uuid
        UNION SELECT household_id FROM consent_helpagreement WHERE id = (made ->> 'help_agreement_id')::uuid
        UNION SELECT household_id FROM people_acquaintance WHERE id = (made ->> 'acquaintance_id')::uuid
        UNION SELECT household_id FROM people_supporter WHERE id = (made ->> 'supporter_id')::uuid
    LOOP
        IF access.only_guest(touched) THEN
            RAISE EXCEPTION 'a guest reads' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_contact
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_address
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_acquaintance
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_acquaintanceend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supporter
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supporterend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supportoffer
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_doublequestion
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_objection
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_withdrawal
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_consent
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_helpagreement
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_secrecyrelease
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();

-- Lay a request for access before who keeps up each household of the person meant: by BSN, or by exactly this family name
-- and birth date. Not where the household is protected, not of the asker's own circle, and not where the asker keeps it up. Tells nothing back: what the
-- asker sees is the same whether anybody was found or not.
CREATE FUNCTION access.lay_request(r uuid, number bytea, family text, given text, born date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date;
    nobody uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM involvement_accessrequest a
        WHERE a.id = r AND a.hat_id = access.viewer() AND a.hat_id = ANY (access.acts_as()))
       OR access.role() NOT IN ('access_officer', 'professional', 'partner', 'process_director')
       OR EXISTS (SELECT 1 FROM involvement_askedof a WHERE a.request_id = r) THEN
        RAISE EXCEPTION 'no request of this viewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO involvement_askedof (id, household_id, person_id, layer, domain, hidden_reason, request_id, at)
    SELECT DISTINCT ON (m.household_id) gen_random_uuid(), m.household_id, p.id, 'involvement', '', '', r, access.clock()
    FROM people_person p
    JOIN people_membership m ON m.person_id = p.id AND m.starts_on <= today
    JOIN people_household h ON h.id = m.household_id AND NOT h.protected
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE (ended."on" IS NULL OR ended."on" > today) AND NOT access.hidden_from_me(p.id)
      AND (p.bsn_index = number
           OR (number IS NULL AND p.birth_date = born AND access.plain(p.family_name) = access.plain(family)
               AND (given = '' OR access.plain(split_part(p.given_names, ' ', 1)) = access.plain(split_part(given, ' ', 1)))))
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = m.household_id AND g.person_id = p.id
                  AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
      AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = m.household_id AND g.person_id IN (p.id, nobody)
                      AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.writes
                      AND g.during @> access.clock())
    ORDER BY m.household_id, p.id;
END $$;

-- Lay a wish before who keeps a household up: by who is involved with it, or is a guest there, and does not keep it up.
CREATE FUNCTION access.lay_from_within(r uuid, h uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    about uuid;
BEGIN
    SELECT g.person_id INTO about FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement' AND g.during @> access.clock()
    ORDER BY g.person_id LIMIT 1;  -- the household as a whole comes first
    IF about IS NULL OR NOT EXISTS (
        SELECT 1 FROM involvement_accessrequest a WHERE a.id = r AND a.hat_id = access.viewer()) THEN
        RAISE EXCEPTION 'not from within' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO involvement_askedof (id, household_id, person_id, layer, domain, hidden_reason, request_id, at)
    VALUES (gen_random_uuid(), h, NULLIF(about, '00000000-0000-0000-0000-000000000000'), 'involvement', '', '', r,
            access.clock());
END $$;

-- On which grounds a colleague would read the plan and the team's records now, for the own organisation and domain; for
-- who keeps the household up and is about to invite this guest, of members they know.
CREATE FUNCTION access.ground_now(h uuid, guest uuid) RETURNS TABLE (person_id uuid, layer text, basis text) LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id, g.writes FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement'
          AND g.during @> access.clock())
    SELECT w.person, w.layer, w.basis FROM access.grounds_of(h, NULL, guest) w
    WHERE w.id = guest AND w.during @> access.clock()
      AND EXISTS (SELECT 1 FROM mine m WHERE m.writes AND m.person_id = '00000000-0000-0000-0000-000000000000')
      AND COALESCE(w.person, '00000000-0000-0000-0000-000000000000') IN (SELECT m.person_id FROM mine m)
$$;

-- Was this request laid before the viewer, who keeps up the household about the person meant?
CREATE FUNCTION access.asked_me(r uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_askedof a JOIN access_grant g ON g.household_id = a.household_id
            AND g.person_id = COALESCE(a.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE a.request_id = r AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock())
$$;

-- The answers to the viewer's own requests: of which request, what, by whom. Never about whom or which household.
CREATE FUNCTION access.answers_to_me() RETURNS TABLE (request_id uuid, kind text, words text, by_id uuid, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT o.request_id, a.kind::text, a.words::text, a.by_id, a.at
    FROM involvement_accessanswer a JOIN involvement_askedof o ON o.id = a.asked_id
    JOIN involvement_accessrequest r ON r.id = o.request_id
    WHERE r.hat_id = ANY (access.acts_as())
$$;

REVOKE ALL ON FUNCTION access.grounds_of(uuid, uuid, uuid), access.wanted_of_guests(uuid), access.derive_from_guest(),
    access.guest_known(uuid), access.guest_is_me(uuid), access.may_offer(uuid, uuid, uuid, text, boolean),
    access.may_answer(uuid), access.may_end_stay(uuid), access.host_of(uuid), access.source_known(uuid),
    access.only_guest(uuid), access.guest_reads_only(), access.lay_from_within(uuid, uuid), access.ground_now(uuid, uuid),
    access.lay_request(uuid, bytea, text, text, date),
    access.asked_me(uuid), access.answers_to_me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.guest_known(uuid), access.guest_is_me(uuid),
    access.may_offer(uuid, uuid, uuid, text, boolean), access.may_answer(uuid), access.may_end_stay(uuid),
    access.host_of(uuid), access.only_guest(uuid), access.lay_from_within(uuid, uuid), access.ground_now(uuid, uuid),
    access.lay_request(uuid, bytea, text, text, date),
    access.asked_me(uuid), access.answers_to_me() TO samenhang_app;
