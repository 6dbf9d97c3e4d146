"""What failed, so short that the end of a long log tells what to mend."""

import xml.etree.ElementTree as ET
from pathlib import Path

MOST_LINES = 36
LONGEST = 180


def of_tests(results: Path) -> list[str]:
    """This function will name each failed test of a run and why, a line each; a run that broke off says so."""
    try:
        found = ET.parse(results).getroot()  # noqa: S314 -- written by our own run of pytest, a moment ago
    except (OSError, ET.ParseError):
        return ["pytest broke off before it wrote its results: see its last words above"]
    told: list[str] = []
    for case in found.iter("testcase"):
        told += [_line(case, trouble) for trouble in (*case.findall("failure"), *case.findall("error"))]
    return told or ["no test failed, yet pytest was not content: see its last words above"]


def of_words(output: str) -> list[str]:
    """This function will give the last words of a program that failed."""
    return [line for line in output.splitlines() if line.strip()][-6:]


def shortened(told: list[tuple[str, list[str]]]) -> list[str]:
    """This function will put the failures of all steps on no more lines than a reader of the end alone gets to see.

    Each step gets its share; what is left out is counted.
    """
    share = max(3, MOST_LINES // max(1, len(told)) - 2)
    lines = []
    for name, said in told:
        lines.append(f"FAIL {name}")
        lines += [f"  {line[:LONGEST]}" for line in said[:share]]
        if len(said) > share:
            lines.append(f"  and {len(said) - share} more")
    return lines


def _line(case: ET.Element, trouble: ET.Element) -> str:
    """Which test, and the first line that says what is wrong: `assert …`, or the error and its words."""
    where = f"{(case.get('classname') or '').replace('.', '/')}.py::{case.get('name')}"
    said = (trouble.get("message") or "").strip() or (trouble.text or "").strip() or trouble.tag
    first = " ".join(said.splitlines()[0].split())
    return f"{where} - {first}" if trouble.tag == "failure" else f"{where} - (around it) {first}"
