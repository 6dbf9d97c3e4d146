"""How long records are kept, to start with, and the viewer that carries it out."""

from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

B = "achtergrondkennis, te bevestigen door de jurist [b]"
CHOICE = "eigen keuze van de gemeente; vul in en laat bevestigen [b]"
LAST = "de dag waarop de laatste die ermee werkte, ermee ophield"
ITSELF = "eigen regel van Samenhang"
LOG = (
    "voorbeeld: vijf jaar, zodat ook een laat gestelde vraag naar wie keek beantwoord wordt;"
    " eigen keuze van de gemeente, laat bevestigen [b]"
)

PARTS: list[tuple[str, str, str, str, str | None, int | None, str, bool]] = [
    (
        "jeugd",
        "Dossier van de jeugdhulp",
        "Jeugdwet, art. 7.3.8",
        "domain",
        "jeugd",
        20,
        "law.md; oudere bladen zeggen 15; het artikel is niet bevestigd [b]",
        True,
    ),
    ("participatie", "Dossier van werk en inkomen", "Participatiewet", "domain", "participatie", 10, "law.md", True),
    ("wmo", "Dossier van de Wmo", "Wmo 2015, art. 5.3.4", "domain", "wmo", 15, B, False),
    ("toegang", "Wat bij de Toegang is verteld", "Wmo 2015, art. 5.3.4", "domain", "toegang", 15, B, False),
    (
        "schuldhulp",
        "Dossier van de schuldhulp",
        "Wet gemeentelijke schuldhulpverlening",
        "domain",
        "schuldhulp",
        10,
        B,
        False,
    ),
    ("inburgering", "Dossier van de inburgering", "Wet inburgering 2021", "domain", "inburgering", None, B, False),
    ("leerplicht", "Dossier van leerplicht", "Leerplichtwet 1969", "domain", "leerplicht", None, B, False),
    ("wonen", "Dossier van wonen", "", "domain", "wonen", None, CHOICE, False),
    ("zorg", "Dossier van zorg en ggz", "WGBO, art. 7:454 BW", "domain", "zorg", None, B, False),
    ("welzijn", "Dossier van welzijn", "", "domain", "welzijn", None, CHOICE, False),
    ("veiligheid", "Dossier van veiligheid", "", "domain", "veiligheid", None, CHOICE, False),
    ("plan", "Ons plan: doelen, acties, versies", "AVG, art. 5", "shared", None, 10, CHOICE, False),
    ("team", "Wat het team opschrijft: gesprekken en logboek", "AVG, art. 5", "case_team", None, 10, CHOICE, False),
    (
        "betrokken",
        "Personen, contact, wie betrokken was, wat is verteld en gevraagd, documenten",
        "AVG, art. 5",
        "involvement",
        None,
        10,
        CHOICE + ", en nooit eerder dan de rest van het huishouden weg is",
        False,
    ),
]

OTHERS: list[tuple[str, str, str, int | None, str, str, bool]] = [
    ("brp-antwoord", "Wat de BRP antwoordde", "AVG, art. 5", 30, "days", "het antwoord", True),
    ("concept", "Wat getypt is en niet opgeslagen", "AVG, art. 5", 30, "days", "de laatste toets", True),
    ("verzending", "Sleutel van een verstuurd formulier", "AVG, art. 5", 30, "days", "het versturen", True),
    ("uitnodiging", "Verlopen uitnodiging van een collega", "AVG, art. 5", 30, "days", "het verlopen", True),
    (
        "logboek",
        "Wie heeft gekeken en gedaan (inzagelogboek)",
        "NEN 7513; AVG, art. 5.2",
        5,
        "years",
        "de laatste dag van de maand",
        False,
    ),
    ("brp-bestand", "Ingelezen BRP-bestand", "wat bij het inlezen is vastgelegd", None, "days", "het inlezen", False),
    (
        "medewerker",
        "Aanmelding en functies van een collega",
        "AVG, art. 5",
        None,
        "years",
        "het einde van het werk",
        False,
    ),
]


def add_rules(apps: Any, schema_editor: Any) -> None:
    """This function will add the rules a municipality starts with; its lawyer confirms or changes them."""
    model = apps.get_model("data_rights", "RetentionRule")
    rows = [
        model(
            code=code,
            what=what,
            law=law,
            layer=layer,
            domain_id=domain,
            length=length,
            unit="years",
            starts=LAST,
            source=source,
            confirmed=confirmed,
            order=10 + place,
        )
        for place, (code, what, law, layer, domain, length, source, confirmed) in enumerate(PARTS)
    ]
    rows += [
        model(
            code=code,
            what=what,
            law=law,
            length=length,
            unit=unit,
            starts=starts,
            by_itself=by_itself,
            layer="log" if code == "logboek" else "",
            source=LOG if code == "logboek" else ITSELF if by_itself else CHOICE,
            order=50 + place,
        )
        for place, (code, what, law, length, unit, starts, by_itself) in enumerate(OTHERS)
    ]
    model.objects.bulk_create(rows)


ROWS = """
-- The one viewer that proposes and carries out destruction. It wears no hat: nobody signs in as it.
INSERT INTO access_viewer (id, viewer_id, acts_as_id, role)
VALUES ('0199b000-0000-7000-8000-000000000d3f', '0199b000-0000-7000-8000-000000000d39',
        '0199b000-0000-7000-8000-000000000d39', 'retention');
"""


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0003_wall"), ("people", "0004_to_start_with")]
    operations = [
        Begin(add_rules),
        migrations.RunSQL(ROWS),
    ]
