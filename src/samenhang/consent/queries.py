"""Reading what was told and asked in a household, as far as the viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from samenhang.access import memo
from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import (
    ASKED,
    BasisDecision,
    BasisProposal,
    Consent,
    HelpAgreement,
    LegalBasis,
    Notice,
    SecrecyRelease,
    Words,
)
from samenhang.consent.models.bases import TERMS
from samenhang.consent.usable import in_force
from samenhang.kit.rounds import Asks, answered


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer to what was asked, and what it is worth today."""

    record: Consent
    state: str  # given, waiting, refused, withdrawn, expired, replaced
    layers: list[str]


def all_bases(day: date) -> list[LegalBasis]:
    """This function will give every legal basis as it is on a day: as installed, and as decided since."""
    return list(memo.steady(("legal bases", day), lambda: answered(bases_part(day))))


def bases_part(day: date) -> Asks[list[LegalBasis]]:
    """This function will give the same, together with what else a page asks."""
    approved = BasisProposal.objects.filter(decision__answer=BasisDecision.Answer.APPROVED, effective_on__lte=day)
    decided, every = yield [approved.order_by("effective_on", "decision__at", "id"), LegalBasis.objects.all()]
    latest = {one.code: one for one in decided}
    return [_overlaid(one, latest.get(one.code)) for one in every]


def as_decided(basis: LegalBasis, day: date) -> LegalBasis:
    """This function will give a basis as it is on a day, read anew: it may have changed since a form was opened."""
    return next((one for one in all_bases(day) if one.code == basis.code), basis)


def as_decided_by_code(code: str, day: date) -> LegalBasis | None:
    """This function will give the basis of a code as it is on a day, or nothing when there is none."""
    return next((one for one in all_bases(day) if one.code == code), None)


def _overlaid(basis: LegalBasis, version: BasisProposal | None) -> LegalBasis:
    for name in TERMS if version else ():
        setattr(basis, name, getattr(version, name))
    return basis


def bases(day: date) -> list[LegalBasis]:
    """This function will give the legal bases in use on a day; they are no one's personal data."""
    return [one for one in all_bases(day) if in_force(one, day)]


def codes_in_force(day: date) -> set[str]:
    """This function will give the codes of the bases in use on a day."""
    return {one.code for one in bases(day)}


def legal_tasks(day: date) -> list[LegalBasis]:
    """This function will give the bases of which the resident is told: legal tasks that open the plan to somebody.

    Consent is no legal task, and a basis that covers no more than who is involved opens nothing.
    """
    opens = {Layer.SHARED, Layer.CASE_TEAM}
    return [one for one in bases(day) if one.code != ASKED and opens & set(one.layers)]


def basis(code: str, day: date) -> LegalBasis:
    """This function will give one legal task by its code as it is on a day, also one that is no longer valid.

    :raises Http404: when there is none.
    """
    found = LegalBasis.objects.filter(code=code).exclude(code=ASKED).first()
    if found is None:
        raise Http404
    return as_decided(found, day)


def basis_of_asking(day: date) -> LegalBasis:
    """This function will give the basis of what is asked: it holds the words with which consent is explained."""
    return as_decided(LegalBasis.objects.get(code=ASKED), day)


def told_on(grounds: Iterable[str], day: date) -> dict[str, str]:
    """This function will give the words with which the resident is told of each of these grounds."""
    wanted = set(grounds)
    return {str(one): one.told for one in all_bases(day) if str(one) in wanted}


def words(viewer: Viewer, household_id: UUID) -> dict[tuple[UUID, str], str]:
    """This function will give what was said with tellings and answers, as far as the viewer may read it."""
    return answered(words_part(viewer, household_id))


def words_part(viewer: Viewer, household_id: UUID) -> Asks[dict[tuple[UUID, str], str]]:
    """This function will give the same, together with what else a page asks."""
    (found,) = yield [Words.objects.filter(household_id=household_id).values_list("of_id", "kind", "text")]
    return {(of, kind): text for of, kind, text in found}


def standing(answers: Iterable[Consent], day: date) -> list[Standing]:
    """This function will say what each answer is worth on a day; the latest of a person to an organisation counts.

    :param answers: newest first, as ``consents`` gives them.
    """
    spoken: set[tuple[UUID | None, UUID | str | None, str]] = set()
    found = []
    for answer in answers:
        keys = {
            layer: (answer.person_id, answer.organisation_id or answer.towards_id, layer) for layer in answer.layers
        }
        fresh = [layer for layer in answer.layers if keys[layer] not in spoken]
        if not _waits(answer, day):  # what starts later takes no one's place before it does
            spoken.update(keys.values())
        found.append(Standing(answer, _worth(answer, fresh, day), fresh or list(answer.layers)))
    return found


def _waits(answer: Consent, day: date) -> bool:
    return bool(answer.starts_on and answer.starts_on > day and not hasattr(answer, "withdrawal"))


def _worth(answer: Consent, fresh: list[str], day: date) -> str:
    if not fresh:
        return "replaced"
    if hasattr(answer, "withdrawal"):
        return "withdrawn"
    if answer.answer == Consent.Answer.GIVEN and answer.until and answer.until < day:
        return "expired"
    return "waiting" if _waits(answer, day) else answer.answer


def notices(viewer: Viewer, household_id: UUID) -> QuerySet[Notice]:
    """This function will give what a household was told, newest first, with objections."""
    return (
        Notice.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "basis", "objection", "end", "without__told", "without__opinion")
        .order_by("-at", "id")
    )


def consents(viewer: Viewer, household_id: UUID) -> QuerySet[Consent]:
    """This function will give what was asked and answered, newest first, with withdrawals."""
    return (
        Consent.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "towards", "withdrawal")
        .order_by("-at", "id")
    )


def waits(notice: Notice) -> bool:
    """This function will say whether sharing without consent waits for a second person, or was not agreed to."""
    if notice.without is None or notice.without.second_id is None:
        return False
    opinion = getattr(notice.without, "opinion", None)
    return opinion is None or not opinion.agrees


def secrecy_releases(viewer: Viewer, household_id: UUID) -> QuerySet[SecrecyRelease]:
    """This function will give the professionals who may speak of what is under secrecy."""
    return (
        SecrecyRelease.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "withdrawal")
        .order_by("-at", "id")
    )


def help_agreements(viewer: Viewer, household_id: UUID) -> QuerySet[HelpAgreement]:
    """This function will give which help was agreed to."""
    return (
        HelpAgreement.objects.filter(household_id=household_id)
        .select_related("person", "withdrawal")
        .order_by("-at", "id")
    )


def one[T: (Consent, Notice, SecrecyRelease, HelpAgreement)](viewer: Viewer, kind: type[T], record_id: UUID) -> T:
    """This function will give one record of what was told or asked.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = kind.objects.filter(id=record_id).select_related("household", "person").first()
    if found is None:
        raise Http404
    return found
