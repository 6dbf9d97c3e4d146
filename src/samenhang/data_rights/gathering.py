"""Gathering all that is kept about one person, as the service of that one file: never as whoever asked for it (0044).

A constant number of statements, whatever the number of records. The wall gives the service the person's own rows and
the household's; what of these is somebody else's confidence is left out and counted. Rows about other members it never
sees, and so never counts: a number would tell that somebody spoke.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.brp.kept import from_text
from samenhang.brp.sorting import SAYS
from samenhang.cases.frame import in_words
from samenhang.consent.models import Notice
from samenhang.data_rights import concerns, former
from samenhang.data_rights.queries import Period, sheet
from samenhang.involvement.queries import not_to_be_named, secret_hats
from samenhang.kit.keys import decrypt
from samenhang.layers.queries import hidden_records
from samenhang.people import kept
from samenhang.people.kept import Field, InFile, Part
from samenhang.people.models import Household, Membership, Person
from samenhang.teams.queries import domain_names, who

WRITERS = ("by_id", "received_by_id", "opened_by_id", "begun_by_id", "changed_by_id")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """All that is kept about one person in one household, at a moment."""

    person: Person
    household: Household
    number: str
    at: datetime
    asked_by_self: bool
    parts: list[InFile]
    address_left_out: bool

    @property
    def records(self) -> int:
        """How many records stand in it."""
        return sum(len(part.records) for part in self.parts)

    @property
    def left_out(self) -> int:
        """From how many records something of somebody else was left out."""
        return sum(part.left_out for part in self.parts)


def gather(
    service: Viewer, household_id: UUID, person_id: UUID, *, number: str, self_asked: bool, at: datetime
) -> OwnFile:
    """This function will read everything about one person, as the file's own service; call it as that viewer."""
    with translation.override("nl"):  # the file is Dutch, whatever language the screen of who makes it speaks
        person = Person.objects.get(id=person_id)
        day = timezone.localdate(at)
        secret = _secret_homes(household_id, day)
        unseen = _unseen(service, household_id, day)
        rows = {part.key: list(_rows(part, household_id, person, day, secret, unseen)) for part in kept.parts()}
        left = former.homes()
        for home in left:
            _add_former(service, home, rows, person, day)
        in_secret = set() if self_asked else secret_hats(service, household_id)
        if not self_asked:
            rows["involvements"] = [row for row in rows.get("involvements", []) if not row.secret]
        passed = [one for one in concerns.told() if one.by_id not in in_secret]
        names = _writers(
            service, [household_id, *(home.id for home in left)], rows, {one.by_id for one in passed}, in_secret
        )
        files = domain_names()
        parts = [_told(part, rows[part.key], person, names, files) for part in kept.parts()]
        parts += [concerns.part(passed, names), _register(person_id, hide_address=secret)]
        parts.append(_looks(service, household_id, person_id, left))
        for given in kept.from_elsewhere.run(household_id, person_id, at):
            parts += given
        household = Household.objects.get(id=household_id)
        return OwnFile(person, household, number, at, self_asked, parts, secret)


def _add_former(service: Viewer, home: former.Home, rows: dict[str, list[Any]], person: Person, day: date) -> None:
    """Put what was kept in a household the person left beside the rest, as it was until then."""
    unseen, secret = _unseen(service, home.id, day), _secret_homes(home.id, day)
    for part in kept.parts():
        if part.household:
            found = _rows(part, home.id, person, day, secret, unseen, home)
            rows[part.key] += [home.as_it_was(row, person) for row in found]


def _unseen(service: Viewer, household_id: UUID, day: date) -> set[UUID]:
    """Of which records nothing may be told yet: hidden from the resident, or shared before telling."""
    hidden = Q(household_id=household_id, hidden_until__gte=day)
    notices = Notice.objects.filter(hidden).values_list("id", flat=True)
    return {*hidden_records(service, household_id, day), *notices}


def _rows(
    part: Part,
    household_id: UUID,
    person: Person,
    day: date,
    secret: bool,
    unseen: set[UUID],
    left: former.Home | None = None,
) -> Iterable[Any]:
    model = apps.get_model(part.model)
    fields = {field.name for field in model._meta.get_fields()}
    wanted = Q()
    if part.household:
        wanted &= Q(**{part.household: household_id})
    if "hidden_until" in fields:
        wanted &= Q(hidden_until=None) | Q(hidden_until__lt=day)
    if part.follows:
        wanted &= ~Q(**{f"{part.follows}__in": unseen})
    if part.mine:
        wanted &= part.mine(person.id)
    elif "person" in fields:
        wanted &= Q(person=None) | Q(person=person)
    if left:
        wanted &= left.rows(model, person)
    if model._meta.label == "people.Address" and secret:
        return ()
    found: QuerySet[Any] = (
        model._default_manager.filter(wanted).prefetch_related(*part.fetch).order_by(*part.order).distinct()
    )
    return found.select_related(*part.related) if part.related else found


def _secret_homes(household_id: UUID, day: date) -> bool:
    """Whether an address of this household is a secret: then none stands on a paper that goes from hand to hand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM access.secret_homes(ARRAY[%s]::uuid[])", [household_id])
        return cursor.fetchone() is not None


def _writers(
    service: Viewer, homes: list[UUID], rows: dict[str, list[Any]], more: set[UUID], in_secret: set[UUID]
) -> dict[UUID, str]:
    every = rows.values()
    ids = {getattr(row, name) for found in every for row in found for name in WRITERS if getattr(row, name, None)}
    named = [(part, one.hat) for part in kept.parts() for one in part.fields if one.hat]
    ids |= more | ({_hat(row, path) for part, path in named for row in rows[part.key]} - {None})
    unnamed = in_secret.union(*(not_to_be_named(service, home, ids) for home in homes))
    people = who(ids - unnamed)
    return {key: f"{one.name}, {one.role}, {one.organisation}" for key, one in people.items()}


def _told(part: Part, rows: list[Any], person: Person, names: dict[UUID, str], files: Any) -> InFile:
    records, left_out = [], 0
    for row in rows:
        hidden = part.hides(row, person)
        left_out += bool(hidden)
        told = {field.name: _value(row, field, names) for field in part.fields if field.name not in hidden}
        told = {name: value for name, value in told.items() if value not in ("", None, [], {})}
        records.append(told | _place(row, files) | _writer(row, names))
    labels = {field.name: str(field.label) for field in part.fields}
    labels |= {
        "former": _("Uit"),
        "about": _("Gaat over"),
        "kept_in": _("Staat in"),
        "recorded_by": _("Opgeschreven door"),
    }
    return InFile(part.key, str(part.title), str(part.source), labels, records, left_out)


def _hat(row: Any, path: str) -> Any:
    for step in path.split("."):
        row = getattr(row, step, None)
    return row


def _value(row: Any, field: Field, names: dict[UUID, str]) -> Any:
    if field.hat:
        return names.get(_hat(row, field.hat), "")
    if field.take:
        return field.take(row)
    if shown := getattr(row, f"get_{field.name}_display", None):
        return str(shown())
    value = getattr(row, field.name)
    if isinstance(value, models.Model):
        return str(value)
    return value


def _place(row: Any, files: Any) -> dict[str, Any]:
    left = {"former": row.former.words} if hasattr(row, "former") else {}
    if not hasattr(row, "layer"):
        return left
    about = _("u") if row.person_id else _("het hele huishouden")
    return left | {"about": about, "kept_in": in_words(row.layer, row.domain, files)}


def _writer(row: Any, names: dict[UUID, str]) -> dict[str, str]:
    ids = [getattr(row, name) for name in WRITERS if getattr(row, name, None)]
    return {"recorded_by": names[ids[0]]} if ids and ids[0] in names else {}


def _register(person_id: UUID, *, hide_address: bool) -> InFile:
    with connection.cursor() as cursor:
        cursor.execute("SELECT says_sealed, imported_at FROM access.own_register()")
        found = cursor.fetchone()
    labels = {
        "name": _("Naam"),
        "birth_date": _("Geboortedatum"),
        "died_on": _("Overleden op"),
        "family": _("Familie"),
        "address": _("Adres"),
        "imported_at": _("Overgenomen op"),
    }
    part = InFile("register", _("Wat wij uit de BRP bewaren"), _("de basisregistratie personen"), labels)
    if found and found[0]:
        said = from_text(decrypt("bsn", bytes(found[0]), person_id.bytes + SAYS))
        home = said.address
        told = {
            "name": " ".join(one for one in (said.given_names, said.prefix, said.family_name) if one),
            "birth_date": said.birth_date,
            "died_on": said.died_on,
            "family": [f"{one.given_names} {one.family_name}".strip() for one in said.relatives],
            "address": f"{home.street} {home.number}, {home.postcode} {home.city}" if home and not hide_address else "",
            "imported_at": found[1],
        }
        part.records.append({name: value for name, value in told.items() if value not in ("", None, [])})
    return part


def _looks(service: Viewer, household_id: UUID, person_id: UUID, left: list[former.Home]) -> InFile:
    days, more = sheet(service, household_id, person_id, Period())
    for home in left:
        before, many = sheet(service, home.id, person_id, Period(until=home.left - timedelta(1)))
        days, more = [*days, *before], more or many
    labels = {
        "on": _("Dag"),
        "who": _("Wie"),
        "organisation": _("Organisatie"),
        "role": _("Rol"),
        "did": _("Wat"),
        "data": _("Welke gegevens"),
        "grounds": _("Waarom mocht dat"),
        "times": _("Hoe vaak"),
    }
    title = _("Wie heeft gekeken: de laatste 1.000 keer") if more else _("Wie heeft gekeken")
    part = InFile("looks", title, _("bijgehouden door Samenhang"), labels)
    for day, often in days:
        for one in often:
            look = one.look
            part.records.append(
                {
                    "on": day,
                    "who": look.name,
                    "organisation": look.organisation,
                    "role": look.role,
                    "did": look.did,
                    "data": look.data,
                    "grounds": look.grounds,
                    "times": one.times,
                }
            )
    return part


def is_member(household_id: UUID, person_id: UUID, day: date) -> bool:
    """This function will say whether somebody belongs to a household on a day, as the viewer may see it."""
    present = Q(end=None) | Q(end__on__gt=day)
    return Membership.objects.filter(present, household_id=household_id, person_id=person_id).exists()


__all__ = ["OwnFile", "gather", "is_member"]
