"""Who may read and write the plan: whoever holds a ground for the household's shared layer. What was agreed stays."""

from django.db import migrations

from samenhang.access.protect import Protect, key


def of_its(table: str, column: str, parent: str) -> str:
    """This function will give the condition "the row may be written, and hangs on a record of the same household"."""
    return (
        f"{key(table, writes=True)} AND EXISTS (SELECT 1 FROM public.{parent} parent"
        f" WHERE parent.id = {table}.{column} AND parent.household_id = {table}.household_id)"
    )


def written(table: str, column: str, parent: str, *, changes: bool = False) -> Protect:
    """This function will protect a table whose rows hang on another one of the plan's."""
    condition = of_its(table, column, parent)
    return Protect(table, add=condition, change=condition) if changes else Protect(table, add=condition)


TRIGGERS = """
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_plan FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_goal FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON plans_action FOR EACH ROW EXECUTE FUNCTION access.key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_functions"), ("layers", "0002_functions")]
    operations = [
        written("plans_plan", "case_id", "cases_case", changes=True),
        written("plans_goal", "plan_id", "plans_plan", changes=True),
        written("plans_goalend", "goal_id", "plans_goal"),
        written("plans_action", "plan_id", "plans_plan", changes=True),
        written("plans_actionoutcome", "action_id", "plans_action"),
        written("plans_planversion", "plan_id", "plans_plan"),
        written("plans_signature", "version_id", "plans_planversion"),
        migrations.RunSQL(TRIGGERS),
    ]
