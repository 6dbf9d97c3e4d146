"""The register's part of a portion: persons with their sealed numbers, households, addresses, name keys."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from samenhang.access.models import Layer
from samenhang.kit.keys import Keyring
from samenhang.people.models import Address, Household, Membership, MembershipEnd, NameKey, OtherName, Person
from samenhang.populate.draw import Draw
from samenhang.populate.names import address
from samenhang.populate.shapes import Home, Soul
from samenhang.populate.sheet import Sheets

type Family = tuple[str, str, list[str], list[str]]
"""Of a family name with its prefix: how it is found, letters together; all of it; its words; its sounds."""
type Given = tuple[str, list[str], list[str]]
"""Of given names: in Latin letters; their words; their sounds."""

FAMILIES = """
    SELECT array_to_string(access.name_words(f), ''), replace(access.latin(p || ' ' || f), ' ', ''),
           access.name_words(f), access.sounds(p || ' ' || f)
    FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS x (p, f, n) ORDER BY n
"""
GIVEN = """
    SELECT access.latin(g), string_to_array(access.latin(g), ' '), access.sounds(g)
    FROM unnest(%s::text[]) WITH ORDINALITY AS x (g, n) ORDER BY n
"""


class NameKeys:
    """By what names are found, asked of the database once for each name: it alone knows how a name sounds."""

    def __init__(self, ask: Callable[[str, list[Any]], list[tuple[Any, ...]]]) -> None:
        self._ask = ask
        self._families: dict[tuple[str, str], Family] = {}
        self._given: dict[str, Given] = {}

    def learn(self, families: set[tuple[str, str]], given: set[str]) -> None:
        """This function will ask for the names not asked for before."""
        if new := sorted(families - self._families.keys()):
            found = self._ask(FAMILIES, [[prefix for prefix, _ in new], [name for _, name in new]])
            self._families.update(zip(new, found, strict=True))
        if lacking := sorted(given - self._given.keys()):
            self._given.update(zip(lacking, self._ask(GIVEN, [lacking]), strict=True))

    def of(self, prefix: str, family: str, given: str) -> dict[str, Any]:
        """This function will give the key of one name, as the database itself would make it."""
        short, whole, words, sounds = self._families[prefix, family]
        latin, more, heard = self._given[given]
        return {
            "family": short, "whole": whole, "given": latin, "words": [*words, *more],
            "family_sounds": sounds, "given_sounds": heard,
        }  # fmt: skip  # as the columns stand


class Register:
    """Writes households into the sheets as the access desk would have found them in the register."""

    def __init__(self, keyring: Keyring, index_version: int, keys: NameKeys, by: str) -> None:
        self.keyring, self.version, self.keys, self.by = keyring, index_version, keys, by

    def write(self, homes: list[Home], draw: Draw, sheets: Sheets) -> None:
        """This function will write them all."""
        souls = {one.soul.id: one.soul for home in homes for one in home.members}
        self.keys.learn(
            {(one.prefix, one.family) for one in souls.values()}
            | {one.partner_name for one in souls.values() if one.partner_name}
            | {("", one.spelt) for one in souls.values() if one.spelt},
            {one.given for one in souls.values()},
        )
        for home in homes:
            sheets.add(Household, id=home.id, name=home.name, protected=home.protected, made_at=home.made)
        for home in homes:
            for one in home.members:
                if one.new:
                    self._person(one.soul, home.made, draw, sheets)
        for home in homes:
            self._belonging(home, draw, sheets)
            self._living(home, draw, sheets)

    def _person(self, one: Soul, at: datetime, draw: Draw, sheets: Sheets) -> None:
        sealed = index = None
        if one.bsn:
            sealed = self.keyring.encrypt("bsn", one.bsn, UUID(one.id).bytes)
            index = self.keyring.blind_index(one.bsn, self.version)
        sheets.add(
            Person, id=one.id, given_names=one.given, prefix=one.prefix, family_name=one.family, birth_date=one.born,
            sex=one.sex, died_on=one.died, secrecy=one.secrecy, bsn_sealed=sealed, bsn_index=index,
        )  # fmt: skip  # as the columns stand
        keys = self.keys.of(one.prefix, one.family, one.given)
        sheets.add(NameKey, id=draw.id(at), person_id=one.id, **keys)
        for kind, prefix, name in (
            ("partner", *(one.partner_name or ("", ""))), ("spelt", "", one.spelt)
        ):  # fmt: skip  # two kinds on a line
            if name:
                other = draw.id(at)
                sheets.add(
                    OtherName, id=other, person_id=one.id, kind=kind, prefix=prefix, family_name=name, given_names="",
                    by_id=self.by, at=at,
                )  # fmt: skip  # as the columns stand
                key = self.keys.of(prefix, name, one.given)
                sheets.add(NameKey, id=draw.id(at), person_id=one.id, other_id=other, **key)

    def _belonging(self, home: Home, draw: Draw, sheets: Sheets) -> None:
        for one in home.members:
            membership = draw.id(home.made)
            sheets.add(
                Membership, id=membership, household_id=home.id, person_id=one.soul.id, layer=Layer.INVOLVEMENT.value,
                place=one.place, starts_on=one.since,
            )  # fmt: skip  # as the columns stand
            if one.until:
                at = datetime.combine(one.until, time(9), UTC)
                sheets.add(
                    MembershipEnd, id=draw.id(at), membership_id=membership, on=one.until, reason=one.why,
                    by_id=self.by, at=at,
                )  # fmt: skip  # as the columns stand

    def _living(self, home: Home, draw: Draw, sheets: Sheets) -> None:
        for since, number in home.addresses:
            street, house, postcode, city = address(number)
            sheets.add(
                Address, id=draw.id(home.made), household_id=home.id, layer=Layer.INVOLVEMENT.value, street=street,
                number=house, postcode=postcode, city=city, starts_on=since, by_id=self.by, at=home.made,
            )  # fmt: skip  # as the columns stand
