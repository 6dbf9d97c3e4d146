-- Which professionals may not open this household, because somebody of their own circle belongs to it; nor a lawfulness
-- file, because it is about them.
CREATE OR REPLACE FUNCTION access.shut(h uuid) RETURNS SETOF uuid LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT DISTINCT c.professional FROM access.circled(ARRAY(
        SELECT m.person_id FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))) c
    UNION
    SELECT c.professional_id FROM lawfulness_lawfulnessfile f
    JOIN circle_owncircle c ON c.bsn_index = f.bsn_index
        OR (c.birth_date = f.birth_date AND (c.bsn_index IS NULL OR f.bsn_index IS NULL)
            AND access.same_family(c.family_name, f.family_name))
    WHERE f.id = h AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
$$;

CREATE OR REPLACE FUNCTION access.derive_from_circle() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    declared uuid := COALESCE((to_jsonb(NEW) ->> 'own_circle_id')::uuid, NEW.id);
BEGIN
    PERFORM access.derive_homes(ARRAY(SELECT access.circle_people(declared)));
    PERFORM access.derive(f.id) FROM lawfulness_lawfulnessfile f JOIN circle_owncircle c ON c.id = declared
    WHERE f.bsn_index = c.bsn_index OR f.birth_date = c.birth_date;
    RETURN NULL;
END $$;

-- What each viewer may read of one household (or lawfulness file), from all of its sources, less what their own circle
-- shuts. A new source is a function of its own and a line in `every`. A desk at which somebody sits for whom it is shut
-- reads as the others who sit there, each by themselves.
CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH every AS MATERIALIZED (
        SELECT * FROM access.wanted_of_work(h)
        UNION ALL SELECT * FROM access.wanted_of_guests(h)
        UNION ALL SELECT * FROM access.wanted_in_emergency(h)
        UNION ALL SELECT * FROM access.wanted_of_lawfulness(h)
        UNION ALL SELECT * FROM access.wanted_of_own_file(h)
    ), away AS MATERIALIZED (
        SELECT hat.id FROM access.shut(h) who JOIN teams_hat hat ON hat.professional_id = who
    ), split AS MATERIALIZED (
        SELECT DISTINCT v.acts_as_id AS id FROM access_viewer v JOIN away ON away.id = v.viewer_id
        WHERE v.acts_as_id <> v.viewer_id
    )
    SELECT e.* FROM every e WHERE e.viewer_id NOT IN (SELECT id FROM away) AND e.viewer_id NOT IN (SELECT id FROM split)
    UNION
    SELECT v.viewer_id, e.person_id, e.layer, e.domain, e.writes, e.basis, e.source_id, e.during
    FROM every e JOIN split ON split.id = e.viewer_id JOIN access_viewer v ON v.acts_as_id = split.id
    WHERE v.viewer_id NOT IN (SELECT id FROM away)
$$;

-- By which source somebody reads: may the viewer know of it? An involvement, a guest's stay, or an emergency.
CREATE OR REPLACE FUNCTION access.source_known(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.guest_known(s) OR EXISTS (
        SELECT 1 FROM involvement_involvement i JOIN access_grant m ON m.household_id = i.household_id
            AND m.person_id = COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE i.id = s AND m.viewer_id = ANY (access.acts_as()) AND m.layer = 'involvement' AND m.during @> access.clock()
          AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id)))
      OR EXISTS (
        SELECT 1 FROM safety_breakglassopened o JOIN access_grant m ON m.household_id = o.household_id
            AND m.person_id = COALESCE(o.person_id, '00000000-0000-0000-0000-000000000000')
        WHERE o.break_glass_id = s AND m.viewer_id = ANY (access.acts_as()) AND m.layer = 'involvement'
          AND m.during @> access.clock())
$$;
