"""What stands on the one screen for guests, and how guests are named to who is involved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.cases.frame import in_words
from samenhang.cases.pieces import Piece, pieces
from samenhang.involvement import guests
from samenhang.involvement.guests import Stay
from samenhang.involvement.queries import opened
from samenhang.people.models import Person
from samenhang.people.queries import Member, members


@dataclass(frozen=True, slots=True)
class Seen:
    """What a guest reads: of which members, and what was written about them."""

    members: list[Member]
    about: list[UUID | None]
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """A guest as the others see them: until when, what they may read, about whom as far as the viewer knows them."""

    stay: Stay
    words: list[str]
    missing: list[str]
    about: list[Person]
    others: bool


def as_guest(viewer: Viewer, stay: Stay, at: datetime) -> Seen:
    """This function will gather what a guest may read of a household; what the wall does not show is not there."""
    invited = set(stay.people)
    found = [one for one in members(viewer, stay.it.household_id, timezone.localdate(at)) if one.person.id in invited]
    ids = [one.person.id for one in found]
    about: list[UUID | None] = [*([None] if stay.whole else []), *ids]
    written = [piece for some in pieces.run(viewer, stay.it.household_id, ids) for piece in some] if ids else []
    return Seen(found, about or [stay.it.person_id], sorted(written, key=lambda piece: piece.at, reverse=True))


def layers_in_words(layers: Iterable[str]) -> list[str]:
    """This function will say in plain Dutch what these layers hold."""
    return [in_words(layer) for layer in layers]


def rows(viewer: Viewer, household_id: UUID, people: Iterable[Person], at: datetime) -> list[Row]:
    """This function will give a household's invitations and guests, as far as the viewer may know of them."""
    names = {person.id: person for person in people}
    found = guests.stays(viewer, guests.invitations(viewer, household_id), at, opened(viewer, household_id))
    return [
        Row(
            stay,
            layers_in_words(stay.layers),
            layers_in_words(stay.waits_for_ground),
            [names[one] for one in stay.people if one in names],
            any(one not in names for one in stay.people),
        )
        for stay in found
    ]
