"""A decision outside the usual: refused, taken otherwise with named backing, paid from a budget, looked back at."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from samenhang.budgets import actions as budgets
from samenhang.budgets.models import Pot
from samenhang.decisions.actions import after, backing, deciding, mandate
from samenhang.decisions.models import Decision, Envelope, Seat
from samenhang.demo.telling import Story, man, woman

WHAT = "Wij schieten drie maanden huur voor."
SMALLER = "Wij schieten één maand huur voor, zodra de betalingsregeling is getekend."


def haverkort(t: Story) -> Iterator[datetime]:
    """A month's rent ahead: the team lead says no to three months and yes to one, and it worked."""
    yield t.at(62, "09.10")
    seat, pot = _ladder(t)
    t.asks_help(
        "marjolein",
        woman("Tineke", "Haverkort", 37),
        man("Sjoerd", "Haverkort", 10),
        words="De huur is twee maanden niet betaald. Mijn uitkering begint pas over vijf weken.",
        phone="012-555 62 37",
    )
    t.related("marjolein", "parent_authority", ("Tineke", "Sjoerd"))
    yield t.at(61, "10.30")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "hanneke",
        why="Hanneke kent de verhuurder en kan snel langs.",
        agreed_with="Tineke Haverkort",
        domains="wonen geld",
        reason="Huur, inkomen dat nog moet komen en een jongen op school.",
    )
    yield t.at(50, "11.00")
    one = _drawn(t)
    sent = _asks(t, one, seat, WHAT)
    yield t.at(49, "16.10")
    _answers(t, sent, "refuses", reason="Drie maanden is te veel.", instead="Eén maand, met een regeling erbij.")
    yield t.at(48, "09.30")
    with t.seen_by("hanneke") as by:
        deciding.change(decision=one, details=_details(SMALLER, 1, t.clock.moment), seen=1, by=by, at=t.clock.act())
    again = _asks(t, one, seat, SMALLER)
    yield t.at(47, "14.20")
    _answers(t, again, "conditions", condition="De regeling is getekend voor de betaling.")
    yield t.at(47, "15.00")
    with t.seen_by("hanneke") as by:
        day = timezone.localdate(t.clock.moment)
        after.put_in_force(decision=one, starts_on=day, seen=2, by=by, at=t.clock.act())
        one.refresh_from_db()
        if pot.year == day.year:  # money is of one year; in the first weeks of January this was last year's
            budgets.commit(decision=one, pot=pot, amount=Decimal("640.00"), by=by, at=t.clock.act())
    yield t.at(5, "13.40")
    with t.seen_by("hanneke") as by:
        told = after.Told(
            situation="Een gezin dreigde de woning te verliezen; het inkomen kwam vijf weken later.",
            did="Eén maand huur voorgeschoten, pas nadat de betalingsregeling was getekend.",
            brought="De verhuurder stopte de ontruiming. Een regeling vooraf gaf het vertrouwen.",
        )
        after.review(
            decision=one,
            outcome="worked",
            brought="De woning is gebleven. De huur loopt weer.",
            told=told,
            by=by,
            at=t.clock.act(),
        )
    yield t.at(1, "10.15")
    with t.seen_by("hanneke") as by:
        bike = deciding.draw_up(case=t.case, layer="case_team", details=_bike(t.clock.moment), by=by, at=t.clock.act())
    bicycle = backing.Told(
        what="Een fiets betalen waarmee een moeder naar haar werk kan.",
        rule="Verordening maatwerk, artikel 4 (fictief)",
        why="De eerste bus komt een uur na het begin van de dienst.",
        alternatives="Niets doen: dan gaat het werk niet door. Een taxi: die kost in drie weken hetzelfde.",
        effects="Nu: zij kan beginnen. Later: een eigen inkomen.",
        costs="Gemeente: € 540,00 eenmalig (fictief)",
    )
    _lays(t, bike, seat, bicycle)


def _ladder(t: Story) -> tuple[Seat, Pot]:
    """Who sits where, and a pot of this year; kept by the functional manager."""
    with t.seen_by("judith") as by:
        at = t.clock.act()
        first = timezone.localdate(at) - timedelta(days=200)
        seats = [
            mandate.seat(
                rung=rung, hat=t.town.hats[who], deputy=t.town.hats[other], called=called, from_day=first, by=by, at=at
            )
            for rung, who, called, other in (
                ("teamleider", "bas", "teamleider Wmo", "lieke"),
                ("directie", "lieke", "waarnemend directeur sociaal domein", "bas"),
            )
        ]
        year = timezone.localdate().year
        pot = budgets.open_pot(
            name="Samenpot complexe casussen (fictief)",
            year=max(year, timezone.localdate(at).year),
            domains=["wmo", "jeugd", "participatie", "schuldhulp"],
            amount=Decimal("40000.00"),
            mandates={"professional": Decimal("500.00"), "teamleider": Decimal("5000.00"), "directie": None},
            by=by,
            at=at,
        )
    return seats[0], pot


def _drawn(t: Story) -> Decision:
    with t.seen_by("hanneke") as by:
        return deciding.draw_up(
            case=t.case, layer="case_team", details=_details(WHAT, 3, t.clock.moment), by=by, at=t.clock.act()
        )


def _details(what: str, months: int, now: datetime) -> deciding.Details:
    day: date = timezone.localdate(now)
    return deciding.Details(
        what=what,
        for_whom="het hele gezin",
        kind="money",
        outside=True,
        rule="Beleidsregels bijzondere bijstand, artikel 7 (fictief)",
        why="De uitkering komt over vijf weken; de ontruiming is over drie.",
        alternatives="Niets doen: dan volgt opvang, die per week meer kost. Een lening: die maakt de schuld groter.",
        effects_short="De verhuurder stopt de ontruiming. Er is rust om de aanvraag af te maken.",
        effects_long="Het gezin houdt de woning en de jongen zijn school.",
        saved="Opvang, ongeveer € 900,00 per week (fictief).",
        review_on=day + timedelta(days=40),
        costs=[deciding.CostLine("Gemeente", Decimal("640.00"), "month", months)],
    )


def _bike(now: datetime) -> deciding.Details:
    return deciding.Details(
        what="Wij betalen de fiets waarmee moeder naar haar werk kan.",
        for_whom="de moeder",
        kind="provision",
        outside=True,
        rule="Verordening maatwerk, artikel 4 (fictief)",
        why="De eerste bus komt een uur na het begin van haar dienst.",
        alternatives="Niets doen: dan gaat het werk niet door. Een taxi: die kost in drie weken hetzelfde.",
        effects_short="Zij kan maandag beginnen.",
        effects_long="Een eigen inkomen, en een uitkering die stopt omdat het kan.",
        saved="",
        review_on=timezone.localdate(now) + timedelta(days=60),
        costs=[deciding.CostLine("Gemeente", Decimal("540.00"), "once", 1)],
    )


def _asks(t: Story, one: Decision, seat: Seat, what: str) -> Envelope:
    told = backing.Told(
        what=what,
        rule="Beleidsregels bijzondere bijstand, artikel 7 (fictief)",
        why="De uitkering komt later dan de ontruiming.",
        alternatives="Niets doen; een lening.",
        effects="Nu: rust. Later: een gezin dat zijn woning houdt.",
        costs="Gemeente: € 640,00 per maand (fictief)",
    )
    return _lays(t, one, seat, told)


def _lays(t: Story, one: Decision, seat: Seat, told: backing.Told) -> Envelope:
    with t.seen_by("hanneke") as by:
        return backing.ask(decision=one, seat_id=seat.id, told=told, days=3, by=by, at=t.clock.act())


def _answers(t: Story, sent: Envelope, word: str, **more: str) -> None:
    with t.seen_by("bas") as by:
        backing.answer(envelope=sent, word=word, by=by, at=t.clock.act(), **more)
