"""What person lists mean for what is on record: who is new, who changed, what a person must judge. Writes nothing."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from uuid_utils.compat import uuid7

from samenhang.brp.kept import as_text, from_text
from samenhang.brp.lists import PersonList, content
from samenhang.brp.models import BrpDoubt, BrpPastAddress, BrpRecord, BrpRelative, Doubt
from samenhang.brp.port import Authority, Kin, RegisterAddress, RegisterPerson, Relative
from samenhang.kit.keys import decrypt, encrypt, keyring
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
LIVES = (
    "street",
    "number",
    "addition",
    "postcode",
    "city",
    "country",
    "object_id",
    "letters_only",
    "since",
    "since_known",
)
RECORDED = (
    *LIVES,
    *(
        "dwelling",
        "suspended",
        "suspended_on",
        "curatele",
        "over_minor",
        "authority_since",
        "says_sealed",
        "fingerprint",
        "imported_at",
    ),
)
TAKEN_ALL_THE_SAME = {Doubt.FORMER_BSN, Doubt.DEATH_UNREADABLE, Doubt.AUTHORITY_UNREADABLE}
"""Doubts about a detail: the person is taken in without it."""
SAYS = b"says"
HOME_COUNTRY = ("", "6030")


@dataclass(slots=True)
class Kept:
    """What is stored of a person's list beside the person: the record, relatives and earlier addresses."""

    record: BrpRecord
    relatives: list[BrpRelative]
    past: list[BrpPastAddress]


@dataclass(slots=True)
class Sorted:
    """Persons by what happens to them, what is kept of each, what is set aside, and the figures for the report."""

    new: list[Person] = field(default_factory=list)
    changed: list[Person] = field(default_factory=list)
    unchanged: int = 0
    new_records: list[Kept] = field(default_factory=list)
    changed_records: list[Kept] = field(default_factory=list)
    doubts: list[BrpDoubt] = field(default_factory=list)
    taken: list[RegisterPerson] = field(default_factory=list)

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
        index = numbers.index(one.person.bsn) if one.person.bsn else b""
        person = known.get(index)
        doubts = [*one.doubts, *_compared(one, person, index in seen)]
        found.doubts.extend(_set_aside(one, doubts, index, at))
        if all(reason in TAKEN_ALL_THE_SAME for reason, _line, _told in doubts):
            seen.add(index)
            found.taken.append(one.person)
            _take(found, one.person, person, index, records, at)
    return found


def _compared(one: PersonList, person: Person | None, seen: bool) -> Iterator[tuple[Doubt, int, str]]:
    if seen:
        yield Doubt.SEVERAL_LISTS, one.line, ""
    elif person and _other_person(one.person, person):
        yield Doubt.OTHER_PERSON, one.line, ""


def _other_person(told: RegisterPerson, person: Person) -> bool:
    other_name = told.family_name.casefold() != person.family_name.casefold()
    return other_name and told.birth_date != person.birth_date


def _take(
    found: Sorted,
    told: RegisterPerson,
    person: Person | None,
    index: bytes,
    records: dict[UUID, BrpRecord],
    at: datetime,
) -> None:
    before = records.get(person.id) if person else None
    if before and before.fingerprint == fingerprint(content(told)):
        found.unchanged += 1
        return
    if person is None:
        person = Person(bsn_index=index)
        person.bsn_sealed = numbers.seal(told.bsn, person.id)
        found.new.append(person)
        identify(person, told)
    else:
        found.changed.append(person)
        if follows(person, before):
            identify(person, told)
        else:  # somebody here said otherwise: both stay, beside each other; only a secrecy counts at once
            person.secrecy, person.from_brp = max(person.secrecy, told.secrecy), True
    (found.changed_records if before else found.new_records).append(kept(person, told, at))


def follows(person: Person, before: BrpRecord | None) -> bool:
    """This function will say whether what is on record of somebody is what the register said before, and no more.

    Who was recorded here first, or corrected since, does not follow the register: neither overwrites the other (A4).
    """
    if before is None:
        return False
    said = says(before)
    return said is None or all(getattr(person, name) == getattr(said, name) for name in IDENTITY)


def says(record: BrpRecord) -> RegisterPerson | None:
    """This function will open all that a person's list says; None where it was read in before that was kept."""
    if record.says_sealed is None:
        return None
    return from_text(decrypt("bsn", bytes(record.says_sealed), record.person_id.bytes + SAYS))


def identify(person: Person, told: RegisterPerson) -> None:
    """This function will give a person, not stored yet, the identity that the register tells."""
    for name in IDENTITY:
        setattr(person, name, getattr(told, name))
    person.from_brp = True


def kept(person: Person, told: RegisterPerson, at: datetime) -> Kept:
    """This function will make what is stored of a person beside the person; nothing is stored yet."""
    lives, authority = told.address or RegisterAddress(), told.authority or Authority()
    record = BrpRecord(
        person=person,
        **{name: getattr(lives, name) for name in LIVES},
        dwelling=dwelling(told.address),
        suspended=told.suspended,
        suspended_on=told.suspended_on,
        curatele=authority.curatele,
        over_minor=authority.over_minor,
        authority_since=authority.since,
        says_sealed=encrypt("bsn", as_text(without_numbers(told)), person.id.bytes + SAYS),
        fingerprint=fingerprint(content(told)),
        imported_at=at,
    )
    past = [
        BrpPastAddress(person=person, order=order, **{name: getattr(one, name) for name in LIVES})
        for order, one in enumerate(told.earlier_addresses, start=1)
    ]
    return Kept(record, [_relative(person, one) for one in told.relatives], past)


def without_numbers(told: RegisterPerson) -> RegisterPerson:
    """This function will leave the relatives' numbers out of what a list says."""
    authority = replace(told.authority, holders=()) if told.authority else None
    return replace(told, relatives=[replace(one, bsn="") for one in told.relatives], authority=authority)


def _relative(person: Person, one: Relative) -> BrpRelative:
    told = ("number", "given_names", "prefix", "family_name", "birth_date", "birth_date_known", "bond")
    return BrpRelative(
        person=person,
        kin=one.kin,
        bsn_index=numbers.index(one.bsn) if one.bsn else None,
        **{name: getattr(one, name) for name in told},
        since=one.since,
        until=one.until,
        ended=one.ended,
    )


def dwelling(address: RegisterAddress | None) -> str:
    """This function will give what is the same for everybody who lives at one address.

    Nothing for an address for letters only, one abroad, or one that is not complete: nobody lives there together.
    """
    if address is None or address.letters_only or address.country not in HOME_COUNTRY or not address.number:
        return ""
    house = f"{address.number} {address.addition}".strip().casefold()
    if address.postcode:
        return f"{address.postcode} {house}"
    return f"{address.street} {house} {address.city}".casefold() if address.street and address.city else ""


def _set_aside(
    one: PersonList, doubts: Iterable[tuple[Doubt, int, str]], index: bytes, at: datetime
) -> Iterator[BrpDoubt]:
    """What the list says, closed with our keys: it names nobody before somebody judged it."""
    for reason, line, told in doubts:
        doubt_id = uuid7()
        says = {**asdict(one.person), "name": one.name, "told": told}
        yield BrpDoubt(
            id=doubt_id,
            list_number=one.number,
            line=line,
            reason=reason,
            bsn_index=index or None,
            fields_sealed=encrypt("bsn", json.dumps(says, default=str, ensure_ascii=False), doubt_id.bytes),
            fingerprint=fingerprint((reason, told, one.name, *content(one.person))),
            imported_at=at,
        )


def opened(doubt_id: UUID, sealed: bytes | memoryview) -> tuple[RegisterPerson, str]:
    """This function will open what a list set aside says, and the one word that was doubtful. Showing it is logged."""
    says = json.loads(decrypt("bsn", bytes(sealed), doubt_id.bytes))
    address, authority = says.get("address"), says.get("authority")
    person = RegisterPerson(
        **{name: says[name] for name in ("bsn", "given_names", "prefix", "family_name", "birth_date_known", "sex")},
        birth_date=_date(says["birth_date"]),
        died_on=_date(says["died_on"]),
        death_date_known=says["death_date_known"],
        secrecy=says["secrecy"],
        suspended=says.get("suspended", ""),
        suspended_on=_date(says.get("suspended_on")),
        address=_address(address) if address else None,
        earlier_addresses=[_address(one) for one in says.get("earlier_addresses", ())],
        relatives=[_kin(one) for one in says.get("relatives", ())],
        authority=Authority(**{**authority, "since": _date(authority["since"])}) if authority else None,
    )
    return person, says.get("told", "")


def _address(says: dict[str, object]) -> RegisterAddress:
    return RegisterAddress(**{**says, "since": _date(says.get("since"))})  # type: ignore[arg-type]  # as it was written


def _kin(says: dict[str, object]) -> Relative:
    days = {name: _date(says[name]) for name in ("birth_date", "since", "until")}
    return Relative(**{**says, **days, "kin": Kin(str(says["kin"]))})  # type: ignore[arg-type]  # as it was written


def _date(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None


def fingerprint(told: tuple[object, ...]) -> str:
    """This function will give a keyed hash: the same content gives the same one, and nothing can be read from it."""
    return keyring().digest("subject", repr(told).encode()).hex()
