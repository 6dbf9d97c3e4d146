"""The rules by which looks stand out, to start with."""

from datetime import date
from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

FIELDS = (
    "code", "name", "explanation", "purpose", "basis", "owner", "review_on", "days", "least", "order", "in_use"
)  # fmt: skip  # one line reads as a table's head

WHY = "Nagaan of er alleen wordt gekeken als dat voor het werk nodig is"
BASIS = "AVG, artikel 5 lid 1 onder f en artikel 32; BIO 12.4"

RULES = [
    (
        "no_work", "Gekeken zonder werk eromheen",
        ("Iemand keek in een week vaak in een dossier, en schreef daar lang ervoor en erna niets in. Meelezen kan goed"
        " werk zijn: een overleg voorbereiden, achterwacht zijn. Vraag het."),
        WHY, BASIS, "Privacy officer", date(2027, 6, 1), 28, 3, 10, True,
    ),
    (
        "searched", "Gezocht, en daarna gebeurde er niets",
        ("Iemand zocht dezelfde mensen een paar keer op, en deed daarna niets voor hen. Vaak belde iemand die al ergens"
        " bekend was. Vraag het."),
        WHY, BASIS, "Privacy officer", date(2027, 6, 1), 14, 3, 20, True,
    ),
    (
        "after_end", "Geprobeerd na het einde",
        ("Iemand wilde een dossier openen waar die niet meer bij hoort. Er is niets gezien: de deur bleef dicht. Vaak is"
        " het een oude bladwijzer."),
        WHY, BASIS, "Privacy officer", date(2027, 6, 1), 0, 2, 30, True,
    ),
    (
        "same_name", "Dezelfde achternaam",
        ("Iemand keek bij een inwoner met dezelfde achternaam. Veel mensen heten hetzelfde: een naam zegt weinig. Vraag"
        " of het familie is."),
        WHY, BASIS, "Privacy officer", date(2027, 6, 1), 0, 1, 40, True,
    ),
    (
        "watched", "Iemand die extra wordt beschermd",
        ("Elke keer dat iemand kijkt bij een inwoner die de privacy officer tijdelijk extra beschermt, bijvoorbeeld omdat"
        " die in het nieuws is. Wie er werkt, hoort hier ook te staan."),
        WHY, BASIS, "Privacy officer", date(2027, 6, 1), 0, 1, 50, True,
    ),
]  # fmt: skip  # a table


def add_rules(apps: Any, schema_editor: Any) -> None:
    """This function will add the rules; the privacy officer switches them on and off."""
    rule = apps.get_model("supervision", "PatternRule")
    rule.objects.bulk_create(rule(**dict(zip(FIELDS, row, strict=True))) for row in RULES)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0003_wall")]
    operations = [Begin(add_rules)]
