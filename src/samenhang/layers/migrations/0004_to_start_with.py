"""Which rows make up what was told and move with it."""

from django.db import migrations

ROWS = """
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'layers_told', 'layers_told', 'id'),
    (gen_random_uuid(), 'layers_told', 'layers_move', 'record_id'),
    (gen_random_uuid(), 'layers_told', 'layers_hiding', 'record_id');
"""


class Migration(migrations.Migration):
    dependencies = [("layers", "0003_wall"), ("consent", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
