"""Households that change while a case runs: parents who part and share their child, and a man without an address."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.cases.changes import Kind, Where
from samenhang.demo.telling import Story, man, woman


def ouwehand(t: Story) -> Iterator[datetime]:
    """Parents part in the middle of a case: Yara lives with both, the case stays with her mother."""
    yield t.at(96, "10.10")
    t.asks_help(
        "marjolein",
        woman("Tessa", "Ouwehand", 37),
        man("Mark", "Schipper", 40),
        woman("Yara", "Schipper", 8),
        man("Levi", "Schipper", 15),
        name="Huishouden Ouwehand",
        phone="012-555 61 37",
        words="Wij slapen al een jaar apart en de hypotheek loopt door. Yara vraagt elke avond of papa er nog is.",
        children="no",
    )
    t.lives("marjolein", "Weteringkade", "52", "8992WK")
    t.related("marjolein", "partner", ("Tessa", "Mark"))
    t.related("marjolein", "parent_authority", ("Tessa", "Yara"), ("Mark", "Yara"), ("Tessa", "Levi"), ("Mark", "Levi"))
    yield t.at(95, "11.00")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "ruben",
        basis="jeugdwet-hulp",
        why="Ruben kent allebei de ouders van het schoolplein.",
        agreed_with="Tessa en Mark",
        domains="omgaan wonen geld",
        reason="Geld, wonen en twee kinderen tussen ouders die uit elkaar gaan.",
    )
    yield t.at(80, "15.30")
    goal = t.goal("ruben", "De kinderen weten waar ze slapen.", "wonen", "Yara", "Levi")
    t.action("ruben", goal, "Inschrijven als woningzoekende", "Mark", -50)
    t.action("ruben", goal, "Met de bank over de hypotheek", "Tessa", 9)
    t.agrees("ruben", "Tessa", "Mark")
    yield t.at(41, "14.00")
    t.wants_help("ruben", "Mark", "budgetcoach")
    yield t.at(24, "09.40")
    t.changes(
        "ruben",
        Kind.APART,
        days=3,
        goes=tuple(t.ids("Mark")),
        both=tuple(t.ids("Yara")),
        settles=True,
        name="Huishouden Schipper",
        words="Samen afgesproken. Yara woont om de week bij haar vader, Levi blijft bij zijn moeder.",
    )
    yield t.at(12, "16.20")
    t.log("ruben", "contact", "Tessa belde: de eerste week met één kop koffie minder op tafel. Het went.", "Tessa")


def blankert(t: Story) -> Iterator[datetime]:
    """A man who lost his house: no address, he stays with friends by turns and gets his letters at the town hall."""
    yield t.at(58, "13.20")
    t.asks_help(
        "farida",
        man("Kees", "Blankert", 53),
        name="Huishouden Blankert",
        channel="desk",
        words="Ik heb mijn sleutels vrijdag ingeleverd. Nu sta ik hier met een tas en zonder adres.",
    )
    t.lives("farida", "Zuiderstraat", "118", "8991ZD")
    yield t.at(57, "09.30")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "sven",
        why="Sven werkt met wie geen huis heeft.",
        agreed_with="Kees Blankert",
        domains="wonen geld",
        basis="wmo-onderzoek",
        reason="Zonder adres geen uitkering, zonder uitkering geen adres.",
    )
    yield t.at(55, "10.15")
    t.changes(
        "sven",
        Kind.STAY,
        days=1,
        concerns=tuple(t.ids("Kees")),
        places=(Where("stay", {"place": "wisselend, bij vrienden"}),),
        words="Slaapt om de paar dagen ergens anders. Bellen kan altijd.",
    )
    t.changes(
        "sven",
        Kind.MOVE,
        places=(Where("home", {}), Where("letters", {"street": "Markt", "number": "1", "city": "Lindeveen"})),
        words="Huis uitgezet. Post komt op het gemeentehuis.",
    )
    yield t.at(16, "11.00")
    t.log("sven", "moment", "Kees heeft een briefadres en zijn eerste uitkering. ‘Nu nog een deur.’", "Kees")
