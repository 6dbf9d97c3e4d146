"""H2: access follows involvement, purpose and mandate; what one may not see looks exactly like what is not there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Event, Line
from samenhang.consent import actions as consenting
from samenhang.consent.models import Consent, Notice
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import may_read
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

CASE = ("case", "direction")
HOUSEHOLD = (
    "involved",
    "involve",
    "sharing",
    "choose_basis",
    "ask",
    "release_secrecy",
    "agree_to_help",
    "sharing_paper",
)
OTHERS = ("tell", "sharing_paper_of", "end_involvement", "object", "withdraw_consent")
SCREENS = (*CASE, *HOUSEHOLD, *OTHERS)
ONLY_READ = {"direction", "involve", "choose_basis", "tell", "release_secrecy", "end_involvement"}


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    """Full enough to leak: told, asked, involved, a case, about a family and one member apart."""
    home = town.home("Anna de Vries", "Bo de Vries (2015-03-01)")
    town.open_case(home)
    return home


@pytest.fixture
def asked(town: Town, home: Home) -> Callable[[Colleague], Consent]:
    """Ask Anna whether somebody's organisation may read the plan; she says yes."""

    def ask(who: Colleague) -> Consent:
        with viewing(town.director.viewer):
            [consent] = consenting.ask(
                household=home.household,
                people=[home.ids[0]],
                organisation=who.hat.organisation,
                layers=["shared"],
                topic="samen optrekken",
                answer="given",
                how="desk",
                by=town.director.viewer,
                at=town.now,
            )
        return consent

    return ask


def addresses(town: Town, home: Home, consent: Consent) -> dict[str, str]:
    assert home.case is not None
    with viewing(town.officer.viewer):
        notice = Notice.objects.filter(household_id=home.household.id, person_id=home.ids[0]).latest("at", "id")
        involvement = Involvement.objects.filter(household_id=home.household.id, hat_id=town.director.hat.id).get()
    house = home.household.id
    return {
        **{name: reverse(f"cases:{name}", args=[home.case.id]) for name in CASE},
        **{name: reverse(f"cases:{name}", args=[house]) for name in HOUSEHOLD},
        "tell": reverse("cases:tell", args=[house, "wmo-onderzoek"]),
        "sharing_paper_of": reverse("cases:sharing_paper_of", args=[house, home.ids[0]]),
        "end_involvement": reverse("cases:end_involvement", args=[involvement.id]),
        "object": reverse("cases:object", args=[notice.id]),
        "withdraw_consent": reverse("cases:withdraw_consent", args=[consent.id]),
    }


def elsewhere(town: Town, home: Home, consent: Consent) -> dict[str, str]:
    """The same addresses with an id that is nobody's."""
    found = {}
    for name, address in addresses(town, home, consent).items():
        parts = address.split("/")
        parts[2] = str(uuid7())
        found[name] = "/".join(parts)
    return found


def overview(who: Colleague, home: Home) -> str:
    assert home.case is not None
    return who.client().get(reverse("cases:case", args=[home.case.id])).content.decode()


# -- what a ground opens ---------------------------------------------------------------------------------------


def test_without_a_ground_one_sees_who_is_involved_and_no_more(town: Town, home: Home) -> None:
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, partner)
    page = overview(partner, home)
    assert "alleen wie er betrokken is" in page
    assert "wat in ons plan staat" not in page
    assert "Rik Regie" in page


def test_consent_opens_the_plan_and_taking_it_back_closes_it_at_the_next_request(
    town: Town, home: Home, asked: Callable[[Colleague], Consent]
) -> None:
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, partner)
    consent = asked(partner)
    assert "wat in ons plan staat" in overview(partner, home)
    assert "met toestemming" in overview(partner, home)
    taken_back = {"how": "desk", "note": "", "submission": str(uuid7())}
    address = reverse("cases:withdraw_consent", args=[consent.id])
    assert town.director.client().post(address, taken_back).status_code == 302
    assert "alleen wie er betrokken is" in overview(partner, home)
    with viewing(partner.viewer):
        assert not may_read(partner.viewer, home.household.id, "shared")
        assert not may_read(partner.viewer, home.household.id, "shared", person_id=home.ids[0])


def test_who_is_involved_about_one_member_does_not_see_another(
    town: Town, home: Home, asked: Callable[[Colleague], Consent]
) -> None:
    coach = town.colleague(organisation=town.organisation("Jeugdhulp"))
    town.involve(home, coach, people=[home.ids[1]])
    asked(coach)
    client = coach.client()
    paths = addresses(town, home, asked(town.colleague(organisation=town.organisation())))
    seen = "".join(client.get(paths[name]).content.decode() for name in ("case", "involved", "sharing", "ask"))
    main = seen.replace("<bdi>Anna de Vries</bdi></h1>", "")  # the household bears her name
    assert "Bo de Vries" in main
    assert f'value="{home.ids[0]}"' not in main
    assert f"answer_{home.ids[0]}" not in main
    assert "samen optrekken" not in main  # what she was asked is hers
    assert client.get(paths["sharing_paper_of"]).status_code == 404
    assert client.get(paths["withdraw_consent"]).status_code == 404
    assert client.get(paths["object"]).status_code == 404


def test_an_ended_hat_sees_nothing(town: Town, home: Home) -> None:
    gone = town.colleague(until=timezone.localdate() - timedelta(days=1))
    town.involve(home, gone)
    assert gone.client().get(reverse("cases:involved", args=[home.household.id])).status_code == 302


# -- who never sees content, and who is not involved -------------------------------------------------------------


@pytest.mark.parametrize(
    "role", [Role.MANAGER, Role.TEAM_LEAD, Role.POLICY_ADVISER, Role.PRIVACY_OFFICER, Role.LAWFULNESS]
)
def test_roles_without_content_find_no_screen(
    town: Town, home: Home, asked: Callable[[Colleague], Consent], role: Role
) -> None:
    client = town.colleague(role).client()
    for name, address in addresses(town, home, asked(town.colleague(organisation=town.organisation()))).items():
        assert client.get(address).status_code == 404, name
        assert client.post(address, {"submission": str(uuid7())}).status_code in {404, 405}, name


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.ACCESS_OFFICER, Role.PARTNER, Role.PROCESS_DIRECTOR])
def test_what_is_hidden_looks_exactly_like_what_is_absent(
    town: Town, home: Home, asked: Callable[[Colleague], Consent], role: Role
) -> None:
    consent = asked(town.colleague(organisation=town.organisation()))
    other = town.organisation("Elders")
    outsider = town.colleague(role, organisation=other, team=town.team("toegang", other))
    client = outsider.client()
    hidden, absent = addresses(town, home, consent), elsewhere(town, home, consent)
    for name in SCREENS:
        first, second = client.get(hidden[name]), client.get(absent[name])
        assert (first.status_code, second.status_code) == (404, 404), name
        assert first.content == second.content, name
        assert dict(first.headers) == dict(second.headers), name
        sent = {"reason": "x", "how": "desk", "submission": str(uuid7())}
        assert client.post(hidden[name], sent).status_code in {404, 405}, name


def test_a_refused_look_is_in_the_log(town: Town, home: Home) -> None:
    outsider = town.colleague()
    assert outsider.client().get(reverse("cases:sharing", args=[home.household.id])).status_code == 404
    with viewing(outsider.viewer):
        line = Line.objects.filter(viewer_id=outsider.viewer.id, event=Event.REFUSED).latest("at")
    assert line.object_id == home.household.id


def test_who_may_read_but_not_keep_gets_no_form_to_keep_with(
    town: Town, home: Home, asked: Callable[[Colleague], Consent]
) -> None:
    colleague = town.colleague()
    town.involve(home, colleague)
    paths = addresses(town, home, asked(town.colleague(organisation=town.organisation())))
    for name in SCREENS:
        wanted = 404 if name in ONLY_READ else 200
        assert colleague.client().get(paths[name]).status_code == wanted, name


def test_a_child_of_two_households_shows_one_household_only(town: Town) -> None:
    mother = town.home("Mia Moeder", "Kim Kind (2016-01-01)")
    father = town.home("Frans Vader", child=mother.people[1])
    coach = town.colleague()
    town.involve(mother, coach)
    page = coach.client().get(reverse("cases:involved", args=[mother.household.id])).content.decode()
    assert "Kim Kind" in page
    assert "Frans Vader" not in page
    assert coach.client().get(reverse("cases:involved", args=[father.household.id])).status_code == 404


def test_a_protected_household_of_one_is_unseen_from_the_shared_one(town: Town, home: Home) -> None:
    apart = town.home("Anna Apart", protected=True, child=home.people[0])
    for who in (town.director, town.colleague(Role.ACCESS_OFFICER, team=town.team("toegang", town.organisation()))):
        for screen in ("involved", "sharing"):
            assert who.client().get(reverse(f"cases:{screen}", args=[apart.household.id])).status_code == 404
    page = town.director.client().get(reverse("cases:involved", args=[home.household.id])).content.decode()
    assert "Anna Apart" not in page
