"""After how long a question closes, to start with."""

from django.db import migrations

ROWS = """
INSERT INTO questions_questionrule (id, closes_after_days) VALUES (1, 14);
"""


class Migration(migrations.Migration):
    dependencies = [("questions", "0003_wall"), ("cases", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
