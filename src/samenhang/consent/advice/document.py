"""The table as a document: docs/policy/delen.md holds what this gives, word for word. ``samenhang advice``."""

from collections.abc import Iterable, Mapping

from samenhang.consent.advice.questions import ANSWERS, BY_CODE, QUESTIONS
from samenhang.consent.advice.table import Row, Source, Table


def as_markdown(found: Table) -> str:
    """This function will give the questions, the rows, the notes and the rules they rest on, as tables of Markdown."""
    parts = [f"Versie {found.version}, {found.day:%d-%m-%Y}. {found.keeper}", _questions(), _rows(found), _notes(found)]
    return "\n\n".join([*parts, _sources(found)]) + "\n"


def _questions() -> str:
    lines = [(str(one.words), "; ".join(str(words) for words in one.answers.values())) for one in QUESTIONS]
    return _table(("Vraag", "Antwoorden"), lines)


def _rows(found: Table) -> str:
    lines = [_cells(row, str(row.nr)) for row in found.rows]
    return _table(
        ("Nr", "Regel", "Als", "Antwoord", "Omdat", "Mits", "Wat wel kan", "Rust op"),
        [*lines, _cells(found.otherwise, "rest")],
    )


def _cells(row: Row, number: str) -> tuple[str, ...]:
    return (
        number,
        row.name,
        _when(row.when),
        str(ANSWERS[row.answer]),
        row.because,
        " ".join(row.if_) or "-",
        " ".join(row.instead) or "-",
        _named(row.rules),
    )


def _notes(found: Table) -> str:
    lines = [(note.name, _when(note.when), note.text, _named(note.rules)) for note in found.notes]
    return _table(("Aantekening", "Als (en het antwoord is geen nee)", "Wat erbij staat", "Rust op"), lines)


def _sources(found: Table) -> str:
    lines = [(one.rule, one.says, one.found, bevestigd(one)) for one in found.sources.values()]
    return _table(("Regel of artikel", "Wat die zegt", "Waar gevonden", "Bevestigd"), lines)


def bevestigd(one: Source) -> str:
    """This function will say whether a rule was confirmed by a source."""
    return "ja" if one.confirmed else "niet bevestigd"


def _when(when: Mapping[str, tuple[str, ...]]) -> str:
    told = [
        f"**{BY_CODE[code].short}**: {', of '.join(str(BY_CODE[code].answers[one]) for one in allowed)}"
        for code, allowed in when.items()
    ]
    return "; ".join(told) or "altijd"


def _named(rules: Iterable[Source]) -> str:
    return "; ".join(one.rule for one in rules)


def _table(headings: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [headings, ("---",) * len(headings), *lines])
