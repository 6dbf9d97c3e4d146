"""One Omgekeerde Toets with its value triangle: two front doors for twelve people, weighed before deciding."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.demo.telling import Story
from samenhang.weighing import actions
from samenhang.weighing.models import ReversedTest, TestOption, TriangleOption
from samenhang.weighing.parts import Name

QUESTION = "Geven we dit gezin twee woningen naast elkaar, ook al zegt de verordening: één woning per huishouden?"
PARTS = [
    ("sven", "wants", {"words": "Samen blijven. Ook als er twee voordeuren komen."}),
    ("sven", "expects", {"words": "Dat iemand ja of nee zegt, en niet: wij kijken ernaar."}),
    ("esther", "effect", {"words": "Iedereen een bed, oma beneden, en het gezin blijft bij elkaar."}),
    (
        "esther",
        "law.huisvesting",
        {"answer": "partly", "words": "Eerlijk verdelen: twee woningen tegelijk, maar er komt er ook één vrij."},
    ),
    ("sven", "law.jeugdwet", {"answer": "yes", "words": "Zes kinderen groeien op met rust en een eigen plek."}),
    ("hanneke", "law.wmo", {"answer": "yes", "words": "Oma wast zich weer zelf; Annemiek slaapt door."}),
    ("sven", "reasoning", {"words": "Eén woning te klein laten is duurder en zwaarder dan twee kleine naast elkaar."}),
    (
        "esther",
        "legal.5a1c0b2e",
        {
            "article": "Huisvestingswet art. 12; eigen verordening",
            "room": "Urgentie kan voor wie niet kan wachten.",
            "deviation": "Eén woning per huishouden.",
        },
    ),
    ("esther", "organisational", {"words": "De corporatie houdt twee huizen aan de Brink vast tot het besluit."}),
    ("sven", "plan", {"words": "Esther belt de corporatie, Hanneke meet de douche op, Sven praat met het gezin."}),
]


def ramdjan_weighs(t: Story) -> Iterator[datetime]:
    """The family in one house is weighed together, doing nothing as well, and who differs says so."""
    yield t.at(30, "14.00")
    with t.seen_by("sven") as by:
        test = actions.begin_test(case=t.case, layer=Layer.SHARED, question=QUESTION, by=by, at=t.clock.act())
        homes = actions.add_option(test=test, title="Twee woningen naast elkaar, met urgentie", by=by, at=t.clock.act())
        cost = actions.CostDetails(
            "municipality", Decimal("6400.00"), "once", "fictitious", who="verhuizen en een douche"
        )
        actions.add_cost(test=test, option=homes, details=cost, by=by, at=t.clock.act())
        nothing = TestOption.objects.get(test=test, nothing=True)
    for who, name, content in PARTS:
        _writes(t, who, test, name, content)
    _writes(t, "sven", test, f"effect_on.{homes.id}.resident", {"now": "Ruimte.", "later": "Samen, met rust."})
    _writes(t, "sven", test, f"effect_on.{homes.id}.society", {"now": "Iemand anders wacht langer.", "later": ""})
    _writes(
        t,
        "hanneke",
        test,
        f"effect_on.{nothing.id}.resident",
        {"now": "Drie kinderen slapen in de gang.", "later": "Rohan gaat als eerste weg."},
    )
    yield t.at(29, "15.00")
    _weigh(t, test)
    yield t.at(28, "09.30")
    with t.seen_by("esther") as by:  # begun by one, ended by another
        ending = actions.Ending(
            outcome="conditions",
            because="Dit doet waar de wetten voor zijn. Iemand anders wacht langer; dat zeggen we erbij.",
            decider="de teamleider Wonen, met de directeur van de corporatie",
            review_on=timezone.localdate(t.clock.moment) + timedelta(days=60),
            option_id=homes.id,
            conditions="Het gezin houdt één hulpverlener. De douche gaat mee.",
            gaps_reason="Wat ieder van ons wil, is aan tafel gezegd en niet opgeschreven.",
        )
        actions.end_test(test=test, ending=ending, by=by, at=t.clock.act())


def _writes(t: Story, who: str, test: ReversedTest, name: str, content: dict[str, str]) -> None:
    part = Name.of(name)
    if part is None:
        raise LookupError(name)
    with t.seen_by(who) as by:
        actions.write_part(test=test, name=part, content=content, seen=0, by=by, at=t.clock.act())


def _weigh(t: Story, test: ReversedTest) -> None:
    """Each an own position on both; the two who stand furthest apart agree on what they do differ."""
    with t.seen_by("sven") as by:
        triangle = actions.begin_triangle(
            case=t.case, layer=Layer.SHARED, question=QUESTION, test=test, by=by, at=t.clock.act()
        )
        options = list(
            TriangleOption.objects.filter(triangle=triangle).select_related("triangle__case").order_by("order")
        )
    stands = {
        "sven": ((1, 2, 6, "Niets doen is ook kiezen."), (9, 8, 5, "Hier komt rust van.")),
        "esther": ((2, 5, 8, ""), (8, 5, 3, "Ik kan het uitleggen, maar niet met de verordening in de hand.")),
        "hanneke": ((1, 3, 5, ""), (9, 7, 6, "Oma telt mee.")),
    }
    for who, positions in stands.items():
        with t.seen_by(who) as by:
            for option, (engagement, returns, legitimacy, words) in zip(options, positions, strict=True):
                marks = actions.Marks(engagement, returns, legitimacy, words)
                actions.take_position(option=option, marks=marks, by=by, at=t.clock.act())
    with t.seen_by("sven") as by:
        words = "Over legitiem verschillen we, van 3 tot 6. Daarom beslist iemand die daarvoor kan staan."
        actions.end_triangle(triangle=triangle, words=words, by=by, at=t.clock.act())
