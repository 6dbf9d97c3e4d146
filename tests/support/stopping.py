"""A household where something is about to stop, and those who say, answer and must not see it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.stops.models import (
    StopLaid,
)
from samenhang.teams.models import Role
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town


def a_name(start: str) -> str:
    """This function will give a family name nobody else in this run has: who is meant is found by exactly that."""
    return own_word(start)


WHAT, GROUND = "de rode brug van de huur", "drie maanden achter met de draaimolen"
EFFECTS, WORDS = "dan slaapt Bo op de overloop", "geef ons tot de fluitketel klaar is"


def day(days: int) -> str:
    """This function will give a day from today as it is typed."""
    return (timezone.localdate() + timedelta(days)).strftime("%d-%m-%Y")


@dataclass
class Place:
    """A household with a director and a case team, a corporation, and a lawfulness worker."""

    town: Town
    home: Home
    wim: Colleague
    lies: Colleague
    hans: Colleague
    name: str

    @property
    def case(self) -> UUID:
        return self.home.opened.id

    def typed(self, **more: object) -> dict[str, object]:
        """This function will give a form that says something is going to stop."""
        return {
            "kind": "huur",
            "what": WHAT,
            "happens": "ends",
            "when": "intended",
            "stops_on": day(14),
            "since_on": day(0),
            "ground": GROUND,
            "basis": "toestemming",
            "clean_of": "on",
            "family_name": self.name,
            "given_names": "Ana",
            "birth_date": "03-02-1988",
            "bsn": "",
            "desk": str(self.town.desk.id),
            **more,
        }

    def sent(self, who: Colleague | None = None, **more: object) -> str:
        """This function will let somebody outside say it, and give its address."""
        answer = (who or self.wim).client().post("/voorgenomen-stops/nieuw/", self.typed(**more))
        assert answer.status_code == 302, re.findall(r'class="field__error.*?</', answer.content.decode(), re.DOTALL)
        return answer.headers["Location"]

    def laid(self, home: Home | None = None, by: Colleague | None = None) -> StopLaid:
        """This function will give the newest stop that lies on a household."""
        with viewing((by or self.town.director).viewer):
            return StopLaid.objects.filter(household=(home or self.home).household).latest("at")

    def on_case(self, rest: str = "") -> str:
        """This function will give the address of the newest stop on the case."""
        return f"/casussen/{self.case}/voorgenomen-stops/{self.laid().id}/{rest}"


def answered(**more: object) -> dict[str, object]:
    """This function will give a filled in answer."""
    return {
        "areas": ["children", "housing"],
        "effects": EFFECTS,
        "asks": "grace",
        "until": day(40),
        "words": WORDS,
        "basis": "toestemming",
        **more,
    }


def decided(**more: object) -> dict[str, object]:
    """This function will give a filled in decision."""
    return {
        "choice": "grace",
        "until": day(40),
        "words": "akkoord met uitstel",
        "who": "M. de Boer, teamleider",
        **more,
    }


def a_place() -> Place:
    """A town in which something is going to stop."""
    town = a_town()
    _ = town.officer  # the desk is seated
    name = a_name("Kwartaal")
    home = town.home(f"Ana {name} (1988-02-03)", f"Bo {name} (8 jaar)")
    town.open_case(home)
    corporation = town.organisation("Woonstichting")
    team = town.team("wmo", corporation, name="Team Huur")
    wim = town.colleague(Role.PARTNER, name="Wim Wonen", organisation=corporation, team=team)
    lies = town.colleague(Role.PARTNER, name="Lies Wonen", organisation=corporation, team=team)
    hans = town.colleague(Role.LAWFULNESS, name="Hans Recht", team=town.team("participatie", name="Handhaving"))
    return Place(town, home, wim, lies, hans, name)
