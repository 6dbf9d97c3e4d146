"""A household where others look along for a while: one is a guest, one was invited, one asks whether they may."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman


def dekkers(t: Story) -> Iterator[datetime]:
    """A father with two children who miss school; a housing adviser who may help, and another who asks."""
    yield t.at(40, "09.20")
    t.asks_help(
        "farida",
        man("Harm", "Dekkers", 39),
        woman("Femke", "Dekkers", 12),
        man("Jelle", "Dekkers", 9),
        channel="phone",
        words="Ik werk ’s nachts en ’s ochtends slapen we erdoorheen. De school belt elke dag, de verhuurder ook.",
        phone="012-555 27 31",
    )
    t.related("farida", "parent_authority", ("Harm", "Femke"), ("Harm", "Jelle"))
    yield t.at(39, "10.00")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Hanneke kan in de ochtend langskomen, als Harm thuiskomt.",
        agreed_with="Harm Dekkers",
        domains="werk wonen zorg",
        reason="Nachtwerk, school en huur grijpen in elkaar.",
    )
    yield t.at(30, "08.30")
    t.log(
        "hanneke",
        "visit",
        "Harm zet koffie en valt bijna om. Femke maakt brood voor haar broertje. Ze wil wel, maar niet alleen.",
        "Harm",
        "Femke",
        "hanneke",
        domains="werk zorg",
    )
    yield t.at(9, "11.00")
    stay = t.invites(
        "hanneke",
        "pieter",
        "Meedenken over de ochtenden, voordat het verzuim een zaak wordt.",
        "Femke",
        "Jelle",
        layers="shared case_team",
        days=60,
    )
    yield t.at(8, "09.00")
    t.comes_along("pieter", stay)
    yield t.at(3, "15.00")
    t.invites("hanneke", "djamila", "Is er in de buurt iemand die ’s ochtends meeloopt?")
    yield t.at(2, "10.30")
    t.asks_in("esther", "Harm", "Huurachterstand: met wie kan ik samen optrekken voordat er een brief uitgaat?")
