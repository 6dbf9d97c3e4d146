-- A term's last day moves; what it guards, by which rule, since when and in which file it is kept never changes.
CREATE FUNCTION access.term_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.id, NEW.household_id, NEW.person_id, NEW.layer, NEW.domain, NEW.kept_in_id, NEW.guards, NEW.object_id,
        NEW.rule_id, NEW.round, NEW.started_on, NEW.by_id, NEW.at)
        IS DISTINCT FROM
       (OLD.id, OLD.household_id, OLD.person_id, OLD.layer, OLD.domain, OLD.kept_in_id, OLD.guards, OLD.object_id,
        OLD.rule_id, OLD.round, OLD.started_on, OLD.by_id, OLD.at) THEN
        RAISE EXCEPTION 'a term stays what it is: only its last day moves' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.term_stays FROM PUBLIC;
