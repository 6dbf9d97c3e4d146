"""The table of rules of the adviser, read from a file a lawyer can keep, and held to its shape when it is loaded.

The rows are tried in the order of their numbers; the first that fits answers. What no row answers is to be asked: the
adviser never says yes because nobody thought of it.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from samenhang.consent.advice.questions import ANSWERS, BY_CODE, QUESTIONS

OURS = Path(__file__).with_name("table.toml")
ROW = {"nr", "name", "answer", "because", "if", "instead", "rules", "offers"}
MARKS = set("|<>\n\r")


class TableTrouble(ValueError):
    """The table is not well-formed: which row, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A rule the table rests on: law and article (or agreement), what it says, where that was found."""

    code: str
    rule: str
    says: str
    found: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: when it fits, what it answers and why, on which condition, what may be done instead, which acts."""

    nr: int
    name: str
    when: Mapping[str, tuple[str, ...]]
    answer: str
    because: str
    if_: tuple[str, ...]
    instead: tuple[str, ...]
    rules: tuple[Source, ...]
    offers: tuple[str, ...]

    def fits(self, asked: Mapping[str, str]) -> bool:
        """This function will say whether the row is about what was asked."""
        return _fits(self.when, asked)


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside every answer but a no, when it fits: who answers for a child, what secrecy asks."""

    name: str
    when: Mapping[str, tuple[str, ...]]
    text: str
    rules: tuple[Source, ...]
    offers: tuple[str, ...]

    def fits(self, asked: Mapping[str, str]) -> bool:
        """This function will say whether the note belongs to what was asked."""
        return _fits(self.when, asked)


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table: version, day, who keeps it, the phone of Veilig Thuis, rules it rests on, rows, what is left."""

    version: str
    day: date
    keeper: str
    veilig_thuis: str
    sources: Mapping[str, Source]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    otherwise: Row

    def find(self, asked: Mapping[str, str]) -> Row:
        """This function will give the first row that fits, or what is said when none does."""
        return next((row for row in self.rows if row.fits(asked)), self.otherwise)


@cache
def current_table() -> Table:
    """This function will load the table: the municipality's own where the settings name one, else ours.

    :raises TableTrouble: when it is not well-formed; the server does not start with it.
    """
    own = settings.ADVICE_TABLE
    return read(Path(own) if own else OURS)


def read(file: Path) -> Table:
    """This function will read a table from a file.

    :raises TableTrouble: when the file cannot be read, or the table in it is not well-formed.
    """
    try:
        return parsed(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TableTrouble(f"the table of rules cannot be read: {error}") from error


def parsed(raw: Mapping[str, Any]) -> Table:
    """This function will make the table of what was read.

    :raises TableTrouble: naming the row and what is wrong with it.
    """
    _keys("the table", raw, {"version", "day", "keeper", "veilig_thuis", "source", "row", "note", "otherwise"})
    sources = {}
    for one in raw["source"]:
        _keys("a source", one, {"code", "rule", "says", "found", "confirmed"})
        if one["code"] in sources or not isinstance(one["confirmed"], bool):
            raise TableTrouble(f"source {one['code']}: named twice, or confirmed is not true or false")
        words = {key: _text(one[key], one) for key in ("code", "rule", "says", "found")}
        sources[one["code"]] = Source(**words, confirmed=one["confirmed"])
    rows = tuple(_row(one, sources) for one in raw["row"])
    numbers = [row.nr for row in rows]
    if numbers != sorted(set(numbers)):
        raise TableTrouble("the rows' numbers must go up, each used once: they are the order in which rows are tried")
    if not isinstance(raw["day"], date):
        raise TableTrouble("the table's day is no date")
    found = Table(
        version=_text(raw["version"], raw),
        day=raw["day"],
        keeper=_text(raw["keeper"], raw),
        veilig_thuis=_text(raw["veilig_thuis"], raw),
        sources=sources,
        rows=rows,
        notes=tuple(_note(one, sources) for one in raw["note"]),
        otherwise=_row({"nr": 9999, **raw["otherwise"]}, sources),
    )
    if found.otherwise.when or found.otherwise.answer != "ask_first":
        raise TableTrouble("what is left over has no conditions, and is always to be asked: ask_first")
    return found


def _fits(when: Mapping[str, tuple[str, ...]], asked: Mapping[str, str]) -> bool:
    return all(asked[code] in allowed for code, allowed in when.items())


def _row(raw: Mapping[str, Any], sources: Mapping[str, Source]) -> Row:
    where = f"row {raw.get('nr')}"
    _keys(where, raw, ROW, {*BY_CODE, "if", "offers"})
    if raw["answer"] not in ANSWERS:
        raise TableTrouble(f"{where}: there is no answer {raw['answer']!r}")
    if (raw["answer"] == "yes_if") != bool(raw.get("if")):
        raise TableTrouble(f"{where}: a yes_if names its conditions, another answer has none")
    if raw["answer"] != "yes" and not raw["instead"]:
        raise TableTrouble(f"{where}: says not what may be done instead")
    return Row(
        nr=int(raw["nr"]),
        name=_text(raw["name"], where),
        when=_when(raw, where),
        answer=raw["answer"],
        because=_text(raw["because"], where),
        if_=_texts(raw.get("if", ()), where),
        instead=_texts(raw["instead"], where),
        rules=_rules(raw, sources, where),
        offers=tuple(raw.get("offers", ())),
    )


def _note(raw: Mapping[str, Any], sources: Mapping[str, Source]) -> Note:
    where = f"note {raw.get('name')}"
    _keys(where, raw, {"name", "text", "rules", "offers"}, {*BY_CODE, "offers"})
    offers = tuple(raw.get("offers", ()))
    return Note(
        _text(raw["name"], where), _when(raw, where), _text(raw["text"], where), _rules(raw, sources, where), offers
    )


def _when(raw: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    when = {question.code: tuple(raw[question.code]) for question in QUESTIONS if question.code in raw}
    for code, allowed in when.items():
        unknown = [one for one in allowed if one not in BY_CODE[code].answers]
        if unknown or not allowed or len(set(allowed)) != len(allowed) or len(allowed) == len(BY_CODE[code].answers):
            raise TableTrouble(f"{where}: {code} is empty, holds everything or twice the same, or unknown: {unknown}")
    return when


def _rules(raw: Mapping[str, Any], sources: Mapping[str, Source], where: str) -> tuple[Source, ...]:
    missing = [code for code in raw["rules"] if code not in sources]
    if missing or not raw["rules"]:
        raise TableTrouble(f"{where}: rests on no rule, or on one that is not in the table: {missing}")
    return tuple(sources[code] for code in raw["rules"])


def _keys(where: str, raw: Mapping[str, Any], wanted: set[str], free: Iterable[str] = ()) -> None:
    missing, unknown = wanted - set(free) - set(raw), set(raw) - wanted - set(free)
    if missing or unknown:
        raise TableTrouble(f"{where}: missing {sorted(missing)}, unknown {sorted(unknown)}")


def _texts(raw: Iterable[str], where: object) -> tuple[str, ...]:
    return tuple(_text(one, where) for one in raw)


def _text(raw: object, where: object) -> str:
    if not isinstance(raw, str) or not raw.strip() or MARKS & set(raw):
        raise TableTrouble(f"{where}: words are missing, or hold a mark the document cannot show: {raw!r}")
    return raw
