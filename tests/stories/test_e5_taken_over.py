"""E5: the process director who stepped in leaves; who takes over ends it, and hears what it brought."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.escalation import actions
from samenhang.escalation.models import Effect
from samenhang.escalation.queries import consulting as reading
from samenhang.teams.models import Role
from tests.support.rungs import SECRETS, Sticks, mandate, that_sticks
from tests.support.town import Colleague


@pytest.fixture
def taken() -> tuple[Sticks, Colleague, UUID]:
    """A case in which somebody stepped in who handed on all work, and the heir."""
    one = that_sticks()
    got = one.director.client().post(reverse("escalation:step_in", args=[one.home.opened.id]), mandate(one))
    stepping = UUID(got["Location"].rstrip("/").rsplit("/", 1)[1])
    heir, manager = one.town.colleague(Role.PROCESS_DIRECTOR, name="Opa Volgt"), one.town.colleague(Role.MANAGER)
    typed = {"when": "now", "heir_involvements": str(heir.hat.id)}
    assert manager.client().post(reverse("staff:end_work", args=[one.along.hat.id]), typed).status_code == 302
    return one, heir, stepping


@pytest.mark.parametrize("by", ["heir", "director"])
def test_who_took_over_stands_there_and_reads_no_more_once_it_is_ended(
    taken: tuple[Sticks, Colleague, UUID], by: str
) -> None:
    one, heir, stepping = taken
    url, case = reverse("escalation:stepping", args=[stepping]), reverse("cases:case", args=[one.home.opened.id])
    page = heir.client().get(url).content.decode()
    assert "Overgenomen door Opa Volgt" in page and "werkt mee" in page and "werkt hier niet meer" not in page
    assert heir.client().get(case).status_code == 200
    who = heir if by == "heir" else one.director
    assert who.client().post(f"{url}einde/", {"words": SECRETS["came"]}).status_code == 302
    assert heir.client().get(case).status_code == 404 and heir.client().get(url).status_code == 404
    assert SECRETS["came"] not in heir.client().get("/", follow=True).content.decode()
    assert SECRETS["came"] in one.director.client().get(url).content.decode()
    later, viewer = timezone.now() + timedelta(days=95), one.director.viewer
    with viewing(viewer):
        due = reading.stepping(viewer, stepping, later)
        actions.tell_effect(beside=due, words="het gaat goed", by=viewer, at=later)
    with viewing(heir.viewer):
        assert Effect.objects.filter(to_hat_id=heir.hat.id).exists(), "told to who ended it"


def test_it_is_made_longer_for_who_took_over(taken: tuple[Sticks, Colleague, UUID]) -> None:
    one, heir, stepping = taken
    url, last = reverse("escalation:stepping", args=[stepping]), timezone.localdate() + timedelta(days=60)
    typed = {"last_day": last.isoformat(), "why": "nog niet af"}
    assert one.director.client().post(f"{url}verlenging/", typed).status_code == 302
    assert "Overgenomen door Opa Volgt" in heir.client().get(url).content.decode()
    assert heir.client().post(f"{url}einde/", {"words": SECRETS["came"]}).status_code == 302
    assert heir.client().get(reverse("cases:case", args=[one.home.opened.id])).status_code == 404
