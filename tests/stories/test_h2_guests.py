"""H2: a guest reads exactly the part that was offered and accepted, on one screen, and it ends by itself."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.involvement.actions_guests import (
    BasisRefused,
    NotToAnswer,
    NotToInvite,
    NotYoursToGive,
    Offer,
    PeriodRefused,
    answer_invitation,
    end_stay,
    invite,
)
from samenhang.involvement.models import GuestInvitation
from samenhang.meetings import actions as meetings
from samenhang.people.actions import leave_household
from samenhang.people.models import Contact, Membership
from samenhang.plans import actions as plans
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

WORDS = {
    "goal": "samen naar de kermis",
    "team": "de fiets staat op slot",
    "anna": "alleen Anna weet van de brief",
    "bo": "Bo vertelde het op school",
}
PHONE = "012-8889990"


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    """A household with something to leak in every part of it."""
    home = town.home("Anna Vlierbes", "Bo Vlierbes (15 jaar)")
    case, by = town.open_case(home), town.director.viewer
    with viewing(by):
        plans.add_goal(case=case, details=plans.GoalDetails(words=WORDS["goal"]), by=by, at=timezone.now())
        for about, words in ((None, "team"), (home.ids[0], "anna"), (home.ids[1], "bo")):
            told = meetings.Told("contact", timezone.now() - timedelta(minutes=5), WORDS[words])
            meetings.write_entry(case=case, layer="case_team", person_id=about, told=told, by=by, at=timezone.now())
    return home


@pytest.fixture
def police(town: Town) -> Colleague:
    organisation = town.organisation("Politie")
    return town.colleague(Role.PARTNER, organisation=organisation, name="Wietske Wijkagent")


def everything(client: Client, home: Home, found: GuestInvitation) -> str:
    """This function will open all a guest may try, follow what the pages fetch, and give all words that came back."""
    assert home.case
    case, house = [home.case.id], [home.household.id]
    urls = [
        "/",
        reverse("cases:guests"),
        reverse("cases:guest", args=[found.id]),
        reverse("cases:guest_more", args=[found.id]),
        reverse("cases:end_stay", args=[found.id]),
        reverse("cases:case", args=case),
        reverse("plans:plan", args=case),
        reverse("plans:brief", args=case),
        reverse("plans:fridge", args=case),
        reverse("meetings:logbook", args=case),
        reverse("meetings:panel", args=case),
        reverse("meetings:paper", args=case),
        reverse("conversations:list", args=case),
        *(
            reverse(f"cases:{name}", args=house)
            for name in ("people", "involved", "sharing", "sharing_paper", "standing", "network", "timeline", "changes")
        ),
        reverse("data_rights:looks", args=house),
        "/zoeken/",
    ]
    text = ""
    for url in urls:
        got = client.get(url, follow=True)
        assert got.status_code in (200, 404), (url, got.status_code)
        text += got.content.decode()
    return text


def test_a_guest_of_one_person_reads_of_that_person_only(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([home.ids[1]], "case_team"))
    client = police.client()
    page = client.get(reverse("cases:guest", args=[found.id])).content.decode()
    assert WORDS["bo"] in page and "Bo Vlierbes" in page and "Rik Regie" in page
    words = everything(client, home, found)
    for secret in ("Anna Vlierbes", WORDS["anna"], WORDS["team"], WORDS["goal"]):
        assert secret not in words, secret
    assert client.get(reverse("cases:involved", args=[home.household.id])).status_code == 404


def test_a_guest_of_the_whole_reads_the_chosen_layers_only(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([None], "shared"))
    words = everything(police.client(), home, found)
    assert WORDS["goal"] in words
    typed = police.client().get("/zoeken/tijdens-typen/?words=Vlierbes").content.decode()
    assert "Anna" not in typed and "Bo Vlierbes" not in typed
    for secret in (WORDS["team"], WORDS["anna"], WORDS["bo"]):
        assert secret not in words, secret
    only_who = town.colleague(Role.PARTNER, organisation=police.hat.organisation)
    second = a_guest(town, home, only_who, offer([None, home.ids[0]]))
    words = everything(only_who.client(), home, second)
    assert "Anna Vlierbes" in words
    for secret in WORDS.values():
        assert secret not in words, secret


def test_nothing_opens_before_the_yes_and_all_closes_at_the_end(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([None, *home.ids], "shared", "case_team"), accepted=False)
    client, page = police.client(), reverse("cases:guest", args=[found.id])
    for secret in (*WORDS.values(), "Vlierbes"):
        assert secret not in everything(client, home, found), secret
    assert "meedenken over school" in client.get(page).content.decode()
    assert client.post(reverse("cases:accept_invitation", args=[found.id])).status_code == 302
    assert WORDS["goal"] in everything(client, home, found)
    again = client.post(reverse("cases:accept_invitation", args=[found.id]))
    assert again.status_code == 409 and "al beantwoord" in again.content.decode()
    done = town.director.client().post(reverse("cases:end_stay", args=[found.id]), {"reason": "de vraag is beantwoord"})
    assert done.status_code == 302
    for secret in (*WORDS.values(), "Vlierbes"):
        assert secret not in everything(client, home, found), secret
    assert "de vraag is beantwoord" in client.get(page).content.decode()


def test_the_stay_ends_by_itself(town: Town, home: Home, police: Colleague, app_connection: "Connection[Any]") -> None:
    a_guest(town, home, police, offer([None], "shared", days=3))
    for days, sees in ((3, 1), (4, 0)):
        with app_connection.transaction():
            app_connection.execute(
                "SELECT set_config('samenhang.viewer', %s, true), set_config('samenhang.clock', %s, true)",
                [str(police.hat.id), (timezone.now() + timedelta(days=days)).isoformat()],
            )
            row = app_connection.execute(
                "SELECT count(*) FROM people_household WHERE id = %s", [home.household.id]
            ).fetchone()
        assert row == (sees,), days


def test_who_left_the_household_is_gone_for_the_guest(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([home.ids[1]], "case_team"))
    assert "Bo Vlierbes" in police.client().get(reverse("cases:guest", args=[found.id])).content.decode()
    by = town.director.viewer
    with viewing(by):
        membership = Membership.objects.get(household=home.household, person_id=home.ids[1])
        today = timezone.localdate()
        leave_household(membership=membership, on=today, reason="verhuisd", by=by, at=timezone.now())
    page = police.client().get(reverse("cases:guest", args=[found.id])).content.decode()
    assert "hoort niet meer bij dit huishouden" in page and WORDS["bo"] not in page


def test_without_a_ground_of_the_own_organisation_a_guest_reads_no_plan(
    town: Town, home: Home, police: Colleague
) -> None:
    found = a_guest(town, home, police, offer([None], "shared"), told=False)
    client = police.client()
    assert "nog geen grond" in client.get(reverse("cases:guest", args=[found.id])).content.decode()
    assert WORDS["goal"] not in everything(client, home, found)
    with viewing(town.officer.viewer):
        town.tell(home, police.hat.organisation, "shared")
    assert WORDS["goal"] in everything(client, home, found)


def test_a_guest_reads_and_writes_nothing(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([None, *home.ids], "shared", "case_team"))
    client, house = police.client(), home.household.id
    assert home.case
    sent = client.post(
        reverse("cases:person_contact", args=[house, home.ids[0]]),
        {"phone": PHONE, "reading": "normal", "version": "1", "family_name": "Vlierbes"},
    )
    assert sent.status_code in (404, 422)
    with viewing(town.director.viewer):
        assert not Contact.objects.filter(household_id=house, phone=PHONE).exists()
    entry = {"kind": "contact", "happened_at": "20-11-2026 10.00", "what": "een gast schrijft", "file": "case_team"}
    assert client.post(reverse("meetings:write", args=[home.case.id]), entry).status_code in (404, 422)
    assert client.get(reverse("cases:invite_guest", args=[house])).status_code == 404
    assert client.get(reverse("cases:propose_guest", args=[house])).status_code == 404
    assert client.get(reverse("cases:case", args=[home.case.id])).status_code == 200
    assert found.hat_id == police.hat.id


def test_with_leave_a_guest_writes_in_the_logbook(town: Town, home: Home, police: Colleague) -> None:
    a_guest(town, home, police, offer([None], "case_team", writes=True))
    assert home.case
    with viewing(police.viewer):
        told = meetings.Told("contact", timezone.now() - timedelta(minutes=1), "gezien bij het hek")
        meetings.write_entry(case=home.case, layer="case_team", told=told, by=police.viewer, at=timezone.now())
    assert (
        "gezien bij het hek"
        in town.director.client().get(reverse("meetings:logbook", args=[home.case.id])).content.decode()
    )


def test_who_is_involved_sees_the_guest_by_name(town: Town, home: Home, police: Colleague) -> None:
    a_guest(town, home, police, offer([None], "shared"))
    helper = town.colleague(name="Hanna Helpt")
    town.involve(home, helper)
    page = helper.client().get(reverse("cases:involved", args=[home.household.id])).content.decode()
    assert "Wietske Wijkagent" in page and "gast tot en met" in page and "wat in ons plan staat" in page
    of_bo = town.colleague(name="Bram van Bo")
    town.involve(home, of_bo, people=[home.ids[1]])
    anna = town.colleague(Role.PARTNER, organisation=police.hat.organisation, name="Gijs Gast")
    a_guest(town, home, anna, offer([home.ids[0]]))
    page = of_bo.client().get(reverse("cases:involved", args=[home.household.id])).content.decode()
    assert "Gijs Gast" not in page


def sent(home: Home, who: Colleague, **more: Any) -> dict[str, Any]:
    until = timezone.localdate() + timedelta(days=20)
    return {
        "hat": str(who.hat.id),
        "question": "meedenken over de buurt 👮 أهلا",
        "people": ["whole"],
        "layers": ["shared"],
        "until": until.isoformat(),
        "basis": "avg-betrokken",
        "tell": "",
        "how": "desk",
        **more,
    }


def test_the_director_invites_after_seeing_who_reads_what(town: Town, home: Home, police: Colleague) -> None:
    client, url = town.director.client(), reverse("cases:invite_guest", args=[home.household.id])
    assert client.get(url).status_code == 200
    first = client.post(url, sent(home, police))
    told = first.content.decode()
    assert first.status_code == 200 and "Wietske Wijkagent" in told and "heeft daar nog geen grond voor" in told
    with viewing(town.director.viewer):
        assert not GuestInvitation.objects.filter(household=home.household).exists()
    ready = sent(home, police, tell="wmo-onderzoek", seen=first.context["form"].data["seen"])
    second = client.post(url, ready)
    assert second.status_code == 200, "another choice is looked at anew"
    ready["seen"] = second.context["form"].data["seen"]
    ready["submission"] = "01890000-0000-7000-8000-00000000a001"
    for _ in range(2):
        assert client.post(url, ready).status_code == 302
    with viewing(town.director.viewer):
        [found] = GuestInvitation.objects.filter(household=home.household)
    page = police.client().get("/", follow=True).content.decode()
    assert "wacht op uw antwoord" in page
    assert police.client().post(reverse("cases:accept_invitation", args=[found.id])).status_code == 302
    assert WORDS["goal"] in everything(police.client(), home, found)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"until": "2020-01-01"}, "in het verleden"),
        ({"until": (timezone.localdate() + timedelta(days=200)).isoformat()}, "hoogstens 90 dagen"),
        ({"until": "31-02-2027"}, "bestaande datum"),
        ({"people": []}, "Maak een keuze"),
        ({"question": "x" * 100_000}, "te lang"),
        ({"question": "\x00"}, "Vul dit in"),
        ({"writes": "on"}, "wat het team vastlegt"),
        ({"basis": "wams"}, "is geen van de keuzes"),
        ({"hat": "nobody"}, "is geen van de keuzes"),
        ({"hat": "oneself"}, "is geen van de keuzes"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    town: Town, home: Home, police: Colleague, change: dict[str, Any], told: str
) -> None:
    client, url = town.director.client(), reverse("cases:invite_guest", args=[home.household.id])
    data = sent(home, police) | change
    if data["hat"] == "oneself":
        data["hat"] = str(town.director.hat.id)
    got = client.post(url, data)
    if got.status_code == 200:  # what only the act can know is told at the second press
        data["seen"] = got.context["form"].data["seen"]
        got = client.post(url, data)
    assert got.status_code == 422
    assert told in got.content.decode() or "beschikbare" in got.content.decode()
    if "question" not in change:
        assert "meedenken over de buurt" in got.content.decode()


def test_nobody_gives_more_than_they_have(town: Town, home: Home, police: Colleague) -> None:
    by, now = town.director.viewer, timezone.now()
    other = town.home("Ria Roodborst")

    def refused(error: type[Exception], what: Offer, who: Colleague = police) -> None:
        with viewing(by), pytest.raises(error):
            invite(household=home.household, hat=who.hat, offer=what, by=by, at=now)

    refused(NotToInvite, offer([None]), town.director)
    refused(NotToInvite, offer([None]), town.colleague(Role.MANAGER))
    refused(NotToInvite, offer([None]), town.colleague(until=timezone.localdate() - timedelta(days=1)))
    refused(NotYoursToGive, offer([other.ids[0]]))
    refused(NotYoursToGive, offer([]))
    refused(NotYoursToGive, offer([home.ids[0]], "shared"))
    refused(PeriodRefused, offer([None], days=91))
    refused(BasisRefused, offer([None], basis="wams"))
    a_guest(town, home, police, offer([None]), accepted=False)
    refused(NotToInvite, offer([None]))
    helper = town.colleague()
    town.involve(home, helper)
    refused(NotToInvite, offer([None]), helper)
    third = town.colleague().hat
    with viewing(helper.viewer), pytest.raises(NotYoursToGive):
        invite(household=home.household, hat=third, offer=offer([None]), by=helper.viewer, at=now)
    assert helper.client().get(reverse("cases:invite_guest", args=[home.household.id])).status_code == 404


def test_the_desk_that_reads_no_plan_gives_no_plan(town: Town, police: Colleague) -> None:
    home, officer = town.home("Truus Torenvalk"), town.officer.viewer
    with viewing(officer), pytest.raises(NotYoursToGive):
        invite(household=home.household, hat=police.hat, offer=offer([None], "shared"), by=officer, at=timezone.now())


def test_late_answers_are_told_so(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([None]), accepted=False)
    with viewing(police.viewer), pytest.raises(NotToAnswer):
        late = timezone.now() + timedelta(days=15)
        answer_invitation(invitation=found, accepted=True, by=police.viewer, at=late)
    client = police.client()
    empty = client.post(reverse("cases:decline_invitation", args=[found.id]), {"reason": "  "})
    assert empty.status_code == 422
    with viewing(town.director.viewer):
        end_stay(invitation=found, reason="toch niet nodig", by=town.director.viewer, at=timezone.now())
    got = client.post(reverse("cases:accept_invitation", args=[found.id]))
    assert got.status_code == 409 and "ingetrokken" in got.content.decode()
    again = a_guest(town, home, police, offer([None]), accepted=False)
    no = client.post(reverse("cases:decline_invitation", args=[again.id]), {"reason": "ik ken hen privé"})
    assert no.status_code == 302
    page = town.director.client().get(reverse("cases:involved", args=[home.household.id])).content.decode()
    assert "ik ken hen privé" in page


def test_nobody_else_opens_an_invitation(town: Town, home: Home, police: Colleague) -> None:
    found = a_guest(town, home, police, offer([None]))
    other = town.colleague(Role.PARTNER, organisation=police.hat.organisation).client()
    for name in ("guest", "end_stay", "guest_more"):
        assert other.get(reverse(f"cases:{name}", args=[found.id])).status_code == 404
    for name in ("accept_invitation", "decline_invitation", "end_stay"):
        assert other.post(reverse(f"cases:{name}", args=[found.id]), {"reason": "x"}).status_code == 404


def test_the_wall_itself_refuses_what_the_screen_would(
    town: Town, home: Home, police: Colleague, app_connection: "Connection[Any]"
) -> None:
    """Forged rows: a part the inviter does not hold, a part added later, an answer by another, an end by a stranger."""
    from psycopg.errors import InsufficientPrivilege

    found = a_guest(town, home, police, offer([home.ids[1]]))
    stranger = town.colleague()
    part = (
        "INSERT INTO involvement_guestpart (id, household_id, person_id, layer, domain, hidden_reason, invitation_id,"
        " writes) VALUES (gen_random_uuid(), %s, %s, 'involvement', '', '', %s, false)"
    )
    answer = (
        "INSERT INTO involvement_guestanswer (id, invitation_id, accepted, reason, by_id, at)"
        " VALUES (gen_random_uuid(), %s, true, '', %s, now())"
    )
    end = (
        "INSERT INTO involvement_guestend (id, invitation_id, reason, by_id, at)"
        " VALUES (gen_random_uuid(), %s, '', %s, now())"
    )
    grant = "INSERT INTO access_grant SELECT * FROM access_grant LIMIT 1"
    asked = "INSERT INTO involvement_askedof SELECT * FROM involvement_askedof"
    open_one = a_guest(
        town, home, town.colleague(Role.PARTNER, organisation=police.hat.organisation), offer([None]), accepted=False
    )
    tries: list[tuple[UUID, str, list[Any]]] = [
        (town.director.hat.id, part, [home.household.id, home.ids[0], found.id]),
        (police.hat.id, part, [home.household.id, home.ids[0], found.id]),
        (stranger.hat.id, part, [home.household.id, home.ids[0], open_one.id]),
        (stranger.hat.id, answer, [open_one.id, stranger.hat.id]),
        (police.hat.id, answer, [open_one.id, police.hat.id]),
        (stranger.hat.id, end, [found.id, stranger.hat.id]),
        (police.hat.id, grant, []),
        (police.hat.id, asked, []),
    ]
    for who, statement, values in tries:
        with pytest.raises(InsufficientPrivilege), app_connection.transaction():
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who)])
            app_connection.execute(statement, values)


def test_sharing_names_the_guest_and_what_the_guest_reads(town: Town, home: Home, police: Colleague) -> None:
    a_guest(town, home, police, offer([None], "shared"))
    page = town.director.client().get(reverse("cases:sharing", args=[home.household.id])).content.decode()
    assert "Wietske Wijkagent" in page and "(gast tot" in page
