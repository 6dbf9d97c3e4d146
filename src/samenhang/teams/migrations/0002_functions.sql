-- == Hats become viewers by themselves.

-- A hat is a viewer; with a team that is a desk it acts as that desk too, if its role is one that handles content.
CREATE FUNCTION access.seat_hat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.seat(NEW.id);
    RETURN NULL;
END $$;

-- == A suspended colleague has no seat; seats follow a team that becomes a desk; and who may hand work on, in one
-- place.

-- One hat's seats, made anew: itself, and its team where that is a desk; none while its wearer is suspended there.
CREATE FUNCTION access.seat(h uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(h::text, 7402));
    DELETE FROM access_viewer WHERE viewer_id = h;
    INSERT INTO access_viewer (id, viewer_id, acts_as_id, role, from_day, until_day)
    SELECT gen_random_uuid(), hat.id, seats.seat, hat.role, hat.from_day, hat.until_day
    FROM teams_hat hat
    CROSS JOIN LATERAL (
        SELECT hat.id AS seat
        UNION
        SELECT t.id FROM teams_team t
        WHERE t.id = hat.team_id AND t.is_desk AND hat.role IN ('access_officer', 'professional', 'partner')
    ) seats
    WHERE hat.id = h AND NOT EXISTS (
        SELECT 1 FROM teams_suspension s LEFT JOIN teams_suspensionend e ON e.suspension_id = s.id
        WHERE s.professional_id = hat.professional_id AND s.organisation_id = hat.organisation_id AND e.id IS NULL);
END $$;

CREATE FUNCTION access.seat_team() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.seat(hat.id) FROM teams_hat hat WHERE hat.team_id = NEW.id ORDER BY hat.id;
    RETURN NULL;
END $$;

CREATE FUNCTION access.seat_suspended() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.seat(hat.id) FROM teams_suspension s
    JOIN teams_hat hat ON hat.professional_id = s.professional_id AND hat.organisation_id = s.organisation_id
    WHERE s.id = COALESCE((to_jsonb(NEW) ->> 'suspension_id')::uuid, NEW.id) ORDER BY hat.id;
    RETURN NULL;
END $$;

-- Does the viewer manage the colleagues of this organisation? A manager those of the own one; the municipality's, or the
-- region's, also those of partners.
CREATE FUNCTION access.manages(o uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat me
        JOIN teams_organisation mine ON mine.id = me.organisation_id
        JOIN teams_organisation theirs ON theirs.id = o
        WHERE me.id = access.viewer() AND access.role() = 'manager'
          AND (me.organisation_id = o
               OR (mine.kind IN ('municipality', 'regional') AND theirs.kind = 'partner')))
$$;

-- May the viewer hand on what this hat holds, to this hat (or to nobody yet)? Managers, and the lead of the hat's own
-- team; never what is one's own, never to oneself. Who takes over works in the same organisation for the same law, in a
-- role that may be given content, today; with a team lead in the same team.
CREATE FUNCTION access.may_hand_on(leaver uuid, heir uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat l JOIN teams_hat me ON me.id = access.viewer()
        WHERE l.id = leaver AND l.professional_id <> me.professional_id
          AND (access.manages(l.organisation_id) OR (access.role() = 'team_lead' AND me.team_id = l.team_id))
          AND (heir IS NULL OR EXISTS (
              SELECT 1 FROM teams_hat s
              JOIN access_viewer seat ON seat.viewer_id = s.id AND seat.acts_as_id = s.id
              JOIN teams_professional p ON p.id = s.professional_id
              JOIN auth_user u ON u.id = p.user_id AND u.is_active
              WHERE s.id = heir AND s.id <> l.id AND s.professional_id <> me.professional_id
                AND s.organisation_id = l.organisation_id AND s.domain_id IS NOT DISTINCT FROM l.domain_id
                AND s.role IN ('access_officer', 'professional', 'partner', 'process_director')
                AND (s.role = 'access_officer') = (l.role = 'access_officer')
                AND (access.manages(l.organisation_id) OR s.team_id = me.team_id)
                AND daterange(seat.from_day, seat.until_day, '[)')
                    @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)))
$$;

-- The hats of these of which the viewer may know how much they hold.
CREATE FUNCTION access.countable(hats uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT h FROM unnest(hats) h WHERE access.may_hand_on(h, NULL)
$$;

-- Every function that hands something on begins here: refuses who may not, and gives the moment of the act, which is that
-- of the viewer's own line in the log about handing on what this hat holds.
CREATE FUNCTION access.handing_on(leaver uuid, heir uuid, line uuid) RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz;
BEGIN
    SELECT l.at INTO act FROM audit_line l
    WHERE l.id = line AND l.viewer_id = access.viewer() AND l.what = 'staff.hand_on' AND l.object_id = leaver
      AND l.at BETWEEN access.clock() - interval '1 hour' AND access.clock();
    IF act IS NULL OR NOT access.may_hand_on(leaver, heir) THEN
        RAISE EXCEPTION 'not to be handed on by this viewer, or not to this colleague' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN act;
END $$;

-- Whom the act touches, and who did it, under its line in the log: read there by who may read about the same person
-- and layer.
CREATE FUNCTION access.handed(line uuid, act timestamptz, h uuid, p uuid, l text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO audit_subject (id, at, line_id, viewer_id, household_id, person_id, layer, domain, basis)
    SELECT gen_random_uuid(), act, line, access.viewer(), h, p, l, '', ''
    WHERE NOT EXISTS (SELECT 1 FROM audit_subject s WHERE s.line_id = line AND s.household_id = h AND s.layer = l
                      AND s.person_id IS NOT DISTINCT FROM p)
$$;

-- A manager gives themselves no role: another one does. And a role is ended and given anew, not turned into another one.
CREATE FUNCTION access.hat_not_for_oneself() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM teams_hat me WHERE me.id = access.viewer() AND me.professional_id = NEW.professional_id) THEN
        RAISE EXCEPTION 'nobody gives themselves a role' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION access.hat_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a hat keeps its wearer, organisation, role and domain' USING ERRCODE = 'insufficient_privilege';
END $$;

REVOKE ALL ON FUNCTION access.seat_hat, access.seat, access.seat_team, access.seat_suspended, access.manages,
    access.may_hand_on, access.countable, access.handing_on, access.handed, access.hat_not_for_oneself,
    access.hat_stays FROM PUBLIC;
