"""What is written down in such a municipality (tales.toml), in the words of residents and colleagues."""

import tomllib
from importlib.resources import files
from typing import Any, NamedTuple


class Aim(NamedTuple):
    """A goal with the life domain it is in, how one sees that it was reached, and the actions towards it."""

    words: str
    domain: str
    seen: str
    actions: tuple[tuple[str, str], ...]


_told: dict[str, Any] = tomllib.loads(files("samenhang.populate").joinpath("tales.toml").read_text("utf-8"))


ONLY_WITH: dict[str, tuple[str, ...]] = _told["only_with"]


def fits(words: str, *, children: bool, adults: int, parted: bool) -> bool:
    """This function will say whether this can have been said in a household like that."""
    there = {"children": children, "partner": adults > 1, "alone": adults == 1, "parted": parted}
    return all(there[what] or not any(word in words for word in told) for what, told in ONLY_WITH.items())


def _lines(name: str) -> tuple[str, ...]:
    return tuple(_told[name])


def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in _told[name])


REQUESTS, ENTRIES = _pairs("requests"), _pairs("entries")
BEHIND, MATTERS, OUTCOMES, NOT_DONE = _lines("behind"), _lines("matters"), _lines("outcomes"), _lines("not_done")
DECIDED, POINTS, QUESTIONS = _lines("decided"), _lines("points"), _lines("questions")
AGREED_WHY, ANSWERED, CONCERNS = _lines("agreed_why"), _lines("answered"), _lines("concerns")
SAID: dict[str, tuple[str, ...]] = {domain: tuple(said) for domain, said in _told["said"].items()}
DOMAINS: dict[str, str] = _told["domains"]
AIMS = tuple(
    Aim(aim["words"], aim["domain"], aim["seen"], tuple((what, doer) for what, doer in aim["actions"]))
    for aim in _told["aims"]
)
