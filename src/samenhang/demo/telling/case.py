"""What happens in a case: who is involved, what is told and asked, who holds it together, what the logbook tells."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases import actions as cases
from samenhang.cases.changes import Change, Kind
from samenhang.consent import actions as consent
from samenhang.consent.models import Consent, HelpAgreement, LegalBasis, Notice, SecrecyRelease
from samenhang.demo.telling.desk import AtTheDesk
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Involvement, Part
from samenhang.layers.actions import Hidden
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import LogEntry
from samenhang.teams.models import Role

if TYPE_CHECKING:
    from uuid import UUID

BOTH = "shared case_team"
WRITING = 20
"""Minutes between what happened and the moment it stands in the logbook."""


class Cased(AtTheDesk):
    """A household with a case."""

    def involves(
        self,
        by: str,
        who: str,
        task: str,
        *about: str,
        own_file: bool = True,
        basis: str = cases.INVOLVED,
        secret: bool = False,
    ) -> Involvement:
        """This function will involve a colleague, about everybody or about those named."""
        hat = self.town.hats[who]
        with self.seen_by(by) as viewer:
            return involving.involve(
                household=self.home,
                hat=hat,
                part=Part.PARTNER if hat.role == Role.PARTNER else Part.PROFESSIONAL,
                task=task,
                people=self.ids(*about) if about else None,
                own_file=hat.domain_id if own_file else None,
                basis=basis,
                secret=secret,
                by=viewer,
                at=self.clock.act(),
            )

    def directs(self, by: str, who: str, *, why: str, agreed_with: str, resident: str = "") -> None:
        """This function will agree another director; a resident who directs has ``who`` beside them."""
        with self.seen_by(by) as viewer:
            cases.agree_director(
                case=self.case,
                agreed=cases.Agreed(
                    hat=self.town.hats[who],
                    why=why,
                    agreed_with=agreed_with,
                    resident_id=self.people[resident].id if resident else None,
                ),
                by=viewer,
                at=self.clock.act(),
            )

    def changes(self, by: str, kind: Kind, *, days: int = 0, **asked: Any) -> None:
        """This function will change the household, as of so many days before the moment of the story."""
        on = timezone.localdate(self.clock.moment) - timedelta(days=days)
        with self.seen_by(by) as viewer:
            change = Change(kind=kind, on=on, **asked)
            cases.change_household(household=self.home, change=change, by=viewer, at=self.clock.act())

    # -- told and asked --------------------------------------------------------------------------------------

    def tells(
        self, by: str, organisation: str, basis: str, layers: str = BOTH, *, how: str = "desk", note: str = ""
    ) -> list[Notice]:
        """This function will tell everybody what is shared by law with an organisation."""
        with self.seen_by(by) as viewer:
            return consent.tell(
                household=self.home,
                people=self.ids(),
                organisation=self.town.organisations[organisation],
                layers=layers.split(),
                basis=LegalBasis.objects.get(code=basis),
                how=how,
                note=note,
                by=viewer,
                at=self.clock.act(),
            )

    def asks(
        self,
        by: str,
        organisation: str,
        *yes: str,
        no: tuple[str, ...] = (),
        topic: str,
        layers: str = "shared",
        how: str = "desk",
        months: int | None = None,
        note: str = "",
    ) -> list[Consent]:
        """This function will record who says yes and who says no to sharing with an organisation."""
        answers: dict[UUID, str] = dict.fromkeys(self.ids(*yes), "given") if yes else {}
        answers.update(dict.fromkeys(self.ids(*no), "refused") if no else {})
        until = timezone.localdate(self.clock.moment) + timedelta(days=30 * months) if months else None
        with self.seen_by(by) as viewer:
            return consent.ask_each(
                household=self.home,
                answers=answers,
                organisation=self.town.organisations[organisation],
                layers=layers.split(),
                topic=topic,
                how=how,
                until=until,
                note=note,
                by=viewer,
                at=self.clock.act(),
            )

    def withdraws(
        self, by: str, what: Iterable[Consent | SecrecyRelease | HelpAgreement], note: str, how: str = "phone"
    ) -> None:
        """This function will take toestemmingen back."""
        with self.seen_by(by) as viewer:
            for one in what:
                consent.withdraw(what=one, how=how, note=note, by=viewer, at=self.clock.act())

    def objects(self, by: str, notices: Iterable[Notice], reason: str) -> None:
        """This function will record objections to what is shared by law."""
        with self.seen_by(by) as viewer:
            for notice in notices:
                consent.object_to(notice=notice, reason=reason, by=viewer, at=self.clock.act())

    def may_speak(
        self, by: str, whose: str, who: str, about: str, to_whom: str, organisation: str = ""
    ) -> SecrecyRelease:
        """This function will record that a professional may speak of what is under professional secrecy."""
        with self.seen_by(by) as viewer:
            return consent.release_secrecy(
                household=self.home,
                person_id=self.people[whose].id,
                who=who,
                about=about,
                to_whom=to_whom,
                how="desk",
                organisation=self.town.organisations.get(organisation),
                by=viewer,
                at=self.clock.act(),
            )

    def wants_help(self, by: str, whose: str, help: str, answer: str = "agreed") -> HelpAgreement:
        """This function will record whether somebody agrees to a help itself."""
        with self.seen_by(by) as viewer:
            return consent.agree_to_help(
                household=self.home,
                person_id=self.people[whose].id,
                help=help,
                answer=answer,
                how="desk",
                by=viewer,
                at=self.clock.act(),
            )

    # -- the logbook -----------------------------------------------------------------------------------------

    def log(
        self,
        by: str,
        kind: str,
        what: str,
        *who: str,
        decided: str = "",
        decided_by: str = "",
        others: str = "",
        domains: str = "",
        plan: bool = False,
        own: bool = False,
        about: str = "",
        hidden: tuple[str, int] | None = None,
    ) -> LogEntry:
        """This function will write in the logbook what just happened: for the team, for the plan, or in the own file.

        :param hidden: why the resident does not see it yet, and for how many days from now on.
        """
        happened = self.clock.moment
        layer = Layer.DOMAIN if own else Layer.SHARED if plan else Layer.CASE_TEAM
        with self.seen_by(by) as viewer:
            self._looks(viewer, "meetings.read_logbook", layer, viewer.domain if own else "")
            return meetings.write_entry(
                case=self.case,
                layer=layer,
                domain=viewer.domain if own else "",
                person_id=self.people[about].id if about else None,
                told=meetings.Told(
                    kind=kind,
                    happened_at=happened,
                    what=what,
                    decided=decided,
                    decided_by=decided_by,
                    residents=[self.people[one].id for one in who if one in self.people],
                    hats=[self.town.hats[one].id for one in who if one not in self.people],
                    others=others,
                    life_domains=domains.split(),
                ),
                hidden=self._hidden(hidden) if hidden else None,
                by=viewer,
                at=self.clock.act(WRITING),
            )

    def _hidden(self, hidden: tuple[str, int]) -> Hidden:
        why, days = hidden
        return Hidden("inquiry", why, self.clock.today.date() + timedelta(days=days))

    def looks(self, by: str, page: str = "plans.read", layer: str = Layer.SHARED) -> None:
        """This function will let a colleague open a screen of this household: it stands in who looked."""
        with self.seen_by(by) as viewer:
            self._looks(viewer, page, layer)

    def _looks(self, viewer: Viewer, page: str, layer: str, domain: str = "") -> None:
        about = [(self.home.id, None, str(layer), domain)]
        record(Event.READ, page, by=viewer, at=self.clock.act(), subjects=about, object_id=self.case.id)
