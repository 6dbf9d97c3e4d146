"""Names as they are met in a Dutch municipality (names.toml): common, or made up of common parts; nobody is meant."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any

type Family = tuple[str, str, str]
"""A family name: what stands before it, as he bears it, as she does."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where names come from: given names, family names, the language at home, names in another script."""

    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[Family, ...]
    language: str
    spelt: dict[str, str]


_told: dict[str, Any] = tomllib.loads(files("samenhang.populate").joinpath("names.toml").read_text("utf-8"))


def _family(word: str) -> Family:
    prefix, _, name = word.replace("_", " ").rpartition("|")
    his, _, hers = name.partition("/")
    return prefix, his, hers or his


def _origin(kind: str, told: dict[str, Any]) -> Origin:
    families = [_family(word) for word in told["families"].split()]
    if kind == "dutch":
        stems = _told["stems"].split()
        made = [("", stem + end) for stem, end in product(stems, _told["ends"])]
        made += [(a, stem + end) for a, stem, end in product(_told["placed_prefixes"], stems, _told["placed_ends"])]
        families += [(prefix, name, name) for prefix, name in made]
    women, men = tuple(told["women"].split()), tuple(told["men"].split())
    return Origin(told["share"], women, men, tuple(families), told["language"], told["spelt"])


ORIGINS: dict[str, Origin] = {kind: _origin(kind, told) for kind, told in _told["origins"].items()}
KINDS = tuple(ORIGINS)
SHARES = tuple(origin.share for origin in ORIGINS.values())
TREES, WAYS, PLACES = _told["trees"].split(), _told["ways"].split(), tuple(_told["places"])
_ALPHABET = "ABCDEGHJKLMNPRSTVWXZ"
LETTERS = tuple(a + b for a, b in product(_ALPHABET, _ALPHABET) if a + b not in ("SA", "SD", "SS"))
TO_A_STREET = 25


def origin(random: Random) -> str:
    """This function will draw where somebody's names come from."""
    return random.choices(KINDS, SHARES)[0]


def given(random: Random, of: str, sex: str) -> str:
    """This function will draw one or two given names."""
    names = ORIGINS[of].women if sex == "V" else ORIGINS[of].men
    first = names[int(len(names) * random.random() ** 1.4)]
    if of == "dutch" and random.random() < 0.3:
        second = names[int(len(names) * random.random())]
        return f"{first} {second}" if second != first else first
    return first


def family(random: Random, of: str) -> Family:
    """This function will draw a family name: prefix, as he bears it, as she does; common ones come often."""
    names = ORIGINS[of].families
    return names[int(len(names) * random.random() ** 2)]


def spelt(of: str, name: str) -> str:
    """This function will give the name in its own script, where we know it; else nothing."""
    return ORIGINS[of].spelt.get(name, "")


def address(number: int) -> tuple[str, str, str, str]:
    """This function will give the n-th address of the region: street, house number, postcode, place."""
    street, house = divmod(number, TO_A_STREET)
    quarter, letters = divmod(street, len(LETTERS))
    name = TREES[street % len(TREES)] + WAYS[(street // len(TREES)) % len(WAYS)]
    postcode = f"{1001 + quarter % 8900}{LETTERS[letters]}"
    return name, str(house * 2 + 1 + street % 2), postcode, PLACES[quarter % len(PLACES)]
