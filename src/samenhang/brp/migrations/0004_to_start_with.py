"""For which purposes the register may be asked, to start with; the municipality's lawyer judges them."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

UNSURE = "achtergrondkennis, te bevestigen door de jurist"

PURPOSES = [
    (
        "identiteit",
        "Vaststellen wie het is en waar iemand woont",
        "Wet BRP",
        "art. 1.7",
        ["identity", "address"],
        UNSURE,
    ),
    (
        "huishouden",
        "Vaststellen wie er bij het huishouden hoort, voor een hulpvraag",
        "Wmo 2015",
        "art. 2.3.2",
        ["identity", "address", "partners", "children"],
        UNSURE,
    ),
    (
        "gezag",
        "Vaststellen wie er gezag heeft over een kind",
        "Jeugdwet",
        "art. 7.3.4",
        ["identity", "parents", "authority"],
        UNSURE,
    ),
    (
        "vertegenwoordiging",
        "Vaststellen of iemand onder curatele staat",
        "BW",
        "art. 1:378",
        ["identity", "authority"],
        UNSURE,
    ),
]


def add_purposes(apps: Any, schema_editor: Any) -> None:
    """This function will add the purposes a municipality starts with; its lawyer judges them."""
    purpose = apps.get_model("brp", "Purpose")
    purpose.objects.bulk_create(
        purpose(code=code, what=what, law=law, article=article, parts=parts, source=source, order=order)
        for order, (code, what, law, article, parts, source) in enumerate(PURPOSES)
    )


class Migration(migrations.Migration):
    dependencies = [("brp", "0003_wall"), ("people", "0004_to_start_with")]
    operations = [Begin(add_purposes)]
