"""Who works in the invented municipality: organisations, teams, and directors with skewed caseloads; and the seven."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import cached_property

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, UNUSABLE_PASSWORD_SUFFIX_LENGTH
from django.contrib.auth.models import User

from samenhang.populate import names
from samenhang.populate.draw import Draw
from samenhang.populate.extent import Extent
from samenhang.populate.sheet import Sheets
from samenhang.teams.models import Hat, Organisation, Professional, Role, Team

FEWEST, MOST = 15, 60
OF_A_TEAM = 40
IN_MANY, GRANTED = 300, 313
"""In how many cases somebody takes part besides, and in how many the one with about five thousand grants."""
NO_PASSWORD = UNUSABLE_PASSWORD_PREFIX + "x" * UNUSABLE_PASSWORD_SUFFIX_LENGTH
"""Nobody signs in with a password: who measures makes a session."""
DIRECTING = ("wmo", "jeugd", "schuldhulp", "wmo", "jeugd")
ORGANISATIONS = {
    "gemeente": ("Gemeente Lindeveen", "municipality"),
    "wonen": ("Woonstichting De Brink", "partner"),
    "welzijn": ("Welzijn Veenrand", "partner"),
    "zorg": ("GGZ Lindeborg", "partner"),
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with one hat."""

    key: str
    name: str
    email: str
    user: str
    professional: str
    hat: str
    role: str
    organisation: str
    team: str | None
    domain: str | None
    number: int


@dataclass
class Staff:
    """Everybody, drawn from the seed; the same whenever it is asked."""

    extent: Extent
    organisations: dict[str, str] = field(default_factory=dict)
    teams: dict[str, tuple[str, str, str, str | None, bool]] = field(default_factory=dict)
    people: list[Colleague] = field(default_factory=list)
    seven: dict[str, Colleague] = field(default_factory=dict)
    directors: list[Colleague] = field(default_factory=list)
    loads: list[int] = field(default_factory=list)
    helpers: list[Colleague] = field(default_factory=list)
    partners: list[Colleague] = field(default_factory=list)
    officers: list[Colleague] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Everybody is drawn at once."""
        self.draw = Draw(self.extent.seed, "staff", 0)
        self.began = datetime.combine(self.extent.day - timedelta(days=1_500), time(8), UTC)
        for key in ORGANISATIONS:
            self.organisations[key] = self.draw.id(self.began)
        for domain in ("toegang", "wmo", "jeugd", "schuldhulp"):
            self._team(domain, "gemeente", domain, desk=True)
        for key in ("wonen", "welzijn", "zorg"):
            self._team(key, key, key, desk=True)
        self._office()
        self._directors()
        self._others()

    # -- drawing them ------------------------------------------------------------------------------------------

    def _team(self, key: str, organisation: str, domain: str | None, *, desk: bool = False, name: str = "") -> str:
        if key not in self.teams:
            title = name or ("Toegang Lindeveen" if key == "toegang" else f"Team {key.capitalize()}")
            self.teams[key] = (self.draw.id(self.began), self.organisations[organisation], title, domain, desk)
        return self.teams[key][0]

    def _employ(
        self,
        key: str,
        role: Role,
        *,
        organisation: str = "gemeente",
        team: str | None = None,
        domain: str | None = None,
    ) -> Colleague:
        number = len(self.people) + 1
        origin = names.origin(self.draw)
        sex = "V" if self.draw.happens(0.65) else "M"
        line = names.family(self.draw, origin)
        words = (names.given(self.draw, origin, sex).split()[0], line[0], line[2 if sex == "V" else 1])
        email = f"{key or 'collega'}-{number}@lindeveen.voorbeeld".replace("_", "-")
        made = Colleague(
            key, " ".join(word for word in words if word), email, str(number), self.draw.id(self.began),
            self.draw.id(self.began), role.value, self.organisations[organisation], team, domain, number,
        )  # fmt: skip  # as the fields stand
        self.people.append(made)
        if key:
            self.seven[key] = made
        return made

    def _office(self) -> None:
        desk = self.teams["toegang"][0]
        for number in range(max(2, self.extent.households // 20_000)):
            self.officers.append(self._employ("" if number else "access_officer", Role.ACCESS_OFFICER, team=desk))
        self._employ("process_director", Role.PROCESS_DIRECTOR)
        for role in (Role.PRIVACY_OFFICER, Role.POLICY_ADVISER, Role.MANAGER, Role.FG):
            self._employ("", role)

    def _directors(self) -> None:
        """Directors with as many cases as there are to direct: the first has twenty, the second sixty."""
        left = self.extent.open_cases
        self.loads = [min(20, max(1, left // 5)), min(60, max(1, left // 2))]
        left -= sum(self.loads)
        while left > 0:
            load = min(left, FEWEST + int((MOST - FEWEST) * self.draw.betavariate(1.3, 2.6)))
            if 0 < left - load < FEWEST:
                load = left if left <= MOST else left - FEWEST
            self.loads.append(load)
            left -= load
        centre = self._team("centrum", "gemeente", None, name="Wijkteam Centrum")
        for number in range(len(self.loads)):
            domain = DIRECTING[number % len(DIRECTING)]
            key = ("director_20", "director_60")[number] if number < 2 else ""
            team = centre if number < OF_A_TEAM // 2 else self._of_a_quarter(number)
            self.directors.append(self._employ(key, Role.PROFESSIONAL, team=team, domain=domain))

    def _of_a_quarter(self, number: int) -> str:
        quarter = number // 30
        return self._team(f"wijk{quarter}", "gemeente", None, name=f"Wijkteam {quarter}")

    def _others(self) -> None:
        centre = self.teams["centrum"][0]
        many = self._employ("professional_300", Role.PROFESSIONAL, team=centre, domain="jeugd")
        granted = self._employ("viewer_5000", Role.PROFESSIONAL, team=centre, domain="wmo")
        there = sum(one.team == centre for one in self.people)
        for number in range(max(OF_A_TEAM - there, 1) + len(self.directors)):
            domain = DIRECTING[number % len(DIRECTING)]
            team = centre if number < OF_A_TEAM - there else self._of_a_quarter(number)
            self.helpers.append(self._employ("", Role.PROFESSIONAL, team=team, domain=domain))
        self._employ("team_lead_40", Role.TEAM_LEAD, team=centre)
        self._employ("guest_1", Role.PARTNER, organisation="zorg", team=self.teams["zorg"][0], domain="zorg")
        for number in range(max(3, len(self.directors) // 2)):
            key = ("wonen", "welzijn", "zorg")[number % 3]
            self.partners.append(self._employ("", Role.PARTNER, organisation=key, team=self.teams[key][0], domain=key))
        self.many, self.granted = many, granted

    # -- who does what -------------------------------------------------------------------------------------------

    @cached_property
    def _directing(self) -> list[int]:
        turns = [number for number, load in enumerate(self.loads) for _ in range(load)]
        Draw(self.extent.seed, "directing", 0).shuffle(turns)
        return turns

    def director(self, case: int) -> Colleague:
        """This function will say who directs the n-th open case."""
        return self.directors[self._directing[case]]

    def nth_of(self, case: int, key: str) -> int | None:
        """This function will say which of the cases of one of the seven this is, counted from nought; or none."""
        number = self.directors.index(self.seven[key])
        if self._directing[case] != number:
            return None
        return sum(one == number for one in self._directing[:case])

    def takes_part(self, case: int) -> Iterator[Colleague]:
        """This function will give who takes part in the n-th open case for being in so many."""
        total = self.extent.open_cases
        for one, want in ((self.many, IN_MANY), (self.granted, GRANTED)):
            share = min(want, total)
            if share * (case + 1) // total > share * case // total:
                yield one

    # -- writing them --------------------------------------------------------------------------------------------

    def write(self, sheets: Sheets) -> None:
        """This function will write organisations, teams, accounts and hats."""
        for key, (name, kind) in ORGANISATIONS.items():
            sheets.add(Organisation, id=self.organisations[key], name=name, kind=kind, phone="012-340 10 00")
        for id_, organisation, name, domain, desk in self.teams.values():
            sheets.add(Team, id=id_, organisation_id=organisation, name=name, domain_id=domain, is_desk=desk)
        for one in self.people:
            sheets.add(
                User, id=one.user, username=f"bevolking-{one.number}", email=one.email, password=NO_PASSWORD,
                first_name="", last_name="", is_superuser=False, is_staff=False, is_active=True, date_joined=self.began,
                last_login=None,
            )  # fmt: skip  # as the columns stand
            sheets.add(
                Professional, id=one.professional, user_id=one.user, name=one.name, phone=f"012-34{one.number:05}",
                working_days=[1, 2, 3, 4, 5],
            )  # fmt: skip  # as the columns stand
            sheets.add(
                Hat, id=one.hat, professional_id=one.professional, organisation_id=one.organisation, team_id=one.team,
                role=one.role, domain_id=one.domain, from_day=self.began.date(),
            )  # fmt: skip  # as the columns stand
