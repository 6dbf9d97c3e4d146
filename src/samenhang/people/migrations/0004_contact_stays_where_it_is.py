"""How somebody is reached changes, but never whose it is: one member's telephone number is not made the household's."""

from django.db import migrations

KEY_STAYS = """
CREATE FUNCTION access.contact_key_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
        IS DISTINCT FROM (OLD.household_id, OLD.person_id, OLD.layer, OLD.domain) THEN
        RAISE EXCEPTION 'a contact stays with whom it belongs to' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION access.contact_key_stays() FROM PUBLIC;
CREATE TRIGGER key_stays BEFORE UPDATE ON people_contact
    FOR EACH ROW EXECUTE FUNCTION access.contact_key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_read_from_the_register")]
    operations = [migrations.RunSQL(KEY_STAYS, "DROP FUNCTION access.contact_key_stays() CASCADE")]
