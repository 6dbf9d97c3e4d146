"""What may stop, to begin with; the municipality keeps its own list."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

KINDS = (
    ("uitkering", "Uitkering of toeslag", 5, 2),
    ("voorziening", "Voorziening (Wmo, Jeugdwet)", 5, 2),
    ("huur", "Huur, ontruiming", 5, 3),
    ("zorg", "Zorg of behandeling", 5, 2),
    ("energie", "Energie of water", 3, 2),
    ("verzekering", "Verzekering", 5, 2),
    ("anders", "Iets anders", 5, 2),
)
"""Examples to begin with; the municipality keeps its own list."""


def settle_the_kinds(apps: Any, schema_editor: Any) -> None:
    """This function will give the list of kinds to begin with."""
    kinds = apps.get_model("stops", "StopKind")
    for order, (code, name, days, before) in enumerate(KINDS):
        kinds.objects.create(code=code, name=name, answer_days=days, before_days=before, order=order * 10)


class Migration(migrations.Migration):
    dependencies = [("stops", "0003_wall"), ("cases", "0004_to_start_with")]
    operations = [Begin(settle_the_kinds)]
