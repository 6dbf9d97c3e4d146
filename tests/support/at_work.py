"""Somebody at work, as a program of its own: looks people up by BSN, reads BSNs, records new ones, until told to stop.

Says once that it began, and at the end, as JSON, how often it did so and what went wrong.
"""

import json
import os
import sys
from pathlib import Path

import django


def work(stop: Path) -> None:
    """This function will work until the file is there."""
    from django.utils import timezone

    from samenhang.access.viewer import viewing
    from samenhang.people import actions as people
    from samenhang.register.queries import Terms, find
    from tests.support.town import a_town

    town = a_town()
    officer = town.officer.viewer
    wrong: list[str] = []
    numbers: list[tuple[str, object]] = []
    rounds = 0
    while rounds < 5 or not stop.exists():
        try:
            home = town.home("Anna", with_bsn=True)
            with viewing(officer):
                number = people.unmask_bsn(
                    household=home.household, person=home.people[0], by=officer, at=timezone.now()
                )
            numbers.append((number, home.people[0].id))
            for asked, person in numbers[:3] + numbers[-3:]:
                with viewing(officer):
                    found = find(officer, Terms(bsn=asked), day=timezone.localdate()).people
                if [one.person_id for one in found] != [person]:
                    wrong.append(f"round {rounds}: found {len(found)}")
        except Exception as error:
            wrong.append(f"round {rounds}: {error!r}")
        rounds += 1
        if rounds == 1:
            print("begun", flush=True)  # noqa: T201 -- this is a program
    print(json.dumps({"rounds": rounds, "wrong": wrong}), flush=True)  # noqa: T201 -- as above


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    django.setup()
    work(Path(sys.argv[1]))
