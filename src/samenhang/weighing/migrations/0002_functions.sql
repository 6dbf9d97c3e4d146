-- Did the viewer give an own position on this option? Told of the viewer alone; the policy of positions asks it.
CREATE FUNCTION access.weighed(o uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM weighing_position p WHERE p.option_id = o AND p.by_id = access.viewer())
$$;

-- Of an ended test: the row stands under the key of what it hangs on, so that no child reaches another file.
CREATE FUNCTION access.weighing_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made jsonb := to_jsonb(NEW);
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT household_id, person_id, layer, domain FROM weighing_reversedtest
                WHERE id = ANY (ARRAY[(made ->> 'test_id')::uuid, (made ->> 'builds_on_id')::uuid])
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_testoption
                WHERE id = (made ->> 'option_id')::uuid AND TG_TABLE_NAME <> 'weighing_position'
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_triangleoption
                WHERE id = (made ->> 'option_id')::uuid AND TG_TABLE_NAME = 'weighing_position'
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_valuetriangle
                WHERE id = (made ->> 'triangle_id')::uuid
        ) above
        WHERE (above.household_id, above.person_id, above.layer, above.domain)
            IS DISTINCT FROM (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
    ) THEN
        RAISE EXCEPTION 'a part stands where its test stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.weighed, access.weighing_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.weighed TO samenhang_app;
