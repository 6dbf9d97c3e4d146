"""The viewer that stores what the population register says."""

from django.db import migrations

ROWS = """
-- The one viewer that stores what the population register says. It wears no hat: nobody signs in as it.
INSERT INTO access_viewer (id, viewer_id, acts_as_id, role)
VALUES ('0199b000-0000-7000-8000-000000000b2f', '0199b000-0000-7000-8000-000000000b29',
        '0199b000-0000-7000-8000-000000000b29', 'service');
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_wall"), ("teams", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
