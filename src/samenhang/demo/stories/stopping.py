"""The rent is about to end: said before it falls, answered, averted with grace; and a small step after it (D10, K1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.demo.telling import Story, woman
from samenhang.results import actions as results
from samenhang.stops import actions as stops
from samenhang.stops.models import IntendedStop, StopKind, StopLaid


def wijnalda(t: Story) -> Iterator[datetime]:
    """Esther of the corporation means to end the rent; Hanneke says what it does; grace, and a first step."""
    yield t.at(40, "11.00")
    t.asks_help(
        "farida",
        woman("Boukje", "Wijnalda", 38),
        words="Ik werk weer, maar de huur van de winter loop ik achteraan. Ik slaap slecht van de brieven.",
        phone="012-555 61 38",
    )
    yield t.at(39, "09.15")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Hanneke kent haar van de huishoudelijke hulp.",
        agreed_with="Boukje Wijnalda",
        domains="geld wonen",
        reason="Huurschuld, weinig slaap en post die blijft liggen.",
    )
    yield t.at(20, "10.20")
    sent = _says(t, "esther", "Wijnalda", "Boukje", "de huur van de woning", 16)
    yield t.at(18, "14.40")
    with t.seen_by("hanneke") as by:
        at = t.clock.act()
        laid = StopLaid.objects.select_related("stop__kind", "stop__desk__organisation", "household").get(
            household=t.home, stop_id=sent.id
        )
        given = stops.Answer(
            asks="grace",
            words="Geef ons acht weken. Zij werkt weer en betaalt vanaf deze maand, met een deel van de achterstand.",
            basis="toestemming",
            until=timezone.localdate(at) + timedelta(56),
            areas=["housing", "debts", "work"],
            effects="Zonder woning raakt zij ook het werk kwijt: de bus gaat om vijf uur, en de opvang is aan de "
            "andere kant van de stad.",
        )
        stops.answer(laid=laid, given=given, by=by, at=at)
    yield t.at(17, "11.05")
    with t.seen_by("esther") as by:
        at = t.clock.act()
        decided = stops.Decided(
            "grace",
            "Akkoord, acht weken. Elke eerste van de maand kijken wij samen of het lukt.",
            "Esther Loonstra, wijkbeheer",
            timezone.localdate(at) + timedelta(56),
        )
        stops.decide(stop=sent, decided=decided, seen=0, by=by, at=at)
    yield t.at(16, "09.30")
    with t.seen_by("hanneke") as by:
        agreed = stops.Later("Boukje zet de huur op de eerste van de maand klaar. Hanneke belt Esther op de tweede.")
        stops.take_in(laid=laid, case=t.case, agreed=agreed, by=by, at=t.clock.act())
    yield t.at(3, "15.10")
    with t.seen_by("hanneke") as by:
        at = t.clock.act()
        turn = results.Turn(
            on=timezone.localdate(at),
            said_by="resident",
            turned="Ik heb de brief van de huur zelf opengemaakt. Er stond alleen in dat het klopte.",
            size="small",
            made_possible=["time", "trust"],
            made_words="Wij praatten eerst over het uitstel, en toen pas over de post.",
            life_domains=["geld", "wonen"],
        )
        results.record_breakthrough(case=t.case, layer="shared", turn=turn, by=by, at=at)
    yield t.at(1, "16.00")
    _says(t, "esther", "Nijenhuis", "Tjalling", "de huur van de garage", 30)  # nobody knows him: the desk has it


def _says(t: Story, who: str, family: str, given: str, what: str, days: int) -> IntendedStop:
    with t.seen_by(who) as by:
        at = t.clock.act()
        day = timezone.localdate(at)
        member = next((one for one in t.people.values() if one.family_name == family), None)
        said = stops.Said(
            kind=StopKind.objects.get(code="huur"),
            happens="ends",
            what=what,
            stops_on=day + timedelta(days),
            since_on=day - timedelta(3),
            ground="Drie maanden huur niet betaald. Wij willen de afspraak beëindigen.",
            basis="toestemming",
        )
        born = member.birth_date if member else day - timedelta(days=365 * 52)
        whom = stops.Whom(family, given, born)
        return stops.send(whom=whom, said=said, desk=t.town.desks["toegang"], by=by, at=at)


ALL = [wijnalda]
