"""H1: sharing without consent is justified, agreed to where that is asked, told afterwards, and looked at again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent.models import Notice, WithoutConsent
from samenhang.involvement.models import Part
from samenhang.involvement.queries import may_read
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

SECRET = "de deur stond op een kier"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries")
    town.open_case(home)
    return home


@pytest.fixture
def partner(town: Town, home: Home) -> Colleague:
    found = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, found, part=Part.PARTNER)
    return found


def typed(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days):%d-%m-%Y}"


def said(home: Home, to: Colleague, **more: object) -> dict[str, object]:
    return {
        "organisation": str(to.hat.organisation_id),
        "layers": ["shared"],
        "people": [str(home.ids[0])],
        "basis": "wmo-onderzoek",
        "what": SECRET,
        "needed": "anders komt er niemand",
        "less": "nee, naam is nodig",
        "why": "safety",
        "why_words": "dan hoort hij het",
        "telling": "tell",
        "tell_by": typed(20),
        "review_on": typed(30),
        "submission": str(uuid7()),
        **more,
    }


def share(town: Town, home: Home, to: Colleague, **more: object) -> Any:
    url = reverse("cases:share_without", args=[home.household.id])
    return town.director.client().post(url, said(home, to, **more))


def latest(town: Town, home: Home) -> WithoutConsent:
    with viewing(town.director.viewer):
        return WithoutConsent.objects.filter(household=home.household).latest("at", "id")


def reads(who: Colleague, home: Home) -> bool:
    with viewing(who.viewer):
        return may_read(who.viewer, home.household.id, "shared", person_id=home.ids[0])


def on(one: WithoutConsent, name: str) -> str:
    return reverse(f"cases:{name}", args=[one.id])


def key() -> dict[str, str]:
    return {"submission": str(uuid7())}


def later(owner: Any, one: WithoutConsent, **days: date) -> None:
    """Time passes: what was planned lies behind us now."""
    for column, value in days.items():
        owner.execute(f"UPDATE consent_withoutconsent SET {column} = %s WHERE id = %s", [value, one.id])


def test_it_opens_at_once_and_the_resident_does_not_see_it_until_told(
    town: Town, home: Home, partner: Colleague
) -> None:
    assert share(town, home, partner).status_code == 302
    assert reads(partner, home)
    with viewing(town.director.viewer):
        notice = Notice.objects.get(without=latest(town, home))
        assert notice.hidden_until is not None
    paper = reverse("cases:sharing_paper_of", args=[home.household.id, home.ids[0]])
    page = town.director.client().get(paper).content.decode()
    mine = page.split("Dit mogen zij lezen")[1]
    assert "Leest niets over u" in mine
    one = latest(town, home)
    told = {"on": typed(0), "how": "desk", "words": "schrok, begreep het", **key()}
    assert town.director.client().post(on(one, "without_told"), told).status_code == 302
    with viewing(town.director.viewer):
        assert Notice.objects.get(without=one).hidden_until is None
    assert "Leest niets over u" not in town.director.client().get(paper).content.decode()
    again = town.director.client().post(on(one, "without_told"), told | key())
    assert again.status_code == 422
    assert "al verteld" in again.content.decode()


def test_a_second_person_must_agree_before_anything_opens(town: Town, home: Home, partner: Colleague) -> None:
    second = town.colleague(domain="jeugd", name="Sara Samen")
    town.involve(home, second)
    assert share(town, home, partner, second=str(second.hat.id)).status_code == 302
    one = latest(town, home)
    assert not reads(partner, home)
    assert town.director.client().get(on(one, "without_opinion")).status_code == 404
    assert "gevraagd om mee te kijken" in second.client().get(on(one, "without_one")).content.decode()
    assert "mee te kijken" in second.client().get(reverse("cases:sharing_attention")).content.decode()
    yes = {"agrees": "yes", "words": "dit kan niet anders", **key()}
    assert second.client().post(on(one, "without_opinion"), yes).status_code == 302
    assert reads(partner, home)
    assert share(town, home, partner, second=str(second.hat.id)).status_code == 302
    other = latest(town, home)
    no = {"agrees": "no", "words": "eerst bellen", **key()}
    assert second.client().post(on(other, "without_opinion"), no).status_code == 302
    assert "niet akkoord: niets gedeeld" in town.director.client().get(on(other, "without_one")).content.decode()


def test_looking_again_stops_it_at_once(town: Town, home: Home, partner: Colleague) -> None:
    share(town, home, partner)
    one, client = latest(town, home), town.director.client()
    goes_on = {"stops": "no", "words": "nog nodig", "review_on": typed(40), **key()}
    assert client.post(on(one, "without_review"), goes_on).status_code == 302
    assert reads(partner, home)
    assert client.post(on(one, "without_review"), {"stops": "yes", "words": "klaar", **key()}).status_code == 302
    assert not reads(partner, home)
    twice = client.post(on(one, "without_review"), {"stops": "yes", "words": "klaar", **key()})
    assert twice.status_code == 422
    assert "al gestopt" in twice.content.decode()


def test_what_does_not_fit_is_told_at_the_field(town: Town, home: Home, partner: Colleague) -> None:
    wrong = [
        ({"needed": ""}, "field--wrong"),
        ({"less": ""}, "field--wrong"),
        ({"why_words": ""}, "field--wrong"),
        ({"tell_by": typed(-1)}, "al voorbij"),
        ({"tell_by": ""}, "Vul een dag in"),
        ({"telling": "not", "hidden_until": typed(10), "review_on": typed(20)}, "Kijk uiterlijk opnieuw"),
        ({"review_on": "31-02-2027"}, "field--wrong"),
        ({"needed": "x" * 100_000}, "field--wrong"),
        ({"basis": "wams"}, "field--wrong"),
        ({"basis": "avg-toestemming"}, "field--wrong"),
    ]
    for more, words in wrong:
        answer = share(town, home, partner, **({"what": f"{SECRET} 💛 أحمد\x00"} | more))
        assert answer.status_code == 422, more
        assert words in answer.content.decode(), more
        assert "💛 أحمد" in answer.content.decode()
    assert not reads(partner, home)


def test_a_double_press_is_one_record(town: Town, home: Home, partner: Colleague) -> None:
    client, sent = town.director.client(), said(home, partner)
    for _ in range(2):
        assert client.post(reverse("cases:share_without", args=[home.household.id]), sent).status_code == 302
    with viewing(town.director.viewer):
        assert WithoutConsent.objects.filter(household=home.household).count() == 1


def test_the_words_are_for_who_keeps_the_household_up(town: Town, home: Home, partner: Colleague) -> None:
    share(town, home, partner)
    one = latest(town, home)
    for who in (partner, town.colleague(domain="wmo"), town.colleague(Role.PRIVACY_OFFICER)):
        for name in ("without_one", "without_told", "without_review", "without_opinion"):
            assert who.client().get(on(one, name)).status_code == 404, name
        with viewing(who.viewer):
            assert not WithoutConsent.objects.filter(household=home.household).exists()
    listed = partner.client().get(reverse("cases:without", args=[home.household.id]))
    assert SECRET not in listed.content.decode()


def test_who_guards_privacy_sees_age_and_reason_and_not_whose(
    town: Town, home: Home, partner: Colleague, owner_connection: Any
) -> None:
    share(town, home, partner)
    late = timezone.localdate() - timedelta(12)
    later(owner_connection, latest(town, home), tell_by=late, hidden_until=late, review_on=late)
    url = reverse("consent:without_consent")
    for role in (Role.PRIVACY_OFFICER, Role.FG):
        page = town.colleague(role).client().get(url).content.decode()
        assert "dagen te laat" in page
        assert "vragen brengt iemand in gevaar" in page
        for secret in (SECRET, "Anna", "de Vries", "dan hoort hij het", str(home.household.id)):
            assert secret not in page
    assert town.director.client().get(url).status_code in (403, 404)
    assert town.colleague(Role.MANAGER).client().get(url).status_code in (403, 404)
    mine = town.director.client().get(reverse("cases:sharing_attention")).content.decode()
    assert "vertellen is te laat" in mine
    assert "opnieuw kijken is te laat" in mine
    assert "te laat sinds" in mine


def test_the_lists_take_the_same_number_of_statements(town: Town, home: Home, partner: Colleague) -> None:
    officer, counts = town.colleague(Role.PRIVACY_OFFICER).client(), []
    director = town.director.client()
    for number in range(3):
        for _more in range(1 + 2 * number):
            share(town, home, partner)
        with CaptureQueriesContext(connection) as seen:
            officer.get(reverse("consent:without_consent"))
            director.get(reverse("cases:without", args=[home.household.id]))
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]
