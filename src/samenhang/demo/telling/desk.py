"""What happens at the access desk: a request comes in, is sifted, answered, passed on, or becomes a case."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import Viewer, viewing
from samenhang.cases.actions import Agreed
from samenhang.cases.models import Case
from samenhang.consent.models import LegalBasis
from samenhang.demo.telling.clock import Clock
from samenhang.demo.telling.someone import Someone
from samenhang.demo.telling.town import Town
from samenhang.intake import actions as intake
from samenhang.intake.models import Concern, Referral, Request
from samenhang.people import actions as people
from samenhang.people.models import Household, Membership, Person

PLACE = "Lindeveen"
GROWN = 18


class AtTheDesk:
    """A household as the access desk meets it. People go by their first given name, colleagues by sign-in name."""

    def __init__(self, town: Town, clock: Clock) -> None:
        self.town, self.clock = town, clock
        self.people: dict[str, Person] = {}
        self.home: Household
        self.request: Request
        self.referral: Referral
        self.case: Case

    def at(self, days: int, clock: str = "10.00") -> datetime:
        """This function will go so many days back, to yield: ``yield t.at(30, "09.40")``."""
        return self.clock.days_ago(days, clock)

    def ago(self, minutes: int) -> datetime:
        """This function will go to so many minutes ago."""
        return self.clock.minutes_ago(minutes)

    @contextmanager
    def seen_by(self, who: str) -> Iterator[Viewer]:
        """This function will let a colleague look and act while it lasts."""
        viewer = self.town.viewers[who]
        with viewing(viewer):
            yield viewer

    def ids(self, *names: str) -> list[UUID]:
        """This function will give these people's ids; everybody's when nobody is named."""
        return [self.people[name].id for name in names or self.people]

    # -- taking in -------------------------------------------------------------------------------------------

    def asks_help(
        self,
        by: str,
        *newcomers: Someone,
        words: str,
        channel: str = "phone",
        name: str = "",
        again: bool = False,
        whose: Person | None = None,
        protected: bool = False,
        caller: tuple[str, str, str] | None = None,
        phone: str = "",
        urgent: tuple[str, str] = ("normal", ""),
        danger: str = "no",
        children: str = "no",
        done: str = "",
        concern: tuple[str, str, int | str] | None = None,
    ) -> Request:
        """This function will take a request in, with its newcomers where they are new.

        :param again: about the household of this story, which is known here already.
        :param whose: somebody known here for whom a household of their own begins.
        :param caller: name, relation and organisation, where somebody else asks.
        :param concern: why, why nothing lighter, and since how many days it is told; or why it is not told yet.
        """
        today = self.clock.today.date()
        about = intake.About(
            person_id=whose.id if whose else None,
            household_id=self.home.id if again else None,
            newcomers=[intake.Newcomer(one.identity(today)) for one in newcomers],
            name=name,
            protected=protected,
        )
        who, relation, organisation = caller or ("", "", "")
        with self.seen_by(by) as viewer:
            self.request = intake.receive_request(
                about=about,
                safety=intake.Safety(danger, children, done),
                caller=intake.Caller(caller is None, who, relation, organisation, phone),
                channel=channel,
                words=words,
                urgent=intake.Urgent(*urgent),
                kind=Request.Kind.CONCERN if concern else Request.Kind.HELP,
                grounds=self._grounds(concern) if concern else None,
                by=viewer,
                at=self.clock.act(),
            )
            self.home = Household.objects.get(id=self.request.household_id)
            self._learn(newcomers, whose)
        return self.request

    def _grounds(self, concern: tuple[str, str, int | str]) -> intake.Grounds:
        why, no_lighter, told = concern
        day = timezone.localdate(self.clock.moment)
        if isinstance(told, int):
            return intake.Grounds(why, no_lighter, intake.Telling(told_on=day - timedelta(days=told)))
        review = day + timedelta(days=14)
        return intake.Grounds(why, no_lighter, intake.Telling(why_not=told, review_on=review))

    def _learn(self, newcomers: tuple[Someone, ...], whose: Person | None) -> None:
        """The story calls by their first name whom the request brought in."""
        there = {
            (one.given_names, one.family_name): one
            for one in Person.objects.filter(memberships__household=self.home).distinct()
        }
        self.people.update({one.key: there[one.given, one.family] for one in newcomers})
        if whose:
            self.people[whose.call_name] = whose

    def comes(self, by: str, *newcomers: Someone | Person, lodger: bool = False) -> None:
        """This function will put people in the household: somebody new, or somebody known elsewhere."""
        with self.seen_by(by) as viewer:
            for one in newcomers:
                known = one if isinstance(one, Person) else None
                if isinstance(one, Someone):
                    identity = one.identity(self.clock.today.date())
                    known = people.add_person(identity=identity, by=viewer, at=self.clock.act())
                assert known and known.birth_date  # noqa: S101 -- everybody in the stories has a birth date
                grown = (self.clock.today.date() - known.birth_date).days > GROWN * 365.25
                place = Membership.Place.ADULT if grown else Membership.Place.CHILD
                people.join_household(
                    household=self.home,
                    person_id=known.id,
                    place=Membership.Place.LODGER if lodger else place,
                    starts_on=timezone.localdate(self.clock.moment),
                    by=viewer,
                    at=self.clock.act(),
                )
                self.people[known.call_name] = known

    def lives(self, by: str, street: str, number: str, postcode: str, whose: str = "", **more: object) -> None:
        """This function will record where the household lives (or one person, whose address is kept apart)."""
        address = {"street": street, "number": number, "postcode": postcode, "city": PLACE, **more}
        self.reached(by, whose, **address)

    def reached(self, by: str, whose: str = "", **details: object) -> None:
        """This function will record how somebody is reached and met: phone, language, interpreter, reading, needs."""
        with self.seen_by(by) as viewer:
            people.keep_contact(
                household=self.home,
                person_id=self.people[whose].id if whose else None,
                details=details,
                by=viewer,
                at=self.clock.act(),
            )

    def related(self, by: str, kind: str, *pairs: tuple[str, str]) -> None:
        """This function will record how people stand to each other: (parent, child), (partner, partner)."""
        with self.seen_by(by) as viewer:
            for person, other in pairs:
                people.relate(
                    household=self.home,
                    person_id=self.people[person].id,
                    other_id=self.people[other].id,
                    kind=kind,
                    by=viewer,
                    at=self.clock.act(),
                )

    # -- sifting ---------------------------------------------------------------------------------------------

    def picks_up(self, by: str) -> None:
        """This function will let somebody work on the request."""
        with self.seen_by(by) as viewer:
            intake.pick_up(request=self.request, by=viewer, at=self.clock.act())

    def answers(
        self, by: str, answer: str, domains: str = "", reason: str = "Eén vraag, meteen te beantwoorden."
    ) -> None:
        """This function will settle a single question by its answer."""
        with self.seen_by(by) as viewer:
            sifting = intake.Sifting(reason, domains.split())
            intake.answer_request(request=self.request, sifting=sifting, answer=answer, by=viewer, at=self.clock.act())

    def takes_back(self, by: str, reason: str) -> None:
        """This function will settle a request the caller took back."""
        with self.seen_by(by) as viewer:
            intake.withdraw_request(request=self.request, reason=reason, by=viewer, at=self.clock.act())

    def reopens(self, by: str, why: str) -> None:
        """This function will open a settled request again."""
        with self.seen_by(by) as viewer:
            intake.reopen(request=self.request, why=why, by=viewer, at=self.clock.act())

    def passes_on(
        self,
        by: str,
        to: str,
        question: str,
        learnt: str,
        domains: str,
        *,
        handover: str = "phone",
        knows: bool = True,
        behind: str = "",
        reason: str = "",
        threatened: bool = False,
        notified: int | None = None,
    ) -> None:
        """This function will hand the request over warmly to the desk of one domain.

        :param threatened: something serious threatens, so debt help counts in working days.
        :param notified: how many days before this DUO's notification was.
        """
        with self.seen_by(by) as viewer:
            desk = self.town.desks[to]
            day = timezone.localdate(self.clock.moment)
            told_on = None if notified is None else day - timedelta(days=notified)
            why = reason or f"Eén domein aan zet: {desk.name}."
            self.referral = intake.refer(
                request=self.request,
                sifting=intake.Sifting(why, domains.split(), behind),
                handing=intake.Handing(
                    desk, question, learnt, handover, knows, threatened=threatened, notified_on=told_on
                ),
                by=viewer,
                at=self.clock.act(),
            )

    def accepts(self, by: str, note: str = "") -> None:
        """This function will let a receiving colleague take the referral on."""
        with self.seen_by(by) as viewer:
            intake.accept_referral(referral=self.referral, note=note, by=viewer, at=self.clock.act())

    def declines(self, by: str, reason: str) -> None:
        """This function will let a receiving colleague give the referral back."""
        with self.seen_by(by) as viewer:
            intake.decline_referral(referral=self.referral, reason=reason, by=viewer, at=self.clock.act())

    def reports(self, by: str, text: str) -> None:
        """This function will tell the desk what came of the referral."""
        with self.seen_by(by) as viewer:
            intake.report_outcome(referral=self.referral, text=text, by=viewer, at=self.clock.act())

    def tells_of_concern(self, by: str) -> None:
        """This function will record that the resident was told today of the concern."""
        with self.seen_by(by) as viewer:
            concern = Concern.objects.get(request=self.request)
            day = timezone.localdate(self.clock.moment)
            intake.tell_of_concern(concern=concern, told_on=day, by=viewer, at=self.clock.act())

    def joins_case(self, by: str, reason: str, domains: str) -> None:
        """This function will give the request to the household's open case."""
        with self.seen_by(by) as viewer:
            sifting = intake.Sifting(reason, domains.split())
            intake.add_to_case(request=self.request, sifting=sifting, by=viewer, at=self.clock.act())

    def opens_case(
        self,
        by: str,
        director: str,
        *,
        why: str,
        agreed_with: str,
        domains: str,
        reason: str,
        behind: str = "",
        basis: str = "wmo-onderzoek",
        about: tuple[str, ...] = (),
        how: str = "desk",
    ) -> Case:
        """This function will open the case with its director; ``basis=""`` asks the members instead of telling them."""
        with self.seen_by(by) as viewer:
            told = intake.Told(LegalBasis.objects.get(code=basis), how) if basis else intake.Asked(how)
            self.case = intake.open_case(
                request=self.request,
                sifting=intake.Sifting(reason, domains.split(), behind),
                members=self.ids(*about),
                director=Agreed(hat=self.town.hats[director], why=why, agreed_with=agreed_with),
                ground=told,
                by=viewer,
                at=self.clock.act(),
            )
        return self.case
