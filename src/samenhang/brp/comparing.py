"""What the register says beside what is on record here. Neither overwrites the other: a person decides (A4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenhang.brp.codes import SUSPENSION
from samenhang.brp.port import Kin, RegisterAddress, RegisterPerson, Relative
from samenhang.people import bsn as numbers
from samenhang.people.models import Address, Person
from samenhang.people.queries import Member, spoken_date


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing of which both may say something, in words."""

    label: str
    here: str
    register: str
    differs: bool


@dataclass(frozen=True, slots=True)
class RelativeSeen:
    """A relative the register names, and which member of this household that is, if it is one."""

    words: str
    name: str
    born: str
    member: str
    ended: bool


def beside(person: Person, home: Address | None, answer: RegisterPerson, *, address_asked: bool) -> list[Beside]:
    """This function will put what is on record of a member beside what the register answered."""
    rows = [
        _row(_("Voornamen"), person.given_names, answer.given_names),
        _row(_("Tussenvoegsel"), person.prefix, answer.prefix),
        _row(_("Achternaam"), person.family_name, answer.family_name),
        _row(_("Geboren"), spoken_date(person.birth_date, person.birth_date_known), _born(answer)),
        _row(_("Geslacht"), str(person.get_sex_display()), str(dict(Person.Sex.choices).get(answer.sex, ""))),
        _row(
            _("Overleden"),
            spoken_date(person.died_on, person.death_date_known),
            spoken_date(answer.died_on, answer.death_date_known),
        ),
        _row(_("Geheim adres"), _yes(person.secrecy > 0), _yes(answer.secrecy > 0)),
    ]
    if answer.suspended:
        rows.append(_row(_("Bijhouding gestopt"), "", str(SUSPENSION.get(answer.suspended, answer.suspended))))
    if address_asked:
        rows.append(_row(_("Adres"), home.line if home else "", in_a_line(answer.address)))
    return rows


def in_a_line(address: RegisterAddress | None) -> str:
    """This function will write the register's address as ours are written."""
    return as_address(address).line if address else ""


def as_address(address: RegisterAddress) -> Address:
    """This function will give the register's address in our own words, not kept anywhere."""
    return Address(**details(address))


def details(address: RegisterAddress) -> dict[str, str]:
    """This function will give the fields of ``people.models.Address`` the register's address fills."""
    lengths = {field.name: field.max_length or 0 for field in Address._meta.fields if hasattr(field, "max_length")}
    names = ("street", "number", "addition", "postcode", "city", "country")
    return {name: str(getattr(address, name))[: lengths[name]] for name in names}


def relatives(answer: RegisterPerson, members: Iterable[Member]) -> list[RelativeSeen]:
    """This function will say of each relative in the register whether they are a member here, by BSN, else by name."""
    there = list(members)
    return [_seen(one, there) for one in answer.relatives]


def authority(answer: RegisterPerson, members: Sequence[Member]) -> list[str]:
    """This function will say in words what the register tells of curatele and authority."""
    if answer.authority is None:
        return []
    words = [_("Staat onder curatele.")] if answer.authority.curatele else []
    if answer.authority.over_minor:
        words.append(_over_minor(answer.authority.over_minor))
    for holder in answer.authority.holders:
        member = _by_bsn(holder, members)
        if member:
            words.append(_("%(name)s heeft gezag.") % {"name": member.person.full_name})
    return words


def _over_minor(code: str) -> str:
    return {
        "1": _("Een van de ouders heeft het gezag."),
        "2": _("Een van de ouders heeft het gezag."),
        "12": _("Beide ouders hebben het gezag."),
        "D": _("Een voogd heeft het gezag."),
        "1D": _("Een ouder heeft het gezag, samen met een ander."),
        "2D": _("Een ouder heeft het gezag, samen met een ander."),
    }.get(code, _("Er is iets over het gezag vastgelegd dat hier niet bekend is."))


def _seen(one: Relative, members: list[Member]) -> RelativeSeen:
    member = _by_bsn(one.bsn, members) if one.bsn else _by_name(one, members)
    name = " ".join(part for part in (one.given_names, one.prefix, one.family_name) if part)
    kinds = {Kin.PARTNER: _("partner"), Kin.PARENT: _("ouder"), Kin.CHILD: _("kind")}
    return RelativeSeen(
        words=kinds[one.kin],
        name=name,
        born=spoken_date(one.birth_date, one.birth_date_known),
        member=member.person.full_name if member else "",
        ended=one.until is not None,
    )


def _by_bsn(bsn: str, members: Iterable[Member]) -> Member | None:
    index = numbers.index(bsn)
    return next((one for one in members if one.person.bsn_index and bytes(one.person.bsn_index) == index), None)


def _by_name(one: Relative, members: Iterable[Member]) -> Member | None:
    def same(who: Person) -> bool:
        known = (who.family_name.casefold(), who.birth_date)
        return one.birth_date is not None and known == (one.family_name.casefold(), one.birth_date)

    return next((member for member in members if same(member.person)), None)


def _row(label: str, here: str, register: str) -> Beside:
    return Beside(label, here, register, here.casefold().split() != register.casefold().split())


def _born(answer: RegisterPerson) -> str:
    return spoken_date(answer.birth_date, answer.birth_date_known)


def _yes(value: bool) -> str:
    return _("ja") if value else _("nee")
