-- Whether the viewer is with a household to read only: as a guest, or looking in an emergency, and in no other way.
CREATE OR REPLACE FUNCTION access.only_guest(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(bool_and(
        EXISTS (SELECT 1 FROM involvement_guestinvitation i WHERE i.id = g.source_id)
        OR EXISTS (SELECT 1 FROM safety_breakglass b WHERE b.id = g.source_id)), false)
    FROM access_grant g
    WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.during @> access.clock()
$$;
