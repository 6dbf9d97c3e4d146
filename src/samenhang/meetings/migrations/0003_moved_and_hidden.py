"""An entry moves with its corrections, and is kept from the resident by its record only (H2, H1)."""

from django.db import migrations

PARTS = """
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'meetings_logentry', 'meetings_logentry', 'id'),
    (gen_random_uuid(), 'meetings_logentry', 'meetings_correction', 'entry_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_move', 'record_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_hiding', 'record_id');
CREATE TRIGGER shown BEFORE INSERT OR UPDATE ON meetings_logentry
    FOR EACH ROW EXECUTE FUNCTION access.shown_to_the_resident();
"""
UNDO = """
DROP TRIGGER shown ON meetings_logentry;
DELETE FROM layers_part WHERE kind = 'meetings_logentry';
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_protect_logbook"), ("layers", "0002_protect_layers")]
    operations = [migrations.RunSQL(PARTS, UNDO)]
