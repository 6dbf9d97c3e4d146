"""What was told at the Toegang, what came of it, and what the register answered.

A concern that the person was not told of yet stands in no file (law.md rule 4: told afterwards, unless safety forbids).
Of a request that somebody else made, the words and the caller are that other's confidence: that it was made is told.
"""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenhang.brp.kept import from_text
from samenhang.brp.models import Answer
from samenhang.data_rights.sections.taking import of
from samenhang.intake.models import Request
from samenhang.kit.keys import decrypt
from samenhang.people.kept import Field, Part
from samenhang.people.models import Person

TOEGANG = _("verteld aan de Toegang")


def _by_me(request: Request, person: Person) -> bool:
    """Whether the person told it: by themselves, about themselves or under their own name."""
    return request.by_self and (request.person_id == person.id or request.caller_name == person.full_name)


def _hidden(request: Request, person: Person) -> set[str]:
    told = {"words", "done", "caller_name", "caller_relation", "caller_organisation", "caller_phone", "urgency_why"}
    return set() if _by_me(request, person) else {name for name in told if getattr(request, name)}


def _through(path: tuple[str, ...], *names: str) -> Any:
    """What hangs on a request that somebody else made tells of their words as well."""

    def hides(row: Any, person: Person) -> set[str]:
        request = row
        for step in path:
            request = getattr(request, step)
        return set() if _by_me(request, person) else {name for name in names if getattr(row, name)}

    return hides


def _known(prefix: str) -> Any:
    def mine(person_id: UUID) -> Q:
        told = {f"{prefix}concern__tellings__told_on__isnull": False}
        return (Q(person_id=None) | Q(person_id=person_id)) & (Q(**{f"{prefix}kind": Request.Kind.HELP}) | Q(**told))

    return mine


def _says(answer: Answer) -> dict[str, Any]:
    if answer.content_sealed is None:
        return {}
    said = from_text(decrypt("bsn", bytes(answer.content_sealed), answer.id.bytes))
    address = said.address
    return {
        "naam": " ".join(part for part in (said.given_names, said.prefix, said.family_name) if part),
        "geboortedatum": said.birth_date,
        "overleden": said.died_on,
        "geheimhouding": bool(said.secrecy),
        "adres sinds": address.since if address else None,
        "familie": [f"{one.given_names} {one.family_name}".strip() for one in said.relatives],
    }


PARTS = (
    Part(
        key="requests",
        title=_("Hulpvragen"),
        model="intake.Request",
        mine=_known(""),
        related=("desk", "concern"),
        also=("intake.Concern", "intake.ConcernTelling"),
        hides=_hidden,
        source=TOEGANG,
        fields=(
            Field("number", _("Nummer")),
            Field("kind", _("Soort")),
            Field("channel", _("Hoe het binnenkwam")),
            Field("received_at", _("Wanneer")),
            Field("desk", _("Bij"), of("desk", "name")),
            Field("words", _("In eigen woorden")),
            Field("danger", _("Was er gevaar")),
            Field("children", _("Zijn er kinderen bij")),
            Field("done", _("Wat er meteen is gedaan")),
            Field("urgency", _("Haast")),
            Field("urgency_why", _("Waarom haast")),
            Field("caller_name", _("Wie belde")),
            Field("caller_relation", _("Is van u")),
            Field("caller_organisation", _("Van welke organisatie")),
            Field("caller_phone", _("Telefoon van wie belde")),
            Field("concern_why", _("Waarom dit zonder u is opgeschreven"), of("concern", "justification")),
        ),
    ),
    Part(
        key="triages",
        title=_("Wat er met de hulpvraag is gedaan"),
        model="intake.Triage",
        mine=_known("request__"),
        related=("request", "reopening"),
        also=("intake.Reopening",),
        hides=_through(("request",), "behind", "reason", "answer"),
        source=_("geschreven door de Toegang"),
        fields=(
            Field("request", _("Hulpvraag"), of("request", "number")),
            Field("outcome", _("Wat eruit kwam")),
            Field("behind", _("De vraag achter de vraag")),
            Field("reason", _("Waarom")),
            Field("answer", _("Antwoord")),
            Field("at", _("Wanneer")),
            Field("reopened_why", _("Weer geopend omdat"), of("reopening", "why")),
        ),
    ),
    Part(
        key="referrals",
        title=_("Naar wie u bent doorverwezen"),
        model="intake.Referral",
        mine=_known("triage__request__"),
        related=("triage__request", "to_desk", "answer", "outcome", "recall"),
        also=("intake.ReferralAnswer", "intake.ReferralOutcome", "intake.ReferralRecall"),
        hides=_through(("triage", "request"), "question", "learnt", "done", "call_whom", "call_phone"),
        source=_("geschreven door de Toegang en de balie die het overnam"),
        fields=(
            Field("number", _("Nummer")),
            Field("to_desk", _("Naar"), of("to_desk", "name")),
            Field("question", _("De vraag")),
            Field("learnt", _("Wat wij al weten")),
            Field("done", _("Wat er meteen is gedaan")),
            Field("call_whom", _("Wie gebeld wordt")),
            Field("call_phone", _("Op welk nummer")),
            Field("handover", _("Hoe overgedragen")),
            Field("at", _("Wanneer")),
            Field("answer", _("Antwoord van de balie"), of("answer", "reason")),
            Field("outcome", _("Wat eruit kwam"), of("outcome", "text")),
        ),
    ),
    Part(
        key="brp_questions",
        title=_("Wat wij de BRP over u vroegen"),
        model="brp.Question",
        mine=lambda person_id: Q(person_id=person_id),
        related=("purpose",),
        source=_("gevraagd aan de basisregistratie personen"),
        fields=(
            Field("purpose", _("Waarvoor"), of("purpose", "what")),
            Field("law", _("Volgens"), lambda row: f"{row.purpose.law}, {row.purpose.article}"),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="brp_answers",
        title=_("Wat de BRP antwoordde"),
        model="brp.Answer",
        mine=lambda person_id: Q(person_id=person_id),
        source=_("de basisregistratie personen; na 30 dagen weg"),
        fields=(
            Field("outcome", _("Antwoord")),
            Field("at", _("Wanneer")),
            Field("said", _("Wat er stond"), _says),
        ),
    ),
)
