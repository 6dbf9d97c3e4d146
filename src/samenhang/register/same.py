"""Who is likely the same human being as somebody described; each viewer hears only of whom they may.

The comparison itself is ``people.comparing`` (decision 0031); what is linked is shown as one by ``register.merging``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.people import bsn as numbers
from samenhang.people.actions import Identity
from samenhang.people.comparing import Comparison, Described, Likely, compare, near_dates
from samenhang.people.models import Address, Person
from samenhang.people.queries import identified, kept_of, told_apart
from samenhang.register import queries
from samenhang.register.queries import Found

SHOWN = 6
"""More than these would not be read."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody to be recorded, or on record: what there is to compare by."""

    family_name: str
    given_names: str = ""
    birth_date: date | None = None
    sex: str = Person.Sex.UNKNOWN
    bsn_index: bytes | None = None
    postcode: str = ""
    number: str = ""
    phone: str = ""

    @property
    def fields(self) -> list[str]:
        """The names of what there is to compare by, for the log; never what it says."""
        known = {"birth_date": self.birth_date, "bsn": self.bsn_index, "address": self.postcode, "phone": self.phone}
        return ["name", *(name for name, told in known.items() if told)]


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody on record who may be the same person: who, how likely, and why."""

    found: Found
    comparison: Comparison

    @property
    def likely(self) -> Likely:
        """How likely."""
        return self.comparison.likely

    @property
    def why(self) -> str:
        """What is alike, in one line."""
        return "; ".join(self.comparison.alike)

    @property
    def but(self) -> str:
        """What is not, in one line."""
        return "; ".join(self.comparison.unlike)


def described(person: Person, home: Address | None = None, phone: str = "") -> Whom:
    """This function will describe a person on record, with where they live and how they are called."""
    index = bytes(person.bsn_index) if person.bsn_index else None
    at = {"postcode": home.postcode, "number": f"{home.number}{home.addition}".replace(" ", "")} if home else {}
    return Whom(person.family_name, person.given_names, person.birth_date, person.sex, index, phone=phone, **at)


def newcomer(told: Identity, home: Address | None = None, phone: str = "") -> Whom:
    """This function will describe somebody who is not on record yet, as it was told."""
    index = numbers.index(numbers.clean(told.bsn)) if told.bsn else None
    at = {"postcode": home.postcode, "number": f"{home.number}{home.addition}".replace(" ", "")} if home else {}
    return Whom(told.family_name, told.given_names, told.birth_date, told.sex, index, phone=phone, **at)


def on_record(viewer: Viewer, person_id: UUID) -> Whom:
    """This function will describe a person the access desk may find, or the viewer may see, by name and birth date.

    :raises Http404: when the viewer may not know of them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT family_name, given_names, birth_date, sex FROM access.found_people(%s::uuid[])", [[person_id]]
        )
        row = cursor.fetchone()
    if row:
        return Whom(*row)
    person = Person.objects.filter(id=person_id).first()
    if person is None:
        raise Http404
    return described(person)


def likely_same(viewer: Viewer, whom: Whom, *, day: date, but: Collection[UUID] = ()) -> list[Twin]:
    """This function will give who is likely the same as somebody described, the likeliest first; mostly nobody.

    The database gives the candidates this viewer may hear of; they are compared one by one.

    :param but: people who are left out.
    """
    compared = {person: told for person, told in _compared(whom) if person not in but and told.likely}
    best = sorted(compared, key=lambda person: (-compared[person].likely, -compared[person].weight, person))[:SHOWN]
    if not best:
        return []
    found = queries.one_each(viewer, list(queries.several(viewer, best, day=day).values()), day)
    reasons: dict[UUID, Comparison] = {}
    for one in found:  # of somebody on record twice, the likeliest of the records says why
        records = [person for person in best if person in {one.person_id, *one.records}]
        if records:
            reasons[one.person_id] = compared[records[0]]
    twins = [Twin(one, reasons[one.person_id]) for one in found if one.person_id in reasons]
    return sorted(twins, key=lambda twin: (-twin.likely, -twin.comparison.weight, twin.found.person_id))


def likely_same_as(viewer: Viewer, person_id: UUID, whom: Whom, *, day: date) -> list[Twin]:
    """This function will give who is likely the same as somebody on record, but for whom that was decided before.

    Two who each have a BSN are two people.
    """
    decided = {person_id, *kept_of([person_id]), *told_apart(viewer, person_id)}
    twins = likely_same(viewer, whom, day=day, but=decided)
    known = identified([person_id, *(twin.found.person_id for twin in twins)])
    numbered = {person for person, (has_bsn, _from_brp) in known.items() if has_bsn}
    return [twin for twin in twins if not {person_id, twin.found.person_id} <= numbered]


def compared_with(whom: Whom, other: UUID) -> Comparison | None:
    """This function will compare somebody described with one other; None when nothing makes them candidates."""
    return next((told for person, told in _compared(whom) if person == other), None)


def _compared(whom: Whom) -> list[tuple[UUID, Comparison]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, given_names, family_name, birth_date, sex, bsn, same_address, same_phone"
            " FROM access.likely_the_same(%s, %s::date[], %s, %s, %s)",
            [
                whom.bsn_index,
                near_dates(whom.birth_date) if whom.birth_date else [],
                whom.postcode,
                whom.number,
                whom.phone,
            ],
        )
        rows = cursor.fetchall()
    one = Described(whom.family_name, whom.given_names, whom.birth_date, whom.sex, whom.bsn_index)
    numbered = {"": None, "same": whom.bsn_index, "other": b"another"}
    return [
        (
            person,
            compare(one, Described(family, given, born, sex, numbered[bsn]), address=address, phone=phone),
        )
        for person, given, family, born, sex, bsn, address, phone in rows
    ]
