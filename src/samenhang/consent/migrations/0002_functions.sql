-- Some of these ask a function that is made later on: access.municipal_role.
SET LOCAL check_function_bodies = off;

-- A basis that is new begins as one that is not used; what was decided overlays it. Then every household that was told
-- on it is derived anew: what the decision opens or closes, it does in the same transaction.
CREATE FUNCTION access.basis_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    proposed consent_basisproposal;
    touched uuid;
BEGIN
    SELECT * INTO proposed FROM consent_basisproposal WHERE id = NEW.proposal_id;
    IF NEW.answer <> 'approved' THEN
        RETURN NULL;
    END IF;
    INSERT INTO consent_legalbasis (code, law, article, purpose, told, layers, domains, roles, kinds, valid_from,
        valid_until, in_use, confirmed, second_person, source)
    VALUES (proposed.code, proposed.law, proposed.article, proposed.purpose, proposed.told, proposed.layers,
        proposed.domains, proposed.roles, proposed.kinds, proposed.valid_from, proposed.valid_until, false,
        proposed.confirmed, proposed.second_person, proposed.source)
    ON CONFLICT (code) DO NOTHING;
    FOR touched IN SELECT DISTINCT n.household_id FROM consent_notice n WHERE n.basis_id = proposed.code ORDER BY 1
    LOOP
        PERFORM access.derive(touched);
    END LOOP;
    RETURN NULL;
END $$;

-- Once the resident was told, it is hidden no longer; where a review says to keep it hidden longer, it is.
CREATE FUNCTION access.shown_or_hidden() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    until date := (to_jsonb(NEW) ->> 'hidden_on')::date;
BEGIN
    IF TG_TABLE_NAME = 'consent_withoutreview' AND until IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE consent_notice SET hidden_until = until,
        hidden_reason = CASE WHEN until IS NULL THEN '' ELSE COALESCE(NULLIF(hidden_reason, ''), 'safety') END
    WHERE without_id = NEW.without_id;
    UPDATE consent_withoutconsent SET hidden_until = until,
        hidden_reason = CASE WHEN until IS NULL THEN '' ELSE COALESCE(NULLIF(hidden_reason, ''), 'safety') END
    WHERE id = NEW.without_id;
    RETURN NULL;
END $$;

-- For who guards privacy: which sharings without consent there are, how old, on which basis; not whose, and no words.
CREATE FUNCTION access.without_consent() RETURNS TABLE (
    number bigint, organisation text, basis text, at timestamptz, why text, tell_by date, hidden_until date,
    told_on date, review_on date, waits boolean, stopped boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT row_number() OVER (ORDER BY w.at, w.id), o.name, b.law || ', ' || b.article, w.at, w.why_not_asked::text,
           w.tell_by, w.hidden_until, t."on", COALESCE(last.review_on, w.review_on),
           w.second_id IS NOT NULL AND (s.id IS NULL OR NOT s.agrees), COALESCE(last.stops, false)
    FROM consent_withoutconsent w
    JOIN teams_organisation o ON o.id = w.organisation_id
    JOIN consent_legalbasis b ON b.code = w.basis_id
    LEFT JOIN consent_toldafter t ON t.without_id = w.id
    LEFT JOIN consent_secondopinion s ON s.without_id = w.id
    LEFT JOIN LATERAL (SELECT r.review_on, r.stops FROM consent_withoutreview r WHERE r.without_id = w.id
                       ORDER BY r.at DESC, r.id DESC LIMIT 1) last ON true
    WHERE (SELECT access.municipal_role()) IN ('privacy_officer', 'fg')
$$;

REVOKE ALL ON FUNCTION access.basis_decided, access.shown_or_hidden, access.without_consent FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.without_consent TO samenhang_app;
