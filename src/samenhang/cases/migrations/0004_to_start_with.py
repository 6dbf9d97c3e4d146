"""The twelve life domains to start with."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

LIFE_DOMAINS = [
    ("omgaan", "Omgaan met elkaar", "Hoe gaat het thuis en met mensen om u heen?", "users"),
    ("wonen", "Wonen en de buurt", "Woont u fijn? Kunt u er blijven?", "house"),
    ("geld", "Geld", "Komt u rond? Zijn er rekeningen die blijven liggen?", "wallet"),
    ("werk", "Meedoen en werk", "Wat doet u overdag? Wat zou u willen doen?", "briefcase"),
    ("lichaam", "Lichamelijke gezondheid", "Hoe gaat het met uw lichaam?", "heart"),
    ("geest", "Geestelijke gezondheid", "Hoe gaat het met uw hoofd? Slaapt u goed?", "smile"),
    ("zorg", "Zorg voor kinderen en anderen", "Voor wie zorgt u? Lukt dat?", "hand-helping"),
    ("verslaving", "Alcohol, drugs en verslaving", "Is er iets waar u moeilijk mee kunt stoppen?", "shield-alert"),
    ("politie", "Politie en justitie", "Heeft u te maken met politie of de rechter?", "scale"),
    ("veiligheid", "Veiligheid", "Voelt iedereen zich veilig?", "shield"),
    ("toekomst", "Toekomst", "Hoe zou u willen dat het over een jaar is?", "sun"),
    ("gemeente", "Rol van de gemeente", "Wat verwacht u van ons? Wat ging er goed en wat niet?", "building-2"),
]


def add_life_domains(apps: Any, schema_editor: Any) -> None:
    """This function will add the life domains; a municipality changes them afterwards."""
    domain = apps.get_model("cases", "LifeDomain")
    domain.objects.bulk_create(
        domain(code=code, name=name, prompt=prompt, icon=icon, order=order)
        for order, (code, name, prompt, icon) in enumerate(LIFE_DOMAINS)
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_wall"), ("people", "0004_to_start_with")]
    operations = [Begin(add_life_domains)]
