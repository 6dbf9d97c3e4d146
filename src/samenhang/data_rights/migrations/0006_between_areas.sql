-- Is the viewer merely let in here: as a guest, in an emergency, or both, and with no work of their own in the household?
CREATE FUNCTION access.reads_only(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(bool_and(NOT EXISTS (SELECT 1 FROM involvement_involvement i WHERE i.id = g.source_id)), false)
    FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.during @> access.clock()
$$;

-- As in involvement 0010, for who looks in an emergency as well; and what a guest who writes with the team does not do:
-- warn, hide, move, and settle what a resident asked. What they were let write is decided by the policies of those tables.
CREATE OR REPLACE FUNCTION access.guest_reads_only() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
CREATE TRIGGER guest_reads_only BEFORE INSERT ON consent_words
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON safety_visitwarning
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON safety_visitwarningend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_move
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_hiding
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_hidingend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsrequest
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsextension
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsanswer
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();

-- Is the viewer the one who was invited? Not where somebody of their own circle lives: it is as if nobody had asked.
CREATE OR REPLACE FUNCTION access.guest_is_me(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM involvement_guestinvitation g
                   WHERE g.id = i AND g.hat_id = ANY (access.acts_as()) AND NOT access.shut_to_me(g.household_id))
$$;

-- As in involvement 0010, less the own circle.
CREATE OR REPLACE FUNCTION access.may_answer(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_guestinvitation g
        WHERE g.id = i AND access.guest_is_me(g.id) AND access.clock() < LEAST(g.lapses_at, g.until)
          AND NOT EXISTS (SELECT 1 FROM involvement_guestend e WHERE e.invitation_id = i))
$$;

-- As in involvement 0010, less the own circle.
CREATE OR REPLACE FUNCTION access.host_of(i uuid) RETURNS TABLE (hat_id uuid, directs boolean) LANGUAGE plpgsql STABLE
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

-- The viewer's role in what is the municipality's own: none for who wears the hat of a partner. What supervises the whole
-- log, the findings, the rules and what is destroyed asks this one.
CREATE FUNCTION access.municipal_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role()::text WHERE NOT EXISTS (
        SELECT 1 FROM teams_hat h JOIN teams_organisation o ON o.id = h.organisation_id
        WHERE h.id = access.viewer() AND o.kind = 'partner')
$$;

REVOKE ALL ON FUNCTION access.reads_only(uuid), access.municipal_role() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.reads_only(uuid), access.municipal_role() TO samenhang_app;

-- Is the viewer asked to direct by this proposal? Not where somebody of their own circle lives.
CREATE FUNCTION access.asked_to_direct(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM cases_directionproposal one
                   WHERE one.id = p AND one.hat_id = ANY (access.acts_as()) AND NOT access.shut_to_me(one.household_id))
$$;

-- As in cases 0005, less the own circle: who may not open a household does not come to direct it.
CREATE OR REPLACE FUNCTION access.proposal_stands(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM cases_directionproposal one JOIN cases_case c ON c.id = one.case_id AND c.closed_at IS NULL
        WHERE one.id = p AND access.asked_to_direct(one.id)
          AND one.id = (SELECT l.id FROM cases_directionproposal l WHERE l.case_id = c.id ORDER BY l.at DESC, l.id DESC LIMIT 1)
          AND one.seen_id = (SELECT d.id FROM cases_direction d WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1))
$$;
REVOKE ALL ON FUNCTION access.asked_to_direct(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.asked_to_direct(uuid) TO samenhang_app;

-- Is who an envelope names (full name and birth date, as written) of the viewer's own circle? It looks at declarations only.
CREATE FUNCTION access.names_my_circle(about text, born date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM circle_owncircle c
        WHERE c.professional_id = access.wearer() AND c.birth_date = born AND access.plain(c.family_name) <> ''
          AND strpos(access.plain(about), access.plain(c.family_name)) > 0
          AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id))
$$;
REVOKE ALL ON FUNCTION access.names_my_circle(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.names_my_circle(text, date) TO samenhang_app;
