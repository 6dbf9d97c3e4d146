"""How long managers have to answer, to start with."""

from django.db import migrations

ROWS = """
INSERT INTO escalation_ladderrule (id, answer_days) VALUES (1, 5);
"""


class Migration(migrations.Migration):
    dependencies = [("escalation", "0003_wall"), ("cases", "0004_to_start_with"), ("involvement", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
