"""Rows of tables as PostgreSQL's COPY takes them: text, a line a row. Knows the models, nothing of the database."""

from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import NOT_PROVIDED, JSONField, Model
from django.utils.encoding import force_str

NULL = "\\N"
LEFT_TO_THE_DATABASE = ("era", "xid")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


@cache
def columns(model: type[Model]) -> tuple[tuple[str, str, str | None], ...]:
    """This function will give of each column its name here, in the database, and what it says when nothing is said."""
    found = []
    for field in model._meta.local_concrete_fields:
        if field.attname in LEFT_TO_THE_DATABASE:
            continue
        default: str | None = None
        if field.null:
            default = NULL
        elif isinstance(field, JSONField):
            default = "{}"
        elif field.default is not NOT_PROVIDED and not field.primary_key:
            default = text(field.get_default())
        elif getattr(field, "blank", False) and field.empty_strings_allowed:
            default = ""
        found.append((field.attname, force_str(field.column), default))
    return tuple(found)


def text(value: Any) -> str:
    """This function will write a value as COPY reads it."""
    if isinstance(value, str):
        plain = str(value)
        return plain.translate(_ESCAPES) if any(one in plain for one in "\\\n\t\r") else plain
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "{" + ",".join(_quoted(str(one)) for one in value) + "}"
    return str(value).translate(_ESCAPES)


def _quoted(one: str) -> str:
    escaped = one.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.translate(_ESCAPES)


class Sheets:
    """The rows of one portion, by table, in the order in which tables were first written."""

    def __init__(self) -> None:
        self._lines: dict[type[Model], list[str]] = {}

    def add(self, model: type[Model], **values: Any) -> None:
        """This function will add a row; what is not said becomes what the model says when nothing is said.

        :raises KeyError: when something is missing or does not belong.
        """
        row = [
            text(values.pop(name)) if name in values else default if default is not None else values[name]
            for name, _, default in columns(model)
        ]
        if values:
            raise KeyError(f"{model.__name__} has no {', '.join(values)}")
        self._lines.setdefault(model, []).append("\t".join(row))

    def count(self) -> int:
        """This function will count the rows."""
        return sum(len(lines) for lines in self._lines.values())

    def written(self) -> list[tuple[str, list[str], bytes]]:
        """This function will give each table, its columns, and its rows as text for COPY; the sheets are empty then."""
        done = [
            (model._meta.db_table, [column for _, column, _ in columns(model)], ("\n".join(lines) + "\n").encode())
            for model, lines in self._lines.items()
        ]
        self._lines = {}
        return done
