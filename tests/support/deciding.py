"""What tests of decisions begin with: a case, two who sit on the ladder, and what a decision says."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.decisions.actions import backing, deciding, mandate
from samenhang.decisions.models import Decision, Envelope, Seat
from tests.support.town import Colleague, Home, Town, a_town

TOLD = backing.Told(
    what="Een maand huur voorschieten.",
    rule="Beleidsregel noodfonds, lid 2",
    why="Anders volgt ontruiming en dat kost meer.",
    alternatives="Wachten op de toekenning; niets doen.",
    effects="Nu: rust. Later: een woning.",
    costs="Gemeente: € 900,00 eenmalig",
)


def details(**more: Any) -> deciding.Details:
    """This function will give what a decision says, outside the usual and paid by the municipality unless told."""
    said = deciding.Details(
        what="Wij schieten de huur van december voor.",
        for_whom="het hele gezin",
        kind="money",
        outside=True,
        rule="Beleidsregel noodfonds, lid 2",
        why="Anders volgt ontruiming.",
        alternatives="Niets doen: dan staat het gezin op straat.",
        effects_short="De huur is betaald.",
        effects_long="Het gezin houdt de woning.",
        review_on=timezone.localdate() + timedelta(days=60),
        costs=[deciding.CostLine("Gemeente", Decimal("900.00"))],
    )
    return replace(said, **more)


def typed(**more: str) -> dict[str, str]:
    """This function will give the same as a form sends it."""
    return {
        "what": "Wij schieten de huur van december voor.",
        "for_whom": "het hele gezin",
        "kind": "money",
        "outside": "yes",
        "rule": "Beleidsregel noodfonds, lid 2",
        "why": "Anders volgt ontruiming.",
        "alternatives": "Niets doen: dan staat het gezin op straat.",
        "effects_short": "De huur is betaald.",
        "effects_long": "Het gezin houdt de woning.",
        "sensitive": "no",
        "formal": "no",
        "review_on": (timezone.localdate() + timedelta(days=60)).isoformat(),
        "payer_1": "Gemeente",
        "amount_1": "900",
        "per_1": "once",
        "times_1": "1",
    } | more


@dataclass
class Ladder:
    """A town with a case, its director, a colleague beside, and who sits on the ladder."""

    town: Town
    home: Home
    manager: Colleague
    lead: Colleague
    head: Colleague
    lead_seat: Seat
    head_seat: Seat

    @property
    def case(self) -> Case:
        return self.home.opened

    def drawn(self, **more: Any) -> Decision:
        """This function will let the director draw up a decision."""
        by = self.town.director.viewer
        place: dict[str, Any] = {"case": self.case, "layer": "case_team"}
        place |= {name: more.pop(name) for name in ("layer", "person_id", "replaces", "case") if name in more}
        with viewing(by):
            return deciding.draw_up(**place, details=details(**more), by=by, at=timezone.now())

    def asks(self, decision: Decision, seat: Seat | None = None, **more: Any) -> Envelope:
        """This function will let the director ask for backing."""
        by = self.town.director.viewer
        said: dict[str, Any] = {"told": TOLD, "days": 3, "at": timezone.now()} | more
        with viewing(by):
            return backing.ask(decision=decision, seat_id=(seat or self.lead_seat).id, by=by, **said)

    def answers(self, envelope: Envelope, word: str, who: Colleague | None = None, **more: str) -> None:
        """This function will let the one who is asked answer."""
        by = (who or self.lead).viewer
        with viewing(by):
            backing.answer(envelope=envelope, word=word, by=by, at=timezone.now(), **more)


def sits(town: Town, manager: Colleague, who: Colleague, rung: str, called: str, **more: Any) -> Seat:
    """This function will let the manager put somebody on a rung."""
    with viewing(manager.viewer):
        first = timezone.localdate() - timedelta(days=30)
        return mandate.seat(
            rung=rung, hat=who.hat, called=called, from_day=first, by=manager.viewer, at=timezone.now(), **more
        )


def a_ladder(*names: str) -> Ladder:
    """This function will build a town with a case and a ladder: a team lead, and a director of the directorate."""
    town = a_town()
    manager = town.colleague("manager", name="Mo Beheer")
    lead, head = town.colleague("team_lead", name="Tine Leiding"), town.colleague("manager", name="Dirk Bovenaan")
    home = town.home(*(names or ("Vera Vogelzang (1988-02-03)", "Bo Vogelzang (8 jaar)")))
    town.open_case(home)
    return Ladder(
        town,
        home,
        manager,
        lead,
        head,
        sits(town, manager, lead, "teamleider", "teamleider Wmo"),
        sits(town, manager, head, "directie", "directeur sociaal domein"),
    )
