"""B2: what comes in by phone, desk, partner or professional lands in one queue, safety first."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.intake import actions, queries
from samenhang.intake.models import Concern, PickUp, Request
from samenhang.people.models import Household, Membership
from samenhang.teams.models import Role
from tests.intake.asking import a_request, act, call, later, made, page, queue
from tests.support.own import own_word
from tests.support.town import Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def desk(town: Town) -> Client:
    return town.officer.client()


def requests_of(town: Town) -> list[Request]:
    with viewing(town.officer.viewer):
        return list(Request.objects.filter(desk=town.desk).select_related("household", "person"))


def test_an_empty_queue_says_how_it_fills(desk: Client) -> None:
    assert "Er liggen geen hulpvragen" in queue(desk)
    assert "Nieuwe hulpvraag" in queue(desk)
    for tab in ("mine", "returned", "waiting", "handled", "nonsense"):
        queue(desk, tab, sort="nonsense", page="nonsense")


def test_a_request_lands_in_the_queue_of_the_desk(town: Town, desk: Client) -> None:
    one = made(call(desk, family_name="Terpstra", given_names="Jouke", infix=""))
    said = page(desk, one)
    assert "Ik kom de deur niet meer uit." in said
    assert "Jouke Terpstra" in said
    assert "Huishouden Terpstra" in queue(town.colleague(Role.ACCESS_OFFICER).client())


def test_safety_stands_first_then_urgency_then_age(town: Town, desk: Client) -> None:
    old = a_request(town, at=town.now - timedelta(days=2))
    new = a_request(town)
    urgent = a_request(town, urgent=actions.Urgent("today", "morgen ontruimd"))
    danger = a_request(town, safety=actions.Safety("yes", "yes", "112 gebeld"))
    said = queue(desk)
    places = [said.index(one.number) for one in (danger, urgent, old, new)]
    assert places == sorted(places)
    assert queue(desk, sort="-received").index(new.number) < queue(desk, sort="-received").index(old.number)


def test_the_queue_takes_as_many_statements_for_one_as_for_fifty(town: Town, desk: Client) -> None:
    taken = []
    for more in (1, 2, 47):
        for _ in range(more):
            one = a_request(town)
            with viewing(town.officer.viewer):
                actions.pick_up(request=one, by=town.officer.viewer, at=town.now)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            said = queue(desk)
        taken.append(len(captured) - _lines(captured))
    assert len(set(taken)) == 1, taken
    assert said.count("<tr>") == 26
    assert "Bladzijde 1 van 2" in said
    assert "Bladzijde 2 van 2" in queue(desk, page="2")


def _lines(captured: CaptureQueriesContext) -> int:
    """Bulk inserts of the look's subjects come in batches; they are not the list's own statements."""
    return sum('INSERT INTO "audit_subject"' in one["sql"] for one in captured.captured_queries)


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.POLICY_ADVISER, Role.MANAGER, Role.PRIVACY_OFFICER])
def test_who_has_no_content_finds_nothing(town: Town, role: str) -> None:
    one = a_request(town)
    outsider = town.colleague(role, team=town.desk).client()
    absent = outsider.get(reverse("intake:request", args=[uuid.uuid4()]))
    for address in (reverse("intake:queue"), reverse("intake:receive"), reverse("intake:request", args=[one.id])):
        answer = outsider.get(address)
        assert answer.status_code == 404
        assert answer.content == absent.content


def test_another_desk_and_a_professional_see_nothing_of_it(town: Town) -> None:
    one = a_request(town)
    elsewhere = town.colleague(Role.ACCESS_OFFICER, team=town.team("toegang", name="Toegang Zuid"))
    said = queue(elsewhere.client())
    assert one.number not in said
    assert "Er liggen geen hulpvragen" in said
    for outsider in (elsewhere, town.colleague(domain="wmo"), town.colleague(Role.PARTNER)):
        assert outsider.client().get(reverse("intake:request", args=[one.id])).status_code == 404
        for name in ("pick_up", "sift", "withdraw", "reopen", "open_case"):
            assert act(outsider.client(), name, one.id, reason="x", why="x").status_code == 404
    with viewing(elsewhere.viewer):
        assert set(queries.counts(elsewhere.viewer).values()) == {0}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"danger": ""}, "Maak een keuze."),
        ({"danger": "yes"}, "Er is nu gevaar. Schrijf op wat u hebt gedaan."),
        ({"urgency": "today"}, "Schrijf op waarom dit niet kan wachten."),
        ({"words": ""}, "Vul dit in."),
        ({"words": "a" * 100_000}, "Deze tekst is te lang"),
        ({"family_name": ""}, "Vul de achternaam in"),
        ({"family_name": "a" * 100_000}, "Deze tekst is te lang"),
        ({"bsn": "123456789"}, "Dit is geen geldig BSN"),
        ({"birth_date": "31-02-1980"}, "Vul een bestaande datum in"),
        ({"birth_date": "01-01-2999"}, "De geboortedatum ligt in de toekomst."),
        ({"birth_date": "01-01-0001"}, "Dit jaar kan niet kloppen."),
        ({"who": "unknown"}, "Schrijf op hoe u dit huishouden herkent."),
        ({"asker": "other"}, "Vul in wie er contact opneemt."),
        ({"channel": "duif"}, "duif"),
        ({"other1_given": "Bo"}, "Vul ook de achternaam in."),
        ({"other1_family": "Kind", "protected": "on"}, "Onvindbaar blijven kan voor één persoon tegelijk"),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_nothing_is_lost(
    town: Town, desk: Client, wrong: dict[str, Any], says: str
) -> None:
    answer = call(desk, **{"caller_phone": "06-98765432", **wrong})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert says in said
    assert "06-98765432" in said
    assert requests_of(town) == []


def test_arabic_emoji_and_nul_are_kept_or_dropped_in_peace(town: Town, desk: Client) -> None:
    one = made(call(desk, given_names="فاطمة", family_name="الزهراء", words="Ik \x00ben moe 😔\r\n<b>echt</b>"))
    said = page(desk, one)
    assert "فاطمة" in said
    assert "Ik ben moe 😔" in said
    assert "&lt;b&gt;echt&lt;/b&gt;" in said


def test_a_double_submit_makes_one_request(town: Town, desk: Client) -> None:
    key = str(uuid.uuid4())
    first = call(desk, submission=key)
    second = call(desk, submission=key)
    assert first["Location"] == second["Location"]
    assert len(requests_of(town)) == 1


def test_what_was_typed_comes_back_without_the_bsn(town: Town, desk: Client) -> None:
    kept = desk.post(
        reverse("intake:keep_draft") + "?form=intake:new", {"words": "Half verhaal", "bsn": "123456782", "danger": "no"}
    )
    assert "uur" in kept.json()["at"]
    said = desk.get(reverse("intake:receive")).content.decode()
    assert "Half verhaal" in said
    assert "123456782" not in said
    made(call(desk))
    assert "Half verhaal" not in desk.get(reverse("intake:receive")).content.decode()


def test_somebody_on_record_is_recognised_before_a_second_file_is_made(town: Town, desk: Client) -> None:
    home = town.home(f"Roos Bekend{own_word()} (1981-04-09)")
    known = {"given_names": "", "infix": "", "family_name": home.people[0].family_name, "birth_date": "09-04-1981"}
    asked = call(desk, **known)
    said = asked.content.decode()
    assert asked.status_code == 422
    assert "Is dit dezelfde persoon?" in said
    assert home.household.name in said
    one = made(call(desk, **known, same=f"{home.ids[0]}/{home.household.id}"))
    with viewing(town.officer.viewer):
        kept = queries.request(town.officer.viewer, one)
        assert (kept.household_id, kept.person_id) == (home.household.id, home.ids[0])
        assert Membership.objects.filter(household=home.household).count() == 1
    other = made(call(desk, **known, same="nobody"))
    with viewing(town.officer.viewer):
        assert queries.request(town.officer.viewer, other).household_id != home.household.id


def test_a_request_about_somebody_found_by_search(town: Town, desk: Client) -> None:
    home = town.home()
    address = reverse("intake:receive")
    assert home.people[0].full_name in desk.get(address, {"about": str(home.ids[0])}).content.decode()
    for wrong in (uuid.uuid4(), "geen-uuid"):
        assert desk.get(address, {"about": str(wrong)}).status_code == 404
    one = made(call(desk, about=home.ids[0], household=str(home.household.id)))
    two = made(call(desk, about=home.ids[0], household=str(home.household.id)))
    assert queue(desk).count("/hulpvragen/") >= 2
    with viewing(town.officer.viewer):
        first = queries.request(town.officer.viewer, one).number
    assert first in page(desk, two), "the earlier request of the household stands beside the new one"


def test_a_household_the_desk_knew_long_ago_can_ask_again(town: Town) -> None:
    elsewhere = town.colleague(Role.ACCESS_OFFICER, team=town.team("toegang", name="Toegang Noord"))
    home = town.home()
    client = elsewhere.client()
    one = made(call(client, about=home.ids[0], household=str(home.household.id)))
    assert home.people[1].full_name in page(client, one)


def test_a_household_not_known_by_name(town: Town, desk: Client) -> None:
    one = made(call(desk, who="unknown", family_name="", description="Gezin op driehoog, Lindekade"))
    assert "Gezin op driehoog, Lindekade" in page(desk, one)
    assert "Nog niet bekend wie hier wonen." in page(desk, one)
    case = desk.get(reverse("intake:open_case", args=[one])).content.decode()
    assert "Voeg eerst iemand toe" in case


def test_more_members_come_in_at_once(town: Town, desk: Client) -> None:
    one = made(call(desk, other1_given="Bo", other1_family="Dalen", other1_born="03-05-2018"))
    assert "Bo Dalen" in page(desk, one)
    with viewing(town.officer.viewer):
        household = queries.request(town.officer.viewer, one).household_id
        assert list(
            Membership.objects.filter(household=household, place="child").values_list("person__given_names")
        ) == [("Bo",)]


def test_a_protected_person_is_found_by_nobody_else(town: Town, desk: Client) -> None:
    home = town.home(f"Vera Schuil{own_word()} (1990-06-01)", "Ton Schuil")
    one = made(
        call(desk, about=home.ids[0], household=str(home.household.id), protected="on", words="Hij mag dit niet weten.")
    )
    with viewing(town.officer.viewer):
        hidden = queries.request(town.officer.viewer, one).household
    assert hidden.protected
    assert hidden.id != home.household.id
    elsewhere = town.colleague(Role.ACCESS_OFFICER, team=town.team("toegang", name="Toegang Oost"))
    with viewing(elsewhere.viewer):
        assert not Household.objects.filter(id=hidden.id).exists()
    found = call(
        elsewhere.client(), family_name=home.people[0].family_name, given_names="", infix="", birth_date="01-06-1990"
    )
    assert str(home.household.id) in found.content.decode()
    assert str(hidden.id) not in found.content.decode()
    director = town.colleague(domain="wmo")
    town.involve(home, director)
    with viewing(director.viewer):
        assert not Request.objects.filter(id=one).exists()
    # the desk that holds it takes a second request, also while its involvement runs out
    act(desk, "sift", one, outcome="answered", answer="Plek gevonden.", reason="veilig")
    with viewing(town.officer.viewer):
        again = actions.receive_request(
            about=actions.About(household_id=hidden.id, person_id=home.ids[0]),
            safety=actions.Safety("no", "no"),
            caller=actions.Caller(by_self=True),
            channel="phone",
            words="Nog een vraag.",
            urgent=actions.Urgent(),
            by=town.officer.viewer,
            at=timezone.now(),
        )
    assert "Nog een vraag." in page(desk, again.id)


@pytest.mark.parametrize("missing", ["justification", "proportionality", "told", "why_not", "review_on"])
def test_a_concern_without_a_request_demands_its_own_fields(town: Town, desk: Client, missing: str) -> None:
    answer = call(desk, **{**CONCERN, missing: ""})
    assert answer.status_code == 422
    assert f"id_{missing}_error" in answer.content.decode()
    assert requests_of(town) == []


CONCERN = {
    "kind": "concern",
    "asker": "other",
    "caller_name": "Buurvrouw",
    "justification": "De kinderen lopen ’s nachts op straat.",
    "proportionality": "Zij doen de deur niet open.",
    "told": "no",
    "why_not": "Eerst met de school overleggen.",
    "review_on": "2099-01-01",
}


def test_a_concern_is_kept_with_its_grounds_and_told_later(town: Town, desk: Client) -> None:
    past = call(desk, **{**CONCERN, "review_on": "2020-01-01"})
    assert "Kies een datum na vandaag." in past.content.decode()
    one = made(call(desk, **CONCERN))
    said = page(desk, one)
    assert "De kinderen lopen" in said
    assert "Eerst met de school overleggen." in said
    future = act(desk, "tell", one, told_on="2099-01-01")
    assert "Deze datum ligt in de toekomst." in future.content.decode()
    assert act(desk, "tell", one).status_code == 422
    assert act(desk, "tell", one, told_on=town.now.date().isoformat()).status_code == 302
    assert "Ja, verteld op" in page(desk, one)
    with viewing(town.officer.viewer):
        assert Concern.objects.get(request_id=one).tellings.count() == 2


def test_two_officers_do_not_do_the_same(town: Town, desk: Client) -> None:
    one = a_request(town)
    second = town.colleague(Role.ACCESS_OFFICER, name="Petra Tweede")
    assert act(desk, "pick_up", one.id).status_code == 302
    refused = act(second.client(), "pick_up", one.id)
    assert refused.status_code == 409
    assert "al opgepakt door Olga Toegang" in refused.content.decode()
    assert "Olga Toegang" in queue(second.client())
    assert one.number in queue(desk, "mine")
    assert one.number not in queue(second.client(), "mine")
    with viewing(town.officer.viewer):
        held = PickUp.objects.get(request=one).id
    assert act(second.client(), "pick_up", one.id, instead_of=str(held)).status_code == 302
    assert "Petra Tweede" in page(desk, one.id)
    assert act(second.client(), "put_back", one.id).status_code == 302
    assert "nog niemand" in queue(desk)
    assert act(desk, "pick_up", one.id, instead_of="geen-uuid").status_code == 302


def test_a_desk_forgets_what_it_settled_after_two_weeks(town: Town) -> None:
    one, officer = a_request(town), town.officer.viewer
    with viewing(officer):
        actions.answer_request(
            request=one, sifting=actions.Sifting(reason="één vraag"), answer="Taxi.", by=officer, at=town.now
        )
    with later(officer, town.now + timedelta(days=13)):
        assert Request.objects.filter(id=one.id).exists()
    with later(officer, town.now + timedelta(days=15)):
        assert not Request.objects.filter(id=one.id).exists()
