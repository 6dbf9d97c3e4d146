"""An entry moves with its corrections, and is kept from the resident by its record only (H2, H1)."""

from django.db import migrations

PARTS = """
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'meetings_logentry', 'meetings_logentry', 'id'),
    (gen_random_uuid(), 'meetings_logentry', 'meetings_correction', 'entry_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_move', 'record_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_hiding', 'record_id');
-- What is written below an entry that the resident does not see yet, is not seen either.
CREATE FUNCTION access.hidden_with_its_entry() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT e.hidden_reason, e.hidden_until INTO NEW.hidden_reason, NEW.hidden_until
    FROM meetings_logentry e WHERE e.id = NEW.entry_id;
    NEW.hidden_reason := COALESCE(NEW.hidden_reason, '');
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION access.hidden_with_its_entry() FROM PUBLIC;
CREATE TRIGGER hidden BEFORE INSERT ON meetings_correction
    FOR EACH ROW EXECUTE FUNCTION access.hidden_with_its_entry();
CREATE TRIGGER shown BEFORE INSERT OR UPDATE ON meetings_logentry
    FOR EACH ROW EXECUTE FUNCTION access.shown_to_the_resident();
"""
UNDO = """
DROP FUNCTION access.hidden_with_its_entry() CASCADE;
DROP TRIGGER shown ON meetings_logentry;
DELETE FROM layers_part WHERE kind = 'meetings_logentry';
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_protect_logbook"), ("layers", "0002_protect_layers")]
    operations = [migrations.RunSQL(PARTS, UNDO)]
