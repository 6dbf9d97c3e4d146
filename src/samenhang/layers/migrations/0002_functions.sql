-- For tables whose rows are changed in place: a row stays in the household, with the person, in the layer it was
-- written in. Only the acts below, which leave a record of themselves, put it elsewhere.
CREATE FUNCTION access.key_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user = 'samenhang_app' AND (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
        IS DISTINCT FROM (OLD.household_id, OLD.person_id, OLD.layer, OLD.domain) THEN
        RAISE EXCEPTION 'a record stays where it was written' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- Nothing is kept from the resident without its record in layers_hiding.
CREATE FUNCTION access.shown_to_the_resident() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user = 'samenhang_app' AND NEW.hidden_until IS NOT NULL THEN
        RAISE EXCEPTION 'hidden without its record' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- How far one step is from another: the own file of a domain, the team, the plan.
CREATE FUNCTION access.width(layer text) RETURNS integer LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE layer WHEN 'domain' THEN 1 WHEN 'case_team' THEN 2 WHEN 'shared' THEN 3 ELSE 0 END
$$;

-- Moves a record with all that hangs on it, when the move is added. Wider, or sideways: on a basis that covers where it
-- goes. Anything but wider takes it from somebody who reads it now: that is for who wrote it.
CREATE FUNCTION access.carry_out_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    it record;
    writer uuid;
    apart boolean := COALESCE(NEW.person_id <> NEW.from_person_id, false)
        OR (NEW.layer = 'domain' AND NEW.from_layer = 'domain' AND NEW.domain <> NEW.from_domain);
    wider boolean;
    narrower boolean;
BEGIN
    wider := NOT apart AND access.width(NEW.layer) >= access.width(NEW.from_layer)
        AND (NEW.person_id IS NULL OR NEW.person_id IS NOT DISTINCT FROM NEW.from_person_id);
    narrower := NOT apart AND access.width(NEW.layer) <= access.width(NEW.from_layer)
        AND (NEW.from_person_id IS NULL OR NEW.person_id IS NOT DISTINCT FROM NEW.from_person_id);
    IF access.width(NEW.layer) = 0 OR access.width(NEW.from_layer) = 0 OR (wider AND narrower) THEN
        RAISE EXCEPTION 'this is no move' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT narrower AND NOT EXISTS (
        SELECT 1 FROM consent_legalbasis b WHERE b.code = NEW.basis_id AND b.in_use
        AND (NEW.layer = 'domain' OR NEW.layer = ANY (b.layers))
        AND (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date BETWEEN b.valid_from AND COALESCE(b.valid_until, 'infinity')
    ) THEN
        RAISE EXCEPTION 'no basis that covers this' USING ERRCODE = 'check_violation';
    END IF;
    FOR it IN SELECT p.part, p.through FROM layers_part p WHERE p.kind = NEW.kind ORDER BY p.through <> 'id' LOOP
        IF it.through = 'id' THEN
            EXECUTE format(
                'UPDATE public.%I SET person_id = $1, layer = $2, domain = $3 WHERE id = $4 AND household_id = $5'
                ' AND person_id IS NOT DISTINCT FROM $6 AND layer = $7 AND domain = $8 RETURNING by_id', it.part)
            INTO writer
            USING NEW.person_id, NEW.layer, NEW.domain, NEW.record_id, NEW.household_id,
                  NEW.from_person_id, NEW.from_layer, NEW.from_domain;
            IF writer IS NULL THEN
                RAISE EXCEPTION 'it does not stand there any more' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF NOT wider AND writer <> NEW.by_id THEN
                RAISE EXCEPTION 'only who wrote it takes it from others' USING ERRCODE = 'check_violation';
            END IF;
        ELSE
            EXECUTE format(
                'UPDATE public.%I SET person_id = $1, layer = $2, domain = $3 WHERE %I = $4 AND household_id = $5'
                ' AND (person_id, layer, domain) IS DISTINCT FROM ($1, $2, $3)', it.part, it.through)
            USING NEW.person_id, NEW.layer, NEW.domain, NEW.record_id, NEW.household_id;
        END IF;
        EXECUTE format(  -- what was said of its parts: that they still hold
            'UPDATE public.layers_stilltrue s SET person_id = $1, layer = $2, domain = $3 FROM public.%I part'
            ' WHERE part.%I = $4 AND s.record_id = part.id AND s.household_id = $5', it.part, it.through)
        USING NEW.person_id, NEW.layer, NEW.domain, NEW.record_id, NEW.household_id;
    END LOOP;
    IF writer IS NULL THEN
        RAISE EXCEPTION 'no such kind of record' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- Hides a record, and what hangs on it (these decisions too), until a day that is at most three months away.
CREATE FUNCTION access.carry_out_hiding() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    it record;
    there bigint;
    today date := (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
    IF NEW.until <= today OR NEW.until > today + 92 THEN
        RAISE EXCEPTION 'hidden for too long, or not at all' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM layers_part p WHERE p.kind = NEW.kind AND p.part = 'layers_hiding') THEN
        RAISE EXCEPTION 'this kind of record is not hidden' USING ERRCODE = 'check_violation';
    END IF;
    FOR it IN SELECT p.part, p.through FROM layers_part p WHERE p.kind = NEW.kind ORDER BY p.through <> 'id' LOOP
        EXECUTE format(
            'UPDATE public.%I SET hidden_reason = $1, hidden_until = $2 WHERE %I = $3 AND household_id = $4'
            ' AND person_id IS NOT DISTINCT FROM $5 AND layer = $6 AND domain = $7', it.part, it.through)
        USING NEW.words, NEW.until, NEW.record_id, NEW.household_id, NEW.person_id, NEW.layer, NEW.domain;
        GET DIAGNOSTICS there = ROW_COUNT;
        IF it.through = 'id' AND there <> 1 THEN
            RAISE EXCEPTION 'it does not stand there any more' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Lets the resident see it from now on.
CREATE FUNCTION access.carry_out_hiding_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    it record;
BEGIN
    FOR it IN SELECT p.part, p.through, h.record_id, h.household_id FROM layers_hiding h
              JOIN layers_part p ON p.kind = h.kind
              WHERE h.id = NEW.hiding_id LOOP
        EXECUTE format(
            'UPDATE public.%I SET hidden_reason = '''', hidden_until = NULL WHERE %I = $1 AND household_id = $2',
            it.part, it.through)
        USING it.record_id, it.household_id;
    END LOOP;
    RETURN NULL;
END $$;

-- What residents do not see for now, without content, for who guards it: the privacy officer and the FG, about
-- households their organisation works for. The latest decision of each record only.
CREATE FUNCTION access.hidden_watched() RETURNS TABLE (
    id uuid, record_id uuid, household_id uuid, person_id uuid, kind text, layer text, domain text, category text, by_id uuid,
    since timestamptz, until date, times bigint, ended_at timestamptz, remarks bigint, last_remark_by uuid
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM (
        SELECT DISTINCT ON (h.record_id) h.id, h.record_id, h.household_id, h.person_id, h.kind::text, h.layer::text, h.domain::text,
               h.category::text, h.by_id, min(h.at) OVER whole, h.until, count(*) OVER whole, e.at,
               (SELECT count(*) FROM layers_hidingremark r WHERE r.hiding_id = h.id),
               (SELECT r.by_id FROM layers_hidingremark r WHERE r.hiding_id = h.id ORDER BY r.at DESC, r.id DESC LIMIT 1)
        FROM layers_hiding h LEFT JOIN layers_hidingend e ON e.hiding_id = h.id
        WHERE access.role() IN ('privacy_officer', 'fg') AND EXISTS (
            SELECT 1 FROM involvement_involvement i
            LEFT JOIN teams_hat ih ON ih.id = i.hat_id LEFT JOIN teams_team it ON it.id = i.team_id
            JOIN teams_hat mine ON mine.id = access.viewer()
            WHERE i.household_id = h.household_id
              AND COALESCE(ih.organisation_id, it.organisation_id) = mine.organisation_id)
        WINDOW whole AS (PARTITION BY h.record_id)
        ORDER BY h.record_id, h.at DESC, h.id DESC) latest
$$;

-- May the viewer, who guards, see this one? Asked by the policies of what is remarked on it.
CREATE FUNCTION access.watches_hiding(one uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access.hidden_watched() w WHERE w.id = one)
$$;

REVOKE ALL ON FUNCTION access.key_stays, access.shown_to_the_resident, access.width, access.carry_out_move,
    access.carry_out_hiding, access.carry_out_hiding_end, access.hidden_watched, access.watches_hiding FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.hidden_watched, access.watches_hiding TO samenhang_app;
