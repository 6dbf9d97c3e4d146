"""Scenes for weighing: a household with a case, two colleagues at the table, a test or a triangle."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.weighing import actions, queries
from samenhang.weighing.models import ReversedTest, TestEnd, TestOption
from samenhang.weighing.parts import Name
from tests.support.town import Colleague, Home, Town, a_town


@dataclass
class Table:
    """A household, its director, and a colleague who works with it too."""

    town: Town
    home: Home
    case: Case
    other: Colleague

    @cached_property
    def client(self) -> Client:
        return self.town.director.client()

    @cached_property
    def beside(self) -> Client:
        return self.other.client()

    def url(self, rest: str = "") -> str:
        return f"/casussen/{self.case.id}/{rest}"

    def get(self, rest: str, client: Client | None = None, **more: Any) -> str:
        """This function will open a screen and give its text."""
        answer = (client or self.client).get(self.url(rest), **more)
        assert answer.status_code == 200, (rest, answer.status_code)
        return answer.content.decode()

    def post(self, rest: str, client: Client | None = None, /, headers: Any = None, **fields: Any) -> Any:
        """This function will send a form."""
        sent = {"submission": str(uuid4()), **fields}
        return (client or self.client).post(self.url(rest), sent, headers=headers)

    def test(self, question: str = "Laten we de uitkering doorlopen?", **more: Any) -> ReversedTest:
        by = self.town.director.viewer
        with viewing(by):
            return actions.begin_test(
                case=self.case,
                question=question,
                by=by,
                at=more.pop("at", timezone.now()),
                **{"layer": "case_team", **more},
            )

    def write(self, test: ReversedTest, part: str, *, by: Colleague | None = None, **content: str) -> None:
        who, name = (by or self.town.director).viewer, Name.of(part)
        assert name
        with viewing(who):
            stands = queries.whole(who, test, timezone.now()).shown(name)
            actions.write_part(test=test, name=name, content=content, seen=stands.version, by=who, at=timezone.now())

    def option(self, test: ReversedTest, title: str = "doorbetalen tot de regeling rond is") -> TestOption:
        by = self.town.director.viewer
        with viewing(by):
            return actions.add_option(test=test, title=title, by=by, at=timezone.now())

    def nothing(self, test: ReversedTest) -> TestOption:
        with viewing(self.town.director.viewer):
            return TestOption.objects.get(test=test, nothing=True)

    def fill(self, test: ReversedTest) -> TestOption:
        """This function will fill every part that ending asks for."""
        option, nothing = self.option(test), self.nothing(test)
        director = self.town.director.hat.id
        for part in ("wants", "expects", f"professional.{director}", "effect", "reasoning", "organisational", "plan"):
            self.write(test, part, words=f"woorden van {part.partition('.')[0]}")
        self.write(test, "law.participatiewet", answer="yes", words="een inkomen om van te leven")
        for one in (option, nothing):
            self.write(test, f"effect_on.{one.id}.resident", now="rust", later="geen schuld erbij")
        self.write(test, "legal.0a1b2c3d", article="PW art. 18", room="afstemmen", deviation="")
        return option

    def latest(self) -> ReversedTest:
        """This function will give the test that was begun last."""
        with viewing(self.town.director.viewer):
            return ReversedTest.objects.filter(case=self.case).order_by("-begun_at")[0]

    def fill_rest(self, test: ReversedTest) -> None:
        """This function will fill what a test with options still lacks."""
        self.write(test, f"professional.{self.other.hat.id}", by=self.other, words="Een inkomen dat klopt.")
        self.write(test, "law.participatiewet", answer="partly", words="Rondkomen wel; werk komt later.")
        self.write(test, "law.wgs", answer="yes", words="Eerst rust, dan regelen.")
        self.write(test, f"effect_on.{self.nothing(test).id}.resident", now="vrijdag geen geld", later="het huis kwijt")
        for part in ("reasoning", "organisational", "plan"):
            self.write(test, part, words=f"Dit schreven we samen op bij {part}.")
        self.write(test, "legal.0a1b2c3d", article="Participatiewet art. 18", room="Afstemmen.", deviation="")

    def end(self, test: ReversedTest, *, days: int = 30, at: Any = None, **more: Any) -> TestEnd:
        by = self.town.director.viewer
        with viewing(by):
            ending = actions.Ending(
                **{
                    "outcome": "not",
                    "because": "het effect past niet",
                    "decider": "Rik Regie",
                    "review_on": timezone.localdate(at) + timedelta(days),
                    "gaps_reason": "geen tijd meer",
                    **more,
                }
            )
            return actions.end_test(test=test, ending=ending, by=by, at=at or timezone.now())

    def state(self, test: ReversedTest, by: Colleague | None = None) -> queries.Whole:
        who = (by or self.town.director).viewer
        with viewing(who):
            return queries.whole(who, test, timezone.now())


def days(number: int) -> date:
    """This function will give the day so many days from today."""
    return timezone.localdate() + timedelta(number)


def ending_form(option: UUID | str = "", **more: Any) -> dict[str, Any]:
    """This function will give the fields of the form that ends a test."""
    return {
        "outcome": "do",
        "option": str(option),
        "because": "het past bij waar de wet voor is",
        "decider": "de teamleider",
        "review_on": days(60).isoformat(),
        "conditions": "",
        **more,
    }


def a_table(*names: str) -> Table:
    """This function will build a town with a household, a case, its director and a colleague of the same ground."""
    town = a_town()
    home = town.home(*names or ("Ana Vries", "Bas Vries"))
    case = town.open_case(home)
    other = town.colleague(name="Fatima Ferm", domain="participatie")
    town.involve(home, other)
    return Table(town, home, case, other)
