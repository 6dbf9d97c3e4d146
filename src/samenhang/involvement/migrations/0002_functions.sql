-- Some of these ask a function that is made later on: access.grounds_of, access.source_known,
-- access.wanted_of_guests, access.wanted_of_lawfulness, access.wanted_of_work, access.work_supposing.
SET LOCAL check_function_bodies = off;

-- == A helper who is one member's secret is told to nobody else: not as a reader, not in the log, not among two
-- members.

-- Is this involvement about somebody the viewer may know of? Asked where it is about several members but not all: then
-- its row names no single person, and must not be read by who is involved about the others only (law.md rule 6).
CREATE FUNCTION access.about_known(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_involvedabout a
        JOIN involvement_involvement it ON it.id = a.involvement_id
        JOIN access_grant g ON g.household_id = it.household_id AND g.person_id = a.about_id
        WHERE a.involvement_id = i AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement'
          AND g.during @> access.clock())
$$;

-- May the viewer know that this hat has to do with this household? Not where it is involved in secret about members the
-- viewer knows nothing of, and in no way the viewer may know. Says yes of who is not involved at all.
CREATE FUNCTION access.may_know(h uuid, whom uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement'
          AND g.during @> access.clock()
    ), theirs AS (
        SELECT i.secret,
               CASE WHEN i.person_id IS NOT NULL THEN i.person_id IN (SELECT m.person_id FROM mine m)
                    WHEN i.all_members THEN EXISTS (SELECT 1 FROM mine)
                    ELSE EXISTS (SELECT 1 FROM involvement_involvedabout a JOIN mine m ON m.person_id = a.about_id
                                 WHERE a.involvement_id = i.id) END AS known
        FROM involvement_involvement i
        WHERE i.household_id = h AND COALESCE(i.hat_id, i.team_id) IN (
            SELECT whom UNION SELECT v.acts_as_id FROM access_viewer v WHERE v.viewer_id = whom)
    )
    SELECT COALESCE(whom = access.viewer(), false)
        OR NOT EXISTS (SELECT 1 FROM theirs t WHERE t.secret AND NOT t.known)
        OR EXISTS (SELECT 1 FROM theirs t WHERE t.known)
$$;

-- == Who takes a colleague's work over takes their involvements over; a hat that is involved, or a desk, cannot
-- be ended.

-- How many households these hats take part in without directing; numbers only, to who may hand them on.
CREATE FUNCTION access.held_involvements(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT i.hat_id, count(DISTINCT i.household_id) FROM involvement_involvement i
    WHERE i.hat_id = ANY (hats) AND i.hat_id IN (SELECT access.countable(hats)) AND i.part <> 'director'
      AND (i.until IS NULL OR i.until > access.clock())
      AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
    GROUP BY i.hat_id
$$;

-- One involvement goes to a hat or a desk: the same part, task, ground, own file, people and end; the old one ends. Where
-- the new one has as much already nothing is added. Called by the functions that hand on; the server may not.
CREATE FUNCTION access.pass_involvement(i uuid, to_hat uuid, to_team uuid, line uuid, act timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    old involvement_involvement;
    new_id uuid := gen_random_uuid();
BEGIN
    SELECT * INTO old FROM involvement_involvement WHERE id = i;
    PERFORM pg_advisory_xact_lock(hashtextextended(old.household_id::text, 7401));  -- as people.turns
    INSERT INTO involvement_involvementend (id, involvement_id, at, reason, by_id)
    VALUES (gen_random_uuid(), i, act, 'werk overgedragen', access.viewer()) ON CONFLICT (involvement_id) DO NOTHING;
    IF NOT FOUND THEN
        RETURN;  -- somebody ended it just now
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM involvement_involvement there
        WHERE there.household_id = old.household_id AND there.part = old.part AND there.all_members
          AND (there.hat_id = to_hat OR there.team_id = to_team) AND there.starts_at <= act
          AND there.own_file_id IS NOT DISTINCT FROM old.own_file_id
          AND (there.until IS NULL OR there.until >= COALESCE(old.until, 'infinity'))
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = there.id))
    THEN
        INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hidden_until,
            hat_id, team_id, part, task, all_members, own_file_id, basis_id, secret, starts_at, until, by_id, at)
        VALUES (new_id, old.household_id, old.person_id, old.layer, old.domain, old.hidden_reason, old.hidden_until,
            to_hat, to_team, old.part, old.task, old.all_members, old.own_file_id, old.basis_id, old.secret,
            GREATEST(old.starts_at, act), old.until, access.viewer(), act);
        INSERT INTO involvement_involvedabout (id, involvement_id, about_id)
        SELECT gen_random_uuid(), new_id, a.about_id FROM involvement_involvedabout a WHERE a.involvement_id = i;
    END IF;
    IF old.all_members OR old.person_id IS NOT NULL THEN
        PERFORM access.handed(line, act, old.household_id, old.person_id, 'involvement');
    ELSE  -- about some of them only: those may know
        PERFORM access.handed(line, act, old.household_id, a.about_id, 'involvement')
        FROM involvement_involvedabout a WHERE a.involvement_id = i;
    END IF;
END $$;

-- All a hat's involvements but those as director go to another hat, or back to the hat's own desk. Tells nothing back.
CREATE FUNCTION access.hand_on_involvements(leaver uuid, heir uuid, line uuid) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    desk uuid;
    one uuid;
BEGIN
    IF heir IS NULL THEN
        SELECT t.id INTO desk FROM teams_hat h JOIN teams_team t ON t.id = h.team_id
        WHERE h.id = leaver AND t.is_desk AND t.domain_id IS NOT DISTINCT FROM COALESCE(h.domain_id, t.domain_id);
    END IF;
    FOR one IN
        SELECT i.id FROM involvement_involvement i
        WHERE i.hat_id = leaver AND i.part <> 'director' AND (i.until IS NULL OR i.until > act)
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
        ORDER BY i.household_id, i.id
    LOOP
        IF heir IS NULL AND desk IS NULL THEN
            RAISE EXCEPTION 'no desk to go back to' USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM access.pass_involvement(one, heir, desk, line, act);
    END LOOP;
END $$;

-- A hat is not given an end, and a desk is not closed, while households depend on it.
CREATE FUNCTION access.involved_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM involvement_involvement i
        WHERE (i.hat_id = NEW.id OR i.team_id = NEW.id) AND (i.until IS NULL OR i.until > access.clock())
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id))
    THEN
        RAISE EXCEPTION 'still involved: hand on first' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_still_holds';
    END IF;
    RETURN NEW;
END $$;

-- == About whom an involvement is, is said when it is made, by who keeps up those people; it is not widened
-- afterwards.

-- Was a row written in a transaction that is still going on: seen from within, that is one's own.
CREATE FUNCTION access.going_on(low xid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_xact_status((CASE WHEN y.whole - x.now > 2147483648 THEN y.whole - 4294967296 ELSE y.whole END)::text::xid8)
           = 'in progress'
    FROM (SELECT pg_current_xact_id()::text::bigint AS now) x
    CROSS JOIN LATERAL (SELECT (x.now >> 32 << 32) + low::text::bigint AS whole) y
$$;

-- May the viewer say now that this involvement is about this person? Only in the transaction that makes the involvement,
-- by its maker: who takes a request in at the own desk, who keeps the household up about that very person, or whose own
-- involvement about that person gives way to this one in the same transaction.
CREATE FUNCTION access.may_name(i uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_involvement made
        WHERE made.id = i AND made.by_id = access.viewer() AND NOT made.all_members AND access.going_on(made.xmin)
          AND ((made.part = 'intake' AND made.team_id = ANY (access.acts_as())) OR EXISTS (
              SELECT 1 FROM access_grant g
              WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = made.household_id AND g.person_id = p
                AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock()) OR EXISTS (
              SELECT 1 FROM involvement_involvement old
              JOIN involvement_involvementend e ON e.involvement_id = old.id
              JOIN involvement_involvedabout a ON a.involvement_id = old.id AND a.about_id = p
              WHERE old.household_id = made.household_id AND old.hat_id = made.hat_id AND old.hat_id = access.viewer()
                AND e.by_id = access.viewer() AND access.going_on(e.xmin))))
$$;

-- == Grants follow from involvement and from what was told and asked: derived by the database, in the same
-- transaction.

-- What each viewer may read of one household (or lawfulness file), from all of its sources, less what their own circle
-- shuts. A new source is a function of its own and a line in `every`. A desk at which somebody sits for whom it is shut
-- reads as the others who sit there, each by themselves.
CREATE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH every AS MATERIALIZED (
        SELECT * FROM access.wanted_of_work(h)
        UNION ALL SELECT * FROM access.wanted_of_guests(h)
        UNION ALL SELECT * FROM access.wanted_in_emergency(h)
        UNION ALL SELECT * FROM access.wanted_of_lawfulness(h)
        UNION ALL SELECT * FROM access.wanted_of_own_file(h)
    ), away AS MATERIALIZED (
        SELECT hat.id FROM access.shut(h) who JOIN teams_hat hat ON hat.professional_id = who
    ), split AS MATERIALIZED (
        SELECT DISTINCT v.acts_as_id AS id FROM access_viewer v JOIN away ON away.id = v.viewer_id
        WHERE v.acts_as_id <> v.viewer_id
    )
    SELECT e.* FROM every e WHERE e.viewer_id NOT IN (SELECT id FROM away) AND e.viewer_id NOT IN (SELECT id FROM split)
    UNION
    SELECT v.viewer_id, e.person_id, e.layer, e.domain, e.writes, e.basis, e.source_id, e.during
    FROM every e JOIN split ON split.id = e.viewer_id JOIN access_viewer v ON v.acts_as_id = split.id
    WHERE v.viewer_id NOT IN (SELECT id FROM away)
$$;

-- Without just-in-time compilation: for a household's few rows it costs a hundred times what it saves.
CREATE FUNCTION access.derive(h uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
END $$;

CREATE FUNCTION access.derive_from_source() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
END $$;

-- May the access desk take in a request about this household? Not where somebody is protected and a desk holds it; a
-- request from the own circle is taken in by a colleague.
CREATE FUNCTION access.may_take_in(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT access.shut_to_me(h) AND (
        EXISTS (SELECT 1 FROM people_household WHERE id = h AND NOT protected)
        OR NOT EXISTS (SELECT 1 FROM involvement_involvement WHERE household_id = h))
$$;

-- == Which organisation reads what now: told to whoever may know that it is involved, read from the grants
-- themselves.

-- By which involvement, or guest's stay, the plan and the team's records are read now, about whom and on which
-- ground. Only of involvements and members the viewer may know of. The screens that tell and ask show it: what they
-- say is the wall. Without an involvement about several members of whom the viewer knows none.
CREATE FUNCTION access.opened(h uuid) RETURNS TABLE (source_id uuid, person_id uuid, layer text, basis text)
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

-- == Who reads what of a household now, for who keeps it up: asked before and after a change, so that it can be
-- shown.

-- Who reads which part of a household now: a hat, a desk, or a guest. Told only to who keeps the household up, of
-- members they know, and not of a colleague who is another member's secret. That somebody keeps an own file is known
-- to all involved.
CREATE FUNCTION access.sight(h uuid) RETURNS TABLE (viewer_id uuid, person_id uuid, layer text, domain text)
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

-- == Each source of grants is a function of its own, so that a new one is a line in ``access.wanted`` and no
-- more.

-- What follows from work, as the law and the answers stand.
CREATE FUNCTION access.wanted_of_work(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.work_supposing(h, NULL)
$$;

-- == Grants by bases in full and by consents in full: for whom a basis is, versions of it, domains, terms that
-- start later.

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

-- What follows from who works for the household, who lives there, and what was told and asked, on the grounds below;
-- with ``supposed`` as if that proposal about a legal basis were decided.
CREATE FUNCTION access.work_supposing(h uuid, supposed uuid) RETURNS TABLE (
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

-- == Guests read exactly what was offered and accepted, and nobody offers more than they have (H2, F4).

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

CREATE FUNCTION access.derive_from_guest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(i.household_id) FROM involvement_guestinvitation i WHERE i.id = NEW.invitation_id;
    RETURN NULL;
END $$;

-- May the viewer know of this invitation? The guest, and who is involved with somebody the invitation is about.
CREATE FUNCTION access.guest_known(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestpart p JOIN access_grant g ON g.household_id = p.household_id
            AND g.person_id = COALESCE(p.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE p.invitation_id = i AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement'
          AND g.during @> access.clock())
$$;

-- Is the viewer the one who was invited? Not where somebody of their own circle lives: it is as if nobody had asked.
CREATE FUNCTION access.guest_is_me(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM involvement_guestinvitation g
                   WHERE g.id = i AND g.hat_id = ANY (access.acts_as()) AND NOT access.shut_to_me(g.household_id))
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

-- May the viewer answer this invitation now? The one invited, once, before it lapses and while it is not taken back;
-- not where somebody of their own circle lives.
CREATE FUNCTION access.may_answer(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestinvitation g
        WHERE g.id = i AND access.guest_is_me(g.id) AND access.clock() < LEAST(g.lapses_at, g.until)
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

-- Whom a guest calls: the hat that directs the household's open case, else who invited. Told to the guest only, as
-- long as the invitation waits or the stay lasts; not where somebody of their own circle lives.
CREATE FUNCTION access.host_of(i uuid) RETURNS TABLE (hat_id uuid, directs boolean) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT COALESCE(latest.hat_id, g.by_id), latest.hat_id IS NOT NULL
    FROM involvement_guestinvitation g
    LEFT JOIN LATERAL (
        SELECT d.hat_id FROM cases_case c JOIN cases_direction d ON d.case_id = c.id
        WHERE c.household_id = g.household_id AND c.closed_at IS NULL ORDER BY d.starts_at DESC LIMIT 1) latest ON true
    WHERE g.id = i AND access.guest_is_me(g.id) AND g.until > access.clock()
      AND NOT EXISTS (SELECT 1 FROM involvement_guestend e WHERE e.invitation_id = i AND e.at <= access.clock());
END $$;

-- By which source somebody reads: may the viewer know of it? An involvement, a guest's stay, or an emergency.
CREATE FUNCTION access.source_known(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.guest_known(s) OR EXISTS (
        SELECT 1 FROM involvement_involvement i JOIN access_grant m ON m.household_id = i.household_id
            AND m.person_id = COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE i.id = s AND m.viewer_id = ANY (access.acts_as()) AND m.layer = 'involvement' AND m.during @> access.clock()
          AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id)))
      OR EXISTS (
        SELECT 1 FROM safety_breakglassopened o JOIN access_grant m ON m.household_id = o.household_id
            AND m.person_id = COALESCE(o.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE o.break_glass_id = s AND m.viewer_id = ANY (access.acts_as()) AND m.layer = 'involvement'
          AND m.during @> access.clock())
$$;

-- Is the viewer with this household as a guest, and in no other way?
CREATE FUNCTION access.only_guest(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(bool_and(EXISTS (SELECT 1 FROM involvement_guestinvitation i WHERE i.id = g.source_id)), false)
    FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.during @> access.clock()
$$;

-- A guest reads, and so does who looks in an emergency. Whoever is involved may keep phone numbers and addresses and
-- record a no; a guest may not. Nor does a guest who writes with the team warn, hide, move, or settle what a resident
-- asked. What they were let write is decided by the policies of those tables.
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
        UNION SELECT household_id FROM layers_hiding WHERE id = (made ->> 'hiding_id')::uuid
        UNION SELECT household_id FROM data_rights_rightsrequest WHERE id = (made ->> 'request_id')::uuid
    LOOP
        IF access.reads_only(touched) THEN
            RAISE EXCEPTION 'a guest reads' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

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

REVOKE ALL ON FUNCTION access.about_known, access.may_know, access.held_involvements, access.pass_involvement,
    access.hand_on_involvements, access.involved_holds, access.going_on, access.may_name, access.wanted,
    access.derive, access.derive_from_source, access.may_take_in, access.opened, access.sight, access.wanted_of_work,
    access.basis_periods, access.work_supposing, access.basis_effect, access.grounds_of, access.wanted_of_guests,
    access.derive_from_guest, access.guest_known, access.guest_is_me, access.may_offer, access.may_answer,
    access.may_end_stay, access.host_of, access.source_known, access.only_guest, access.guest_reads_only,
    access.lay_request, access.lay_from_within, access.ground_now, access.asked_me, access.answers_to_me FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.about_known, access.may_know, access.held_involvements, access.hand_on_involvements,
    access.may_name, access.may_take_in, access.opened, access.sight, access.basis_effect, access.guest_known,
    access.guest_is_me, access.may_offer, access.may_answer, access.may_end_stay, access.host_of, access.only_guest,
    access.lay_request, access.lay_from_within, access.ground_now, access.asked_me,
    access.answers_to_me TO samenhang_app;
