"""A household with a case that sticks, and those who may be asked: process directors, a partner, two managers."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.escalation import actions
from samenhang.escalation.queries import button as reading
from samenhang.involvement.models import Part
from samenhang.teams.models import Organisation, Role
from tests.support.town import Colleague, Home, Town, a_town

SECRETS = {
    "name": "Dwarrelbergen",
    "child": "Ottolien",
    "logged": "de accordeon ligt in bad",
    "stuck": "de trapleuning zit los sinds april",
    "confidence": "zij spaart stiekem voor een trein",
    "advice": "ga eerst samen om tafel met koek",
    "used": "wij aten de koek met zijn vieren",
    "mandate": "mag de huurschuld vier weken stilzetten",
    "came": "de verhuurder wacht nu op het plan",
    "question": "Wie betaalt de overbrugging tot de zomer",
    "wants_one": "eerst een gespreksverslag van de wijkzaal",
    "wants_other": "eerst een handtekening op de gele kaart",
}
"""Words that stand nowhere else; the household's own names among them."""
NO_NAME = ("question", "wants_one", "wants_other")


@dataclass
class Sticks:
    """A case that sticks, and everybody who may be asked."""

    town: Town
    home: Home
    along: Colleague
    partner: Organisation
    helper: Colleague
    lead: Colleague
    manager: Colleague

    @property
    def director(self) -> Colleague:
        """Who directs the case."""
        return self.town.director


def that_sticks(town: Town | None = None) -> Sticks:
    """This function will build a household whose case sticks between the municipality and a partner."""
    town = town or a_town()
    home = town.home(f"Wilma {SECRETS['name']}", f"{SECRETS['child']} {SECRETS['name']} (8 jaar)")
    town.open_case(home)
    partner = town.organisation("Woonstichting De Gaard")
    helper = town.colleague(Role.PARTNER, organisation=partner, name="Hilde Huismeester")
    town.involve(home, helper, part=Part.PARTNER)
    with viewing(town.officer.viewer):
        town.tell(home, partner)
    return Sticks(
        town,
        home,
        town.colleague(Role.PROCESS_DIRECTOR, name="Paula Proces"),
        partner,
        helper,
        town.colleague(Role.TEAM_LEAD, name="Tom Teamleider"),
        town.colleague(Role.TEAM_LEAD, organisation=partner, name="Mira Manager"),
    )


def asking(one: Sticks, **more: Any) -> dict[str, Any]:
    """This function will give what a director fills in to have a process director think along."""
    day = timezone.localdate() + timedelta(days=10)
    return {
        "hat": str(one.along.hat.id),
        "stuck": SECRETS["stuck"],
        "tried": ["Met het gezin zelf besproken"],
        "asks": "Hoe krijgen wij twee organisaties aan één tafel?",
        "reads": "team",
        "last_day": day.isoformat(),
        "basis": "avg-betrokken",
        **more,
    }


def mandate(one: Sticks, **more: Any) -> dict[str, Any]:
    """This function will give what is filled in to let a process director step in."""
    day = timezone.localdate()
    return {
        "hat": str(one.along.hat.id),
        "why": "alle deuren zijn dicht",
        "mandate": SECRETS["mandate"],
        "last_day": (day + timedelta(days=20)).isoformat(),
        "agreed_with": "Paula Proces en de moeder",
        "told_on": day.isoformat(),
        "basis": "avg-betrokken",
        **more,
    }


def pressing(one: Sticks, **more: Any) -> dict[str, Any]:
    """This function will give what is filled in to begin a rode knop."""
    return {
        "one": str(one.town.municipality.id),
        "other": str(one.partner.id),
        "question": SECRETS["question"],
        "needs": "dat er woensdag iemand belt",
        "if_nothing": "op vrijdag gaat het licht uit",
        "decide_by": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "no_deliberation": "de twee willen niet aan tafel",
        "skipped_why": "dit speelt al maanden",
        "layer": "shared",
        **more,
    }


def pressed(one: Sticks, layer: str = "shared") -> reading.Pressed:
    """This function will begin a rode knop with both sides written, by the acts."""
    by, now = one.director.viewer, timezone.now()
    day = timezone.localdate() + timedelta(days=20)
    facts = actions.Facts(SECRETS["question"], "dat er woensdag iemand belt", "op vrijdag gaat het licht uit", day)
    with viewing(by):
        made = actions.press(
            case=one.home.opened,
            two=(one.town.municipality, one.partner),
            facts=facts,
            layer=layer,
            no_deliberation="geen tijd",
            by=by,
            at=now,
        )
        for organisation, wants in ((one.town.municipality, "wants_one"), (one.partner, "wants_other")):
            actions.write_side(
                pressed=reading.button(by, made.id, now),
                organisation=organisation,
                wants=SECRETS[wants],
                why="zo is het beleid",
                by=by,
                at=now,
            )
        return reading.button(by, made.id, now)


def laid(one: Sticks, *, days_ago: int = 0, watcher: Colleague | None = None) -> reading.Pressed:
    """This function will lay a rode knop before both managers."""
    found, by = pressed(one), one.director.viewer
    at = timezone.now() - timedelta(days=days_ago)
    it = found.it
    with viewing(by):
        actions.send(
            pressed=found,
            facts=actions.Facts(it.question, it.needs, it.if_nothing, it.decide_by),
            managers=(one.lead.hat, one.manager.hat),
            watcher=watcher.hat if watcher else None,
            by=by,
            at=at,
        )
        return reading.button(by, it.id, timezone.now())


def envelope_url(found: reading.Pressed, name: str = "envelope") -> str:
    """This function will give an address of the envelope of a rode knop."""
    assert found.envelope
    return reverse(f"escalation:{name}", args=[found.envelope.it.id])
