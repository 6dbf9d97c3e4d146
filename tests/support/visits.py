"""Guests for the tests: invited by who directs, by the same action as the screen."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.involvement.actions_guests import Offer, answer_invitation, invite
from samenhang.involvement.models import GuestInvitation
from tests.support.town import Colleague, Home, Town


def offer(
    people: Collection[UUID | None],
    *layers: str,
    days: int = 10,
    writes: bool = False,
    question: str = "meedenken over school",
    basis: str = "avg-betrokken",
) -> Offer:
    """This function will make up an offer that stands."""
    last = timezone.localdate() + timedelta(days=days)
    return Offer(people=people, layers=layers, last_day=last, question=question, basis=basis, writes=writes)


def a_guest(
    town: Town,
    home: Home,
    who: Colleague,
    what: Offer,
    *,
    accepted: bool = True,
    told: bool = True,
) -> GuestInvitation:
    """This function will let the town's director invite somebody, and let them accept (unless not)."""
    by = town.director.viewer
    if told and what.layers:
        with viewing(town.officer.viewer):
            town.tell(home, who.hat.organisation)
    with viewing(by):
        found = invite(household=home.household, hat=who.hat, offer=what, by=by, at=timezone.now())
    if accepted:
        with viewing(who.viewer):
            answer_invitation(invitation=found, accepted=True, by=who.viewer, at=timezone.now())
    return found
