"""The articles an investigation rests on, to start with."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

BASES = [
    ("pw-53a", "Participatiewet", "artikel 53a", "onderzoeken of wat is opgegeven juist en volledig is"),
    ("pw-17", "Participatiewet", "artikel 17", "vragen wat iemand moet melden, en meewerken"),
    ("ioaw-13", "IOAW", "artikel 13", "vragen wat iemand moet melden, en meewerken"),
    ("wmo-239", "Wmo 2015", "artikel 2.3.9", "nagaan of een voorziening nog nodig en passend is"),
    ("jw-812", "Jeugdwet", "artikel 8.1.2", "nagaan of een pgb goed wordt gebruikt"),
]


def add_bases(apps: Any, schema_editor: Any) -> None:
    """This function will add the articles an investigation rests on; the municipality's lawyer changes them."""
    model = apps.get_model("lawfulness", "Basis")
    model.objects.bulk_create(
        model(code=code, law=law, article=article, what=what, order=order)
        for order, (code, law, article, what) in enumerate(BASES)
    )


class Migration(migrations.Migration):
    dependencies = [("lawfulness", "0003_wall"), ("teams", "0004_to_start_with")]
    operations = [Begin(add_bases)]
