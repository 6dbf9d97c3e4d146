"""What the adviser asks, and what one may answer. The table of rules (``table.toml``) speaks in these codes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its code, its words on the form, in the document of the table, and the answers there are."""

    code: str
    words: Words
    short: Words
    answers: Mapping[str, Words]
    help: Words = ""


WHO = Question(
    "who",
    _("Voor wie vraagt u het?"),
    _("Wie"),
    {
        "support": _("een medewerker die helpt (Toegang, professional, regievoerder)"),
        "partner": _("een medewerker van een partner"),
        "lawfulness": _("een medewerker rechtmatigheid of handhaving"),
        "other": _("iemand die geen dossiers leest (leiding, beleid, beheer, toezicht)"),
    },
)
WHAT = Question(
    "what",
    _("Wat wilt u delen?"),
    _("Wat"),
    {
        "involved": _("dat iemand hulp krijgt, en van wie"),
        "plan": _("het plan en de afspraken"),
        "team": _("wat het team heeft opgeschreven"),
        "file": _("iets uit het dossier van één wet"),
        "benefit": _("dat er een uitkering is, hoe het ermee staat, of dat die gaat stoppen"),
        "confidence": _("iets wat in vertrouwen is verteld"),
        "medical": _("medische gegevens"),
        "police_data": _("gegevens van de politie"),
        "investigation": _("iets uit een onderzoek naar rechtmatigheid"),
        "secret_address": _("een geheim adres"),
        "worry": _("een zorg over de veiligheid van een kind of volwassene"),
    },
    _("Past er meer dan één? Kies het gevoeligste."),
)
ABOUT = Question(
    "about",
    _("Over wie gaat het?"),
    _("Over"),
    {
        "adult": _("een volwassene"),
        "child_under_12": _("een kind tot 12 jaar"),
        "child_12_16": _("een kind van 12 tot 16 jaar"),
        "child_16_18": _("een jongere van 16 of 17 jaar"),
        "household": _("het hele huishouden"),
        "other_person": _("iemand anders, buiten het huishouden"),
    },
)
TO = Question(
    "to",
    _("Met wie wilt u het delen?"),
    _("Aan"),
    {
        "colleague_case": _("een collega van de eigen organisatie die bij het huishouden betrokken is"),
        "colleague_other": _("een andere afdeling van de eigen organisatie"),
        "partner_case": _("een organisatie die bij het huishouden betrokken is"),
        "partner_outside": _("een organisatie die niet betrokken is"),
        "doctor": _("een arts, de GGZ of een psycholoog"),
        "school": _("een school die niet betrokken is"),
        "housing": _("een woningcorporatie die niet betrokken is"),
        "lawfulness": _("rechtmatigheid of handhaving"),
        "veilig_thuis": _("Veilig Thuis"),
        "police": _("de politie"),
        "member": _("een ander lid van het huishouden"),
        "network": _("familie, vrienden of buren"),
        "representative": _("een bewindvoerder, mentor of andere vertegenwoordiger"),
        "employer": _("een werkgever"),
        "press": _("een journalist, of iemand die hier niet staat"),
    },
    _("Is de school of de corporatie betrokken? Kies dan: een organisatie die betrokken is."),
)
PURPOSE = Question(
    "purpose",
    _("Waarvoor is het?"),
    _("Waarvoor"),
    {
        "help": _("helpen in deze casus"),
        "safety": _("veiligheid"),
        "decision": _("een besluit over een voorziening"),
        "check": _("controle van een uitkering"),
        "report": _("verantwoording of cijfers"),
        "own": _("voor uzelf: u wilt het weten"),
    },
)
KNOWS = Question(
    "knows",
    _("Wat weet de inwoner ervan?"),
    _("Inwoner"),
    {
        "told": _("het is verteld: wij delen dit volgens de wet"),
        "yes": _("gevraagd, en het antwoord was ja"),
        "no": _("gevraagd, en het antwoord was nee; of er is bezwaar"),
        "not_asked": _("nog niet verteld en niet gevraagd"),
        "unsafe": _("vragen kan niet veilig"),
    },
    _("Gaat het over meer mensen? Kies wat geldt voor wie er het minst van weet of het minst wil."),
)
SECRECY = Question(
    "secrecy",
    _("Valt het onder een beroepsgeheim?"),
    _("Beroepsgeheim"),
    {"no": _("nee"), "yes": _("ja, van mijzelf of van wie het mij vertelde")},
    _("Bijvoorbeeld van een arts, een verpleegkundige of een jeugdhulpverlener."),
)
QUESTIONS = (WHO, WHAT, ABOUT, TO, PURPOSE, KNOWS, SECRECY)
BY_CODE = {question.code: question for question in QUESTIONS}

ANSWERS: Mapping[str, Words] = {
    "yes": _("Ja"),
    "yes_if": _("Ja, mits"),
    "ask_first": _("Vraag het eerst na"),
    "no": _("Nee"),
}
"""What the adviser can say, from the most to the least."""

ROLES: Mapping[str, str] = {
    "access_officer": "support",
    "professional": "support",
    "process_director": "support",
    "partner": "partner",
    "lawfulness": "lawfulness",
}


def who_is(role: str) -> str:
    """This function will say as whom a role asks; a role that is given no content asks as ``other``."""
    return ROLES.get(role, "other")


def of_age(age: int | None) -> str:
    """This function will say in which group of ages somebody is (law.md "Minors"); without a birth date: an adult."""
    if age is None or age >= 18:
        return "adult"
    return "child_under_12" if age < 12 else "child_12_16" if age < 16 else "child_16_18"
