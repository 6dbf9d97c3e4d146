"""Colleagues around a table, by the same actions as the screens: trained, invited, led to the end."""

"""A casusoverleg for the tests: a household, who works with it, who does not, and what stands on the agenda."""

from dataclasses import dataclass
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
from samenhang.meetings.actions import agenda, planning, table
from samenhang.meetings.models.conferences import AgendaItem, Conference, Outcome, PaperCopy
from tests.support.town import Colleague, Home, Town, a_town

QUESTION = "hoe voorkomen we dat de glazen fluit breekt"
WANTED = "samen beslissen over het zilveren lepeltje"
NOTED = "de ladder staat tegen de verkeerde muur"
DECIDED = "het orgel blijft tot de lente staan"


@dataclass
class Table:
    """A meeting with one case on it: who directs, who works along, and who sits there without a ground."""

    town: Town
    home: Home
    director: Colleague
    colleague: Colleague
    stranger: Colleague
    meeting: Conference
    item: AgendaItem


def a_table(
    town: Town | None = None, *, layer: str = "shared", names: tuple[str, ...] = ("Vera Vlierbes", "Bo (8 jaar)")
) -> Table:
    """This function will plan a meeting at which three sit, with a case on it that one of them is not with."""
    town = town or a_town()
    home = town.home(*names)
    town.open_case(home)
    colleague = town.colleague(name="Wim Werkmee", domain="wmo")
    town.involve(home, colleague)
    stranger = town.colleague("partner", name="Sjaak Zonder", organisation=town.organisation())
    director = town.director
    with viewing(director.viewer) as at:
        meeting = planning.plan_conference(
            setting=planning.Setting("Casusoverleg noord", "case"),
            starts_at=timezone.now() + timedelta(hours=1),
            participants=[colleague.hat.id, stranger.hat.id],
            by=director.viewer,
            at=at,
        )
        item = put(Table(town, home, director, colleague, stranger, meeting, None), layer=layer)  # type: ignore[arg-type]  # made here
    return Table(town, home, director, colleague, stranger, meeting, item)


def put(there: Table, *, question: str = QUESTION, layer: str = "shared", person: UUID | None = None) -> AgendaItem:
    """This function will put the household's case on the agenda, by its director; call it as a viewer."""
    return agenda.put_on_agenda(
        conference=there.meeting,
        case=there.home.opened,
        asking=agenda.Asking(question, WANTED, there.home.ids[:1], layer=layer, person_id=person),
        by=there.director.viewer,
        at=timezone.now(),
    )


def decided(there: Table) -> Outcome:
    """This function will let the director note and decide something at the table."""
    by, at = there.director.viewer, timezone.now()
    with viewing(by):
        table.keep_note(item=there.item, text=NOTED, seen=0, by=by, at=at)
        return table.decide(item=there.item, words=DECIDED, decided_by="Rik en Wim", by=by, at=at)


def printed(there: Table, who: Colleague, what: str = "agenda") -> PaperCopy:
    """This function will register a copy on paper."""
    with viewing(who.viewer) as at:
        return table.print_copy(conference=there.meeting, what=what, items=[there.item], by=who.viewer, at=at)


def here(there: Table, *who: Colleague, how: str = "here") -> None:
    """This function will record who is at the table."""
    with viewing(there.director.viewer) as at:
        for one in who:
            table.be(conference=there.meeting, hat_id=one.hat.id, how=how, by=there.director.viewer, at=at)
