"""A household in which not everything is for everybody: told once, told alone, moved, and not shown yet."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman


def hazenberg(t: Story) -> Iterator[datetime]:
    """A father, a daughter of fifteen who trusts one person, and a debt that first stood in one file only."""
    yield t.at(62, "11.00")
    t.asks_help(
        "joost",
        man("Gerben", "Hazenberg", 44),
        woman("Fleur", "Hazenberg", 15),
        channel="phone",
        phone="012-555 44 15",
        words="Ik werk nachten en slaap overdag. Fleur ziet mij aan de koelkast: daar hangen onze briefjes.",
        children="no",
    )
    t.lives("joost", "Kaarsenmakerij", "3", "8991KM")
    t.related("joost", "parent_authority", ("Gerben", "Fleur"))
    yield t.at(61, "09.30")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "nadia",
        basis="jeugdwet-hulp",
        why="Nadia kent Fleur van school.",
        agreed_with="Gerben Hazenberg",
        domains="omgaan geld werk",
        reason="Nachtwerk, geld en een meisje dat veel alleen is raken elkaar.",
    )
    t.involves("nadia", "pieter", "school: wie let er op", "Fleur")
    yield t.at(50, "15.30")
    once = t.retells("nadia", "Op dinsdag eten we samen. Dat is onze dag, daar komt niemand aan.", "Gerben")
    t.retells(
        "nadia", "Ik zeg dat ik bij een vriendin ben. Soms loop ik gewoon rond.", "Fleur", about="Fleur", own=True
    )
    entry = t.log("nadia", "visit", "Er ligt een deurwaardersbrief van de telefoon. Gerben schaamt zich.", own=True)
    yield t.at(31, "10.00")
    t.moves("nadia", entry, "wmo-onderzoek", "Gerben vroeg het zelf: dan hoeft hij het niet nog eens te vertellen.")
    yield t.at(12, "16.00")
    t.still_true("nadia", once, "Fleur")
    t.log(
        "nadia",
        "contact",
        "De school belt donderdag met Gerben over het verzuim, en wil het zelf vertellen.",
        hidden=("De school vertelt het zelf, in een gesprek met hulp erbij.", 6),
    )
