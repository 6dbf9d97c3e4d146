"""Which rows make up an entry of the logbook and move with it."""

from django.db import migrations

ROWS = """
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'meetings_logentry', 'meetings_logentry', 'id'),
    (gen_random_uuid(), 'meetings_logentry', 'meetings_correction', 'entry_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_move', 'record_id'),
    (gen_random_uuid(), 'meetings_logentry', 'layers_hiding', 'record_id');
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_wall"), ("cases", "0004_to_start_with"), ("layers", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
