-- The one viewer that proposes and carries out destruction. It wears no hat: nobody signs in as it.
INSERT INTO access_viewer (id, viewer_id, acts_as_id, role)
VALUES ('0199b000-0000-7000-8000-000000000d3f', '0199b000-0000-7000-8000-000000000d39',
        '0199b000-0000-7000-8000-000000000d39', 'retention');

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

-- When the last one who worked with a part of a household's file let go of it: never while somebody works with it, nor,
-- but for one law's own file, while a case is open. A part that nobody could ever read ends with the household's work.
-- Looks in need and own files made do not count.
CREATE FUNCTION access.ended_parts(h uuid) RETURNS TABLE (layer text, domain text, ended_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH held AS (
        SELECT w.layer, w.domain, max(upper(w.during)) AS until, bool_and(isfinite(upper(w.during))) AS over
        FROM access.wanted_of_work(h) w GROUP BY w.layer, w.domain
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

-- What comes to its end before a day, and is not proposed yet: for the service of retention only. Who is involved goes
-- last, when nothing else is left of a household.
CREATE FUNCTION access.come_to_an_end(before date) RETURNS TABLE (
    household_id uuid, layer text, domain text, rule text, length int, unit text, ended_on date, due_on date, counts jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT found.* FROM (
        SELECT h.id AS household_id, e.layer, e.domain, r.code, k.length, k.unit, e.ended_on,
               (e.ended_on + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                           days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date AS due_on,
               access.kept_rows(h.id, e.layer, e.domain) AS counts
        FROM people_household h
        CROSS JOIN LATERAL access.ended_parts(h.id) e
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
            WHERE p.household_id = h.id AND p.layer = e.layer AND p.domain = e.domain AND done.id IS NULL
              AND (made.keep_until IS NULL OR made.keep_until > before))
    ) found
    WHERE found.due_on <= before AND found.counts <> '{}'
      AND (found.layer <> 'involvement' OR access.kept_rows(found.household_id, NULL, NULL) = '{}')
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

-- Deletes the records of one approved proposal whose day has come, what hangs on them first, and says how many of what.
-- Nothing where the file is in use again since: the proposal lapses. For the service of retention only. Of a household
-- of which nothing is left, the people whom no other household knows go as well.
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

-- What ends by itself, without a person deciding: what was typed and never saved, keys of forms sent, invitations that
-- lapsed, sessions that are over, and what the population register answered more than thirty days ago.
CREATE FUNCTION access.expire() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone jsonb := '{}';
    n bigint;
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
    DELETE FROM django_session WHERE expire_date < access.clock();
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN gone || jsonb_build_object('django_session', n);
END $$;
REVOKE ALL ON FUNCTION access.kept_tables(), access.kept_rows(uuid, text, text), access.ended_parts(uuid),
    access.come_to_an_end(date), access.destroy_below(regclass, uuid[]), access.destroy(uuid), access.expire() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.come_to_an_end(date), access.destroy(uuid), access.expire() TO samenhang_app;
