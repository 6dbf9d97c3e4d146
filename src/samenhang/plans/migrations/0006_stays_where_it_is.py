"""A row of the plan stays in its household, also for who writes in two plans (H2)."""

from django.db import migrations

STAYS = """
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_plan FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_goal FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_action FOR EACH ROW EXECUTE FUNCTION access.key_stays();
"""
UNDO = """
DROP TRIGGER key_stays ON plans_plan;
DROP TRIGGER key_stays ON plans_goal;
DROP TRIGGER key_stays ON plans_action;
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_in_whose_name"), ("layers", "0002_protect_layers")]
    operations = [migrations.RunSQL(STAYS, UNDO)]
