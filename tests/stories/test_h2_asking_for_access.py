"""H2: who needs something about a person asks for it; what comes back never says whether anybody knows the person."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.involvement.models import AskedOf, GuestInvitation
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_bsn, a_town
from tests.support.visits import a_guest, offer

if TYPE_CHECKING:
    from psycopg import Connection

ASK = "/toegang-vragen/"
SENTENCE = "Uw vraag is vastgelegd. Als iemand hierover gaat, krijgt die uw vraag; u hoort het hier."


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Kievit (1988-02-03)", "Bo Kievit (9 jaar)")
    town.open_case(home)
    return home


@pytest.fixture
def school(town: Town) -> Colleague:
    return town.colleague(Role.PARTNER, organisation=town.organisation("School"), name="Sjoerd School")


def asks(client: Client, family: str = "Kievit", born: str = "03-02-1988", **more: str) -> Any:
    until = (timezone.localdate() + timedelta(days=20)).isoformat()
    data = {"family_name": family, "birth_date": born, "question": "verzuim bespreken", "until": until}
    return client.post(ASK, {"wants": ["involvement"], **data, **more}, follow=True)


def plain(page: Any) -> str:
    """This function will give a page without what differs every time: tokens and ids."""
    return re.sub(r'value="[^"]{20,}"|[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]+"', "", page.content.decode())


def test_the_answer_is_the_same_whoever_is_known(town: Town, home: Home) -> None:
    town.home("Vera Verborgen (1979-07-08)", protected=True)
    pages = []
    for family, born in (("Kievit", "03-02-1988"), ("Bestaatniet", "03-02-1988"), ("Verborgen", "08-07-1979")):
        who = town.colleague(name="Sam Steeds")
        got = asks(who.client(), family, born)
        assert SENTENCE in got.content.decode() and family not in plain(got)
        pages.append(plain(got))
    assert pages[0] == pages[1] == pages[2]


def test_who_directs_gets_it_and_nobody_else(town: Town, home: Home, school: Colleague) -> None:
    asks(school.client())
    page = town.director.client().get("/toegangsvragen/").content.decode()
    assert "Sjoerd School" in page and "verzuim bespreken" in page
    other = town.colleague()
    assert "Sjoerd School" not in other.client().get("/toegangsvragen/").content.decode()
    helper = town.colleague()
    town.involve(home, helper)
    assert "Sjoerd School" not in helper.client().get("/toegangsvragen/").content.decode()
    involved = reverse("cases:involved", args=[home.household.id])
    assert "Sjoerd School" in town.director.client().get(involved).content.decode()
    assert "Sjoerd School" not in helper.client().get(involved).content.decode()
    assert "wacht" in town.director.client().get("/").content.decode()


def test_a_protected_household_is_asked_nothing(town: Town, school: Colleague) -> None:
    town.home("Vera Valkuil (1979-07-09)", protected=True)
    asks(school.client(), "Valkuil", "09-07-1979")
    with viewing(town.officer.viewer):
        assert not AskedOf.objects.filter(request__hat_id=school.hat.id).exists()


def one_asked(town: Town, school: Colleague) -> AskedOf:
    with viewing(town.director.viewer):
        return AskedOf.objects.filter(request__hat_id=school.hat.id).latest("at")


def test_the_director_says_no_or_call_me_and_the_asker_reads_only_that(
    town: Town, home: Home, school: Colleague
) -> None:
    asks(school.client())
    url = reverse("cases:answer_asked", args=[one_asked(town, school).id])
    client = town.director.client()
    empty = client.post(url, {"kind": "no", "words": " "})
    assert empty.status_code == 422 and "waarom niet" in empty.content.decode()
    assert client.post(url, {"kind": "no", "words": "dit loopt al via de leerplicht"}).status_code == 302
    twice = client.post(url, {"kind": "call", "words": ""})
    assert twice.status_code == 422 and "al beantwoord" in twice.content.decode()
    page = school.client().get(ASK).content.decode()
    assert "dit loopt al via de leerplicht" in page and "Rik Regie" in page and "Kievit" not in page
    assert school.client().get(url).status_code == 404


def test_the_director_invites_from_the_question(town: Town, home: Home, school: Colleague) -> None:
    asks(school.client())
    asked = one_asked(town, school)
    url = reverse("cases:invite_guest", args=[home.household.id]) + f"?vraag={asked.id}"
    client = town.director.client()
    form = client.get(url).context["form"]
    assert form["hat"].value() == str(school.hat.id)
    data = {name: form[name].value() for name in ("hat", "question", "people", "basis")}
    data |= {"layers": [], "until": form["until"].value().isoformat(), "tell": "", "how": "desk"}
    data["seen"] = client.post(url, data).context["form"].data["seen"]
    assert client.post(url, data).status_code == 302
    with viewing(school.viewer):
        [found] = GuestInvitation.objects.filter(hat=school.hat)
    assert found.state(timezone.now()) == "waits"
    assert "nodigt u uit" in school.client().get(ASK).content.decode()
    other = town.home("Iemand Anders")
    town.open_case(other)
    elsewhere = reverse("cases:invite_guest", args=[other.household.id]) + f"?vraag={asked.id}"
    assert client.get(elsewhere).status_code == 404


def test_without_an_answer_it_is_over_as_for_somebody_unknown(
    town: Town, home: Home, school: Colleague, owner_connection: "Connection[Any]"
) -> None:
    asks(school.client())
    asks(school.client(), "Bestaatniet")
    owner_connection.execute(
        "UPDATE involvement_accessrequest SET lapses_at = now() - interval '1 minute' WHERE hat_id = %s",
        [school.hat.id],
    )
    owner_connection.commit()
    page = school.client().get(ASK).content.decode()
    assert page.count("Dat zegt niet of iemand deze persoon kent") == 2 and SENTENCE not in page
    assert "Sjoerd School" not in town.director.client().get("/toegangsvragen/").content.decode()


def test_the_log_says_that_was_asked_and_not_about_whom(
    town: Town, home: Home, school: Colleague, owner_connection: "Connection[Any]"
) -> None:
    asks(school.client())
    rows = owner_connection.execute(
        "SELECT l.event, l.detail::text, s.household_id FROM audit_line l LEFT JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.viewer_id = %s AND l.what = 'involvement.ask_access'",
        [school.hat.id],
    ).fetchall()
    assert ("search", '{"fields": ["family_name", "birth_date"]}', None) in rows
    assert all(row[2] is None for row in rows) and "Kievit" not in str(rows)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"family_name": ""}, "Vul ook de achternaam in"),
        ({"birth_date": ""}, "Vul ook de geboortedatum in"),
        ({"birth_date": "31-02-1988"}, "bestaande datum"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"question": "x" * 100_000}, "te lang"),
        ({"question": "\x00"}, "Vul dit in"),
        ({"until": "2020-01-01"}, "vanaf vandaag"),
        ({"until": "2099-01-01"}, "vanaf vandaag"),
    ],
)
def test_what_is_wrong_is_told(school: Colleague, change: dict[str, str], told: str) -> None:
    got = (
        asks(school.client(), **{"family": "Ω 😀", **change})
        if "family_name" not in change
        else asks(school.client(), **change)
    )
    assert got.status_code == 422 and told in got.content.decode()


def test_by_bsn_and_by_another_one(town: Town, school: Colleague) -> None:
    home = town.home("Bas Burger (1990-01-02)", with_bsn=True)
    town.open_case(home)
    with viewing(town.director.viewer):
        before = AskedOf.objects.count()
    asks(school.client(), "", "", bsn=a_bsn())
    with viewing(town.director.viewer):
        assert AskedOf.objects.count() == before


def test_a_guest_asks_for_more_and_who_is_involved_proposes(town: Town, home: Home, school: Colleague) -> None:
    stay = a_guest(town, home, school, offer([home.ids[1]]))
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    wish = {"question": "ook het plan nodig", "wants": ["shared"], "until": until}
    assert school.client().post(reverse("cases:guest_more", args=[stay.id]), wish).status_code == 302
    helper, third = town.colleague(name="Hanna Helpt"), town.colleague(name="Derk Derde")
    town.involve(home, helper)
    url = reverse("cases:propose_guest", args=[home.household.id])
    assert helper.client().post(url, wish | {"hat": str(third.hat.id)}).status_code == 302
    with viewing(town.director.viewer):
        found = list(AskedOf.objects.filter(household=home.household).order_by("at").select_related("request"))
    assert [one.person_id for one in found] == [home.ids[1], None]
    page = town.director.client().get(reverse("cases:answer_asked", args=[found[1].id])).content.decode()
    assert "Hanna Helpt" in page and "Derk Derde" in page
    invite = reverse("cases:invite_guest", args=[home.household.id]) + f"?vraag={found[1].id}"
    assert town.director.client().get(invite).context["form"]["hat"].value() == str(third.hat.id)
    stranger = town.colleague()
    assert stranger.client().post(url, wish | {"hat": str(third.hat.id)}).status_code == 404


def test_the_list_takes_as_many_statements_for_three_as_for_one(town: Town) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    director = town.colleague(domain="wmo")
    counts = []
    for number in (1, 3):
        for _ in range(number):
            home = town.home("Kees Kwartel (1980-01-01)")
            town.open_case(home, director=director)
        asks(town.colleague().client(), "Kwartel", "01-01-1980")
        client = director.client()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get("/toegangsvragen/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
