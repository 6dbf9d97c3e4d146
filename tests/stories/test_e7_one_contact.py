"""E7: one point of contact on every screen, and who is involved beside it: found, added, ended."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Look, viewing
from samenhang.audit.models import Line, Subject
from samenhang.cases import panels
from samenhang.involvement.models import Involvement, Part
from samenhang.involvement.queries import involved, may_read
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bo de Vries (2015-03-01)", "Cas de Vries (2011-03-01)")
    town.open_case(home)
    return home


def overview(home: Home) -> str:
    assert home.case is not None
    return reverse("cases:case", args=[home.case.id])


def on(home: Home, name: str) -> str:
    return reverse(f"cases:{name}", args=[home.household.id])


def invitation(who: Colleague, **more: object) -> dict[str, object]:
    return {
        "hat": str(who.hat.id),
        "task": "helpt met de administratie",
        "about": "all",
        "starts_on": timezone.localdate().isoformat(),
        "basis": "avg-betrokken",
        "submission": str(uuid7()),
        **more,
    }


def rows(town: Town, home: Home, who: Colleague) -> list[Involvement]:
    with viewing(town.officer.viewer):
        found = involved(town.officer.viewer, home.household.id, timezone.now(), past=True)
        return [one for one in found if one.hat_id == who.hat.id]


def end(town: Town, home: Home, who: Colleague) -> str:
    return reverse("cases:end_involvement", args=[rows(town, home, who)[0].id])


# -- the head --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", ["involved", "involve", "sharing", "ask", "choose_basis", "agree_to_help"])
def test_every_screen_names_the_contact_with_phone_and_what_i_see(town: Town, home: Home, screen: str) -> None:
    page = town.director.client().get(on(home, screen)).content.decode()
    assert "Rik Regie" in page
    assert 'href="tel:012-3456789"' in page
    assert "wat in ons plan staat" in page
    assert "op grond van Wmo 2015, art. 2.3.2" in page


def test_a_household_without_a_case_says_so_on_its_screens(town: Town) -> None:
    home = town.home()
    page = town.officer.client().get(on(home, "sharing")).content.decode()
    assert "nog geen casus" in page
    assert "nog niemand: de regie wordt afgesproken" in page


@pytest.mark.parametrize("size", [0, 1, 12])
def test_the_head_holds_any_number_of_members_in_as_many_statements(town: Town, size: int) -> None:
    names = [f"Noor-{n} {'Van-den-Heuvel-Oosterwijk-' * 3}{n} (20{n:02d}-01-01)" for n in range(size)]
    home = town.home(*(names or ["Leeg Huis"]))
    if not size:
        with viewing(town.officer.viewer):
            household = home.household
            home = Home(household, [])
    client = town.officer.client()
    client.get(on(home, "involved"))
    with CaptureQueriesContext(connection) as seen:
        page = client.get(on(home, "involved"))
    assert page.status_code == 200
    assert len(seen) <= 40
    for name in names:
        assert name.split(" (")[0] in page.content.decode()


def test_the_overview_names_everyone_involved_with_phone(town: Town, home: Home) -> None:
    partner = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, partner, part=Part.PARTNER)
    page = partner.client().get(overview(home)).content.decode()
    for word in ("Pia Partner", "Rik Regie", "Toegang", "Welzijn", "regievoerder", "Anna de Vries"):
        assert word in page


def test_statements_stay_the_same_however_many_are_involved(town: Town, home: Home) -> None:
    client, counts = town.director.client(), []
    for more in (1, 2, 30):
        for _ in range(more):
            town.involve(home, town.colleague())
        for address in (overview(home), on(home, "involved"), on(home, "sharing")):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
    assert counts[:3] == counts[3:6] == counts[6:9]


# -- panels of other modules -----------------------------------------------------------------------------------


def test_a_panel_shares_the_look_of_its_page(town: Town, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_panels", {})
    panels.add_panel(panels.Panel("plan", "Ons plan", lambda case: f"/plannen/{case.id}/kort/", "cases.read", 10))
    page = town.director.client().get(overview(home)).content.decode()
    assert "Naar: Ons plan" in page
    token = parse_qs(urlsplit(page.split('hx-get="')[1].split('"')[0]).query)["look"][0]
    look = Look(town.director.viewer.id)
    assert look.shared_with(token, home.household.id)
    assert not look.counts
    for viewer, household in ((town.officer.viewer.id, home.household.id), (town.director.viewer.id, uuid7())):
        other = Look(viewer)
        assert not other.shared_with(token, household)
        assert other.counts
    for spoilt in ("", "x" * 9000, token[:-2], "\x00", "💛"):
        assert not Look(town.director.viewer.id).shared_with(spoilt, home.household.id)
    with viewing(town.director.viewer):
        line = Line.objects.filter(viewer_id=town.director.viewer.id, what="cases.read").latest("at")
        layers = set(Subject.objects.filter(line_id=line.id).values_list("layer", flat=True))
        assert layers == {"involvement", "shared"}


def test_a_panel_is_left_out_for_whoever_does_not_read_its_layer(
    town: Town, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panels, "_panels", {})
    panels.add_panel(panels.Panel("plan", "Ons plan", lambda case: f"/plannen/{case.id}/kort/", "cases.read", 10))
    outsider = town.colleague(organisation=town.organisation())
    town.involve(home, outsider)
    assert "Ons plan" not in outsider.client().get(overview(home)).content.decode()


def test_a_panels_token_is_worth_nothing_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    viewer, household = uuid7(), uuid7()
    token = Look(viewer).token(household)
    assert Look(viewer).shared_with(token, household)
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert not Look(viewer).shared_with(token, household)


# -- involving and ending --------------------------------------------------------------------------------------


def test_the_director_involves_a_colleague_about_one_member_for_a_time(town: Town, home: Home) -> None:
    coach = town.colleague(name="Jo Jeugd", domain="jeugd")
    until = timezone.localdate() + timedelta(days=30)
    sent = invitation(
        coach, about="named", people=[str(home.ids[1])], until=until.isoformat(), own_file="on", task="gezinscoach"
    )
    answer = town.director.client().post(on(home, "involve"), sent)
    assert answer.status_code == 302
    [held] = rows(town, home, coach)
    assert (held.all_members, held.own_file_id, held.part, held.task) == (
        False,
        "jeugd",
        Part.PROFESSIONAL,
        "gezinscoach",
    )
    page = town.director.client().get(on(home, "involved")).content.decode()
    assert "Jo Jeugd" in page
    assert "gezinscoach" in page
    assert "Bo de Vries" in page
    with viewing(coach.viewer):
        assert may_read(coach.viewer, home.household.id, "domain", person_id=home.ids[1], domain="jeugd")
        assert not may_read(coach.viewer, home.household.id, "involvement", person_id=home.ids[0])


def test_ending_stops_access_at_once_and_stays_in_the_history(town: Town, home: Home) -> None:
    coach = town.colleague(name="Jo Jeugd")
    town.involve(home, coach)
    client = coach.client()
    assert client.get(overview(home)).status_code == 200
    form = town.director.client().get(end(town, home, coach)).content.decode()
    assert "De toegang stopt meteen" in form
    sent = {"reason": "De hulp is klaar.", "submission": str(uuid7())}
    assert town.director.client().post(end(town, home, coach), sent).status_code == 302
    assert client.get(overview(home)).status_code == 404
    page = town.director.client().get(on(home, "involved")).content.decode()
    assert "De hulp is klaar." in page
    again = town.director.client().post(end(town, home, coach), {"reason": "nog eens", "submission": str(uuid7())})
    assert again.status_code == 422
    assert "al beëindigd" in again.content.decode()


def test_an_involvement_that_has_yet_to_begin_can_be_called_off(town: Town, home: Home) -> None:
    coach, client = town.colleague(), town.director.client()
    later = timezone.localdate() + timedelta(days=7)
    assert client.post(on(home, "involve"), invitation(coach, starts_on=later.isoformat())).status_code == 302
    assert coach.client().get(on(home, "involved")).status_code == 404
    sent = {"reason": "toch niet nodig", "submission": str(uuid7())}
    assert client.post(end(town, home, coach), sent).status_code == 302
    with viewing(coach.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_grant WHERE household_id = %s", [home.household.id])
        assert cursor.fetchone() == (0,)
    assert "toch niet nodig" in client.get(on(home, "involved")).content.decode()


def test_one_may_end_ones_own_involvement_and_sees_nothing_after(town: Town, home: Home) -> None:
    coach = town.colleague()
    town.involve(home, coach)
    answer = coach.client().post(end(town, home, coach), {"reason": "andere baan", "submission": str(uuid7())})
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert coach.client().get(on(home, "involved")).status_code == 404


def test_only_who_keeps_the_involvement_has_the_buttons(town: Town, home: Home) -> None:
    coach, other = town.colleague(), town.colleague()
    town.involve(home, coach)
    town.involve(home, other)
    page = coach.client().get(on(home, "involved")).content.decode()
    assert on(home, "involve") not in page
    assert end(town, home, coach) in page
    assert end(town, home, other) not in page
    assert coach.client().get(on(home, "involve")).status_code == 404
    assert coach.client().post(on(home, "involve"), invitation(town.colleague())).status_code == 404
    assert coach.client().post(end(town, home, other), {"reason": "x", "submission": str(uuid7())}).status_code == 404


def test_the_same_invitation_twice_makes_one_involvement(town: Town, home: Home) -> None:
    coach, client = town.colleague(), town.director.client()
    sent = invitation(coach)
    assert client.post(on(home, "involve"), sent).status_code == 302
    assert client.post(on(home, "involve"), sent).status_code == 302
    assert len(rows(town, home, coach)) == 1
    again = client.post(on(home, "involve"), invitation(coach))
    assert again.status_code == 422
    assert len(rows(town, home, coach)) == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"until": (timezone.localdate() - timedelta(days=3)).isoformat()}, "ligt voor de begindatum"),
        ({"starts_on": "31-02-2026"}, "bestaande datum"),
        ({"starts_on": "0001-01-01"}, "Dit jaar kan niet kloppen"),
        ({"until": "9999-12-31"}, "Dit jaar kan niet kloppen"),
        ({"starts_on": ""}, "Vul dit in"),
        ({"about": "named"}, "Kruis aan om wie het gaat"),
        ({"about": "named", "people": ["niemand"]}, "field--wrong"),
        ({"task": "t" * 100_000}, "te lang"),
        ({"basis": "wams"}, "field--wrong"),
        ({"hat": ""}, "Maak een keuze"),
        ({"hat": "\x00"}, "field--wrong"),
    ],
)
def test_a_wrong_invitation_is_told_at_the_field(town: Town, home: Home, wrong: dict[str, object], words: str) -> None:
    coach = town.colleague()
    answer = town.director.client().post(on(home, "involve"), {**invitation(coach), **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert rows(town, home, coach) == []


def test_emoji_and_arabic_come_back_as_typed(town: Town, home: Home) -> None:
    coach = town.colleague(name="ليلى حداد")
    sent = invitation(coach, task="مساعدة في الأوراق 💛\x00")
    assert town.director.client().post(on(home, "involve"), sent).status_code == 302
    page = town.director.client().get(on(home, "involved")).content.decode()
    assert "ليلى حداد" in page
    assert "مساعدة في الأوراق 💛" in page


def test_two_invitations_at_the_same_moment_make_one(town: Town, home: Home) -> None:
    coach = town.colleague()
    clients = [town.director.client(), town.officer.client()]

    def send(number: int) -> int:
        try:
            return clients[number].post(on(home, "involve"), invitation(coach)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(send, range(2)))
    assert answers == [302, 422]
    assert len(rows(town, home, coach)) == 1


def test_a_secret_involvement_is_not_on_the_residents_paper(town: Town, home: Home) -> None:
    refuge = town.colleague(Role.PARTNER, name="Ria Opvang", organisation=town.organisation("Opvang"))
    sent = invitation(refuge, secret="on")
    assert town.director.client().post(on(home, "involve"), sent).status_code == 302
    assert "Ria Opvang" in town.director.client().get(on(home, "involved")).content.decode()
    paper = town.director.client().get(on(home, "sharing_paper")).content.decode()
    assert "Rik Regie" in paper
    assert "Ria Opvang" not in paper
    assert "Opvang" not in paper


def test_no_address_or_title_names_a_person(town: Town, home: Home) -> None:
    for address in (overview(home), on(home, "involved"), on(home, "sharing"), on(home, "sharing_paper")):
        title = town.director.client().get(address).content.decode().split("<title>")[1].split("</title>")[0]
        assert "Vries" not in title


def test_an_unknown_household_and_a_hidden_one_look_the_same(town: Town, home: Home) -> None:
    outsider = town.colleague()
    hidden = outsider.client().get(on(home, "involved"))
    absent = outsider.client().get(reverse("cases:involved", args=[UUID(int=uuid7().int)]))
    assert (hidden.status_code, absent.status_code) == (404, 404)
