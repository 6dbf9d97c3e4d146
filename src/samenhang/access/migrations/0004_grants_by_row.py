"""A row's readers are found by the row's own key, and who acts as a desk by the desk.

Policies ask of each row whether the viewer holds a grant of exactly its key. By household alone that read every grant of
the household, and by viewer thousands of those who work with many.
"""

from django.db import migrations

INDEXES = """
CREATE INDEX access_grant_row ON access_grant (household_id, person_id, layer, domain, viewer_id);
CREATE INDEX access_viewer_acts_as ON access_viewer (acts_as_id);
ALTER FUNCTION access.readers ROWS 10;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_wall")]
    operations = [migrations.RunSQL(INDEXES)]
