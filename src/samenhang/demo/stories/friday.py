"""Where everything comes together: on Friday the allowance stops, and a household and six people do something else.

The stop (D10), the werktafel (F1), the Omgekeerde Toets (G1), the decision outside the rule with its backing and its
money (G4, G5, G8), and a small breakthrough (K1). Whenever it is told, it is about the first Friday that comes.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.budgets import actions as budgets
from samenhang.budgets.models import Pot
from samenhang.decisions.actions import after, backing, deciding
from samenhang.decisions.models import Decision, Envelope, Seat
from samenhang.decisions.weighed import TEST
from samenhang.demo.telling import Story, man, woman
from samenhang.meetings.actions import table
from samenhang.results import actions as results
from samenhang.stops import actions as stops
from samenhang.stops.models import StopKind, StopLaid
from samenhang.weighing import actions as weighing
from samenhang.weighing.models import ReversedTest, TestOption
from samenhang.weighing.parts import Name

DIRECTOR, HOUSING, INCOME, BACKER = "hanneke", "esther", "mehmet", "bas"
FRIDAY = 5
AMOUNT = Decimal("1240.00")
QUESTION = "Betalen wij leefgeld en huur vooruit, ook al zegt de regel: geen leefgeld naast een uitkering?"
BRIDGE = "Leefgeld en één maand huur vooruit, tot de papieren er zijn"
RULE = "Beleidsregels bijzondere bijstand, artikel 4 (fictief)"
RESIDENT = "Zij houdt haar huis en kan eten kopen. Zij durft de post weer open te maken."


def veldkers(t: Story) -> Iterator[datetime]:
    """A mother with two children: the papers are missing, the allowance stops on Friday, and the rent behind it."""
    today = t.clock.today.date()
    friday = today + timedelta(days=(FRIDAY - 1 - today.weekday()) % 7 or 7)
    held = today.weekday() + 6  # on Tuesday of last week the table met
    yield t.at(held + 38, "09.20")
    yield from _begins(t, held)
    yield t.at(held + 15, "10.40")
    laid = _says(t)
    yield t.at(held + 13, "14.10")
    _asks_grace(t, laid, friday)
    yield t.at(held + 12, "11.30")
    _gives_grace(t, laid, friday)
    yield t.at(held + 11, "09.40")
    _takes_in(t, laid, friday)
    yield t.at(held + 6, "13.20")
    first = t.meets(
        DIRECTOR, "Werktafel Noord", "bench", HOUSING, INCOME, days=6, place="Wijkcentrum, kamer met de tafel"
    )
    asked = t.asks_table(
        DIRECTOR,
        first,
        "Waar leven zij van na vrijdag, en blijft de woning?",
        "samen één plan, en wie er begint",
        "Anneloes",
    )
    yield t.at(held, "15.10")
    t.at_table(
        asked,
        {
            DIRECTOR: "Anneloes legt zelf uit welke papieren zij mist. De oude werkgever neemt niet op.",
            HOUSING: "Zolang wij samen aan tafel zitten, gaat er geen brief van de deurwaarder uit.",
            INCOME: "Ik heb twee loonstroken nodig. Zonder die twee mag ik van onze regels niet doorbetalen.",
        },
        (
            DIRECTOR,
            "Eerst de omgekeerde toets, dan pas een besluit. De Brink wacht met de huur.",
            "Anneloes, Esther, Mehmet en Hanneke",
        ),
    )
    promised = t.table_agrees(DIRECTOR, asked, "De brief van de deurwaarder tegenhouden", HOUSING, -1)
    t.table_agrees(
        DIRECTOR,
        asked,
        "De loonstroken ophalen bij de oude werkgever, samen met Hanneke",
        "Anneloes",
        (friday - today).days,
    )
    t.closes_meeting(DIRECTOR, asked)
    yield t.at(held - 1, "10.00")
    test, bridge = _weighs(t)
    yield t.at(held - 2, "09.15")
    _ends(t, test, bridge, friday)
    yield t.at(held - 2, "11.00")
    made, sent = _asks_backing(t, test, friday)
    yield t.at(held - 3, "10.30")
    with t.seen_by(BACKER) as by:
        backing.answer(envelope=sent, word="backs", by=by, at=t.clock.act())
    yield t.at(held - 3, "11.10")
    _takes(t, made)
    with t.seen_by(HOUSING) as by:
        word = "De brief ligt in de la."
        table.say_result(outcome=promised, how="done", word=word, by=by, at=t.clock.act())
    yield t.at(1, "15.30")
    _turns(t)
    again = t.meets_again(DIRECTOR, first, _before(friday, today))
    t.asks_table(
        DIRECTOR,
        again,
        "Zijn de loonstroken er, en wat gebeurt er vrijdag?",
        "horen van Mehmet of de uitkering doorgaat, en anders wat dan",
        "Anneloes",
    )


def _begins(t: Story, held: int) -> Iterator[datetime]:
    t.asks_help(
        "joost",
        woman("Anneloes", "Veldkers", 39),
        woman("Maike", "Veldkers", 13),
        man("Jorn", "Veldkers", 8),
        channel="desk",
        words="Er ligt een brief over mijn uitkering. Ik durf hem niet open te maken, en de huur is ook niet betaald.",
        phone="012-555 61 59",
    )
    t.lives("joost", "Kersvelderpad", "16", "8992ZK")
    t.related("joost", "parent_authority", ("Anneloes", "Maike"), ("Anneloes", "Jorn"))
    yield t.at(held + 37, "10.45")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        DIRECTOR,
        why="Hanneke kent haar van het koffie-uur en woont er niet te ver vandaan.",
        agreed_with="Anneloes Veldkers",
        domains="geld wonen",
        reason="Een uitkering die hapert, huur die blijft liggen, en twee kinderen in huis.",
    )
    yield t.at(held + 33, "11.15")
    t.tells(DIRECTOR, "wir", "pw-taak", "shared")
    t.asks(DIRECTOR, "wonen", *t.people, topic="samen zorgen dat de woning blijft", months=6)
    t.involves(DIRECTOR, INCOME, "de uitkering")
    t.involves(DIRECTOR, HOUSING, "de huur")
    yield t.at(held + 30, "14.00")
    t.matters(DIRECTOR, "In dit huis blijven, en niet meer schrikken van de brievenbus.")
    living = t.goal(DIRECTOR, "Ik weet op de eerste van de maand waar we van leven.", "geld", "Anneloes")
    home = t.goal(DIRECTOR, "Wij blijven hier wonen.", "wonen")
    post = t.action(DIRECTOR, living, "Op maandag samen de post openmaken", "Anneloes", -held - 20)
    t.action(DIRECTOR, home, "Een regeling voor de achterstand opschrijven", HOUSING, 12)
    t.agrees(DIRECTOR, "Anneloes", "Maike")
    yield t.at(held + 21, "16.10")
    t.done(DIRECTOR, post, word="Elf brieven. De tweede over de uitkering lag onderop.")


def _says(t: Story) -> StopLaid:
    """From outside, as anybody may: it lies with who directs."""
    mother = t.people["Anneloes"]
    with t.seen_by(INCOME) as by:
        at = t.clock.act()
        day = timezone.localdate(at)
        said = stops.Said(
            kind=StopKind.objects.get(code="uitkering"),
            happens="ends",
            what="de uitkering",
            stops_on=day + timedelta(days=11),
            since_on=day - timedelta(days=2),
            ground="Er missen twee loonstroken van een bijbaan. Zonder die stukken mogen wij niet doorbetalen.",
            basis="toestemming",
        )
        whom = stops.Whom(mother.family_name, mother.given_names, mother.birth_date)
        sent = stops.send(whom=whom, said=said, desk=t.town.desks["toegang"], by=by, at=at)
    with t.seen_by(DIRECTOR):
        found = StopLaid.objects.select_related("stop__kind", "stop__desk__organisation", "household")
        return found.get(household=t.home, stop_id=sent.id)


def _asks_grace(t: Story, laid: StopLaid, friday: date) -> None:
    given = stops.Answer(
        asks="grace",
        words="Geef ons tijd tot en met die vrijdag. De stukken liggen bij een werkgever die niet opneemt; wij halen"
        " ze samen op. Stopt het eerder, dan gaat ook de huur mis en begint alles opnieuw.",
        basis="toestemming",
        until=friday,
        areas=["children", "debts", "housing"],
        effects="Geen eten in huis na de eerste week. De huur is al een maand achter, dus De Brink stuurt dan de"
        " deurwaarder. Maike gaat niet naar school als zij denkt dat ze moeten verhuizen.",
        tells_areas=True,
    )
    with t.seen_by(DIRECTOR) as by:
        stops.answer(laid=laid, given=given, by=by, at=t.clock.act())


def _gives_grace(t: Story, laid: StopLaid, friday: date) -> None:
    words = "Akkoord, tot en met vrijdag. Dan moet ik iets hebben: de loonstroken, of een andere weg."
    decided = stops.Decided("grace", words, "Mehmet Yılmaz, klantmanager", friday)
    with t.seen_by(INCOME) as by:
        stops.decide(stop=laid.stop, decided=decided, seen=0, by=by, at=t.clock.act())


def _takes_in(t: Story, laid: StopLaid, friday: date) -> None:
    agreed = stops.Later(
        "Wij zetten het op de werktafel, met Anneloes erbij en met Esther van De Brink.",
        action="Wat er vrijdag gebeurt, een dag eerder aan Anneloes vertellen",
        doer="me",
        due_on=friday - timedelta(days=1),
        in_plan=True,
    )
    with t.seen_by(DIRECTOR) as by:
        stops.take_in(laid=laid, case=t.case, agreed=agreed, by=by, at=t.clock.act())


def _weighs(t: Story) -> tuple[ReversedTest, TestOption]:
    """Each writes the own part; doing nothing is weighed along."""
    with t.seen_by(DIRECTOR) as by:
        test = weighing.begin_test(case=t.case, layer=Layer.SHARED, question=QUESTION, by=by, at=t.clock.act())
        bridge = weighing.add_option(test=test, title=BRIDGE, by=by, at=t.clock.act())
        nothing = TestOption.objects.get(test=test, nothing=True)
        for option, amount, who in ((bridge, AMOUNT, "leefgeld en huur"), (nothing, Decimal("9600.00"), "opvang")):
            cost = weighing.CostDetails("municipality", amount, "once", "fictitious", who=who)
            weighing.add_cost(test=test, option=option, details=cost, by=by, at=t.clock.act())
    for who, name, content in _parts(t, bridge.id, nothing.id):
        part = Name.of(name)
        if part is None:
            raise LookupError(name)
        with t.seen_by(who) as by:
            weighing.write_part(test=test, name=part, content=content, seen=0, by=by, at=t.clock.act())
    return test, bridge


def _parts(t: Story, bridge: UUID, nothing: UUID) -> list[tuple[str, str, dict[str, str]]]:
    return [
        (DIRECTOR, "wants", {"words": "Hier blijven wonen, en weten waar we volgende week van eten."}),
        (DIRECTOR, "expects", {"words": "Dat jullie met elkaar bellen, en niet ieder met mij."}),
        (
            INCOME,
            f"professional.{t.town.hats[INCOME].id}",
            {"words": "Rechtmatig betalen. Ik wil niet stoppen om twee papieren die er gewoon zijn."},
        ),
        (HOUSING, "others", {"words": "De Brink wil huur, en geen ontruiming met kinderen erbij."}),
        (HOUSING, "effect", {"words": "Het gezin houdt huis en rust, tot vaststaat waar het recht op heeft."}),
        (
            INCOME,
            "law.participatiewet",
            {"answer": "yes", "words": "De wet is er om te zorgen dat iemand kan leven. Afstemmen op de persoon mag."},
        ),
        (HOUSING, "law.huur", {"answer": "partly", "words": "Huur hoort betaald; uitzetten is het laatste middel."}),
        (DIRECTOR, f"effect_on.{bridge}.resident", {"now": RESIDENT, "later": "De schuld groeit niet verder."}),
        (DIRECTOR, f"effect_on.{bridge}.municipality", {"now": "Geld vooruit.", "later": "Geen opvang nodig."}),
        (
            HOUSING,
            f"effect_on.{nothing}.resident",
            {"now": "Geen eten, en een brief van de deurwaarder.", "later": "Een gezin in de opvang."},
        ),
        (
            DIRECTOR,
            "reasoning",
            {"words": "Ertegen pleit: een ander krijgt dit niet. Maar niets doen kost acht keer meer."},
        ),
        (
            INCOME,
            "legal.7d20c4f1",
            {
                "article": RULE,
                "room": "Artikel 18 van de Participatiewet: afstemmen op de omstandigheden.",
                "deviation": "Geen leefgeld naast een uitkering.",
            },
        ),
        (DIRECTOR, "organisational", {"words": "Iemand met mandaat die erachter staat, en geld uit de samenpot."}),
        (DIRECTOR, "plan", {"words": "Hanneke vraagt rugdekking. Mehmet betaalt uit. Esther houdt de brief tegen."}),
    ]


def _ends(t: Story, test: ReversedTest, bridge: TestOption, friday: date) -> None:
    ending = weighing.Ending(
        outcome="conditions",
        because="Dit doet waar de wetten voor zijn: leven, wonen, en uitzoeken wat klopt.",
        decider="de teamleider Wmo",
        review_on=friday + timedelta(days=21),
        option_id=bridge.id,
        conditions="De loonstroken komen boven water, of wij schrijven samen op waarom dat niet kan.",
        gaps_reason="Wat er nog mist, is aan tafel gezegd.",
    )
    with t.seen_by(HOUSING) as by:  # begun by one, ended by another
        weighing.end_test(test=test, ending=ending, by=by, at=t.clock.act())


def _asks_backing(t: Story, test: ReversedTest, friday: date) -> tuple[Decision, Envelope]:
    """The decision follows on the test in one press; who is asked reads it without knowing about whom."""
    said = deciding.Details(
        what=BRIDGE,
        for_whom="het hele gezin",
        kind="money",
        outside=True,
        rule=RULE,
        why="De uitkering stopt vrijdag om twee ontbrekende papieren. Daarna volgen de huur en de deurwaarder.",
        alternatives="Niets doen: opvang kost acht keer zoveel. Een lening: die maakt de schuld groter.",
        effects_short="Er is eten, en de verhuurder wacht.",
        effects_long="Het gezin houdt de woning, en de kinderen hun school.",
        saved="Opvang, ongeveer € 9.600,00 (fictief).",
        conditions="De stukken komen er, of wij schrijven samen op waarom niet.",
        review_on=friday + timedelta(days=21),
        costs=[deciding.CostLine("Gemeente: leefgeld en huur", AMOUNT)],
    )
    told = backing.Told(
        what=said.what,
        rule=said.rule,
        why=said.why,
        alternatives=said.alternatives,
        effects=f"Nu: {said.effects_short} Later: {said.effects_long}",
        costs="Gemeente: € 1.240,00, eenmalig (fictief)",
        conditions=said.conditions,
        weighed="Omgekeerde toets, gebruikt vóór het besluit.",
    )
    with t.seen_by(DIRECTOR) as by:
        behind = deciding.Behind(TEST, test.id)
        made = deciding.draw_up(case=t.case, layer=Layer.SHARED, details=said, behind=behind, by=by, at=t.clock.act())
        seat = Seat.objects.get(hat=t.town.hats[BACKER], rung="teamleider")
        return made, backing.ask(decision=made, seat_id=seat.id, told=told, days=3, by=by, at=t.clock.act())


def _takes(t: Story, made: Decision) -> None:
    """It counts from today, and the money is set apart."""
    year = timezone.localdate(t.clock.moment).year
    with t.seen_by(DIRECTOR):
        pot = Pot.objects.filter(year=year).order_by("at").first()
    pot = pot or _pot(t, year)
    with t.seen_by(DIRECTOR) as by:
        day = timezone.localdate(t.clock.moment)
        after.put_in_force(decision=made, starts_on=day, seen=1, by=by, at=t.clock.act())
        made.refresh_from_db()
        budgets.commit(decision=made, pot=pot, amount=AMOUNT, by=by, at=t.clock.act())


def _pot(t: Story, year: int) -> Pot:
    """In the first days of a year the pot of the year before is still needed."""
    with t.seen_by("judith") as by:
        return budgets.open_pot(
            name="Samenpot wijken (fictief)",
            year=year,
            domains=["wmo", "participatie"],
            amount=Decimal("15000.00"),
            mandates={"professional": Decimal("500.00"), "teamleider": Decimal("5000.00")},
            by=by,
            at=t.clock.act(),
        )


def _turns(t: Story) -> None:
    with t.seen_by(DIRECTOR) as by:
        at = t.clock.act()
        turn = results.Turn(
            on=timezone.localdate(at),
            said_by="resident",
            turned="Ik heb zelf gebeld, met mijn naam erbij. Vroeger hing ik op als er iemand opnam.",
            size="small",
            made_possible=["together", "time", "rule"],
            made_words="Niemand vroeg eerst om een formulier. Er was al geld voor de week.",
            life_domains=["geld"],
        )
        results.record_breakthrough(case=t.case, layer=Layer.SHARED, turn=turn, by=by, at=at)


def _before(friday: date, today: date) -> datetime:
    """Two days before that Friday, else tomorrow: the table meets before it falls."""
    day = max(today + timedelta(days=1), friday - timedelta(days=2))
    return timezone.make_aware(datetime.combine(day, time(9, 0)))
