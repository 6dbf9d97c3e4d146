"""A household whose case sticks: a process director thought along, and two organisations do not get out of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.demo.telling import Story, man, woman
from samenhang.escalation.actions import Facts


def bastiaans(t: Story) -> Iterator[datetime]:
    """A mother with two children; the landlord waits for the municipality, and the municipality for the landlord."""
    yield t.at(70, "10.10")
    t.asks_help(
        "joost",
        woman("Merel", "Bastiaans", 34),
        man("Timo", "Bastiaans", 11),
        woman("Lara", "Bastiaans", 7),
        channel="desk",
        words="De huur is drie maanden achter en ik krijg van iedereen een andere brief.",
        phone="012-555 61 04",
    )
    t.related("joost", "parent_authority", ("Merel", "Timo"), ("Merel", "Lara"))
    yield t.at(69, "09.30")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "ruben",
        why="Ruben kent de schulden en spreekt Merel elke week.",
        agreed_with="Merel Bastiaans",
        domains="geld wonen",
        reason="Huurschuld, twee kinderen op school, brieven van vier kanten.",
    )
    t.involves("ruben", "esther", "huurachterstand")
    yield t.at(12, "11.00")
    t.consults(
        "ruben",
        "ingrid",
        "De verhuurder wil eerst zekerheid over de betaling, wij eerst uitstel. Ondertussen loopt de schuld op.",
        "Hoe krijgen wij een gemeente en een verhuurder tegelijk in beweging?",
        tried=("Met het gezin zelf besproken", "Met collega’s besproken"),
    )
    yield t.at(9, "15.10")
    t.is_advised(
        "ruben",
        "ingrid",
        "Vraag niet wie er begint. Leg beide kanten dezelfde datum voor en vraag wat zij die dag samen kunnen zeggen.",
        "Beide kanten gesproken met dezelfde datum op tafel. Zij willen wel, maar hun regels laten het niet toe.",
    )
    yield t.at(3, "14.00")
    facts = Facts(
        "Wie zet de eerste stap: uitstel van de huurschuld of een garantie van de gemeente?",
        "Zekerheid dat het gezin tot de zomer in de woning blijft.",
        "De ontruiming gaat door en de kinderen moeten halverwege het schooljaar naar een andere school.",
        timezone.localdate() + timedelta(days=12),
    )
    t.presses_red_button(
        "ruben",
        ("bas", "marga"),
        facts,
        (
            (
                "Drie maanden uitstel, zonder kosten.",
                "Met uitstel kan de schuldregeling beginnen, anders niet.",
            ),
            ("Een schriftelijke garantie voor de lopende huur.", "Zonder garantie loopt de schuld verder op."),
        ),
    )
    yield t.at(1, "09.20")
    t.proposes("marga", "Wij geven drie maanden uitstel zodra de gemeente de lopende huur voor die maanden garandeert.")


ALL = [bastiaans]
