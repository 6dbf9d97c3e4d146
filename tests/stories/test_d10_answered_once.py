"""D10: a stop of a protected household is answered once in the name of the Toegang; what follows about one person."""

import pytest
from django.urls import reverse

from samenhang.access.viewer import viewing
from samenhang.meetings.models import LogEntry
from samenhang.plans.models import Action
from samenhang.stops.models import StopReply, StopReplyMaker
from samenhang.teams.models import Role
from tests.support.stopping import EFFECTS, WORDS, Place, a_name, a_place, answered, decided
from tests.support.town import Colleague, Home

DESK_WORDS = "de balie belt terug na de kermis"


@pytest.fixture(scope="module")
def place() -> Place:
    return a_place()


@pytest.fixture(scope="module")
def officer(place: Place) -> Colleague:
    """Somebody of a desk that did not take in the household: the town's own desk keeps it up, and knows."""
    return place.town.colleague(Role.ACCESS_OFFICER, team=place.town.team("toegang", name="Toegang Zuid"), name="Zoë Z")


@pytest.fixture
def safe(place: Place, officer: Colleague) -> tuple[Home, Colleague, str, str, str]:
    """A protected household with its director; the sender's page, the desk's and the case's."""
    name = a_name("Stil")
    home = place.town.home(f"Eva {name} (1979-05-06)", protected=True)
    guard = place.town.colleague(name="Gea Geheim", domain="wmo")
    place.town.open_case(home, director=guard)
    url = place.sent(family_name=name, given_names="Eva", birth_date="06-05-1979", desk=str(officer.hat.team_id))
    desk = reverse("stops:at_desk", args=[url.rstrip("/").rsplit("/", 1)[-1]])
    return home, guard, url, desk, reverse("stops:laid", args=[home.opened.id, place.laid(home, guard).id])


def at_desk() -> dict[str, object]:
    return {"asks": "other_way", "words": DESK_WORDS, "basis": "toestemming"}


def test_the_case_is_first_and_the_desk_hears_nothing_of_it(
    place: Place, officer: Colleague, safe: tuple[Home, Colleague, str, str, str]
) -> None:
    _home, guard, url, desk, laid = safe
    assert guard.client().post(f"{laid}antwoord/", answered()).status_code == 302
    second = officer.client().post(desk, at_desk())
    page = second.content.decode()
    assert second.status_code == 422 and "is al geantwoord" in page
    assert guard.hat.professional.name not in page and EFFECTS not in page
    seen = officer.client().get(desk).content.decode()
    assert WORDS in seen and "Niemand met de regie is gevonden" in seen  # as if a colleague of the desk had
    assert "Antwoord sturen" not in seen and "Dit schreef u" not in seen
    sender = place.wim.client().get(url).content.decode()
    assert WORDS in sender and DESK_WORDS not in sender and guard.hat.professional.name not in sender
    reply = StopReply.objects.filter(stop__id=url.rstrip("/").rsplit("/", 1)[-1])
    for who, knows in ((guard, True), (officer, False), (place.wim, False)):
        with viewing(who.viewer):
            assert reply.get().from_desk
            made = StopReplyMaker.objects.filter(reply=reply.get()).values_list("by_id", flat=True)
            assert list(made) == ([guard.hat.id] if knows else [])


def test_the_desk_is_first_and_the_case_reads_its_answer(
    place: Place, officer: Colleague, safe: tuple[Home, Colleague, str, str, str]
) -> None:
    _home, guard, url, desk, laid = safe
    assert officer.client().post(desk, at_desk()).status_code == 302
    assert "Dit schreef u" in officer.client().get(desk).content.decode()
    page = guard.client().get(laid).content.decode()
    assert "De Toegang antwoordde" in page and DESK_WORDS in page
    assert officer.hat.professional.name not in page
    second = guard.client().post(f"{laid}antwoord/", answered())
    assert second.status_code == 422 and "is al geantwoord" in second.content.decode()
    assert EFFECTS in second.content.decode()  # what was typed is still there
    assert WORDS not in place.wim.client().get(url).content.decode()


def test_another_home_of_the_same_child_reads_nothing_of_what_a_protected_one_answered(place: Place):
    name = a_name("Twee")
    safe = place.town.home(f"Moe {name} (1980-01-01)", f"Kim {name} (2016-04-05)", protected=True)
    open_home = place.town.home(f"Vader {name} (1981-01-01)", child=safe.people[1])
    guard, nora = place.town.colleague(name="Gea Geheim"), place.town.colleague(name="Nora Nabij")
    place.town.open_case(safe, director=guard)
    place.town.open_case(open_home, director=nora)
    url = place.sent(family_name=name, given_names="Kim", birth_date="05-04-2016")
    there = reverse("stops:laid", args=[safe.opened.id, place.laid(safe, guard).id])
    here = reverse("stops:laid", args=[open_home.opened.id, place.laid(open_home, nora).id])
    assert guard.client().post(f"{there}antwoord/", answered()).status_code == 302
    page = nora.client().get(here).content.decode()
    assert WORDS not in page and "De Toegang antwoordde" not in page
    assert nora.client().post(f"{here}antwoord/", answered(words="bij ons kan het")).status_code == 302
    assert "bij ons kan het" not in guard.client().get(there).content.decode()
    assert WORDS in place.wim.client().get(url).content.decode()


def test_an_action_about_one_person_goes_to_the_plan_only_when_chosen_and_never_as_a_copy(place: Place):
    url = place.sent()
    page, director = place.on_case("afspraak/"), place.town.director
    director.client().post(place.on_case("antwoord/"), answered())
    place.wim.client().post(f"{url}besluit/", {**decided(), "version": 0})
    client = director.client()
    form = client.get(page).content.decode()
    assert "Wie een actie in ons plan leest" in form and "Rik Regie" in form and EFFECTS not in form
    typed = {"words": "wij praten met de molenaar over zes weken", "doer": "me", "action": "Ana bellen"}
    assert "Kies wie deze actie mag lezen" in client.post(page, typed).content.decode()
    copies = (EFFECTS, f"Let op: {EFFECTS.upper()}!", "eerst praten met de molenaar over het dak", typed["words"])
    for copy in copies:
        refused = client.post(page, typed | {"action": copy, "where": "plan"})
        assert refused.status_code == 422 and "niet iedereen mag lezen" in refused.content.decode(), copy
    with viewing(director.viewer):
        assert not Action.objects.filter(household=place.home.household).exists()
    assert client.post(page, typed | {"where": "file"}).status_code == 302
    with viewing(director.viewer):
        assert not Action.objects.filter(household=place.home.household).exists()
        entry = LogEntry.objects.get(household=place.home.household, what__contains="Ana bellen")
        assert entry.person_id == place.home.ids[0]
