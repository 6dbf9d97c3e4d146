-- Some of these ask a function that is made later on: access.plain, access.wanted_of_guests, access.wanted_of_work.
SET LOCAL check_function_bodies = off;

-- == How long records are kept, who decides about destroying them, and the service that carries it out (0045).

-- Every table whose rows carry a key: so no table made later is forgotten.
CREATE FUNCTION access.kept_tables() RETURNS SETOF regclass LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.oid::regclass FROM pg_class c
    WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
      AND c.relname NOT IN ('access_grant', 'data_rights_destructionproposal')
      AND 4 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped
               AND a.attname IN ('id', 'household_id', 'layer', 'domain'))
    ORDER BY c.relname
$$;

-- How many rows each table holds of one part of a household's file; without a part: of all but who is involved.
CREATE FUNCTION access.kept_rows(h uuid, l text, d text) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found jsonb := '{}';
    t regclass;
    n bigint;
BEGIN
    FOR t IN SELECT * FROM access.kept_tables() LOOP
        EXECUTE format('SELECT count(*) FROM %s WHERE household_id = $1 AND CASE WHEN $2 IS NULL'
                       ' THEN layer <> ''involvement'' ELSE layer = $2 AND domain = $3 END', t) INTO n USING h, l, d;
        IF n > 0 THEN
            found := found || jsonb_build_object(t::text, n);
        END IF;
    END LOOP;
    RETURN found;
END $$;

-- When the last one who worked with a part of a household's file, a guest included, let go of it: never while
-- somebody works with it, nor, but for one law's own file, while a case is open. A part that nobody could ever read
-- ends with the household's work. Looks in need and own files made do not count.
CREATE FUNCTION access.ended_parts(h uuid) RETURNS TABLE (layer text, domain text, ended_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH held AS (
        SELECT w.layer, w.domain, max(upper(w.during)) AS until, bool_and(isfinite(upper(w.during))) AS over
        FROM (SELECT * FROM access.wanted_of_work(h) UNION ALL SELECT * FROM access.wanted_of_guests(h)) w
        GROUP BY w.layer, w.domain
    ), whole AS (
        SELECT max(held.until) AS until, bool_and(held.over) AS over FROM held
    ), part AS (
        SELECT r.layer, COALESCE(r.domain_id, '') AS domain FROM data_rights_retentionrule r WHERE r.layer <> ''
    )
    SELECT part.layer, part.domain, (COALESCE(held.until, whole.until) AT TIME ZONE 'Europe/Amsterdam')::date
    FROM part CROSS JOIN whole LEFT JOIN held ON held.layer = part.layer AND held.domain = part.domain
    WHERE COALESCE(held.over, whole.over) AND COALESCE(held.until, whole.until) <= access.clock()
      AND (held.until IS NOT NULL AND part.layer = 'domain' AND part.domain <> 'toegang'
           OR NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.household_id = h AND c.closed_at IS NULL))
$$;

-- What hangs on rows and has no key of its own goes with them, however deep.
CREATE FUNCTION access.destroy_below(parent regclass, ids uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    child record;
    below uuid[];
BEGIN
    FOR child IN
        SELECT f.conrelid::regclass AS name, a.attname AS col,
               EXISTS (SELECT 1 FROM pg_attribute i WHERE i.attrelid = f.conrelid AND i.attname = 'id') AS has_id
        FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
        WHERE f.contype = 'f' AND f.confrelid = parent
          AND f.conrelid NOT IN (SELECT t FROM access.kept_tables() t)
    LOOP
        IF child.has_id THEN
            EXECUTE format('SELECT array_agg(id) FROM %s WHERE %I = ANY ($1)', child.name, child.col) INTO below USING ids;
            IF below IS NOT NULL THEN
                PERFORM access.destroy_below(child.name, below);
            END IF;
        END IF;
        EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', child.name, child.col) USING ids;
    END LOOP;
END $$;

-- Deletes the records of one approved proposal whose day has come, what hangs on them first, and says how many of
-- what. By the rule as it is then, whatever day the proposal bears, and not while a resident waits for an answer.
-- Nothing where the file is in use again since: the proposal lapses. For the service of retention only. Of a
-- household of which nothing is left, the people whom no other household knows go as well.
CREATE FUNCTION access.destroy(proposal uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    p data_rights_destructionproposal%ROWTYPE;
    gone jsonb := '{}';
    t regclass;
    ids uuid[];
    members uuid[];
    one uuid;
    progress boolean := true;
    stuck boolean;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO p FROM data_rights_destructionproposal WHERE id = proposal FOR UPDATE;
    IF p.id IS NULL OR p.due_on > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM data_rights_destructionend e WHERE e.proposal_id = p.id)
        OR NOT EXISTS (SELECT 1 FROM data_rights_destructiondecision d
                       WHERE d.proposal_id = p.id AND d.outcome = 'destroy') THEN
        RAISE EXCEPTION 'not decided, or its day has not come' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(p.household_id::text, 7401));
    IF NOT EXISTS (SELECT 1 FROM access.ended_parts(p.household_id) e
                   WHERE e.layer = p.layer AND e.domain = p.domain AND e.ended_on = p.ended_on) THEN
        RETURN NULL;
    END IF;
    IF COALESCE(access.due_now(p.layer, p.domain, p.ended_on), 'infinity') > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM access.open_requests(p.household_id)) THEN
        RAISE EXCEPTION 'kept longer by the rule of now, or a resident waits for an answer' USING ERRCODE = 'check_violation';
    END IF;
    SELECT array_agg(DISTINCT m.person_id) INTO members FROM people_membership m WHERE m.household_id = p.household_id;
    SET CONSTRAINTS ALL IMMEDIATE;
    WHILE progress LOOP
        progress := false;
        stuck := false;
        FOR t IN SELECT * FROM access.kept_tables() LOOP
            EXECUTE format('SELECT array_agg(id) FROM %s WHERE household_id = $1 AND layer = $2 AND domain = $3', t)
                INTO ids USING p.household_id, p.layer, p.domain;
            CONTINUE WHEN ids IS NULL;
            BEGIN
                PERFORM access.destroy_below(t, ids);
                EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', t) USING ids;
                gone := gone || jsonb_build_object(t::text, cardinality(ids));
                progress := true;
            EXCEPTION WHEN foreign_key_violation THEN
                stuck := true;  -- something of this part still hangs on it: next round
            END;
        END LOOP;
    END LOOP;
    IF stuck THEN
        RAISE EXCEPTION 'records of another part still hang on these' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF p.layer = 'involvement' THEN
        FOREACH one IN ARRAY COALESCE(members, '{}') LOOP
            CONTINUE WHEN EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = one);
            BEGIN
                PERFORM access.destroy_below('people_person', ARRAY[one]);
                DELETE FROM people_person WHERE id = one;
                gone := jsonb_set(gone, '{people_person}', to_jsonb(COALESCE((gone ->> 'people_person')::int, 0) + 1));
            EXCEPTION WHEN foreign_key_violation THEN
                NULL;  -- somebody else's record still names them
            END;
        END LOOP;
        BEGIN
            PERFORM access.destroy_below('people_household', ARRAY[p.household_id]);
            DELETE FROM people_household WHERE id = p.household_id;
            gone := gone || '{"people_household": 1}';
        EXCEPTION WHEN foreign_key_violation THEN
            NULL;
        END;
    END IF;
    PERFORM access.derive(p.household_id);
    RETURN gone;
END $$;

-- What ends by itself, without a person deciding: what was typed and never saved, keys of forms sent, invitations
-- that lapsed, sessions that are over, what the population register answered more than thirty days ago, requests for
-- access that lapsed and stand in no file (any more), and emergencies that opened only files that were destroyed
-- since.
CREATE FUNCTION access.expire() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone jsonb := '{}';
    n bigint;
    ids uuid[];
    old timestamptz := access.clock() - interval '30 days';
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM access_draft WHERE saved_at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('access_draft', n);
    DELETE FROM access_submission WHERE at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('access_submission', n);
    DELETE FROM brp_answer WHERE at < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('brp_answer', n);
    DELETE FROM staff_invitationend e USING staff_invitation i WHERE i.id = e.invitation_id AND i.until < old;
    DELETE FROM staff_invitation WHERE until < old;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('staff_invitation', n);
    DELETE FROM involvement_accessrequest r
    WHERE r.lapses_at < old AND NOT EXISTS (SELECT 1 FROM involvement_askedof a WHERE a.request_id = r.id);
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('involvement_accessrequest', n);
    SELECT array_agg(b.id) INTO ids FROM safety_breakglass b
    WHERE b.opened AND b.until < old
      AND NOT EXISTS (SELECT 1 FROM safety_breakglassopened o WHERE o.break_glass_id = b.id);
    IF ids IS NOT NULL THEN
        PERFORM access.destroy_below('safety_breakglass', ids);
        DELETE FROM safety_breakglass WHERE id = ANY (ids);
    END IF;
    gone := gone || jsonb_build_object('safety_breakglass', COALESCE(cardinality(ids), 0));
    DELETE FROM django_session WHERE expire_date < access.clock();
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN gone || jsonb_build_object('django_session', n);
END $$;

-- == Concerns that were passed on, for the own file; and what nobody's record hangs on any more, which ends by
-- itself.

-- Concerns that were passed on about the one person whose own file is being made: for that file's service only, and where
-- they know of it, or the day on which they would hear it is over. What the other side of the wall did with one is not
-- told: it would tell of a file there.
CREATE FUNCTION access.own_concerns() RETURNS TABLE (
    at timestamptz, by_id uuid, "to" text, what text, why text, basis text, told_on date, taken_back boolean,
    opened_at timestamptz, promise text, promised_for date, outcome text, returned text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT e.at, p.by_id, t.name || ', ' || o.name, e.what, e.why, e.basis::text, e.told_on, back.id IS NOT NULL,
           opened.at, COALESCE(will.words, ''), will.by_day, COALESCE(came.words, ''), COALESCE(given.why, '')
    FROM data_rights_fileopening f
    JOIN data_rights_rightsrequest r ON r.id = f.request_id
    JOIN passing_passedfrom p ON p.household_id = f.household_id AND p.person_id = r.person_id
    JOIN passing_envelope e ON e.id = p.envelope_id
    JOIN teams_team t ON t.id = e.to_team_id
    JOIN teams_organisation o ON o.id = t.organisation_id
    LEFT JOIN passing_withdrawal back ON back.envelope_id = e.id
    LEFT JOIN passing_opening opened ON opened.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_promise will ON will.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_outcome came ON came.envelope_id = e.id AND e.to_side = 'support'
    LEFT JOIN passing_return given ON given.envelope_id = e.id AND e.to_side = 'support'
    WHERE f.id = access.viewer() AND access.role() = 'own_file' AND f.until > access.clock()
      AND (p.hidden_until IS NULL OR p.hidden_until < (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
      AND (e.told = 'knows'
           OR (e.told = 'will' AND e.told_on < (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
    ORDER BY e.at, e.id
$$;

-- == Who is merely let in, and whose supervision it is.

-- Is the viewer merely let in here: as a guest, in an emergency, or both, and with no work of their own in the household?
CREATE FUNCTION access.reads_only(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(bool_and(NOT EXISTS (SELECT 1 FROM involvement_involvement i WHERE i.id = g.source_id)), false)
    FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.during @> access.clock()
$$;

-- The viewer's role in what is the municipality's own: none for who wears the hat of a partner. What supervises the whole
-- log, the findings, the rules and what is destroyed asks this one.
CREATE FUNCTION access.municipal_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role()::text WHERE NOT EXISTS (
        SELECT 1 FROM teams_hat h JOIN teams_organisation o ON o.id = h.organisation_id
        WHERE h.id = access.viewer() AND o.kind = 'partner')
$$;

-- Is the viewer asked to direct by this proposal? Not where somebody of their own circle lives.
CREATE FUNCTION access.asked_to_direct(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM cases_directionproposal one
                   WHERE one.id = p AND one.hat_id = ANY (access.acts_as()) AND NOT access.shut_to_me(one.household_id))
$$;

-- Is who an envelope names (full name and birth date, as written) of the viewer's own circle? It looks at declarations only.
CREATE FUNCTION access.names_my_circle(about text, born date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM circle_owncircle c
        WHERE c.professional_id = access.wearer() AND c.birth_date = born AND access.plain(c.family_name) <> ''
          AND strpos(access.plain(about), access.plain(c.family_name)) > 0
          AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id))
$$;

-- == What comes to its end is looked for a portion of the households at a time (0045).

-- Households in which something ended, or that nobody can read: the next portion after one, in the order of their ids.
CREATE FUNCTION access.may_have_ended(after uuid, portion int) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT h.id FROM people_household h
    WHERE access.role() = 'retention' AND (after IS NULL OR h.id > after) AND (
        EXISTS (SELECT 1 FROM involvement_involvement i LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id
                WHERE i.household_id = h.id AND LEAST(i.until, e.at) <= access.clock())
        OR EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = h.id AND upper(g.during) <= access.clock())
        OR NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.household_id = h.id))
    ORDER BY h.id LIMIT portion
$$;

-- What of these households comes to its end before a day, and is not proposed yet: for the service of retention only.
-- Who is involved goes last, when nothing else is left of a household.
CREATE FUNCTION access.ends_of(households uuid[], before date) RETURNS TABLE (
    household_id uuid, layer text, domain text, rule text, length int, unit text, ended_on date, due_on date, counts jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH due AS MATERIALIZED (
        SELECT h AS household_id, e.layer, e.domain, r.code, k.length, k.unit, e.ended_on,
               (e.ended_on + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                           days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date AS due_on
        FROM unnest(households) h
        CROSS JOIN LATERAL access.ended_parts(h) e
        JOIN data_rights_retentionrule r ON r.layer = e.layer AND COALESCE(r.domain_id, '') = e.domain
        CROSS JOIN LATERAL (
            SELECT COALESCE(c.length, r.length)::int AS length, COALESCE(c.unit, r.unit)::text AS unit
            FROM (SELECT 1) one LEFT JOIN LATERAL (
                SELECT c.length, c.unit FROM data_rights_rulechange c
                JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
                WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true) k
        WHERE access.role() = 'retention' AND k.length IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM data_rights_destructionproposal p
            LEFT JOIN data_rights_destructionend done ON done.proposal_id = p.id
            LEFT JOIN data_rights_destructiondecision made ON made.proposal_id = p.id
            WHERE p.household_id = h AND p.layer = e.layer AND p.domain = e.domain AND done.id IS NULL
              AND (made.keep_until IS NULL OR made.keep_until > before))
    ), counted AS MATERIALIZED (
        SELECT due.*, access.kept_rows(due.household_id, due.layer, due.domain) AS counts
        FROM due WHERE due.due_on <= before
    )
    SELECT * FROM counted
    WHERE counted.counts <> '{}'
      AND (counted.layer <> 'involvement' OR access.kept_rows(counted.household_id, NULL, NULL) = '{}')
$$;

-- == What is destroyed follows the rule of now, waits for who asked something, and is decided by who did not work
-- there.

-- From which day one part may be destroyed, by the rule as it is now: the length that was agreed last.
CREATE FUNCTION access.due_now(l text, d text, ended date) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (ended + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                  days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date
    FROM data_rights_retentionrule r
    CROSS JOIN LATERAL (
        SELECT COALESCE(c.length, r.length)::int AS length, COALESCE(c.unit, r.unit)::text AS unit
        FROM (SELECT 1) one LEFT JOIN LATERAL (
            SELECT c.length, c.unit FROM data_rights_rulechange c
            JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
            WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true) k
    WHERE r.layer = l AND COALESCE(r.domain_id, '') = d AND k.length IS NOT NULL
$$;

-- What who belongs (or belonged) to a household asked about their own data and was not answered yet, wherever it was
-- asked: until then nothing of theirs is destroyed.
CREATE FUNCTION access.open_requests(h uuid) RETURNS TABLE (kind text, due_on date) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r."right"::text, COALESCE(e.due_on, r.due_on) FROM data_rights_rightsrequest r
    LEFT JOIN data_rights_rightsextension e ON e.request_id = r.id
    WHERE (r.household_id = h OR r.person_id IN (SELECT m.person_id FROM people_membership m WHERE m.household_id = h))
      AND NOT EXISTS (SELECT 1 FROM data_rights_rightsanswer a WHERE a.request_id = r.id)
$$;

-- What holds a proposal back that is not carried out yet: the day by the rule of now, and which rights wait for an answer,
-- the last one until when. To who supervises the municipality and the service of retention; never of whom.
CREATE FUNCTION access.held_back(proposals uuid[]) RETURNS TABLE (proposal uuid, due_on date, rights text[], until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, access.due_now(p.layer, p.domain, p.ended_on), asked.rights, asked.until
    FROM data_rights_destructionproposal p
    CROSS JOIN LATERAL (SELECT COALESCE(array_agg(DISTINCT o.kind ORDER BY o.kind), '{}') AS rights, max(o.due_on) AS until
                        FROM access.open_requests(p.household_id) o) asked
    WHERE p.id = ANY (proposals)
      AND (SELECT access.municipal_role()) IN ('privacy_officer', 'fg', 'retention')
$$;

-- Did the viewer work in this household under another hat of theirs: involved by name or at a desk, or looking and writing?
-- Only of the viewer. Being found in a search is no work.
CREATE FUNCTION access.worked_in(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat mine
        WHERE mine.professional_id = access.wearer() AND mine.id <> access.viewer()
          AND mine.role IN ('access_officer', 'professional', 'partner', 'process_director')
          AND (EXISTS (SELECT 1 FROM involvement_involvement i WHERE i.household_id = h AND i.hat_id = mine.id)
               OR EXISTS (SELECT 1 FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
                          WHERE s.household_id = h AND s.viewer_id = mine.id AND l.event NOT IN ('search', 'refused'))))
$$;

-- What residents ask about their own data, by its clock: to who supervises the municipality. Which right, since when, by
-- when, in which organisation it was taken in and the household's code; never who asks, for whom or in which words.
CREATE FUNCTION access.rights_clocks(answered boolean, many int, skip int) RETURNS TABLE (
    number text, kind text, received_on date, due_on date, extended boolean, answered_at timestamptz, outcome text,
    organisation text, code text, total bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.number::text, r."right"::text, r.received_on, COALESCE(e.due_on, r.due_on), e.id IS NOT NULL, a.at,
           a.outcome::text, COALESCE(o.name, '')::text, upper(right(r.household_id::text, 6)), count(*) OVER ()
    FROM data_rights_rightsrequest r
    LEFT JOIN data_rights_rightsextension e ON e.request_id = r.id
    LEFT JOIN data_rights_rightsanswer a ON a.request_id = r.id
    LEFT JOIN teams_hat h ON h.id = r.by_id
    LEFT JOIN teams_organisation o ON o.id = h.organisation_id
    WHERE (SELECT access.municipal_role()) IN ('privacy_officer', 'fg') AND (a.id IS NOT NULL) = answered
    ORDER BY CASE WHEN answered THEN a.at END DESC, COALESCE(e.due_on, r.due_on), r.number
    LIMIT many OFFSET skip
$$;

-- == Somebody's own file also holds what was kept in a household they left: their own, and what stood there until
-- then.

CREATE FUNCTION access.former_homes(request uuid, day date) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT m.household_id FROM data_rights_rightsrequest r
    JOIN people_membership m ON m.person_id = r.person_id AND m.household_id <> r.household_id
    JOIN people_household home ON home.id = m.household_id AND NOT home.protected
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE r.id = request AND r.asked_by = 'self'
    GROUP BY m.household_id
    HAVING bool_and(ended."on" IS NOT NULL AND ended."on" <= day)
$$;

CREATE FUNCTION access.derive_former() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(home.id) FROM (
        SELECT f.id FROM data_rights_fileopening o
        CROSS JOIN LATERAL access.former_homes(o.request_id, (o.at AT TIME ZONE 'Europe/Amsterdam')::date) f (id)
        WHERE o.id = COALESCE((to_jsonb(NEW) ->> 'opening_id')::uuid, NEW.id)
        ORDER BY 1) home;
    RETURN NULL;
END $$;

CREATE FUNCTION access.own_former_homes() RETURNS TABLE (household_id uuid, until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT m.household_id, max(ended."on") FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    CROSS JOIN LATERAL access.former_homes(r.id, (o.at AT TIME ZONE 'Europe/Amsterdam')::date) f (id)
    JOIN people_membership m ON m.household_id = f.id AND m.person_id = r.person_id
    JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE o.id = access.viewer() AND access.role() = 'own_file' AND o.until > access.clock()
    GROUP BY m.household_id ORDER BY 2 DESC, 1
$$;

-- == Who keeps requests about somebody's own data, and the service that makes one person's own file (0044).

-- What the service that makes somebody's own file may read: of that one person, and of the household while they belong to
-- it. It follows from an opening on a request, ends with its closing, and never outlives an hour. A file kept by somebody
-- whose help is another member's secret is not in it; nor, for who asks for another (a parent, a representative), one kept
-- by somebody whose help is a secret at all.
CREATE FUNCTION access.wanted_of_own_file(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
WITH made AS (
    SELECT o.id, o.household_id, o.request_id, r.person_id AS whose, r.asked_by = 'self' AS self,
           tstzrange(o.at, o.until) AS during, (o.at AT TIME ZONE 'Europe/Amsterdam')::date AS day
    FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    WHERE (o.household_id = h OR r.person_id IN (SELECT m.person_id FROM people_membership m WHERE m.household_id = h))
      AND NOT EXISTS (SELECT 1 FROM data_rights_fileclosing c WHERE c.opening_id = o.id)
), open AS (
    SELECT id, whose, self, during, true AS here FROM made
    WHERE household_id = h
      AND EXISTS (SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
                  WHERE m.household_id = h AND m.person_id = made.whose
                    AND (ended."on" IS NULL OR ended."on" > made.day))
    UNION ALL
    SELECT id, whose, self, during, false FROM made
    WHERE household_id <> h AND h IN (SELECT access.former_homes(made.request_id, made.day))
), about AS (
    SELECT id, whose, self, here, whose AS person, during FROM open
    UNION ALL
    SELECT id, whose, self, here, '00000000-0000-0000-0000-000000000000'::uuid, during FROM open
), part AS (
    SELECT 'involvement' AS layer, '' AS domain, true AS keeps
    UNION ALL SELECT 'shared', '', false
    UNION ALL SELECT 'case_team', '', false
    UNION ALL SELECT 'domain', d.code, false FROM teams_domain d
)
SELECT about.id, about.person, part.layer, part.domain, part.keeps AND about.here, 'AVG, art. 15', about.id, about.during
FROM about CROSS JOIN part
WHERE part.layer <> 'domain' OR NOT EXISTS (
    SELECT 1 FROM involvement_involvement i
    WHERE i.household_id = h AND i.secret AND i.own_file_id = part.domain
      AND NOT (about.self AND (i.person_id = about.whose OR (i.person_id IS NULL AND i.all_members) OR EXISTS (
          SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = i.id AND a.about_id = about.whose))))
$$;

-- An opening is a viewer of its own for as long as it is open, of a role that nobody's hat can have.
CREATE FUNCTION access.seat_own_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'data_rights_fileopening' THEN
        INSERT INTO access_viewer (id, viewer_id, acts_as_id, role) VALUES (gen_random_uuid(), NEW.id, NEW.id, 'own_file');
    ELSE
        DELETE FROM access_viewer WHERE viewer_id = NEW.opening_id AND role = 'own_file';
    END IF;
    RETURN NULL;
END $$;

-- What the register said of the one person whose own file is being made: for that file's service only.
CREATE FUNCTION access.own_register() RETURNS TABLE (person_id uuid, says_sealed bytea, imported_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.person_id, b.says_sealed, b.imported_at
    FROM data_rights_fileopening o
    JOIN data_rights_rightsrequest r ON r.id = o.request_id
    JOIN people_brprecord b ON b.person_id = r.person_id
    WHERE o.id = access.viewer() AND access.role() = 'own_file' AND o.until > access.clock()
$$;

-- == The log ends too, a month at a time: proposed, decided by a person, and only what was sealed (H5; NEN 7513).

CREATE FUNCTION access.log_ends(before date) RETURNS TABLE (
    ended_on date, due_on date, length int, unit text, lines bigint
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    month text;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RETURN;
    END IF;
    SELECT COALESCE(c.length, r.length)::int, COALESCE(c.unit, r.unit)::text INTO length, unit
    FROM data_rights_retentionrule r LEFT JOIN LATERAL (
        SELECT c.length, c.unit FROM data_rights_rulechange c
        JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
        WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true
    WHERE r.layer = 'log';
    FOR month IN
        SELECT substr(c.relname, 12) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'public.audit_line'::regclass AND c.relname ~ '^audit_line_[0-9]{6}$' ORDER BY 1
    LOOP
        ended_on := (to_date(month, 'YYYYMM') + interval '1 month' - interval '1 day')::date;
        due_on := access.due_now('log', '', ended_on);
        CONTINUE WHEN due_on IS NULL OR due_on > before;
        CONTINUE WHEN EXISTS (
            SELECT 1 FROM data_rights_destructionproposal p
            LEFT JOIN data_rights_destructionend done ON done.proposal_id = p.id
            LEFT JOIN data_rights_destructiondecision made ON made.proposal_id = p.id
            WHERE p.layer = 'log' AND p.ended_on = log_ends.ended_on AND done.id IS NULL
              AND (made.keep_until IS NULL OR made.keep_until > before));
        EXECUTE format('SELECT count(*) FROM public.%I', 'audit_line_' || month) INTO lines;
        CONTINUE WHEN lines = 0;
        RETURN NEXT;
    END LOOP;
END $$;

CREATE FUNCTION access.destroy_log(proposal uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    p data_rights_destructionproposal%ROWTYPE;
    month text;
    lines bigint;
    subjects bigint;
    sealed bigint;
    head text;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO p FROM data_rights_destructionproposal WHERE id = proposal AND layer = 'log' FOR UPDATE;
    IF p.id IS NULL OR p.due_on > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR COALESCE(access.due_now('log', '', p.ended_on), 'infinity') > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM data_rights_destructionend e WHERE e.proposal_id = p.id)
        OR NOT EXISTS (SELECT 1 FROM data_rights_destructiondecision d
                       WHERE d.proposal_id = p.id AND d.outcome = 'destroy') THEN
        RAISE EXCEPTION 'not decided, or its day has not come' USING ERRCODE = 'check_violation';
    END IF;
    month := to_char(p.ended_on, 'YYYYMM');
    EXECUTE format('SELECT count(*) FROM public.%I', 'audit_line_' || month) INTO lines;
    EXECUTE format('SELECT count(*) FROM public.%I', 'audit_subject_' || month) INTO subjects;
    SELECT COALESCE(sum(s.lines), 0) INTO sealed FROM audit_seal s WHERE s.period = month;
    SELECT encode(s.head, 'hex') INTO head FROM audit_seal s WHERE s.period = month ORDER BY s.number DESC LIMIT 1;
    IF sealed <> lines THEN
        RAISE EXCEPTION 'not all of this month is sealed, or not as it was' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('DROP TABLE public.%I, public.%I', 'audit_subject_' || month, 'audit_line_' || month);
    RETURN jsonb_build_object('counts', jsonb_build_object('audit_line', lines, 'audit_subject', subjects),
                              'period', month, 'sealed', sealed, 'head', head);
END $$;

CREATE FUNCTION access.expire_sign_in() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM usersessions_usersession u WHERE u.last_seen_at < access.clock() - interval '30 days'
      AND NOT EXISTS (SELECT 1 FROM django_session s WHERE s.session_key = u.session_key AND s.expire_date > access.clock());
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN n;
END $$;

REVOKE ALL ON FUNCTION access.kept_tables, access.kept_rows, access.ended_parts, access.destroy_below, access.destroy,
    access.expire, access.own_concerns, access.reads_only, access.municipal_role, access.asked_to_direct,
    access.names_my_circle, access.may_have_ended, access.ends_of, access.due_now, access.open_requests,
    access.held_back, access.worked_in, access.rights_clocks, access.former_homes, access.derive_former,
    access.own_former_homes, access.wanted_of_own_file, access.seat_own_file, access.own_register, access.log_ends,
    access.destroy_log, access.expire_sign_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.destroy, access.expire, access.own_concerns, access.reads_only,
    access.municipal_role, access.asked_to_direct, access.names_my_circle, access.may_have_ended, access.ends_of,
    access.held_back, access.worked_in, access.rights_clocks, access.own_former_homes, access.own_register,
    access.log_ends, access.destroy_log, access.expire_sign_in TO samenhang_app;
