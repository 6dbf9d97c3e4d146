"""The role cards of the demo's sign-in page: who to be, and what to try as that person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CARDS: list[tuple[str, str | Promise, str | Promise]] = [
    (
        "farida",
        _("Medewerker Toegang"),
        _("U bent Farida. Er kwam net een zorg om een kind binnen. Pak die op, of neem een nieuwe hulpvraag aan."),
    ),
    (
        "hanneke",
        _("Regievoerder met veel casussen"),
        _(
            "U bent Hanneke. Bij het bovenste huishouden stopt vrijdag de uitkering: kijk bij Samen verder. "
            "Spreek daarna een plan af met een ander gezin."
        ),
    ),
    (
        "tomasz",
        _("Regievoerder Wmo"),
        _("U bent Tomasz. Eén van uw casussen staat al weken stil. Kijk waarom, en wie nu aan zet is."),
    ),
    (
        "nadia",
        _("Jeugdprofessional en regievoerder"),
        _("U bent Nadia. U houdt ook een casus bij die voor de rest van het huishouden onzichtbaar is."),
    ),
    (
        "selam",
        _("Regisseur inburgering"),
        _("U bent Selam. Maak het plan af met een gezin dat nog Nederlands leert."),
    ),
    (
        "ruben",
        _("Professional schuldhulp"),
        _("U bent Ruben. Neem een verwijzing aan of geef hem met een reden terug."),
    ),
    (
        "mehmet",
        _("Klantmanager werk en inkomen"),
        _("U bent Mehmet, van een andere organisatie. U leest alleen wat verteld of gevraagd is."),
    ),
    (
        "chantal",
        _("Professional met twee rollen"),
        _("U bent Chantal. Kies voor welke organisatie u werkt, en zie wat er verandert."),
    ),
    (
        "esther",
        _("Partner: woningcorporatie"),
        _("U bent Esther. U leest alleen het deel waar de inwoner ja op zei."),
    ),
    (
        "djamila",
        _("Partner: welzijn"),
        _("U bent Djamila. Meld hoe een actie ging. Bij één huishouden is nog niets gevraagd: daar leest u niets."),
    ),
    (
        "wouter",
        _("Partner: ggz"),
        _("U bent Wouter. Bij één inwoner is de toestemming ingetrokken: u leest daar niets meer."),
    ),
    (
        "ingrid",
        _("Procesregisseur"),
        _(
            "U bent Ingrid. U bent gevraagd bij een casus die vastzit. Andere casussen ziet u niet. "
            "Bij Moreel beraad leest u er een dat u leidde."
        ),
    ),
    (
        "bas",
        _("Teamleider"),
        _(
            "U bent Bas. U verdeelt werk, en ziet geen inhoud van huishoudens. Probeer het maar. "
            "Bij Besluiten staat waar u achter staat, en waar u om gevraagd wordt."
        ),
    ),
    ("lieke", _("Beleidsadviseur"), _("U bent Lieke. U ziet geen enkele inwoner.")),
    (
        "karim",
        _("Privacy officer"),
        _("U bent Karim. U bewaakt de regels en ziet geen inhoud van huishoudens."),
    ),
    (
        "fenna",
        _("Functionaris gegevensbescherming"),
        _("U bent Fenna. U leest het logboek van inzages, zonder inhoud, en beslist niets."),
    ),
    (
        "judith",
        _("Functioneel beheerder"),
        _("U bent Judith. Eén collega gaat weg: draag het werk over. De dossiers ziet u niet."),
    ),
    (
        "gerrit",
        _("Handhaver"),
        _("U bent Gerrit. Uw dossiers staan apart. Kijk welk onderzoek loopt, en welke zorg u doorgaf aan Toegang."),
    ),
]
"""Username, title, and one line of what to try."""
