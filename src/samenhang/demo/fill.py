"""Filling the demo: every story is told in the order of time, as the server's own role, behind the wall.

``fill`` is called by the owner's process. It starts this module as a program of its own with the app's login, so that
each write of a story meets the same policies as a write from a screen.
"""

import heapq
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from samenhang.demo import town
from samenhang.kit.db import unhurried

if TYPE_CHECKING:
    from samenhang.demo.telling import Story

type Telling = Callable[["Story"], Iterator[datetime]]


def fill() -> None:
    """This function will fill the demo's empty, migrated database with a fictitious municipality.

    :raises DemoTrouble: when it could not be filled; what went wrong was printed.
    """
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "PG"))}
    server = town.target_of_server()
    environment = {**inherited, **server, "DATABASE_URL": unhurried(server["DATABASE_URL"])}
    words = [sys.executable, "-m", "samenhang.demo.fill"]
    done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, check=False)
    if done.returncode:
        raise town.DemoTrouble("The fictitious municipality could not be filled; what went wrong stands above.")


def tell(stories: Sequence[Telling], *, now: datetime) -> None:
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


def main() -> None:
    """This function will tell all stories into the database of DATABASE_URL."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    django.setup()
    from django.db import connection
    from django.utils import timezone, translation

    from samenhang.demo.stories import ALL

    translation.activate("nl")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")  # a filling that breaks off is thrown away as a whole
    tell(ALL, now=timezone.now())


if __name__ == "__main__":
    main()
