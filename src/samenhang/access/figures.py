"""Totals of nobody, counted on the standby where one is named for it (SAMENHANG_FIGURES_URL), else here.

The standby has the same policies, functions and roles: the viewer is set there as everywhere. It may be a bit behind.
Nothing a person is known by may be asked this way: a look is written on the primary, with what was looked at.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections, transaction
from psycopg_pool import PoolTimeout

from samenhang.access.viewer import Viewer
from samenhang.kit.db import role_problems

ELSEWHERE = "figures"
AWAY = (OperationalError, InterfaceError, PoolTimeout)
REST_SECONDS = 60.0
"""So long a standby that was away is not asked again by this process: nobody waits for it page after page."""
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Rests:
    until: float = float("-inf")


_rests = _Rests()


def counted(viewer: Viewer, question: str, values: Sequence[str | int] = ()) -> list[Any]:
    """This function will ask one question for totals, read only, as this viewer; on the primary where need be."""
    if ELSEWHERE in settings.DATABASES and time.monotonic() >= _rests.until:
        try:
            return _elsewhere(viewer, question, values)
        except AWAY as trouble:
            _rests.until = time.monotonic() + REST_SECONDS
            log.warning("figures_from_the_primary", kind=type(trouble).__name__)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _elsewhere(viewer: Viewer, question: str, values: Sequence[str | int]) -> list[Any]:
    with transaction.atomic(using=ELSEWHERE), connections[ELSEWHERE].cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        if _could_step_around():
            raise InterfaceError("the role named for figures could step around the row policies")
        cursor.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(viewer.id)])
        cursor.execute(question, values)
        return list(cursor.fetchall())


@cache
def _could_step_around() -> bool:
    """Asked once a process: who is named here must be as powerless as the server is on the primary."""
    problems = role_problems(connections[ELSEWHERE].connection)
    for problem in problems:
        log.error("figures_role_refused", problem=problem)
    return bool(problems)
