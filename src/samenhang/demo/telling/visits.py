"""Who looks along in a household for a while, and who asks to."""

from datetime import timedelta

from django.utils import timezone

from samenhang.cases.actions import INVOLVED
from samenhang.demo.telling.desk import AtTheDesk
from samenhang.involvement.actions_asking import Whom, ask_access
from samenhang.involvement.actions_guests import Offer, answer_invitation, invite
from samenhang.involvement.models import GuestInvitation


class Visited(AtTheDesk):
    """A household with guests."""

    def invites(
        self, by: str, who: str, question: str, *about: str, layers: str = "", days: int = 28, whole: bool = True
    ) -> GuestInvitation:
        """This function will invite a colleague to read a part, about the household as a whole and who is named."""
        people = [*([None] if whole else []), *(self.ids(*about) if about else [])]
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            last = timezone.localdate(at) + timedelta(days=days)
            offer = Offer(people=people, layers=layers.split(), last_day=last, question=question, basis=INVOLVED)
            return invite(household=self.home, hat=self.town.hats[who], offer=offer, by=viewer, at=at)

    def comes_along(self, who: str, invitation: GuestInvitation) -> None:
        """This function will let the guest accept."""
        with self.seen_by(who) as viewer:
            answer_invitation(invitation=invitation, accepted=True, by=viewer, at=self.clock.act())

    def asks_in(self, who: str, about: str, question: str, *, days: int = 14) -> None:
        """This function will let somebody ask to be let in about a person."""
        person = self.people[about]
        with self.seen_by(who) as viewer:
            at = self.clock.act()
            ask_access(
                whom=Whom(family_name=person.family_name, birth_date=person.birth_date),
                question=question,
                wants=["involvement"],
                until=timezone.localdate(timezone.now()) + timedelta(days=days),
                by=viewer,
                at=at,
            )
