"""Reading who stands beside somebody. The viewer first; of whom one is not involved with, nothing is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.kit.keys import CannotDecrypt
from samenhang.kit.refusals import Refusal
from samenhang.kit.rounds import Asks, answered
from samenhang.people import sealed_documents
from samenhang.people.mandates import OF_AGE
from samenhang.people.models import Relation
from samenhang.people.models.beside import Acquaintance, Document, Representative, Supporter, SupportOffer
from samenhang.people.queries import Member


@dataclass(slots=True)
class Beside:
    """Who stands beside one person: now, and who did before."""

    representatives: list[Representative] = field(default_factory=list)
    supporters: list[Supporter] = field(default_factory=list)
    network: list[Acquaintance] = field(default_factory=list)
    formal: list[Acquaintance] = field(default_factory=list)
    offer: SupportOffer | None = None
    earlier: list[Representative | Supporter | Acquaintance] = field(default_factory=list)


def of_household(viewer: Viewer, household_id: UUID, day: date) -> dict[UUID, Beside]:
    """This function will give who stands beside each person of a household, in five statements whatever their number.

    Documents come along without their content, for who may read them.
    """
    found: dict[UUID, Beside] = {}
    acting = representatives(viewer, household_id)
    papers: dict[UUID, list[Document]] = {}
    for paper in (
        Document.objects.filter(household_id=household_id).defer("content_sealed").order_by("at", "id")
        if acting
        else ()
    ):
        papers.setdefault(paper.representative_id, []).append(paper)
    for one in acting:
        one.papers = papers.get(one.id, [])
        its = found.setdefault(one.person_id, Beside())
        (its.representatives if one.in_force(day) or one.starts_on > day else its.earlier).append(one)
    for helper in Supporter.objects.filter(household_id=household_id).select_related("end").order_by("at", "id"):
        its = found.setdefault(helper.person_id, Beside())
        (its.earlier if _over(helper, day) else its.supporters).append(helper)
    for known in _network(household_id):
        its = found.setdefault(known.person_id, Beside())
        (its.earlier if _over(known, day) else its.formal if known.formal else its.network).append(known)
    for offer in SupportOffer.objects.filter(household_id=household_id).order_by("offered_on", "at", "id"):
        found.setdefault(offer.person_id, Beside()).offer = offer
    return found


def representatives(viewer: Viewer, household_id: UUID) -> list[Representative]:
    """This function will give who represents or represented the members the viewer may know of, with the end if any."""
    rows = Representative.objects.filter(household_id=household_id).select_related("person", "end")
    return list(rows.order_by("starts_on", "at", "id"))


def in_force(viewer: Viewer, household_id: UUID, day: date) -> dict[UUID, list[Representative]]:
    """This function will give who may act in whose name on a day, by person."""
    found: dict[UUID, list[Representative]] = {}
    for one in representatives(viewer, household_id):
        if one.in_force(day):
            found.setdefault(one.person_id, []).append(one)
    return found


def authority(viewer: Viewer, household_id: UUID, day: date) -> dict[UUID, list[str]]:
    """This function will give who holds authority over each child: parents with authority, and guardians."""
    return answered(authority_part(viewer, household_id, day))


def authority_part(viewer: Viewer, household_id: UUID, day: date) -> Asks[dict[UUID, list[str]]]:
    """This function will give the same, together with what else a page asks."""
    found: dict[UUID, list[str]] = {}
    parents = Relation.objects.filter(household_id=household_id, kind=Relation.Kind.PARENT_WITH_AUTHORITY, end=None)
    guardians = Representative.objects.filter(household_id=household_id, kind=Representative.Kind.GUARDIAN)
    related, named = yield [
        parents.select_related("person").order_by("id"),
        guardians.select_related("end").order_by("at", "id"),
    ]
    for relation in related:
        found.setdefault(relation.other_id, []).append(relation.person.full_name)
    for one in named:
        if one.in_force(day):
            found.setdefault(one.person_id, []).append(f"{one.name} ({one.get_kind_display()})")
    return found


def without_offer(viewer: Viewer, household_id: UUID, members: Iterable[Member], day: date) -> Asks[list[Member]]:
    """This function will give the grown-up members who were never offered a client supporter, and have none (A8).

    Together with what else a page asks that shows no more of who stands beside whom.
    """
    helping = Supporter.objects.filter(household_id=household_id, kind=Supporter.Kind.CLIENT)
    helping = helping.filter(Q(end=None) | Q(end__on__gt=day))
    offered = SupportOffer.objects.filter(household_id=household_id)
    asked, helped = yield [offered.values_list("person_id", flat=True), helping.values_list("person_id", flat=True)]
    settled = {*asked, *helped}
    grown = [one for one in members if not one.person.deceased and (one.age is None or one.age >= OF_AGE)]
    return [one for one in grown if one.person.id not in settled]


def representative(viewer: Viewer, representative_id: UUID) -> Representative:
    """This function will give a representative whose end was not recorded.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    return _one(Representative.objects.filter(id=representative_id, end=None).select_related("person", "household"))


def supporter(viewer: Viewer, supporter_id: UUID) -> Supporter:
    """This function will give a supporter whose end was not recorded.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    return _one(Supporter.objects.filter(id=supporter_id, end=None).select_related("person", "household"))


def acquaintance(viewer: Viewer, acquaintance_id: UUID) -> Acquaintance:
    """This function will give somebody around a person whose end was not recorded.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    return _one(Acquaintance.objects.filter(id=acquaintance_id, end=None).select_related("person", "household"))


def document(viewer: Viewer, document_id: UUID) -> Document:
    """This function will give a document with its content.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    return _one(Document.objects.filter(id=document_id))


class Damaged(Refusal):
    """A document cannot be opened any more: its bytes were changed, or its key is not here."""


def opened_document(viewer: Viewer, document: Document) -> bytes:
    """This function will give what stands in a document the viewer may read.

    :raises Damaged: when it was changed since it came in, or its key is gone.
    """
    try:
        return sealed_documents.unseal(document.id, bytes(document.content_sealed))
    except CannotDecrypt as error:
        raise Damaged(
            _("Dit document is beschadigd of veranderd sinds het binnenkwam. Vraag beheer ernaar te kijken.")
        ) from error


def network(viewer: Viewer, household_id: UUID, day: date) -> list[Acquaintance]:
    """This function will give who stands around the members now, the nearest first."""
    near = list(Acquaintance.Near)
    found = [one for one in _network(household_id) if not _over(one, day)]
    return sorted(found, key=lambda one: near.index(Acquaintance.Near(one.near)))


def _network(household_id: UUID) -> Iterable[Acquaintance]:
    rows = Acquaintance.objects.filter(household_id=household_id)
    return rows.select_related("person", "end").order_by("at", "id")


def _over(one: Supporter | Acquaintance, day: date) -> bool:
    end = getattr(one, "end", None)
    return bool(end and end.on <= day)


def _one[Row: Model](rows: QuerySet[Row]) -> Row:
    found = rows.first()
    if found is None:
        raise Http404
    return found
