"""Deciding together when somebody falls away: an organisation ends, a case closes, a toestemming is taken back.

Each time: clear words, a way on, nothing lost (E5, E6, D10, F1, G5).
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.decisions.actions import after, deciding
from samenhang.escalation.models import Consultation
from samenhang.involvement.actions import end_involvement
from samenhang.involvement.queries import involved
from samenhang.kit.refusals import Refusal
from samenhang.meetings.actions import agenda, planning, table
from samenhang.stops import actions as stops
from samenhang.stops.models import StopKind, StopLaid
from samenhang.teams.models import Role
from tests.support.deciding import details
from tests.support.rungs import SECRETS, Sticks, asking, envelope_url, laid, that_sticks

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def one() -> Sticks:
    return that_sticks()


def ends(owner: "Connection[Any]", one: Sticks) -> None:
    """This function will let the partner take part no more, with everybody who works there."""
    by = one.director.viewer
    with viewing(by) as at:  # nobody leaves before the household was handed on
        for there in involved(by, one.home.household.id, at).filter(hat_id=one.helper.hat.id):
            end_involvement(involvement=there, reason="de organisatie stopt", by=by, at=at)
    owner.execute("UPDATE teams_hat SET until_day = current_date WHERE organisation_id = %s", [one.partner.id])
    owner.execute("UPDATE teams_organisation SET until_day = current_date WHERE id = %s", [one.partner.id])
    owner.commit()


def test_an_organisation_that_ended_answers_no_rode_knop_and_decides_no_stop(
    one: Sticks, owner_connection: "Connection[Any]"
) -> None:
    day, at = timezone.localdate(), timezone.now()
    with viewing(one.helper.viewer):
        said = stops.Said(
            StopKind.objects.get(code="huur"), "ends", "de huur", day + timedelta(20), day, "x", "toestemming"
        )
        stops.send_within(case=one.home.opened, person_id=None, said=said, by=one.helper.viewer, at=at)
    found = laid(one)
    director = one.director.client()
    page = reverse("escalation:button", args=[found.it.id])
    assert "Hier antwoordt niemand meer" not in director.get(page).content.decode()
    ends(owner_connection, one)
    told = director.get(page).content.decode()
    assert "Hier antwoordt niemand meer" in told and f"{one.partner.name} doet niet meer mee" in told
    assert "de lijn is aan zet" in director.get(reverse("escalation:to_do")).content.decode()
    assert "doet niet meer mee" in one.lead.client().get(envelope_url(found)).content.decode()
    line = reverse("escalation:to_line", args=[found.it.id])
    assert director.post(line, {"to_whom": "de directie", "why": "de ander is er niet meer"}).status_code == 302
    with viewing(one.director.viewer):
        it = StopLaid.objects.get(household=one.home.household)
    stop = reverse("stops:laid", args=[one.home.opened.id, it.id])
    assert "De afzender doet niet meer mee" in director.get(stop).content.decode()
    later = reverse("stops:later", args=[one.home.opened.id, it.id])
    assert director.post(later, {"words": "de nieuwe verhuurder liet het zo"}).status_code == 302
    assert "de nieuwe verhuurder liet het zo" in director.get(stop).content.decode()


def test_a_case_that_closes_leaves_everything_to_read_and_nothing_half_done(
    one: Sticks, owner_connection: "Connection[Any]"
) -> None:
    by, at, case = one.director.viewer, timezone.now(), one.home.opened
    with viewing(by):
        meeting = planning.plan_conference(
            setting=planning.Setting("Casusoverleg", "case"), starts_at=at + timedelta(hours=2), by=by, at=at
        )
        asking_ = agenda.Asking("hoe nu verder", "meedenken", one.home.ids[:1], layer="case_team")
        item = agenda.put_on_agenda(conference=meeting, case=case, asking=asking_, by=by, at=at)
        made = deciding.draw_up(case=case, layer="case_team", details=details(), by=by, at=at)
        day = timezone.localdate()
        said = stops.Said(
            StopKind.objects.get(code="huur"), "ends", "de huur", day + timedelta(20), day, "x", "toestemming"
        )
        stop = stops.send_within(case=case, person_id=None, said=said, by=by, at=at)
    owner_connection.execute("UPDATE cases_case SET closed_at = now() WHERE id = %s", [case.id])
    owner_connection.commit()
    client = one.director.client()
    for address, words in (
        (reverse("meetings:conference", args=[meeting.id]), "casus gesloten"),
        (reverse("decisions:decision", args=[made.id]), "Wij schieten de huur"),
        (reverse("stops:laid", args=[case.id, stop.id]), "Deze casus is gesloten"),
        (reverse("cases:together", args=[case.id]), "Wij schieten de huur"),
    ):
        page = client.get(address)
        assert page.status_code == 200 and words in page.content.decode(), address
    with viewing(by):
        for act in (
            lambda: after.put_in_force(decision=made, starts_on=day, seen=1, by=by, at=at),
            lambda: deciding.change(decision=made, details=details(), seen=1, by=by, at=at),
            lambda: deciding.draw_up(case=case, layer="case_team", details=details(), by=by, at=at),
            lambda: agenda.put_on_agenda(conference=meeting, case=case, asking=asking_, by=by, at=at),
        ):
            with pytest.raises(Refusal):
                act()
        table.keep_note(item=item, text="wat er nog gezegd is", seen=0, by=by, at=at)
        kept = table.decide(item=item, words="De casus sluit, de deur blijft open.", decided_by="wij", by=by, at=at)
        assert kept.entry_id is not None, "the logbook still takes what the table said"
    assert client.get(reverse("decisions:change", args=[made.id])).status_code == 200
    late = client.post(reverse("decisions:end", args=[made.id]), {"why": "de casus sloot"})
    assert late.status_code == 302, "a decision being made is given up also then"


def test_a_toestemming_taken_back_ends_the_thinking_along_and_the_typed_answer_is_given_back(one: Sticks) -> None:
    region = one.town.organisation("Regionale dienst")
    along = one.town.colleague(Role.PROCESS_DIRECTOR, organisation=region, name="Petra Proces")
    officer = one.town.officer.viewer
    with viewing(officer) as at:
        given = consent.ask(
            household=one.home.household,
            people=one.home.ids,
            organisation=region,
            layers=["involvement", "shared", "case_team"],
            topic="meedenken",
            answer="given",
            how="desk",
            by=officer,
            at=at,
        )
    director = one.director.client()
    sent = asking(one, hat=str(along.hat.id))
    got = director.post(reverse("escalation:consult", args=[one.home.opened.id]), sent)
    assert got.status_code == 302, got.content.decode()
    with viewing(one.director.viewer):
        asked = Consultation.objects.get(case=one.home.opened)
    client = along.client()
    assert client.post(reverse("escalation:accept", args=[asked.invitation_id])).status_code == 302
    page = reverse("escalation:consultation", args=[asked.id])
    assert SECRETS["stuck"] in client.get(page).content.decode()
    with viewing(officer) as at:
        for record in given:
            consent.withdraw(what=record, how="phone", by=officer, at=at)
    assert client.get(page).status_code == 404
    answer = client.post(reverse("escalation:advise", args=[asked.id]), {"words": SECRETS["advice"]})
    told = answer.content.decode()
    assert answer.status_code == 409 and SECRETS["advice"] in told and "U leest hier niet meer mee" in told
    assert SECRETS["stuck"] not in told and SECRETS["name"] not in told
    mine = client.get(reverse("escalation:asked", args=[asked.invitation_id])).content.decode()
    assert "een toestemming is ingetrokken" in mine
    told = director.get(page).content.decode()
    assert "De procesregisseur leest niet mee" in told and SECRETS["stuck"] in told
    back = director.post(reverse("escalation:take_back", args=[asked.id]), {"reason": "zij leest niet meer mee"})
    assert back.status_code == 302
    assert "Een andere procesregisseur vragen" in director.get(page).content.decode()
