"""Told as a program of its own, on the database it is given: a case with its director, and their sessions, as JSON."""

import json
import os
import sys

SESSIONS = 8


def main() -> None:
    """This function will make a town with one case, and say who may work in it from which browser."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenhang.settings"
    import django

    django.setup()
    from tests.support.town import a_town

    town = a_town()
    home = town.home("Proef")
    case = town.open_case(home)
    sessions = [town.director.client().cookies["sessionid"].value for _ in range(SESSIONS)]
    json.dump({"case": str(case.id), "household": str(home.household.id), "sessions": sessions}, sys.stdout)


if __name__ == "__main__":
    main()
