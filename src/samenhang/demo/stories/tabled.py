"""A household at the werktafel: the mother sits there herself, one of the table is not with her case."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman


def steenbakker(t: Story) -> Iterator[datetime]:
    """A mother and her son in a house that is too cold; the werktafel meets every two weeks, she is there."""
    yield t.at(30, "09.40")
    t.asks_help(
        "farida",
        woman("Noortje", "Steenbakker", 34),
        man("Tijn", "Steenbakker", 6),
        channel="phone",
        words="Het is binnen kouder dan buiten. Iedereen zegt dat een ander erover gaat.",
        phone="012-555 48 19",
    )
    t.related("farida", "parent_authority", ("Noortje", "Tijn"))
    yield t.at(29, "10.15")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Hanneke komt al bij de buren en kent de huizen.",
        agreed_with="Noortje Steenbakker",
        domains="wonen zorg",
        reason="Een koud huis, een kind met longklachten en drie loketten.",
    )
    yield t.at(20, "11.00")
    t.goal("hanneke", "Het is hier warm voor de winter.", "wonen", "Tijn")
    yield t.at(16, "13.30")
    first = t.meets("hanneke", "Werktafel Zuid", "bench", "esther", "pieter", days=3, place="Buurthuis, kleine zaal")
    asked = t.asks_table(
        "hanneke", first, "Wie maakt de kozijnen dicht, en wanneer?", "samen besluiten wie begint", "Noortje"
    )
    yield t.at(13, "15.20")
    t.at_table(
        asked,
        {"hanneke": "Noortje vertelt zelf. Zij weet precies waar het tocht: zij heeft het getekend."},
        (
            "hanneke",
            "Er wordt begonnen met de kinderkamer, ook al ligt de begroting er nog niet.",
            "Noortje en Hanneke",
        ),
    )
    t.table_agrees("hanneke", asked, "De tekening aan de opzichter laten zien", "Noortje", -4)
    t.closes_meeting("hanneke", asked)
    yield t.at(2, "09.30")
    again = t.meets_again("hanneke", first)
    t.asks_table("hanneke", again, "Is de kinderkamer warm?", "horen hoe het ging, en wat er nog moet", "Noortje")
