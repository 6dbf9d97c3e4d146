"""Colleagues around a table, by the same actions as the screens: trained, invited, led to the end."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.deliberation import actions, queries
from samenhang.deliberation.models import Deliberation, Facilitation, Seat, Version
from samenhang.deliberation.queries import Table
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town

ASKED = "Is het goed om te zwijgen over de tweede baan?"
FACTS = "een ouder heeft avondwerk dat niemand kent"


def a_trained(town: Town, **more: object) -> Colleague:
    """This function will add a colleague of elsewhere who was trained to lead."""
    manager, day = town.colleague(Role.MANAGER), timezone.localdate() - timedelta(days=90)
    who = town.colleague(name="Geke Gespreksleider", organisation=town.organisation("Bureau"), **more)  # type: ignore[arg-type]  # the town's own keywords
    with viewing(manager.viewer):
        actions.keep_trained(hat=who.hat, since=day, trained_by="de academie", by=manager.viewer, at=timezone.now())
    return who


def text(facts: str = FACTS, **more: object) -> actions.Asked:
    """This function will give a text without names."""
    day = timezone.localdate() + timedelta(days=10)
    given: dict[str, object] = {"question": ASKED, "why_now": "over tien dagen moet het rond zijn", "judged": True}
    return actions.Asked(decide_by=day, who_decides="ikzelf", facts=facts, **(given | more))  # type: ignore[arg-type]  # as above


def a_deliberation(town: Town, home: Home | None, asker: Colleague, *, facts: str = FACTS) -> Deliberation:
    """This function will let somebody ask for a deliberation, from the household's case or standing alone."""
    with viewing(asker.viewer):
        return actions.ask(asked=text(facts), case=home.opened if home else None, by=asker.viewer, at=timezone.now())


def led(made: Deliberation, asker: Colleague, leader: Colleague) -> Facilitation:
    """This function will let the asker ask a leader, who accepts."""
    with viewing(asker.viewer):
        asked = actions.ask_to_lead(deliberation=made, hat_id=leader.hat.id, by=asker.viewer, at=timezone.now())
    with viewing(leader.viewer):
        actions.answer_lead(facilitation=asked, accepted=True, by=leader.viewer, at=timezone.now())
    return asked


def checked(made: Deliberation, leader: Colleague, *, approved: bool = True) -> None:
    """This function will let the leader check the newest text."""
    with viewing(leader.viewer):
        newest = Version.objects.filter(deliberation=made).select_related("deliberation").latest("number")
        actions.check_text(
            version=newest,
            approved=approved,
            words="" if approved else "te herkennen",
            by=leader.viewer,
            at=timezone.now(),
        )  # fmt: skip -- one call


def seated(made: Deliberation, leader: Colleague, who: Colleague, *, involved: bool = False) -> Seat:
    """This function will let the leader invite somebody, who comes."""
    with viewing(leader.viewer):
        seat = actions.invite(deliberation=made, hat_id=who.hat.id, by=leader.viewer, at=timezone.now())
    with viewing(who.viewer):
        seat = Seat.objects.select_related("deliberation").get(id=seat.id)
        actions.answer_seat(seat=seat, comes=True, involved=involved, by=who.viewer, at=timezone.now())
    return seat


def seen(who: Colleague, deliberation_id: UUID) -> Table:
    """This function will give a deliberation as somebody sees it; call it behind the wall."""
    return queries.table(who.viewer, deliberation_id, timezone.now())


def begun(made: Deliberation, leader: Colleague, to: int = 1) -> None:
    """This function will let the leader begin, and go on to a step."""
    with viewing(leader.viewer):
        for number in range(1, to + 1):
            actions.begin_step(
                table=seen(leader, made.id), number=number, words="kleine tafel", by=leader.viewer, at=timezone.now()
            )


def concluded(made: Deliberation, leader: Colleague, **said: str) -> None:
    """This function will let the leader conclude and end the session."""
    words = said or {
        "kind": "agreed",
        "we_do": "het gesprek aangaan",
        "because": "eerlijkheid vertrouwen geeft",
        "despite": "de kans op boosheid",
    }
    with viewing(leader.viewer):
        actions.conclude(deliberation=made, by=leader.viewer, at=timezone.now(), **words)
        actions.close(deliberation=made, by=leader.viewer, at=timezone.now())


def a_table(town: Town, home: Home | None, asker: Colleague) -> tuple[Deliberation, Colleague, Colleague]:
    """This function will give a deliberation with a leader, a checked text and one participant."""
    leader, guest = a_trained(town), town.colleague(name="Mees Meedenker", organisation=town.organisation())
    made = a_deliberation(town, home, asker)
    led(made, asker, leader)
    checked(made, leader)
    seated(made, leader, guest)
    return made, leader, guest
