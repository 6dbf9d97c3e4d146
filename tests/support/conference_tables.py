"""A casusoverleg for the tests: a household, who works with it, who does not, and what stands on the agenda."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
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
