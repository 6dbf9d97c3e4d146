"""What is asked of a household before its page is drawn, in one statement: each module adds what it must know.

A question is an SQL expression with one value, asked as whoever looks: the row policies judge what it finds. It may
name ``%(home)s`` (the household), ``%(hat)s`` (the viewer), ``%(day)s`` and ``%(at)s``. The answers stand for this
page only, and only on a page that writes nothing; elsewhere a module asks its question by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from samenhang.access import memo
from samenhang.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Question:
    """What a module must know of a household: of who has a permission only, or on one screen only."""

    sql: str
    permission: str = ""
    screen: str = ""


_questions: dict[str, Question] = {}


def add_question(key: str, sql: str, *, permission: str = "", screen: str = "") -> None:
    """This function will let a page of a household ask this along; call it at start-up."""
    _questions[key] = Question(sql, permission, screen)


def ask(viewer: Viewer, household_id: UUID, at: datetime, *, screen: str) -> None:
    """This function will ask what the modules must know to draw a screen of a household, in one statement."""
    memo.once(("asked", household_id), lambda: _ask(viewer, household_id, at, screen))


def known(household_id: UUID, key: str) -> Any:
    """This function will give what was answered on this page, or None where it was not asked."""
    return (memo.known(("asked", household_id)) or {}).get(key)


def _ask(viewer: Viewer, household_id: UUID, at: datetime, screen: str) -> dict[str, Any]:
    keys = tuple(
        key
        for key, one in _questions.items()
        if one.screen in ("", screen) and (not one.permission or viewer.may(one.permission))
    )
    values: Any = {"home": household_id, "hat": viewer.id, "day": timezone.localdate(at), "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_together(keys), values)
        return dict(zip(keys, cursor.fetchone() or (), strict=True))


@cache
def _together(keys: tuple[str, ...]) -> str:
    return "SELECT " + ",\n".join(_questions[key].sql for key in keys)
