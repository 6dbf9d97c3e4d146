"""E6: a manager who cannot open a rode knop: the deputy of the mandate table answers, or another is chosen."""

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.escalation import actions
from samenhang.escalation.queries import button as reading
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Role
from tests.attacks.test_deciding_between import of_my_circle
from tests.support import rungs
from tests.support.deciding import sits
from tests.support.rungs import SECRETS, Sticks
from tests.support.town import a_town


@pytest.fixture
def one() -> Sticks:
    return rungs.that_sticks(a_town())


def test_who_asks_is_told_to_choose_another_and_never_why(one: Sticks) -> None:
    found = rungs.laid(one)
    of_my_circle(one.manager, one.home)
    page = reverse("escalation:button", args=[found.it.id])
    client = one.director.client()
    shown = client.get(page).content.decode()
    assert "Kies een andere leidinggevende" in shown and "kring" not in shown.split("<main")[1]
    assert "Rode knop: kies een andere leidinggevende" in client.get(reverse("escalation:to_do")).content.decode()
    other_page = reverse("escalation:other_manager", args=[found.it.id, one.partner.id])
    assert "Er is niemand anders om te vragen" in client.get(other_page).content.decode()
    other = one.town.colleague(Role.TEAM_LEAD, organisation=one.partner, name="Otto Opvolger")
    assert SECRETS["question"] not in other.client().get(reverse("escalation:envelopes")).content.decode()
    assert client.post(other_page, {"hat": str(other.hat.id)}).status_code == 302
    read = other.client().get(rungs.envelope_url(found)).content.decode()
    assert SECRETS["question"] in read and SECRETS["name"] not in read
    assert "Kies een andere leidinggevende" not in client.get(page).content.decode()
    assert client.get(other_page).status_code == 404
    assert one.manager.client().get(rungs.envelope_url(found)).status_code == 404
    assert one.helper.client().get(other_page).status_code == 404  # they do not lead


def test_the_deputy_of_the_mandate_table_answers_by_itself(one: Sticks) -> None:
    deputy = one.town.colleague(Role.MANAGER, organisation=one.partner, name="Dora Deputaat")
    other = one.town.colleague(Role.MANAGER, organisation=one.partner, name="Niet Gevraagd")
    manager = one.town.colleague(Role.MANAGER)
    sits(one.town, manager, one.manager, "directie", "directeur wonen", deputy=deputy.hat)
    found = rungs.laid(one)
    assert deputy.client().get(rungs.envelope_url(found)).status_code == 404  # while who was asked can
    of_my_circle(one.manager, one.home)
    assert SECRETS["question"] in deputy.client().get(rungs.envelope_url(found)).content.decode()
    assert other.client().get(rungs.envelope_url(found)).status_code == 404
    page = one.director.client().get(reverse("escalation:button", args=[found.it.id])).content.decode()
    assert "Kies een andere leidinggevende" not in page
    said = {"words": "wij betalen samen tot de zomer", "version": 0}
    assert deputy.client().post(rungs.envelope_url(found, "propose"), said).status_code == 302


def test_who_cannot_answer_is_refused_before_it_is_sent_in_the_words_for_who_left(one: Sticks) -> None:
    of_my_circle(one.manager, one.home)
    gone = one.town.colleague(Role.TEAM_LEAD, organisation=one.partner, until=timezone.localdate())
    by, found = one.director.viewer, rungs.pressed(one)
    facts = actions.Facts("Wie betaalt", "een brug", "kou", found.it.decide_by)
    told = []
    for hat in (one.manager.hat, gone.hat):
        with viewing(by) as at, pytest.raises(Refusal) as refused:
            it = reading.button(by, found.it.id, at)
            actions.send(pressed=it, facts=facts, managers=(one.lead.hat, hat), watcher=None, by=by, at=at)
        told.append(refused.value.message)
    assert told[0] == told[1]
