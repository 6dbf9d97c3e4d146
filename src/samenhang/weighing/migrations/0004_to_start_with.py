"""What the laws of the social domain were made for, to start with, in our own words; the manager keeps them."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
WHY = "eerste tekst, in eigen woorden; laat de jurist meelezen"

LAWS = [
    (
        "participatiewet",
        "Participatiewet",
        "art. 7 (taak van de gemeente), art. 18 (afstemmen op de persoon)",
        (
            "Wie zelf geen inkomen heeft, kan toch wonen, eten en meedoen. En krijgt hulp om weer op eigen kracht in het "
            "inkomen te voorzien, op een manier die bij de persoon en de omstandigheden past."
        ),
    ),
    (
        "wmo",
        "Wmo 2015",
        "art. 1.1.1 (begrippen), art. 2.3.5 (maatwerk)",
        (
            "Mensen kunnen zo lang mogelijk zelf thuis leven, voor zichzelf zorgen en onder de mensen zijn, ook met een "
            "beperking of een ontregeld leven. Waar het netwerk ophoudt, vult de gemeente aan."
        ),
    ),
    (
        "jeugdwet",
        "Jeugdwet",
        "art. 2.1 (doel van het jeugdbeleid), art. 2.3 (voorziening)",
        (
            "Elk kind groeit gezond en veilig op, krijgt kansen en leert op eigen benen te staan. De hulp maakt het gezin "
            "sterker, komt op tijd en is niet zwaarder dan nodig."
        ),
    ),
    (
        "wgs",
        "Wet gemeentelijke schuldhulpverlening",
        "art. 3 (taak van het college), art. 4 (eerste gesprek)",
        (
            "Wie schulden heeft, krijgt snel een weg eruit: eerst rust en het voorkomen dat huis, stroom of verzekering "
            "wegvalt, daarna een oplossing die houdt."
        ),
    ),
    (
        "inburgering",
        "Wet inburgering 2021",
        "art. 14 en 15 (brede intake en persoonlijk plan)",
        (
            "Wie nieuw is in Nederland, leert de taal en de samenleving zo kennen dat meedoen lukt, het liefst met werk, op "
            "een route die haalbaar is voor deze persoon."
        ),
    ),
    (
        "leerplicht",
        "Leerplichtwet 1969",
        "art. 2 (plicht van ouders en leerling)",
        (
            "Geen kind loopt onderwijs mis. De plicht beschermt het recht om te leren; verzuim is een signaal waar hulp op "
            "hoort te volgen, en pas daarna handhaving."
        ),
    ),
    (
        "wvggz",
        "Wet verplichte ggz",
        "art. 2:1 (verplichte zorg als laatste middel)",
        (
            "Ernstig nadeel door een psychische stoornis wordt voorkomen met zo min mogelijk dwang. Eerst wordt gekeken wat "
            "de persoon zelf wil en vrijwillig kan."
        ),
    ),
    (
        "huur",
        "Burgerlijk Wetboek, boek 7 (huur)",
        "art. 7:213 (goed huurder), art. 7:274 (einde door de rechter)",
        (
            "Een huurder is zeker van een thuis en een verhuurder van huur en rust. Daarom mag een huurder zijn huis alleen "
            "kwijtraken om een reden die de rechter zwaar genoeg vindt."
        ),
    ),
    (
        "huisvesting",
        "Huisvestingswet 2014",
        "art. 12 (urgentie)",
        "Schaarse woningen worden eerlijk verdeeld. Wie nu echt niet kan wachten, gaat voor.",
    ),
    (
        "zvw",
        "Zorgverzekeringswet",
        "art. 10 en 11 (wat is verzekerd)",
        (
            "Iedereen kan naar een dokter, verpleegkundige of behandelaar, ziek of gezond, arm of rijk, omdat iedereen "
            "meebetaalt."
        ),
    ),
    (
        "wlz",
        "Wet langdurige zorg",
        "art. 3.2.1 (recht op zorg)",
        (
            "Wie blijvend de hele dag zorg of toezicht dichtbij nodig heeft, krijgt die en houdt een leven dat bij hem of "
            "haar past."
        ),
    ),
    (
        "awb",
        "Algemene wet bestuursrecht",
        "art. 3:4 (evenredigheid), art. 4:84 (afwijken van beleid)",
        (
            "De overheid hoort mensen, legt uit wat zij doet, en laat een besluit niet zwaarder drukken dan het doel waard "
            "is. Een beleidsregel is een hulpmiddel: in een bijzonder geval wijkt zij ervan af."
        ),
    ),
]


def add_laws(apps: Any, schema_editor: Any) -> None:
    """This function will add the laws with their first wording."""
    law, text = apps.get_model("weighing", "Law"), apps.get_model("weighing", "LawText")
    for order, (code, name, article, made_for) in enumerate(LAWS):
        law(code=code, name=name, article=article, made_for=made_for, order=order * 10).save(force_insert=True)
        text(
            law_id=code,
            version=1,
            name=name,
            article=article,
            made_for=made_for,
            in_use=True,
            why=WHY,
            at=WRITTEN,
        ).save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("weighing", "0003_wall"), ("cases", "0004_to_start_with")]
    operations = [Begin(add_laws)]
