"""The table of rules as text, for the command line and for docs/policy/terms.md: `samenhang terms`."""

from collections.abc import Iterable
from datetime import date

from rich.console import Console
from rich.table import Table

from samenhang.terms.models import TermRule
from samenhang.terms.queries import rules

HEADINGS = ("Wet en artikel", "Wat", "Begint met", "Lengte", "Langer, stil", "Geldt", "Bevestigd", "Bron")
ATW = "Algemene termijnenwet: een laatste dag op een zaterdag, zondag of feestdag schuift op, behalve waar * staat."
COUNTED = "De dag waarop het begint telt niet mee, behalve waar † staat."


def rows(found: Iterable[TermRule]) -> list[tuple[str, ...]]:
    """This function will give each rule as the cells of a row."""
    return [
        (
            f"{rule.law}, {rule.article}",
            f"{rule.what} (van de inwoner zelf)" if rule.of_resident else rule.what,
            _starts(rule),
            length(rule),
            _moves(rule),
            _valid(rule),
            "ja" if rule.confirmed else "niet bevestigd",
            f"{rule.source}. {rule.remark}" if rule.remark else rule.source,
        )
        for rule in found
    ]


def length(rule: TermRule) -> str:
    """This function will give a rule's length in words; a star where the last day may be any day."""
    if rule.length is None:
        return "zoals het artikel zegt"
    again = ", daarna steeds opnieuw" if rule.repeats else ""
    marks = ("" if rule.to_working_day else " *") + ("" if rule.next_day else " †")
    return f"{rule.length} {rule.get_unit_display()}{again}{marks}"


def _starts(rule: TermRule) -> str:
    by_itself = rule.started_by != TermRule.StartedBy.HAND
    return f"{rule.starts} (vanzelf: {rule.get_started_by_display()})" if by_itself else rule.starts


def _moves(rule: TermRule) -> str:
    found = []
    if rule.extension:
        most = f"{rule.extension} {rule.get_extension_unit_display()}"
        found.append(f"+ {most} {rule.get_extension_from_display()}: {rule.extension_for}")
    if rule.pausable:
        found.append(rule.pause_for)
    return "; ".join(found) or "nee"


def _valid(rule: TermRule) -> str:
    until = f" t/m {rule.valid_until:%d-%m-%Y}" if rule.valid_until else ""
    return f"vanaf {rule.valid_from:%d-%m-%Y}{until}"


def as_markdown(found: Iterable[TermRule]) -> str:
    """This function will give the table as it stands in docs/policy/terms.md."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *rows(found)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def print_table(day: date | None) -> None:
    """This function will print the rules valid on a day, or all versions there are, with articles and sources."""
    found = list(rules(day))
    when = f"{day:%d-%m-%Y}" if day else "alle versies"
    table = Table(*HEADINGS, title=f"Termijnen van de wet ({when})", show_lines=True)
    for cells in rows(found):
        table.add_row(*cells)
    console = Console(soft_wrap=False)
    if not console.is_terminal:
        console.width = 200
    console.print(table if found else f"Op {when} geldt geen enkele regel.")
    console.print(ATW)
    console.print(COUNTED)


__all__ = ["as_markdown", "length", "print_table", "rows"]
