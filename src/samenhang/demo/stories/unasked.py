"""A family where asking first was not safe: shared without consent, to be told; and a yes that ends next week."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.consent import actions as consent
from samenhang.consent.actions import without
from samenhang.consent.models import LegalBasis
from samenhang.demo.telling import Story, man, woman
from samenhang.teams.models import Domain


def zuidhof(t: Story) -> Iterator[datetime]:
    """A mother who forgets to eat, a son who keeps it silent; the mental health service must know before she does."""
    yield t.at(62, "09.20")
    t.asks_help(
        "farida",
        woman("Renske", "Zuidhof", 44),
        man("Jelle", "Zuidhof", 16),
        name="Huishouden Zuidhof",
        channel="desk",
        phone="012-555 66 44",
        words="De verhuurder dreigt. Ik lig wakker en Jelle doet of er niets is.",
        children="unknown",
        done="Gevraagd of Jelle veilig is; hij zegt van wel.",
    )
    t.lives("farida", "Zuidhofpad", "7", "8992ZP")
    t.related("farida", "parent_authority", ("Renske", "Jelle"))
    yield t.at(61, "10.30")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Hanneke komt er al voor de huishoudelijke hulp.",
        agreed_with="Renske Zuidhof",
        domains="geld wonen geest",
        reason="Huur, slapen en een jongen die voor zijn moeder zorgt.",
    )
    yield t.at(25, "14.00")
    t.involves("hanneke", "esther", "de huurachterstand")
    t.asks("hanneke", "wonen", "Renske", topic="een regeling voor de huur", months=1)
    t.asks("hanneke", "welzijn", no=("Jelle",), topic="een maatje", note="Wil niet dat de buurt het weet.")
    with t.seen_by("hanneke") as viewer:
        at = t.clock.act()
        consent.ask(
            household=t.home,
            people=t.ids("Renske"),
            towards=Domain.objects.get(code="schuldhulp"),
            layers=["shared"],
            topic="straks de schulden op een rij",
            answer="given",
            starts_on=timezone.localdate(at) + timedelta(60),
            how="desk",
            by=viewer,
            at=at,
        )
    yield t.at(9, "16.40")
    t.involves("hanneke", "wouter", "meedenken over Renske", "Renske")
    with t.seen_by("hanneke") as viewer:
        at = t.clock.act()
        day = timezone.localdate(at)
        without.share_without(
            household=t.home,
            people=t.ids("Renske"),
            organisation=t.town.organisations["ggz"],
            layers=["shared"],
            basis=LegalBasis.objects.get(code="wmo-onderzoek"),
            why=without.Justification(
                what="Dat zij al weken slecht eet en slaapt, zodat de GGZ weet wie er komt en waarom het haast heeft.",
                needed="Zonder dit plant de GGZ haar over drie maanden in.",
                less="Alleen het plan, niet wat het team opschrijft. Jelle blijft erbuiten.",
                why="safety",
                why_words="Zij zei dat zij weggaat als er iemand gebeld wordt. Jelle is dan alleen.",
                consulted="aandachtsfunctionaris van Team Wmo",
            ),
            afterwards=without.Afterwards(day + timedelta(5), None, day + timedelta(21)),
            second=None,
            by=viewer,
            at=at,
        )
