-- What was done with a colleague's access, told to who manages it there: acts on the person, hats, invitations and
-- suspensions in the organisations the viewer manages. Nothing of residents: no subjects, no other acts, no details.
CREATE FUNCTION access.staff_history(p uuid) RETURNS TABLE (at timestamptz, what text, viewer_id uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH theirs AS (
        SELECT h.id FROM teams_hat h WHERE h.professional_id = p AND access.manages(h.organisation_id)
    ), about AS (
        SELECT t.id FROM theirs t
        UNION SELECT s.id FROM teams_suspension s WHERE s.professional_id = p AND access.manages(s.organisation_id)
        UNION SELECT i.id FROM staff_invitation i WHERE i.professional_id = p AND access.manages(i.organisation_id)
        UNION SELECT p WHERE EXISTS (SELECT 1 FROM theirs)
    )
    SELECT l.at, l.what::text, l.viewer_id FROM audit_line l
    WHERE l.object_id IN (SELECT a.id FROM about a)
      AND l.what IN ('teams.add_professional', 'teams.give_hat', 'teams.end_hat', 'teams.renew', 'staff.invite',
        'staff.withdraw', 'staff.accept', 'staff.suspend', 'staff.lift', 'staff.hand_on', 'staff.change_details')
      AND (l.organisation_id IS NULL OR access.manages(l.organisation_id))
      AND EXISTS (SELECT 1 FROM theirs)
    ORDER BY l.at DESC, l.id DESC LIMIT 200
$$;

REVOKE ALL ON FUNCTION access.staff_history FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.staff_history TO samenhang_app;
