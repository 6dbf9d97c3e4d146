"""A record that may move: where it stands, where it stood, and who reads it before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY, Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import held_keys, not_to_be_named, readers
from samenhang.involvement.reading import named
from samenhang.layers.kinds import Found, by_slug
from samenhang.layers.models import Move
from samenhang.people import questions
from samenhang.teams.queries import who

WITH_RECORDS = ("logbook", "logbook panel", "story")
questions.add_question(
    "layers.moved",
    "EXISTS (SELECT 1 FROM layers_move m WHERE m.household_id = %(home)s)",
    screens=WITH_RECORDS,
)


@dataclass(frozen=True, slots=True)
class Stood:
    """That a record stood elsewhere until a moment, who moved it, on which ground and why."""

    until: datetime
    where: str
    by: str
    basis: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Who reads a record now, who comes to read it too, and who will not read it any more."""

    stay: list[str]
    come: list[str]
    go: list[str]

    @property
    def same(self) -> bool:
        """Whether nobody reads more or less by it."""
        return not (self.come or self.go)


def record(viewer: Viewer, household_id: UUID, slug: str, record_id: UUID) -> Found:
    """This function will give a record of a kind.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    kind = by_slug(slug)
    found = kind.find(viewer, household_id, record_id) if kind else None
    if found is None:
        raise Http404
    return found


def writable(viewer: Viewer, household_id: UUID) -> set[tuple[str, str, UUID | None]]:
    """This function will give every layer, domain and person (None: the household) the viewer writes in, at once."""
    rows = held_keys(viewer, household_id, writes=True)
    return {(layer, domain, None if whose == NOBODY else whose) for whose, layer, domain in rows}


def compared(viewer: Viewer, found: Found, *, layer: str, domain: str, person_id: UUID | None) -> Compared:
    """This function will name who reads a record before and after a move; the difference is what one decides about."""
    now = readers(viewer, found.household_id, found.layer, person_id=found.person_id, domain=found.domain)
    then = readers(viewer, found.household_id, layer, person_id=person_id, domain=domain)
    before, after = [named(one) for one in now], [named(one) for one in then]
    return Compared(
        [one for one in before if one in after],
        [one for one in after if one not in before],
        [one for one in before if one not in after],
    )


def stood(viewer: Viewer, household_id: UUID, record_ids: Iterable[UUID]) -> dict[UUID, list[Stood]]:
    """This function will tell where these records stood before, oldest first, in three statements at most."""
    if questions.known(household_id, "layers.moved") is False:
        return {}
    found = list(
        Move.objects.filter(household_id=household_id, record_id__in=list(record_ids))
        .select_related("basis")
        .order_by("at", "id")
    )
    names = who(one.by_id for one in found) if found else {}
    unnamed = not_to_be_named(viewer, household_id, [one.by_id for one in found]) if found else set()
    told: dict[UUID, list[Stood]] = {}
    for one in found:
        by = names[one.by_id].name if one.by_id in names and one.by_id not in unnamed else _("een collega")
        told.setdefault(one.record_id, []).append(
            Stood(one.at, _where(one), by, str(one.basis) if one.basis else "", one.reason)
        )
    return told


def _where(one: Move) -> str:
    """The domain of an own file is not told: that somebody keeps one may be more than the reader knows."""
    places = {
        Layer.SHARED: _("in ons plan"),
        Layer.CASE_TEAM: _("bij ons team"),
        Layer.DOMAIN: _("in een eigen dossier"),
    }
    where = places.get(Layer(one.from_layer), "")
    return _("%(where)s, over één persoon") % {"where": where} if one.from_person_id and not one.person_id else where
