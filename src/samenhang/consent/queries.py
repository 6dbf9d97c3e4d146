"""Reading what was told and asked in a household, as far as the viewer may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import ASKED, Consent, HelpAgreement, LegalBasis, Notice, SecrecyRelease


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer to what was asked, and what it is worth today."""

    record: Consent
    state: str  # given, refused, withdrawn, expired, replaced
    layers: list[str]


def bases(day: date) -> QuerySet[LegalBasis]:
    """This function will give the legal bases in use on a day; they are no one's personal data."""
    return LegalBasis.objects.filter(in_use=True, valid_from__lte=day).filter(
        Q(valid_until=None) | Q(valid_until__gte=day)
    )


def legal_tasks(day: date) -> QuerySet[LegalBasis]:
    """This function will give the bases of which the resident is told: legal tasks that open the plan to somebody.

    Consent is no legal task, and a basis that covers no more than who is involved opens nothing.
    """
    return bases(day).exclude(code=ASKED).filter(layers__overlap=[Layer.SHARED, Layer.CASE_TEAM])


def basis(code: str) -> LegalBasis:
    """This function will give one legal task by its code, also one that is no longer valid.

    :raises Http404: when there is none.
    """
    found = LegalBasis.objects.filter(code=code).exclude(code=ASKED).first()
    if found is None:
        raise Http404
    return found


def basis_of_asking() -> LegalBasis:
    """This function will give the basis of what is asked: it holds the words with which consent is explained."""
    return LegalBasis.objects.get(code=ASKED)


def told_on(grounds: Iterable[str]) -> dict[str, str]:
    """This function will give the words with which the resident is told of each of these grounds."""
    wanted = set(grounds)
    return {str(one): one.told for one in LegalBasis.objects.all() if str(one) in wanted}


def standing(answers: Iterable[Consent], day: date) -> list[Standing]:
    """This function will say what each answer is worth on a day; the latest of a person to an organisation counts.

    :param answers: newest first, as ``consents`` gives them.
    """
    spoken: set[tuple[UUID | None, UUID, str]] = set()
    found = []
    for answer in answers:
        fresh = [layer for layer in answer.layers if (answer.person_id, answer.organisation_id, layer) not in spoken]
        spoken.update((answer.person_id, answer.organisation_id, layer) for layer in answer.layers)
        found.append(Standing(answer, _worth(answer, fresh, day), fresh or list(answer.layers)))
    return found


def _worth(answer: Consent, fresh: list[str], day: date) -> str:
    if not fresh:
        return "replaced"
    if hasattr(answer, "withdrawal"):
        return "withdrawn"
    if answer.answer == Consent.Answer.GIVEN and answer.until and answer.until < day:
        return "expired"
    return answer.answer


def notices(viewer: Viewer, household_id: UUID) -> QuerySet[Notice]:
    """This function will give what a household was told, newest first, with objections."""
    return (
        Notice.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "basis", "objection")
        .order_by("-at", "id")
    )


def consents(viewer: Viewer, household_id: UUID) -> QuerySet[Consent]:
    """This function will give what was asked and answered, newest first, with withdrawals."""
    return (
        Consent.objects.filter(household_id=household_id)
        .select_related("person", "organisation", "withdrawal")
        .order_by("-at", "id")
    )


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
