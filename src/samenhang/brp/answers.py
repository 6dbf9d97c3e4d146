"""Reading an answer of the Haal Centraal BRP Personen API into the port's words. What is not expected is refused."""

from datetime import date
from typing import Any

from samenhang.brp.port import Authority, Kin, RegisterAddress, RegisterPerson, Relative

SECRET = 7
"""The API says that there is secrecy, not which: it is taken as all of it."""
KINDS = {"partners": Kin.PARTNER, "ouders": Kin.PARENT, "kinderen": Kin.CHILD}
STREETS = ("officieleStraatnaam", "korteStraatnaam", "locatiebeschrijving")
BY_COURT = {
    "GezamenlijkOuderlijkGezag": "12",
    "EenhoofdigOuderlijkGezag": "1",
    "GezamenlijkGezag": "1D",
    "Voogdij": "D",
}
"""The API's kinds of authority in the codes of element 11.32.10; which parent it is, the numbers in it tell."""


class NotAnAnswer(Exception):
    """What came back is no answer to what was asked."""


def person_from(answer: object) -> RegisterPerson | None:
    """This function will read the one person of an answer; None where the register knows nobody by this number.

    :raises NotAnAnswer: when it has another shape.
    """
    try:
        people = _a_list(_a_dict(answer)["personen"])
        if not people:
            return None
        (one,) = people
        return _person(_a_dict(one))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise NotAnAnswer(type(error).__name__) from error


def _person(one: dict[str, Any]) -> RegisterPerson:
    given, prefix, family = _name(_under(one, "naam"))
    born, born_known = _day(_under(one, "geboorte", "datum"))
    died, died_known = _day(_under(one, "overlijden", "datum"))
    suspended_on, _known = _day(_under(one, "opschortingBijhouding", "datum"))
    place = _under(one, "verblijfplaats")
    return RegisterPerson(
        bsn=_text(one.get("burgerservicenummer")),
        given_names=given,
        prefix=prefix,
        family_name=family,
        birth_date=born,
        birth_date_known=born_known,
        sex=_text(_under(one, "geslacht").get("code")) or "O",
        died_on=died,
        death_date_known=died_known,
        secrecy=SECRET if one.get("geheimhoudingPersoonsgegevens") is True else 0,
        suspended=_text(_under(one, "opschortingBijhouding", "reden").get("code")),
        suspended_on=suspended_on,
        address=_address(place) if place else None,
        relatives=[
            _relative(kin, _a_dict(entry)) for words, kin in KINDS.items() for entry in _a_list(one.get(words) or [])
        ],
        authority=_authority(one),
    )


def _name(name: dict[str, Any]) -> tuple[str, str, str]:
    return _text(name.get("voornamen")), _text(name.get("voorvoegsel")), _text(name.get("geslachtsnaam"))


def _relative(kin: Kin, one: dict[str, Any]) -> Relative:
    given, prefix, family = _name(_under(one, "naam"))
    born, born_known = _day(_under(one, "geboorte", "datum"))
    married = _under(one, "aangaanHuwelijkPartnerschap", "datum")
    since, _known = _day(married or _under(one, "datumIngangFamilierechtelijkeBetrekking"))
    until, _until_known = _day(_under(one, "ontbindingHuwelijkPartnerschap", "datum"))
    return Relative(
        kin=kin,
        given_names=given,
        prefix=prefix,
        family_name=family,
        bsn=_text(one.get("burgerservicenummer")),
        birth_date=born,
        birth_date_known=born_known,
        sex=_text(_under(one, "geslacht").get("code")),
        since=since,
        until=until,
    )


def _authority(one: dict[str, Any]) -> Authority | None:
    own = _text(one.get("burgerservicenummer"))
    about_me = [
        relation
        for relation in map(_a_dict, _a_list(one.get("gezag") or []))
        if _text(_under(relation, "minderjarige").get("burgerservicenummer")) == own
    ]
    curatele = one.get("indicatieCurateleRegister") is True
    code = _text(_under(one, "indicatieGezagMinderjarige").get("code"))
    holders: list[str] = []
    for relation in about_me:
        code = code or BY_COURT.get(_text(relation.get("type")), "")
        named = [*_a_list(relation.get("ouders") or []), *_a_list(relation.get("derden") or [])]
        named += [relation[word] for word in ("ouder", "derde") if relation.get(word)]
        holders += [_text(_a_dict(who).get("burgerservicenummer")) for who in named]
    if not (curatele or code or holders):
        return None
    return Authority(curatele=curatele, over_minor=code, holders=tuple(filter(None, holders)))


def _address(place: dict[str, Any]) -> RegisterAddress:
    there = _under(place, "verblijfadres")
    since, since_known = _day(_under(place, "datumVan"))
    if place.get("type") == "VerblijfplaatsBuitenland":
        lines = [_text(there.get(f"regel{number}")) for number in (1, 2, 3)]
        return RegisterAddress(
            street=lines[0],
            city=" ".join(filter(None, lines[1:])),
            country=_text(_under(there, "land").get("omschrijving")),
            since=since,
            since_known=since_known,
        )
    beside = _text(_under(there, "aanduidingBijHuisnummer").get("omschrijving"))
    extra = [_text(there.get("huisletter")), _text(there.get("huisnummertoevoeging")), beside]
    number = there.get("huisnummer")
    return RegisterAddress(
        street=next(filter(None, (_text(there.get(name)) for name in STREETS)), ""),
        number=str(number) if isinstance(number, int) else _text(number),
        addition=" ".join(filter(None, extra)),
        postcode=_text(there.get("postcode")).replace(" ", "").upper(),
        city=_text(there.get("woonplaats")),
        letters_only=_text(_under(place, "functieAdres").get("code")) == "B",
        since=since,
        since_known=since_known,
        object_id=_text(place.get("adresseerbaarObjectIdentificatie")),
    )


def _day(told: dict[str, Any]) -> tuple[date | None, str]:
    """A date of the API: whole, a month, a year, or unknown; and as the register writes it (19680000)."""
    match told.get("type"):
        case "Datum":
            day = date.fromisoformat(str(told["datum"]))
            return day, f"{day:%Y%m%d}"
        case "JaarMaandDatum":
            return None, f"{int(told['jaar']):04}{int(told['maand']):02}00"
        case "JaarDatum":
            return None, f"{int(told['jaar']):04}0000"
        case "DatumOnbekend":
            return None, "00000000"
    return None, ""


def _under(one: dict[str, Any], *path: str) -> dict[str, Any]:
    for step in path:
        one = _a_dict(one.get(step) or {})
    return one


def _a_dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("an object was expected")
    return value


def _a_list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value.replace("\x00", "").strip()
