"""Who is involved, what was told and asked about sharing, and what was asked about these data themselves."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each, of
from samenhang.people.kept import Field, Part

SHARING = _("met u besproken")
OWN = _("door u gevraagd")


def _who(row: Any) -> str:
    return str(row.hat.professional.name if row.hat else row.team.name)


def _where(row: Any) -> str:
    return str(row.hat.organisation.name if row.hat else row.team.organisation.name)


def _layers(row: Any) -> list[str]:
    from samenhang.cases.frame import in_words

    return [in_words(layer) for layer in row.layers]


def _towards(row: Any) -> str:
    return str(row.organisation.name if row.organisation else row.towards or "")


def _toestemming(key: str, title: Any, model: str, *fields: Field) -> Part:
    return Part(
        key=key,
        title=title,
        model=model,
        related=("withdrawal",),
        also=("consent.Withdrawal",),
        source=SHARING,
        fields=(
            *fields,
            Field("how", _("Hoe")),
            Field("at", _("Wanneer")),
            Field("withdrawn_at", _("Ingetrokken op"), of("withdrawal", "at")),
        ),
    )


PARTS = (
    Part(
        key="involvements",
        title=_("Wie er betrokken is of was"),
        model="involvement.Involvement",
        related=("hat__professional", "hat__organisation", "team__organisation", "basis", "end"),
        also=("involvement.InvolvedAbout", "involvement.InvolvementEnd"),
        source=_("vastgelegd toen iemand erbij kwam"),
        fields=(
            Field("who", _("Wie"), _who),
            Field("organisation", _("Organisatie"), _where),
            Field("part", _("Rol")),
            Field("basis", _("Op welke grond"), lambda row: str(row.basis)),
            Field("starts_at", _("Vanaf")),
            Field("until", _("Tot"), lambda row: getattr(getattr(row, "end", None), "at", None) or row.until),
        ),
    ),
    Part(
        key="notices",
        title=_("Wat wij u vertelden over delen"),
        model="consent.Notice",
        related=("organisation", "basis", "objection", "end"),
        also=("consent.Objection", "consent.NoticeEnd"),
        source=SHARING,
        fields=(
            Field("organisation", _("Met"), of("organisation", "name")),
            Field("layers", _("Wat"), _layers),
            Field("basis", _("Op welke grond"), lambda row: str(row.basis)),
            Field("how", _("Hoe")),
            Field("at", _("Wanneer")),
            Field("objected_at", _("Bezwaar gemaakt op"), of("objection", "at")),
            Field("ended_at", _("Gestopt op"), of("end", "at")),
        ),
    ),
    Part(
        key="consents",
        title=_("Wat u vond van delen"),
        model="consent.Consent",
        related=("organisation", "towards", "withdrawal"),
        also=("consent.Withdrawal",),
        source=SHARING,
        fields=(
            Field("organisation", _("Met"), lambda row: str(row.addressee)),
            Field("layers", _("Wat"), _layers),
            Field("answer", _("Uw antwoord")),
            Field("signed_by", _("Gezegd door")),
            Field("starts_on", _("Vanaf")),
            Field("until", _("Tot en met")),
            Field("how", _("Hoe")),
            Field("at", _("Wanneer")),
            Field("withdrawn_at", _("Ingetrokken op"), of("withdrawal", "at")),
        ),
    ),
    Part(
        key="consent_words",
        title=_("Wat erbij werd gezegd"),
        model="consent.Words",
        related=("organisation", "towards"),
        follows="of_id",
        source=SHARING,
        fields=(
            Field("kind", _("Soort")),
            Field("text", _("Wat er is gezegd")),
            Field("organisation", _("Met"), _towards),
        ),
    ),
    Part(
        key="without_consent",
        title=_("Wat zonder uw toestemming is gedeeld"),
        model="consent.WithoutConsent",
        related=("organisation", "basis", "opinion", "told"),
        fetch=("reviews",),
        also=("consent.SecondOpinion", "consent.ToldAfter", "consent.WithoutReview"),
        source=_("vastgelegd toen het werd gedeeld"),
        fields=(
            Field("organisation", _("Met"), of("organisation", "name")),
            Field("layers", _("Wat"), _layers),
            Field("basis", _("Op welke grond"), lambda row: str(row.basis)),
            Field("what", _("Wat er is gedeeld")),
            Field("needed", _("Waarom dat nodig was")),
            Field("less", _("Waarom het niet met minder kon")),
            Field("why_not_asked", _("Waarom het u niet is gevraagd")),
            Field("why_words", _("Uitleg daarbij")),
            Field("consulted", _("Met wie is overlegd")),
            Field("second", _("Wie meekeek"), hat="second_id"),
            Field("agrees", _("Was die het eens"), of("opinion", "agrees")),
            Field("opinion", _("Wat die ervan zei"), of("opinion", "words")),
            Field("told_on", _("Aan u verteld op"), of("told", "on")),
            Field("told", _("Wat u is verteld"), of("told", "words")),
            Field("reviews", _("Later opnieuw bekeken"), each("reviews", "words")),
            Field("at", _("Wanneer")),
        ),
    ),
    _toestemming(
        "secrecy_releases",
        _("Wie iets over u mag vertellen"),
        "consent.SecrecyRelease",
        Field("who", _("Wie")),
        Field("about", _("Waarover")),
        Field("to_whom", _("Aan wie")),
        Field("until", _("Tot en met")),
    ),
    _toestemming(
        "help_agreements",
        _("Met welke hulp u het eens bent"),
        "consent.HelpAgreement",
        Field("help", _("Welke hulp")),
        Field("answer", _("Uw antwoord")),
        Field("signed_by", _("Gezegd door")),
    ),
    Part(
        key="rights_requests",
        title=_("Wat u vroeg over uw gegevens"),
        model="data_rights.RightsRequest",
        mine=lambda person_id: Q(person_id=person_id),
        related=("answer", "extension"),
        also=(
            "data_rights.RightsExtension",
            "data_rights.RightsAnswer",
            "data_rights.FileOpening",
            "data_rights.FileClosing",
            "data_rights.Delivery",
        ),
        source=OWN,
        fields=(
            Field("number", _("Nummer")),
            Field("right", _("Wat u vroeg")),
            Field("received_on", _("Gevraagd op")),
            Field("which", _("Waarover")),
            Field("words", _("Wat er niet klopt, in uw woorden")),
            Field("wanted", _("Wat het zou moeten zijn")),
            Field("outcome", _("Wat wij deden"), lambda row: row.answer.get_outcome_display() if answered(row) else ""),
            Field("reason", _("Waarom"), of("answer", "reason")),
        ),
    ),
)


def answered(row: Any) -> bool:
    """This function will say whether a request was answered."""
    return hasattr(row, "answer")
