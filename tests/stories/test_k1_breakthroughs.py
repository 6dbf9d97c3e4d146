"""K1: what turned, how small, what made it possible; looked back at after three months."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.results import actions
from samenhang.results.models import Breakthrough
from tests.support.town import Colleague, Home, Town, a_town

TURNED, MADE = "de rolluiken gingen open op dinsdag", "wij belden niet maar kwamen langs met soep"


def day(days: int) -> str:
    """This function will give a day from today as it is typed."""
    return (timezone.localdate() + timedelta(days)).strftime("%d-%m-%Y")


@pytest.fixture(scope="module")
def lived() -> tuple[Town, Home]:
    """A household with a case."""
    town = a_town()
    home = town.home("Ana Doorn (1988-02-03)", "Bo Doorn (8 jaar)")
    town.open_case(home)
    return town, home


def typed(**more: object) -> dict[str, object]:
    """This function will give a filled in form."""
    return {
        "file": "shared",
        "person": "",
        "said_by": "resident",
        "turned": TURNED,
        "size": "small",
        "on": day(0),
        "made_possible": ["listened", "trust"],
        "made_words": MADE,
        "who": "de buurvrouw",
        "life_domains": ["geld"],
        **more,
    }


def address(home: Home) -> str:
    return f"/casussen/{home.opened.id}/doorbraken/"


def record(town: Town, home: Home, who: Colleague | None = None, **more: object) -> int:
    return (who or town.director).client().post(f"{address(home)}nieuw/", typed(**more)).status_code


def test_a_small_step_in_the_words_of_the_resident(lived: tuple[Town, Home]):
    town, _ = lived
    home = town.home("Ada Eersteling (1990-01-01)")  # of its own: nothing turned here yet
    town.open_case(home)
    client, key = town.director.client(), str(uuid4())
    assert "Nog geen doorbraken" in client.get(address(home)).content.decode()
    assert [record(town, home, submission=key) for _ in range(2)] == [302, 302]
    with viewing(town.director.viewer):
        assert Breakthrough.objects.filter(case=home.opened).count() == 1
    page = client.get(address(home)).content.decode()
    assert TURNED in page and MADE in page and "Een klein stapje" in page and "de buurvrouw" in page
    assert "Iemand bleef komen" in page and "De inwoner" in page
    assert TURNED in client.get(f"/casussen/{home.opened.id}/samen-verder/").content.decode()


def test_concluding_together_that_it_does_not_work_now_is_one(lived: tuple[Town, Home]):
    town, home = lived
    assert record(town, home, size="none", turned="wij stoppen met trekken", made_possible=[]) == 302
    assert "nu lukt het niet" in town.director.client().get(address(home)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"on": day(1)}, "moet nog komen"),
        ({"on": "31-02-2026"}, "bestaande datum"),
        ({"on": "01-01-1900"}, "lang geleden"),
        ({"turned": "x" * 100_000}, "teken"),
        ({"size": "huge"}, ""),
        ({"file": "lawfulness"}, ""),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(lived: tuple[Town, Home], wrong: dict[str, str], says: str):
    town, home = lived
    answer = town.director.client().post(f"{address(home)}nieuw/", typed(**wrong))
    assert answer.status_code == 422 and says in answer.content.decode() and MADE in answer.content.decode()


def test_odd_signs_stay(lived: tuple[Town, Home]):
    town, home = lived
    assert record(town, home, turned="شباك 🪟 \x00 open") == 302
    assert "شباك 🪟  open" in town.director.client().get(address(home)).content.decode()


def test_about_one_person_is_read_by_who_works_with_that_person(lived: tuple[Town, Home]):
    town, home = lived
    other, near = town.colleague(domain="jeugd"), town.colleague(domain="wmo")
    town.involve(home, other, people=[home.ids[1]])
    town.involve(home, near, people=[home.ids[0]])
    assert record(town, home, near, person=str(home.ids[0]), turned="het stille fornuis") == 302
    assert "het stille fornuis" in near.client().get(address(home)).content.decode()
    for url in (address(home), f"/casussen/{home.opened.id}/samen-verder/"):
        assert "het stille fornuis" not in other.client().get(url).content.decode()
    outsider = town.colleague(domain="wmo").client()
    assert outsider.get(address(home)).status_code == 404
    assert outsider.post(f"{address(home)}nieuw/", typed()).status_code == 404


def test_after_three_months_it_is_looked_back_at(lived: tuple[Town, Home]):
    town, _ = lived
    home = town.home("Cas Doorn (1990-01-01)")
    town.open_case(home)
    by, client = town.director.viewer, town.director.client()
    old = timezone.localdate() - timedelta(days=95)
    with viewing(by) as at:
        turn = actions.Turn(old, "colleague", "de gele brief is open", "step")
        it = actions.record_breakthrough(case=home.opened, layer="shared", turn=turn, by=by, at=at)
    assert "drie maanden oud" in client.get(reverse("home:waits")).content.decode()
    assert "de gele brief" in client.get("/doorbraken/").content.decode()
    near = town.colleague(domain="jeugd")
    town.involve(home, near)
    assert "de gele brief" not in near.client().get("/doorbraken/").content.decode()
    form = f"{address(home)}{it.id}/terugblik/"
    assert client.post(form, {"how": "", "words": "x"}).status_code == 422
    assert client.post(form, {"how": "fell_back", "words": "de post ligt er weer"}).status_code == 302
    page = client.get(address(home)).content.decode()
    assert "Het viel terug" in page and "de post ligt er weer" in page
    assert "de gele brief" not in client.get("/doorbraken/").content.decode()
    assert town.colleague(domain="wmo").client().get(form).status_code == 404


def test_the_list_asks_the_same_of_three_and_of_many(lived: tuple[Town, Home]):
    town, _ = lived
    home, counts = town.home("Dirk Doorn (1990-01-01)"), list[int]()
    town.open_case(home)
    client = town.director.client()
    for total in (3, 30):
        have = len(counts) and 3
        with viewing(town.director.viewer) as at:
            for number in range(total - have):
                turn = actions.Turn(timezone.localdate(), "colleague", f"stap {number}", "small")
                actions.record_breakthrough(case=home.opened, layer="shared", turn=turn, by=town.director.viewer, at=at)
        with CaptureQueriesContext(connection) as seen:
            client.get(address(home))
        counts.append(len(seen))
    assert counts[0] == counts[1], counts
