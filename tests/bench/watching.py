"""What the database did for a request: which statements, through which plans, how many rows.

For a few requests PostgreSQL logs every statement and its plan with the rows that really passed (`log_statement`,
`auto_explain` with `log_analyze` and `log_nested_statements`). That costs time, so that it is never on while time is
taken. A plan inside a function counts as well: there the wall's own work is.
"""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.bench.place import WATCHED, Place

ENTRY = re.compile(r"^@@(\d+)\|([^|]*)\| (\w+): +", re.MULTILINE)
STATEMENT = re.compile(r"^(?:statement|execute [^:]*): (.*)", re.DOTALL)
PLAN = re.compile(r"^duration: ([\d.]+) ms +plan:\n(.*)", re.DOTALL)
CONTROL = re.compile(r"^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|DISCARD|DEALLOCATE)\b", re.IGNORECASE)
SCANS = {"Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan", "Tid Scan", "Sample Scan"}
OF_THE_SERVER = "samenhang"


@dataclass
class Watched:
    """What one request asked of the database."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0
    whole: dict[str, int] = field(default_factory=dict)
    dear: list[tuple[float, str]] = field(default_factory=list)
    by: dict[str, int] = field(default_factory=dict)

    def beside(self, other: "Watched", who: str) -> "Watched":
        """This function will give whichever of two asked more, with the tables either read whole, and who asked."""
        more = max(self, other, key=lambda one: (len(one.statements), one.rows))
        whole = {table: max(self.whole.get(table, 0), other.whole.get(table, 0)) for table in self.whole | other.whole}
        return replace(more, whole=whole, by={**self.by, who: len(other.statements)})

    def told(self) -> dict[str, object]:
        """This function will give it as it is kept: numbers, tables read whole, and the three dearest statements."""
        dearest = sorted(self.dear, reverse=True)[:3]
        return {
            "statements": len(self.statements),
            "statements_by": self.by,
            "rows_read": self.rows,
            "whole": self.whole,
            "dearest": [{"ms": round(ms, 2), "sql": " ".join(sql.split())[:400]} for ms, sql in dearest],
        }


class Watcher:
    """Reads what the cluster's log tells from here on."""

    def __init__(self, place: Place) -> None:
        self.place, self.log = place, place.cluster.log
        self._read_to = 0

    def __enter__(self) -> "Watcher":
        self.place.set(**WATCHED)
        time.sleep(0.3)  # each backend reads its settings at its next statement
        self._read_to = self.log.stat().st_size
        return self

    def __exit__(self, *exc: object) -> None:
        self.place.set(**{"auto_explain.log_min_duration": "-1", "log_statement": None})

    def since(self) -> Watched:
        """This function will give what the server had done since the last time this was asked."""
        with Path(self.log).open("rb") as file:
            file.seek(self._read_to)
            said = file.read()
        self._read_to += len(said)
        return watched(said.decode(errors="replace"))


def watched(said: str) -> Watched:
    """This function will read a stretch of log."""
    found = Watched()
    for who, words in _entries(said):
        if who != OF_THE_SERVER:
            continue
        if statement := STATEMENT.match(words):
            if not CONTROL.match(statement[1]):
                found.statements.append(statement[1])
        elif plan := PLAN.match(words):
            told = json.loads(plan[2])
            found.dear.append((float(plan[1]), str(told.get("Query Text", ""))))
            found.rows += _rows(told["Plan"], found.whole)
    return found


def _entries(said: str) -> Iterator[tuple[str, str]]:
    """Each entry: the name of the program it is about, and its words; lines that go on begin with a tab."""
    marks = list(ENTRY.finditer(said))
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        words = said[mark.end() : following.start() if following else len(said)]
        if mark[3] == "LOG":
            yield mark[2], words.replace("\n\t", "\n").strip()


def _rows(node: dict[str, Any], whole: dict[str, int]) -> int:
    """The rows a plan's scans took from tables: those given on, and those read and thrown away."""
    rows = 0
    loops = node.get("Actual Loops", 0)
    if node["Node Type"] in SCANS and loops:
        each = node.get("Actual Rows", 0) + node.get("Rows Removed by Filter", 0)
        rows = round((each + node.get("Rows Removed by Index Recheck", 0)) * loops)
        if node["Node Type"] == "Seq Scan":
            table = str(node.get("Relation Name", "?"))
            whole[table] = max(rows, whole.get(table, 0))
    return rows + sum(_rows(child, whole) for child in node.get("Plans", ()))
