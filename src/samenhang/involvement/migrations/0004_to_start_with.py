"""How long a guest may stay, to start with."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin


def settle_the_rule(apps: Any, schema_editor: Any) -> None:
    """This function will say how long a guest stays at most, and how long an invitation waits."""
    apps.get_model("involvement", "GuestRule").objects.create(id=1)


class Migration(migrations.Migration):
    dependencies = [("involvement", "0003_wall"), ("consent", "0004_to_start_with")]
    operations = [Begin(settle_the_rule)]
