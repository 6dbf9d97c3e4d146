"""The domains a municipality starts with."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

DOMAINS = [
    ("toegang", "Toegang", ""),
    ("participatie", "Werk en inkomen", "Participatiewet"),
    ("wmo", "Wmo", "Wmo 2015"),
    ("jeugd", "Jeugd", "Jeugdwet"),
    ("schuldhulp", "Schuldhulp", "Wet gemeentelijke schuldhulpverlening"),
    ("inburgering", "Inburgering", "Wet inburgering 2021"),
    ("leerplicht", "Leerplicht", "Leerplichtwet 1969"),
    ("wonen", "Wonen", ""),
    ("zorg", "Zorg en ggz", ""),
    ("welzijn", "Welzijn", ""),
    ("veiligheid", "Veiligheid", ""),
    ("rechtmatigheid", "Handhaving", "Participatiewet"),
]


def add_domains(apps: Any, schema_editor: Any) -> None:
    """This function will add the domains; a municipality changes them afterwards."""
    apps.get_model("teams", "Domain").objects.bulk_create(
        apps.get_model("teams", "Domain")(code=code, name=name, law=law, order=order)
        for order, (code, name, law) in enumerate(DOMAINS)
    )


class Migration(migrations.Migration):
    dependencies = [("teams", "0003_wall")]
    operations = [Begin(add_domains)]
