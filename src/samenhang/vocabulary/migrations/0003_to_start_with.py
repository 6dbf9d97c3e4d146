"""Words to start with, in our own wording and marked as an example, until each domain's colleagues write theirs."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

from samenhang.access.tables import Begin

WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)

WORDS: list[tuple[str, str, str, list[tuple[str, str, str]]]] = [
    (
        "arbeidsmatige-dagbesteding",
        "arbeidsmatige dagbesteding",
        "",
        [
            (
                "wmo",
                "Werk dat ritme geeft, op een plek met begeleiding, zonder loon en zonder druk om te groeien.",
                "een werkervaringsplek",
            ),
            (
                "participatie",
                "Vaak gezien als een stap naar werk; telt pas mee als er ontwikkeling naar betaald werk in zit.",
                "dagbesteding die zorg is",
            ),
        ],
    ),
    (
        "participatie",
        "participatie",
        "participeren",
        [
            ("participatie", "Meedoen door te werken, of op weg daarheen zijn.", "meedoen in de buurt"),
            ("wmo", "Meedoen in het gewone leven: boodschappen, buren, een club.", "werken"),
            ("inburgering", "Meedoen in Nederland: taal, werk en weten hoe het hier gaat.", ""),
        ],
    ),
    (
        "maatwerk",
        "maatwerk",
        "maatwerkvoorziening",
        [
            (
                "wmo",
                "Een voorziening voor één persoon, na onderzoek, als de rest niet genoeg is.",
                "een uitzondering op de regels",
            ),
            ("participatie", "Afwijken van wat gewoon is, omdat de omstandigheden daarom vragen.", "een voorziening"),
            ("schuldhulp", "Een plan dat bij deze schuldeisers en dit inkomen past.", ""),
        ],
    ),
    (
        "voorziening",
        "voorziening",
        "voorzieningen",
        [
            ("wmo", "Hulp of een hulpmiddel: algemeen voor iedereen, of op maat.", "geld van een uitkering"),
            (
                "participatie",
                "Iets om dichter bij werk te komen: scholing, een traject, een vergoeding.",
                "een hulpmiddel in huis",
            ),
            ("jeugd", "Jeugdhulp: vrij toegankelijk, of met een verwijzing.", ""),
        ],
    ),
    (
        "voorliggend",
        "voorliggende voorziening",
        "voorliggend",
        [
            (
                "participatie",
                "Een andere regeling die eerst gebruikt moet worden, voordat bijstand kan.",
                "lichte hulp in de wijk",
            ),
            ("wmo", "Hulp die er al is voor iedereen, zoals het buurthuis.", "een andere uitkering"),
        ],
    ),
    (
        "eigen-kracht",
        "eigen kracht",
        "",
        [
            ("jeugd", "Wat het gezin zelf kan, met de mensen om hen heen.", "er alleen voor staan"),
            ("wmo", "Wat iemand zelf of met huisgenoten kan oplossen.", "geen hulp nodig hebben"),
        ],
    ),
    (
        "zelfredzaam",
        "zelfredzaam",
        "zelfredzaamheid",
        [
            ("wmo", "Zelf de dagelijkse dingen kunnen doen en een huishouden kunnen voeren.", "zelf inkomen hebben"),
            ("participatie", "Zelf in het inkomen kunnen voorzien.", "zelf kunnen koken of wassen"),
        ],
    ),
    (
        "indicatie",
        "indicatie",
        "indicatiestelling",
        [
            (
                "zorg",
                "Het oordeel van het CIZ dat iemand recht heeft op zorg uit de Wlz.",
                "een besluit van de gemeente",
            ),
            ("wmo", "Zo noemen we soms het besluit na het onderzoek; officieel heet dat een beschikking.", ""),
        ],
    ),
    (
        "beschikking",
        "beschikking",
        "beschikkingen",
        [
            ("wmo", "De brief met wat iemand krijgt, hoe lang, en hoe bezwaar maken gaat.", "een afspraak in het plan"),
            ("jeugd", "Het besluit over jeugdhulp; de ouders kunnen bezwaar maken.", "een uitspraak van de rechter"),
            ("participatie", "Elk besluit over de uitkering, ook een wijziging.", ""),
        ],
    ),
    (
        "traject",
        "traject",
        "trajecten",
        [
            ("participatie", "Een reeks stappen naar werk, met een begeleider.", "een behandeling"),
            ("jeugd", "De hulp van begin tot eind, met een doel.", ""),
            ("schuldhulp", "De weg van aanmelding tot schuldenvrij, soms achttien maanden of langer.", ""),
        ],
    ),
    (
        "regie",
        "regie",
        "regievoerder",
        [
            ("welzijn", "Dat de inwoner zelf beslist hoe het verder gaat.", "de coördinatie door een professional"),
            (
                "jeugd",
                "Eén professional die het overzicht houdt over alle hulp in het gezin.",
                "zeggen wat het gezin moet doen",
            ),
        ],
    ),
    (
        "klantmanager",
        "klantmanager",
        "consulent",
        [
            ("participatie", "De vaste collega voor uitkering en werk.", "de regievoerder van het huishouden"),
            ("wmo", "De collega die het onderzoek doet en het besluit voorbereidt; wij zeggen consulent.", ""),
        ],
    ),
    (
        "netwerk",
        "netwerk",
        "",
        [
            ("jeugd", "Familie, vrienden, buren en school rond het kind.", "de organisaties die samenwerken"),
            ("zorg", "De organisaties die samen de zorg dragen.", "familie en vrienden"),
        ],
    ),
    (
        "mantelzorg",
        "mantelzorg",
        "mantelzorger",
        [
            ("wmo", "Zorg voor iemand die dichtbij staat, meer dan wat gewoon is.", "vrijwilligerswerk"),
            ("participatie", "Zorg die kan maken dat iemand minder hoeft te solliciteren.", ""),
        ],
    ),
    (
        "gebruikelijke-hulp",
        "gebruikelijke hulp",
        "",
        [
            ("wmo", "Wat huisgenoten normaal voor elkaar doen; daarvoor komt geen voorziening.", "mantelzorg"),
            ("jeugd", "Wat ouders normaal voor een kind van die leeftijd doen.", ""),
        ],
    ),
    (
        "handhaving",
        "handhaving",
        "handhaven",
        [
            (
                "rechtmatigheid",
                "Nagaan of een uitkering klopt, en ingrijpen als dat niet zo is.",
                "een preventief gesprek",
            ),
            ("leerplicht", "Optreden als een kind zonder reden wegblijft van school.", ""),
            ("wonen", "Optreden tegen overlast of illegale bewoning.", ""),
        ],
    ),
    (
        "verwijtbaar",
        "verwijtbaar",
        "verwijtbaarheid",
        [
            (
                "participatie",
                "Iemand had het anders kunnen doen, en dat telt voor een maatregel.",
                "schuldig in het strafrecht",
            ),
            ("schuldhulp", "Hoe de schuld is ontstaan; het sluit hulp niet vanzelf uit.", ""),
        ],
    ),
    (
        "maatregel",
        "maatregel",
        "maatregelen",
        [
            ("participatie", "Een tijdelijke verlaging van de uitkering.", "hulp die de rechter oplegt"),
            (
                "jeugd",
                "Bescherming van een kind die de rechter oplegt, zoals ondertoezichtstelling.",
                "een korting op een uitkering",
            ),
        ],
    ),
    (
        "stabiel",
        "stabiel",
        "stabiliseren",
        [
            (
                "schuldhulp",
                "Inkomsten en uitgaven zijn in balans en er komen geen schulden bij.",
                "rustig in het hoofd",
            ),
            ("zorg", "De klachten zijn onder controle, met of zonder behandeling.", "de geldzaken op orde"),
        ],
    ),
    (
        "crisis",
        "crisis",
        "",
        [
            ("jeugd", "Een kind is nu niet veilig: vandaag nog handelen.", "veel problemen tegelijk"),
            ("zorg", "Iemand is door een stoornis nu een gevaar voor zichzelf of anderen.", ""),
            ("schuldhulp", "Huis, stroom, water of verzekering valt binnen enkele dagen weg.", ""),
        ],
    ),
    (
        "casusregie",
        "casusregie",
        "casusregisseur",
        [
            ("welzijn", "Zorgen dat iedereen om één huishouden doet wat is afgesproken.", "procesregie"),
            ("veiligheid", "Rond één persoon of groep, met politie en justitie erbij.", "hulp aan het hele gezin"),
        ],
    ),
    (
        "procesregie",
        "procesregie",
        "procesregisseur",
        [
            (
                "welzijn",
                "Loslaten van de inhoud en zorgen dat de samenwerking weer loopt als het vastzit.",
                "casusregie",
            ),
        ],
    ),
    (
        "urgentie",
        "urgentie",
        "",
        [
            ("wonen", "Voorrang op een huurwoning, volgens de verordening.", "haast"),
            ("zorg", "Hoe snel iemand hulp nodig heeft.", "voorrang op een woning"),
        ],
    ),
    (
        "bewindvoering",
        "bewindvoering",
        "bewindvoerder",
        [
            ("schuldhulp", "Iemand regelt het geld van een ander, door de rechter benoemd.", "budgetbeheer"),
            ("zorg", "Naast mentorschap en curatele een manier om iemand te beschermen.", ""),
        ],
    ),
    (
        "budgetbeheer",
        "budgetbeheer",
        "",
        [
            ("schuldhulp", "Wij betalen de vaste lasten van iemands rekening, op eigen verzoek.", "bewindvoering"),
        ],
    ),
    (
        "ontheffing",
        "ontheffing",
        "vrijstelling",
        [
            ("participatie", "Tijdelijk niet hoeven solliciteren.", "geen uitkering krijgen"),
            ("leerplicht", "Een kind hoeft tijdelijk of deels niet naar school.", ""),
            ("inburgering", "Iemand hoeft het examen of een deel ervan niet te doen.", ""),
        ],
    ),
]  # fmt: skip -- a table reads across


def add_words(apps: Any, schema_editor: Any) -> None:
    """This function will add the words with their meanings, each marked as an example."""
    word, meaning, text = (apps.get_model("vocabulary", name) for name in ("Word", "Meaning", "MeaningText"))
    for code, name, also, said in WORDS:
        word(code=code, name=name, also=also).save(force_insert=True)
        for domain, words, beware in said:
            one = meaning(word_id=code, domain_id=domain, words=words, beware=beware, example=True, at=WRITTEN)
            one.save(force_insert=True)
            text(meaning_id=one.id, version=1, words=words, beware=beware, at=WRITTEN).save(force_insert=True)


class Migration(migrations.Migration):
    dependencies = [("vocabulary", "0002_wall"), ("teams", "0004_to_start_with")]
    operations = [Begin(add_words)]
