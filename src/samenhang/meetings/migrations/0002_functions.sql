-- == An entry moves with its corrections, and is kept from the resident by its record only (H2, H1).

-- What is written below an entry that the resident does not see yet, is not seen either.
CREATE FUNCTION access.hidden_with_its_entry() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT e.hidden_reason, e.hidden_until INTO NEW.hidden_reason, NEW.hidden_until
    FROM meetings_logentry e WHERE e.id = NEW.entry_id;
    NEW.hidden_reason := COALESCE(NEW.hidden_reason, '');
    RETURN NEW;
END $$;

-- == A meeting is read by who sits at the table; what a slot is about only by who holds the household's key (F1).

-- Does the viewer sit at this table: takes part, leads it, planned it, or is of the team that planned it? Asked by the
-- policies of what hangs on a meeting; of any other meeting than one's own the answer is no.
CREATE FUNCTION access.sits_at(meeting uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.meetings_conference c WHERE c.id = meeting AND (((SELECT access.role()) = ANY (ARRAY['access_officer', 'professional', 'partner', 'process_director']) OR ((SELECT access.role()) = ANY (ARRAY['team_lead', 'policy_adviser', 'manager']) AND c.shape IN ('linking', 'leading', 'compass'))) AND (c.participants @> ARRAY[(SELECT access.viewer())] OR c.chair_id = (SELECT access.viewer()) OR c.note_taker_id = (SELECT access.viewer()) OR c.by_id = (SELECT access.viewer()) OR c.team_id = (SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer())))))
$$;

-- May a case be put in this place: it is on the agenda of that meeting, which is about cases, and the viewer sits there?
CREATE FUNCTION access.takes_a_case(its_slot uuid, meeting uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.meetings_slot s JOIN public.meetings_conference c ON c.id = s.conference_id
                   WHERE s.id = its_slot AND c.id = meeting AND c.shape NOT IN ('linking', 'leading', 'compass'))
       AND access.sits_at(meeting)
$$;

REVOKE ALL ON FUNCTION access.hidden_with_its_entry, access.sits_at, access.takes_a_case FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.sits_at, access.takes_a_case TO samenhang_app;
