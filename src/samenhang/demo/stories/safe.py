"""A home where a visitor looks out, and where twice somebody looked in an emergency."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman


def terpstra(t: Story) -> Iterator[datetime]:
    """A dog behind the door since two months; this hour a neighbour heard a child, and the director was away."""
    yield t.at(66, "10.05")
    t.asks_help(
        "joost",
        woman("Wendela", "Terpstra", 44),
        man("Gijs", "Terpstra", 11),
        words="De hond is het enige wat mij nog beschermt. Als er gebeld wordt doe ik niet open.",
        phone="012-555 71 44",
    )
    t.lives("joost", "Weteringkade", "9", "8992WK")
    t.related("joost", "parent_authority", ("Wendela", "Gijs"))
    yield t.at(65, "11.10")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "ruben",
        basis="jeugdwet-hulp",
        why="Ruben kent Gijs van school.",
        agreed_with="Wendela Terpstra",
        domains="wonen omgaan",
        reason="Schulden, een onveilig huis en een jongen die thuisblijft.",
    )
    yield t.at(63, "15.00")
    t.warns(
        "ruben",
        "dog",
        "De hond beet bij het eerste bezoek in een tas. Wendela zet hem in de keuken als u eerst belt.",
        days=150,
        again=30,
        stop_when="als de hond los in de gang loopt",
    )
    yield t.ago(34)
    first = t.looks_in_need(
        "nadia",
        "Wendela",
        "child",
        "Een buurvrouw hoort een kind gillen en er doet niemand open.",
        "De regievoerder is op vakantie en de achterwacht neemt niet op.",
        hours=2,
    )
    yield t.ago(26)
    t.stops_looking("nadia", first)
    yield t.ago(20)
    t.judges(
        "karim",
        first,
        "right",
        "Het kind was alleen thuis. Er was geen andere weg om zijn moeder te bereiken.",
        "De achterwacht staat nu ook op de kaart van het team.",
    )
    yield t.ago(12)
    t.looks_in_need(
        "sven",
        "Wendela",
        "illness",
        "Zij belde verward op en verbrak de verbinding.",
        "Ik weet niet wie haar vandaag bezoekt en het team is al naar huis.",
        hours=4,
    )
