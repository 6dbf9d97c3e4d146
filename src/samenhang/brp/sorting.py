"""What person lists mean for what is on record: who is new, who changed, what a person must judge. Writes nothing."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from samenhang.brp.lists import PersonList
from samenhang.brp.models import BrpDoubt, BrpRecord, Doubt
from samenhang.kit.keys import encrypt, keyring
from samenhang.people import bsn as numbers
from samenhang.people.models import Person

IDENTITY = (
    "given_names",
    "prefix",
    "family_name",
    "birth_date",
    "birth_date_known",
    "sex",
    "died_on",
    "death_date_known",
    "secrecy",
)
TAKEN_ALL_THE_SAME = {Doubt.FORMER_BSN, Doubt.DEATH_UNREADABLE}
"""Doubts about a detail: the person is taken in without it."""


@dataclass(slots=True)
class Sorted:
    """Persons by what happens to them, their register records, what is set aside, and the figures for the report."""

    new: list[Person] = field(default_factory=list)
    changed: list[Person] = field(default_factory=list)
    unchanged: int = 0
    new_records: list[BrpRecord] = field(default_factory=list)
    changed_records: list[BrpRecord] = field(default_factory=list)
    doubts: list[BrpDoubt] = field(default_factory=list)
    secrecy: dict[int, int] = field(default_factory=dict)
    deceased: int = 0

    @property
    def persons(self) -> int:
        """How many persons the lists are about, the doubtful left out."""
        return len(self.new) + len(self.changed) + self.unchanged

    @property
    def by_reason(self) -> dict[str, int]:
        """How many lists are set aside, per reason."""
        return {reason: sum(one.reason == reason for one in self.doubts) for reason in Doubt.values}


def sort(
    lists: Sequence[PersonList],
    known: dict[bytes, Person],
    records: dict[UUID, BrpRecord],
    *,
    step: Callable[[], None],
    at: datetime,
) -> Sorted:
    """This function will decide, list by list in the order of the file, what it means.

    Every distinct valid BSN is one person: of several lists the first counts. A BSN on record that comes with both
    another name and another birth date may be somebody else: that is for a person to judge.

    :param known: persons on record by the keyed hash of their BSN.
    :param records: what the register said of them before, by person.
    """
    found = Sorted()
    seen: set[bytes] = set()
    for one in lists:
        step()
        index = numbers.index(one.bsn) if one.bsn else b""
        person = known.get(index)
        doubts = [*one.doubts, *_compared(one, person, index in seen)]
        found.doubts.extend(_set_aside(one, doubts, index, at))
        if all(reason in TAKEN_ALL_THE_SAME for reason, _line, _told in doubts):
            seen.add(index)
            _count(found, one)
            _take(found, one, person, index, records, at)
    return found


def _compared(one: PersonList, person: Person | None, seen: bool) -> Iterator[tuple[Doubt, int, str]]:
    if seen:
        yield Doubt.SEVERAL_LISTS, one.line, ""
    elif person and _other_person(one, person):
        yield Doubt.OTHER_PERSON, one.line, ""


def _other_person(one: PersonList, person: Person) -> bool:
    other_name = one.family_name.casefold() != person.family_name.casefold()
    return other_name and one.birth_date != person.birth_date


def _count(found: Sorted, one: PersonList) -> None:
    found.secrecy[one.secrecy] = found.secrecy.get(one.secrecy, 0) + 1
    found.deceased += bool(one.death_date_known)


def _take(
    found: Sorted,
    one: PersonList,
    person: Person | None,
    index: bytes,
    records: dict[UUID, BrpRecord],
    at: datetime,
) -> None:
    fingerprint = _fingerprint(one.content)
    before = records.get(person.id) if person else None
    if before and before.fingerprint == fingerprint:
        found.unchanged += 1
        return
    if person is None:
        person = Person(bsn_index=index)
        person.bsn_sealed = numbers.seal(one.bsn, person.id)
        found.new.append(person)
    else:
        found.changed.append(person)
    for name in IDENTITY:
        setattr(person, name, getattr(one, name))
    person.from_brp = True
    record = BrpRecord(person=person, fingerprint=fingerprint, imported_at=at, **asdict(one.address))
    (found.changed_records if before else found.new_records).append(record)


def _set_aside(
    one: PersonList, doubts: Iterable[tuple[Doubt, int, str]], index: bytes, at: datetime
) -> Iterator[BrpDoubt]:
    """What the list says, closed with our keys: it names nobody before somebody judged it."""
    for reason, line, told in doubts:
        doubt_id = uuid7()
        content = {**asdict(one), "told": told, "doubts": [], "number": 0, "line": 0}
        yield BrpDoubt(
            id=doubt_id,
            list_number=one.number,
            line=line,
            reason=reason,
            bsn_index=index or None,
            fields_sealed=encrypt("bsn", json.dumps(content, default=str, ensure_ascii=False), doubt_id.bytes),
            fingerprint=_fingerprint((reason, told, one.name, *one.content)),
            imported_at=at,
        )


def _fingerprint(content: tuple[object, ...]) -> str:
    """A keyed hash: the same content gives the same one, and nothing can be read or guessed from it."""
    return keyring().digest("subject", repr(content).encode()).hex()
