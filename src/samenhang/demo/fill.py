"""Filling the demo: every story is told in the order of time, as the server's own role, behind the wall.

The owner's process (``town``) starts this module as a program of its own with the app's login, so that each write of a
story meets the same policies as a write from a screen. It ends with ENOSPC when the disk is full.
"""

import errno
import heapq
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samenhang.kit.postgres import disk_is_full

if TYPE_CHECKING:
    from samenhang.demo.telling import Story, Town

type Telling = Callable[["Story"], Iterator[datetime]]


def tell(stories: Sequence[Telling], *, now: datetime) -> "Town":
    """This function will tell these stories side by side, whatever happened first first.

    A story is a generator: it yields the moment to which it goes, and acts when its turn comes.
    """
    from samenhang.demo.telling import Clock, Story
    from samenhang.demo.telling.town import build

    cast = build(now)
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = []
    for number, story in enumerate(stories):
        steps = story(Story(cast, Clock(now)))
        waiting.append((next(steps), number, steps))
    heapq.heapify(waiting)
    while waiting:
        _, number, steps = heapq.heappop(waiting)
        following = next(steps, None)
        if following is not None:
            heapq.heappush(waiting, (following, number, steps))
    return cast


def main() -> None:
    """This function will tell all stories into the database of DATABASE_URL."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    django.setup()
    from django.db import DatabaseError, connection
    from django.utils import timezone, translation

    from samenhang.demo.stories import ALL
    from samenhang.demo.telling import bases, staffing, supervising

    translation.activate("nl")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")  # a filling that breaks off is thrown away as a whole
    try:
        now = timezone.now()
        town = tell(ALL, now=now)
        staffing.run(town, now)
        bases.run(town, now)
        supervising.run(town, now)
    except (DatabaseError, OSError) as error:
        if disk_is_full(error, Path(os.environ["SAMENHANG_KEYS"]).parent):
            sys.exit(errno.ENOSPC)
        raise


if __name__ == "__main__":
    main()
