"""Small ways to read something off a row, for the parts of an own file."""

from typing import Any

from samenhang.people.kept import Take


def words(name: str) -> Take:
    """This function will give how a choice is read: by its word."""
    return lambda row: str(getattr(row, f"get_{name}_display")())


def of(name: str, inner: str) -> Take:
    """This function will give how a field of a related row is read; nothing where there is none."""
    return lambda row: _text(getattr(getattr(row, name, None), inner, ""))


def each(name: str, inner: str) -> Take:
    """This function will give how a field of several related rows, fetched beforehand, is read."""
    return lambda row: [_text(getattr(one, inner)) for one in getattr(row, name).all()]


def end_on(row: Any) -> object:
    """This function will give the day on which something ended, or nothing."""
    return getattr(getattr(row, "end", None), "on", None)


def end_why(row: Any) -> str:
    """This function will give why something ended, or nothing."""
    return str(getattr(getattr(row, "end", None), "reason", ""))


def _text(value: object) -> Any:
    return value if value is not None else ""
