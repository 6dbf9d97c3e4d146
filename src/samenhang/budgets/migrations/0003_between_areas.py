"""Money is committed on a decision where that decision stands, from no other household."""

from django.db import migrations

MADE = """
CREATE TRIGGER decision_key BEFORE INSERT ON budgets_committedfor
    FOR EACH ROW EXECUTE FUNCTION access.decision_key();
"""


class Migration(migrations.Migration):
    dependencies = [("budgets", "0002_protect_budgets"), ("decisions", "0004_between_areas")]
    operations = [migrations.RunSQL(MADE, "DROP TRIGGER decision_key ON budgets_committedfor")]
