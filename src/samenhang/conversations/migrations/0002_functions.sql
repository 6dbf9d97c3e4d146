-- With whom it was held and in which file it is kept does not change by writing in it: only by moving it as a whole.
CREATE FUNCTION access.conversation_key_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user = 'samenhang_app' AND (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
        IS DISTINCT FROM (OLD.household_id, OLD.person_id, OLD.layer, OLD.domain) THEN
        RAISE EXCEPTION 'a conversation stays where it is kept' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

REVOKE ALL ON FUNCTION access.conversation_key_stays FROM PUBLIC;
