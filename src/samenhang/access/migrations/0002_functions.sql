CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO samenhang_app;

-- Some of these ask a function that is made later on: access.may_know.
SET LOCAL check_function_bodies = off;

-- Policies ask this for the time: the statement's, so that what one statement grants, the next may use. Replaceable in
-- test databases only.
CREATE FUNCTION access.clock() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT statement_timestamp() $$;

CREATE FUNCTION access.viewer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenhang.viewer', true), '')::uuid $$;

-- The viewer itself and the desks it sits at, while the hat is worn: an ended hat acts as nobody.
CREATE FUNCTION access.acts_as() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(array_agg(acts_as_id), '{}')
    FROM access_viewer
    WHERE viewer_id = access.viewer()
      AND daterange(from_day, until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
$$;

CREATE FUNCTION access.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT role FROM access_viewer
    WHERE viewer_id = access.viewer() AND acts_as_id = viewer_id
      AND daterange(from_day, until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
$$;

-- Who reads a record of this key, told only to whoever reads it as well ("who reads this", before saving); without a
-- colleague whose involvement is to stay unseen by the viewer.
CREATE FUNCTION access.readers(h uuid, p uuid, l text, d text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH reading AS (
        SELECT g.viewer_id FROM access_grant g
        WHERE g.household_id = h AND g.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000')
          AND g.layer = l AND g.domain = d AND g.during @> access.clock())
    SELECT DISTINCT v.viewer_id FROM reading r JOIN access_viewer v ON v.acts_as_id = r.viewer_id
    WHERE daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND EXISTS (SELECT 1 FROM reading m WHERE m.viewer_id = ANY (access.acts_as()))
      AND access.may_know(h, v.viewer_id)
$$;

REVOKE ALL ON FUNCTION access.clock, access.viewer, access.acts_as, access.role, access.readers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.clock, access.viewer, access.acts_as, access.role, access.readers TO samenhang_app;
