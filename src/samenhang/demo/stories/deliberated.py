"""One moral deliberation in full, with what came of it; and what a jurist said. Everything is invented (fictief)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.cases.models import Case
from samenhang.deliberation import actions as deliberation
from samenhang.deliberation import queries
from samenhang.deliberation.models import Deliberation, Line, Version
from samenhang.demo.telling import Story, man, woman
from samenhang.legal_room import actions as legal

LEADER = "ingrid"
TABLE = ("esther", "djamila", "wouter", "pieter", "hanneke", "lieke")


def tjalsma(t: Story) -> Iterator[datetime]:
    """Nadia knows where a family sleeps; must the school know it too? Six people think along, without a name."""
    yield t.at(118, "09.10")
    t.asks_help(
        "farida",
        woman("Jildou", "Tjalsma", 36),
        man("Siebren", "Tjalsma", 11),
        words="De huur is opgezegd omdat de eigenaar verkoopt. Wij staan nu op de camping en dat loopt in oktober af.",
        phone="012-555 61 27",
    )
    yield t.at(117, "11.00")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "nadia",
        why="Nadia kent Siebren van de voetbalclub.",
        agreed_with="Jildou Tjalsma",
        domains="wonen opvoeden",
        reason="Geen vast huis, en een kind dat naar de brugklas gaat.",
    )
    yield t.at(112, "09.00")
    with t.seen_by("judith") as by:
        day = timezone.localdate(t.clock.moment) - timedelta(200)
        hat = t.town.hats[LEADER]
        deliberation.keep_trained(
            hat=hat, since=day, trained_by="Leerhuis Lindeveen (fictief)", by=by, at=t.clock.act()
        )
        legal.keep_jurist(hat=t.town.hats["lieke"], field="sociaal domein", by=by, at=t.clock.act())
    yield t.at(110, "10.20")
    made = _asked(t)
    yield t.at(108, "14.00")
    _prepared(t, made)
    yield t.at(101, "13.30")
    _held(t, made)
    yield t.at(100, "09.15")
    with t.seen_by("nadia") as by:
        deliberation.land(table=queries.table(by, made.id, t.clock.moment), by=by, at=t.clock.act())
    yield t.at(6, "15.40")
    with t.seen_by("nadia") as by:
        words = (
            "De ouder vertelde het zelf, met de mentor erbij. De school regelde een plek om huiswerk te maken."
            " Er is nu een tijdelijke woning."
        )
        table = queries.table(by, made.id, t.clock.moment)
        deliberation.tell_aftermath(table=table, words=words, by=by, at=t.clock.act())


def lawyer(t: Story) -> Iterator[datetime]:
    """Two questions about the law: one answered for everybody, one that waits."""
    yield t.at(30, "10.00")
    with t.seen_by("mehmet") as by:
        asked = legal.ask(
            question="Mag iemand met een uitkering een paar weken bij familie in huis zonder korting?",
            background="Het is een noodgeval dat korter duurt dan een maand. De eigen woning blijft aangehouden.",
            judged=True,
            by=by,
            at=t.clock.act(),
        )
    yield t.at(27, "16.00")
    with t.seen_by("lieke") as by:
        day = timezone.localdate(t.clock.moment) + timedelta(300)
        legal.answer(
            question=asked,
            answered=legal.Answered(
                asked_as="Tijdelijk bij familie wonen met een uitkering",
                room="if",
                words="Dat mag, als het verblijf tijdelijk is en de eigen woning blijft. Leg vast tot wanneer het"
                " duurt en waarom. (Voorbeeld, fictief: laat een eigen jurist dit nakijken.)",
                law="Participatiewet",
                article="artikel 18, eerste lid",
                recheck_on=day,
            ),
            by=by,
            at=t.clock.act(),
        )
    yield t.at(3, "11.30")
    with t.seen_by("hanneke") as by:
        legal.ask(
            question="Mag de gemeente hulp in huis geven voor wie nog geen vast adres heeft?",
            background="Er is een briefadres. Het gaat om begeleiding, niet om een voorziening in de woning.",
            judged=True,
            by=by,
            at=t.clock.act(),
        )


def _asked(t: Story) -> Deliberation:
    with t.seen_by("nadia") as by:
        at = t.clock.act()
        day = timezone.localdate(at) + timedelta(21)
        asked = deliberation.Asked(
            question="Is het goed om de school niets te zeggen, nu de ouder daarom vraagt?",
            why_now="Na de vakantie begint een nieuw schooljaar.",
            decide_by=day,
            who_decides="ikzelf, met de ouder",
            facts="Een ouder en een kind hebben tijdelijk geen vast huis. De ouder wil niet dat de school het weet,"
            " uit angst voor praatjes. Het kind slaapt slecht en maakt zich zorgen. Er is hulp bij het zoeken.",
            judged=True,
        )
        case = Case.objects.get(household=t.home, closed_at=None)
        made = deliberation.ask(asked=asked, case=case, by=by, at=at)
        deliberation.ask_to_lead(deliberation=made, hat_id=t.town.hats[LEADER].id, by=by, at=t.clock.act())
    return made


def _prepared(t: Story, made: Deliberation) -> None:
    with t.seen_by(LEADER) as by:
        table = queries.table(by, made.id, t.clock.moment)
        assert table.facilitation  # noqa: S101 -- asked above
        deliberation.answer_lead(facilitation=table.facilitation, accepted=True, by=by, at=t.clock.act())
        newest = Version.objects.select_related("deliberation").get(deliberation=made)
        deliberation.check_text(version=newest, approved=True, words="", by=by, at=t.clock.act())
        hats = [t.town.hats[one] for one in TABLE]
        seats = [deliberation.invite(deliberation=made, hat_id=one.id, by=by, at=t.clock.act()) for one in hats]
    for who, seat in zip(TABLE, seats, strict=True):
        with t.seen_by(who) as by:
            deliberation.answer_seat(seat=seat, comes=True, by=by, at=t.clock.act())


def _held(t: Story, made: Deliberation) -> None:
    def goes_to(number: int) -> None:
        with t.seen_by(LEADER) as by:
            table = queries.table(by, made.id, t.clock.moment)
            deliberation.begin_step(table=table, number=number, by=by, at=t.clock.act())

    def says(who: str, slot: str, words: str, under: Line | None = None, *, named: bool = True) -> Line:
        with t.seen_by(who) as by:
            return deliberation.say(
                deliberation=made, slot=slot, words=words, under=under, named=named, by=by, at=t.clock.act()
            )

    goes_to(1)
    says("pieter", "known", "Een school mag alleen weten wat voor de lessen nodig is.")
    says("wouter", "unknown", "Wat het kind er zelf van vindt.")
    goes_to(2)
    says(LEADER, "question", "Is het goed om te zwijgen tegen de school zolang de ouder dat wil?")
    goes_to(3)
    child = says("djamila", "touched", "het kind")
    says("djamila", "rights", "gehoord worden, en rustig leren", child)
    says("wouter", "interests", "een volwassene op school die weet wat er speelt", child)
    parent = says("esther", "touched", "de ouder")
    says("esther", "rights", "zelf bepalen wie iets weet", parent)
    goes_to(4)
    silent = says("esther", "option", "niets zeggen")
    says("hanneke", "principle", "Wie iets in vertrouwen vertelt, moet daarop kunnen bouwen.", silent)
    together = says("pieter", "option", "de ouder helpen het zelf te vertellen")
    says("djamila", "consequence", "Het kind hoeft dan geen geheim te bewaren.", together)
    goes_to(5)
    says("wouter", "weighing", "Het vertrouwen weegt zwaar, maar het kind draagt nu mee aan het geheim.")
    goes_to(6)
    with t.seen_by(LEADER) as by:
        deliberation.conclude(
            deliberation=made,
            kind="agreed",
            we_do="de ouder vragen het samen aan de mentor te vertellen, en tot die tijd zwijgen",
            because="het kind dan niet meer alleen met het geheim zit en de ouder zelf kiest",
            despite="de kans dat er toch wordt gepraat",
            conditions="Alleen de mentor hoort het. Eerst wordt het kind gevraagd.",
            by=by,
            at=t.clock.act(),
        )
    goes_to(7)
    says("esther", "damage", "Afspreken wat de mentor wel en niet doorvertelt.")
    says("hanneke", "dissent", "Ik zou wachten tot er een huis is.", named=False)
    says("lieke", "learnt", "Zwijgen is ook een keuze, en die raakt een ander.")
    with t.seen_by(LEADER) as by:
        deliberation.close(deliberation=made, by=by, at=t.clock.act())


ALL = [tjalsma, lawyer]
