"""The legal bases to start with; what no source confirmed is marked so."""

from datetime import date
from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

BASES = [
    (
        "wmo-onderzoek",
        "Wmo 2015",
        "art. 2.3.2",
        "Onderzoek na een melding: de hele situatie bekijken, ook hulp uit andere wetten",
        (
            "De gemeente onderzoekt samen met u wat er nodig is. Dat moet volgens de Wmo. De collega's die u helpen, mogen"
            " daarom weten wat er in uw plan staat."
        ),
        ["involvement", "shared", "case_team"],
        date(2015, 1, 1),
        None,
        True,
        "wetten.overheid.nl",
    ),
    (
        "jeugdwet-hulp",
        "Jeugdwet",
        "art. 7.4.0",
        "Gegevens die nodig zijn om jeugdhulp te regelen",
        (
            "De gemeente regelt hulp voor kinderen en jongeren. Dat moet volgens de Jeugdwet. De collega's die dat doen,"
            " mogen weten wat daarvoor nodig is."
        ),
        ["involvement", "shared", "case_team"],
        date(2015, 1, 1),
        None,
        True,
        "achtergrondkennis, te bevestigen door de jurist",
    ),
    (
        "wgs-vroeg",
        "Wet gemeentelijke schuldhulpverlening",
        "art. 8",
        "Gegevens die nodig zijn voor schuldhulp en een plan van aanpak",
        "De gemeente helpt bij schulden. De collega's die dat doen, mogen weten wat nodig is voor uw plan.",
        ["involvement", "shared", "case_team"],
        date(2021, 1, 1),
        None,
        True,
        "achtergrondkennis, te bevestigen door de jurist",
    ),
    (
        "pw-taak",
        "Participatiewet",
        "art. 7",
        "Ondersteuning bij werk en inkomen",
        "De gemeente helpt bij werk en inkomen. De collega die dat doet, mag weten wat er in uw plan staat.",
        ["involvement", "shared"],
        date(2015, 1, 1),
        None,
        True,
        "achtergrondkennis, te bevestigen door de jurist",
    ),
    (
        "wi-intake",
        "Wet inburgering 2021",
        "art. 14",
        "Brede intake en persoonlijk plan",
        "De gemeente maakt met u een plan voor uw inburgering. De collega die dat doet, mag weten wat daarin staat.",
        ["involvement", "shared"],
        date(2022, 1, 1),
        None,
        True,
        "achtergrondkennis, te bevestigen door de jurist",
    ),
    (
        "avg-betrokken",
        "AVG",
        "art. 6, eerste lid, onder e",
        "Weten wie er betrokken is, om elkaar te kunnen vinden",
        "De mensen die u helpen, staan in dit systeem met hun naam en telefoonnummer. Zo vinden zij elkaar.",
        ["involvement"],
        date(2018, 5, 25),
        None,
        True,
        "Algemene verordening gegevensbescherming",
    ),
    (
        "avg-toestemming",
        "AVG",
        "art. 6, eerste lid, onder a",
        "Toestemming van de inwoner",
        "U kiest zelf of dit mag. U mag nee zeggen en u mag altijd van gedachten veranderen.",
        ["involvement", "shared", "case_team"],
        date(2018, 5, 25),
        None,
        True,
        "Algemene verordening gegevensbescherming",
    ),
    (
        "wams",
        "Wams (wetsvoorstel 36295)",
        "nog niet in werking",
        "Gecoördineerde aanpak van meervoudige problemen",
        "Deze wet geldt nog niet.",
        ["involvement", "shared", "case_team"],
        date(2030, 1, 1),
        None,
        False,
        "Tweede Kamer, stand februari 2026",
    ),
]
FIELDS = ("code", "law", "article", "purpose", "told", "layers", "valid_from", "valid_until", "in_use", "source")


def add_bases(apps: Any, schema_editor: Any) -> None:
    """This function will add the legal bases; the municipality's own lawyer edits them."""
    basis = apps.get_model("consent", "LegalBasis")
    basis.objects.bulk_create(
        basis(**dict(zip(FIELDS, row, strict=True)), confirmed=not row[-1].startswith("achtergrondkennis"))
        for row in BASES
    )


class Migration(migrations.Migration):
    dependencies = [("consent", "0003_wall"), ("people", "0004_to_start_with")]
    operations = [Begin(add_bases)]
