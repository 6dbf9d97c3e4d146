"""Somebody on record twice, shown as one (A5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from samenhang.register.queries import Found


def merged(people: Iterable["Found"], kept: Mapping[UUID, UUID]) -> list["Found"]:
    """This function will show people who are linked as one: the record that goes on, with the households of all."""
    groups: dict[UUID, list[Found]] = {}
    for one in people:
        groups.setdefault(kept.get(one.person_id, one.person_id), []).append(one)
    return [_as_one(group, key) for key, group in groups.items()]


def _as_one(group: Sequence["Found"], goes_on: UUID) -> "Found":
    face = next((one for one in group if one.person_id == goes_on), group[0])
    if len(group) == 1:
        return face
    rest = [one for one in group if one is not face]
    return replace(
        face,
        secret=any(one.secret for one in group),
        address=""
        if any(one.secret for one in group)
        else next((one.address for one in [face, *rest] if one.address), ""),
        households=sorted({pair for one in group for pair in one.households}, key=lambda pair: pair[1].casefold()),
        open_to_me=frozenset().union(*(one.open_to_me for one in group)),
        record_in={household: one.person_id for one in [*rest, face] for household, _name in one.households},
        records=frozenset(one.person_id for one in rest),
        also=tuple(sorted({one.name for one in rest} - {face.name})),
    )
