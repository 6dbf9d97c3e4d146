"""A small town of its own for every test: nobody else's rows are in it, and it is built by the same actions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.tabs import code_of
from samenhang.access.viewer import Viewer, viewing
from samenhang.cases import actions as cases
from samenhang.cases.models import Case
from samenhang.consent import actions as consent
from samenhang.consent.models import LegalBasis
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Involvement, Part
from samenhang.people import actions as people
from samenhang.people.models import Household, Person
from samenhang.people.queries import age_on
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Role, Team
from samenhang.teams.queries import as_viewer

_serial = count(1)
ADULT = 18


@dataclass
class Colleague:
    """Someone with a hat: the user to sign in as, the hat, and the viewer the database knows."""

    user: User
    hat: Hat

    @property
    def viewer(self) -> Viewer:
        return as_viewer(self.hat)

    @property
    def start(self) -> str:
        """Where the addresses of this hat begin, for who has another beside it."""
        return f"/als/{code_of(self.hat.id)}/"

    def client(self) -> Client:
        """This function will give a browser in which this colleague is signed in with this hat."""
        client = Client()
        client.force_login(self.user)
        session = client.session
        session["second_factor"] = True
        session["seen"] = int(timezone.now().timestamp()) + 86_400  # noted already: counts of statements stay even
        session.save()
        UserSession.objects.create(user=self.user, ip="127.0.0.1", session_key=session.session_key, user_agent="test")
        return client


@dataclass
class Home:
    """A household and its members, in the order they were named."""

    household: Household
    people: list[Person]
    case: Case | None = None

    @property
    def ids(self) -> list[UUID]:
        return [person.id for person in self.people]

    @property
    def opened(self) -> Case:
        """The household's case, of which the test knows that it was opened."""
        if self.case is None:
            raise LookupError("no case was opened")
        return self.case


def a_bsn() -> str:
    """This function will invent a nine-digit number that passes the elfproef and was not given out in this run."""
    while True:
        eight = f"{(uuid7().int >> 20) % 90_000_000 + 10_000_000}"
        last = sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11
        if last < 10:
            return eight + str(last)


def _born(told: str) -> date:
    """A birth date as it is written; an age stays that age, whenever the tests run."""
    years, _, unit = told.partition(" ")
    if unit == "jaar":
        return timezone.localdate() - timedelta(days=round(365.25 * int(years)) + 60)
    return date.fromisoformat(told) if told else date(1985, 5, 17)


@dataclass
class Town:
    """A municipality with a Toegang desk, and partners as they are asked for."""

    name: str
    now: datetime
    municipality: Organisation
    desk: Team
    _colleagues: dict[str, Colleague] = field(default_factory=dict)

    def colleague(
        self,
        role: str = Role.PROFESSIONAL,
        *,
        name: str = "",
        organisation: Organisation | None = None,
        team: Team | None = None,
        domain: str | None = None,
        until: date | None = None,
    ) -> Colleague:
        """This function will add somebody with a hat; access officers sit at the town's desk."""
        serial = next(_serial)
        name = name or f"Collega {serial}"
        user = User.objects.create_user(f"{uuid7()}", email=f"c{uuid7().hex}@voorbeeld.test")
        if role == Role.ACCESS_OFFICER and team is None:
            team = self.desk
        with transaction.atomic():
            professional = teams.add_professional(user=user, name=name, phone="012-3456789", by=None, at=self.now)
            hat = teams.give_hat(
                professional=professional,
                organisation=organisation or self.municipality,
                role=role,
                team=team,
                domain=domain,
                from_day=date(2025, 1, 1),
                until_day=until,
                by=None,
                at=self.now,
            )
        return Colleague(user, Hat.objects.select_related("professional", "organisation", "team").get(id=hat.id))

    def another_hat(
        self,
        who: Colleague,
        role: str = Role.PROFESSIONAL,
        *,
        organisation: Organisation | None = None,
        domain: str | None = None,
        until: date | None = None,
    ) -> Colleague:
        """This function will give somebody a second hat, and lend them as its wearer."""
        hat = teams.give_hat(
            professional=who.hat.professional,
            organisation=organisation or self.municipality,
            role=role,
            domain=domain,
            from_day=date(2025, 1, 1),
            until_day=until,
            by=None,
            at=self.now,
        )
        return Colleague(who.user, Hat.objects.select_related("professional", "organisation", "team").get(id=hat.id))

    def organisation(self, name: str = "Woonstichting", kind: str = "partner") -> Organisation:
        """This function will add a partner organisation."""
        return teams.add_organisation(name=f"{name} {next(_serial)}", kind=kind, by=None, at=self.now)

    def team(self, domain: str, organisation: Organisation | None = None, name: str = "") -> Team:
        """This function will add a desk of a domain."""
        return teams.add_team(
            organisation=organisation or self.municipality,
            name=name or f"Team {domain}",
            domain=domain,
            by=None,
            at=self.now,
        )

    @property
    def officer(self) -> Colleague:
        """The access officer of the town."""
        if "officer" not in self._colleagues:
            self._colleagues["officer"] = self.colleague(Role.ACCESS_OFFICER, name="Olga Toegang")
        return self._colleagues["officer"]

    @property
    def director(self) -> Colleague:
        """A Wmo professional who directs the town's cases."""
        if "director" not in self._colleagues:
            self._colleagues["director"] = self.colleague(name="Rik Regie", domain="wmo")
        return self._colleagues["director"]

    def home(
        self,
        *names: str,
        protected: bool = False,
        with_bsn: bool = False,
        child: Person | None = None,
        since: date = date(2026, 1, 1),
    ) -> Home:
        """This function will let the desk take in a household of these members.

        Each is a name, if need be with a birth date or an age: "Ana Vries", "Bo (2018-03-01)", "Cas (8 jaar)".
        """
        officer = self.officer.viewer
        names = names or (f"Anna Proef{next(_serial)}", f"Bas Proef{next(_serial)}")
        with viewing(officer):
            household = people.add_household(name=names[0], protected=protected, by=officer, at=self.now)
            self.take_in(household)
            members = [self._person(name, with_bsn) for name in names] + ([child] if child else [])
            for person in members:
                people.join_household(
                    household=household,
                    person_id=person.id,
                    place="child" if (age_on(person, timezone.localdate()) or ADULT) < ADULT else "adult",
                    starts_on=since,
                    by=officer,
                    at=self.now,
                )
        return Home(household, members)

    def _person(self, name: str, with_bsn: bool) -> Person:
        words, _, born = name.partition(" (")
        given, _, family = words.partition(" ")
        identity = people.Identity(
            family_name=family or given,
            given_names=given if family else "",
            birth_date=_born(born.rstrip(")")),
            bsn=a_bsn() if with_bsn else "",
        )
        return people.add_person(identity=identity, by=self.officer.viewer, at=self.now)

    def take_in(self, household: Household) -> Involvement:
        """This function will involve the desk with a household, as taking in a request does."""
        return involving.involve(
            household=household,
            team=self.desk,
            part=Part.INTAKE,
            basis="avg-betrokken",
            by=self.officer.viewer,
            at=self.now,
        )

    def open_case(self, home: Home, *, director: Colleague | None = None, told: bool = True) -> Case:
        """This function will tell what is shared by law (unless not) and open the household's case."""
        officer = self.officer.viewer
        who = director or self.director
        with viewing(officer):
            if told:
                self.tell(home, who.hat.organisation)
            home.case = cases.open_case(
                household=home.household,
                members=home.ids,
                director=cases.Agreed(hat=who.hat, why="kent het gezin", agreed_with=home.people[0].full_name),
                basis="wmo-onderzoek",
                by=officer,
                at=self.now,
            )
        return home.case

    def tell(
        self, home: Home, organisation: Organisation, *layers: str, people: list[UUID | None] | None = None
    ) -> None:
        """This function will record that the household was told what the organisation may read; call it as a viewer."""
        consent.tell(
            household=home.household,
            people=people if people is not None else list(home.ids),
            organisation=organisation,
            layers=list(layers or ("shared", "case_team")),
            basis=LegalBasis.objects.get(code="wmo-onderzoek"),
            how="desk",
            by=self.officer.viewer,
            at=self.now,
        )

    def involve(
        self,
        home: Home,
        who: Colleague,
        *,
        part: Part = Part.PROFESSIONAL,
        people: list[UUID] | None = None,
        **more: object,
    ) -> Involvement:
        """This function will involve a colleague with a household, by the desk."""
        with viewing(self.officer.viewer):
            return involving.involve(
                household=home.household,
                hat=who.hat,
                part=part,
                basis="avg-betrokken",
                people=people,
                by=self.officer.viewer,
                at=self.now,
                **more,  # type: ignore[arg-type]  # tests pass the action's own keywords on
            )


def a_town(name: str = "Proefstad") -> Town:
    """This function will build a town with a Toegang desk; its clock stands an hour before the database's."""
    now = timezone.now() - timedelta(hours=1)
    municipality = teams.add_organisation(name=f"Gemeente {name} {next(_serial)}", kind="municipality", by=None, at=now)
    desk = teams.add_team(organisation=municipality, name="Toegang", domain="toegang", by=None, at=now)
    return Town(name, now, municipality, desk)
