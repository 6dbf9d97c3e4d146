"""Who may read and write the plan: whoever holds a ground for the household's shared layer. What was agreed stays."""

from django.db import migrations

from samenhang.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_one_plan"), ("cases", "0002_protect_cases")]
    operations = [
        Protect("plans_plan", change=True),
        Protect("plans_goal", change=True),
        Protect("plans_goalend"),
        Protect("plans_action", change=True),
        Protect("plans_actionoutcome"),
        Protect("plans_planversion"),
        Protect("plans_signature"),
    ]
