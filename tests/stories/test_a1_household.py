"""A1, A6, H7: who belongs to a household over time, how they are reached, and a secret address that stays secret."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.people.models import Address, Contact, Household, Membership, Person, Relation
from samenhang.teams.models import Role
from tests.support.living import done, moves
from tests.support.town import Colleague, Home, Town, a_bsn, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bo de Vries (2015-03-01)", with_bsn=True)
    town.open_case(home)
    return home


def on(home: Home, name: str, *more: UUID) -> str:
    return reverse(f"cases:{name}", args=[home.household.id, *more])


def page(client: Client, home: Home) -> str:
    answer = client.get(on(home, "people"))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, url: str, data: Mapping[str, object], **more: object) -> HttpResponse:
    return client.post(url, {"submission": str(uuid7()), **data, **more})  # type: ignore[return-value]  # the test client's own kind


def members(who: Colleague, home: Home) -> dict[str, Membership]:
    with viewing(who.viewer):
        found = Membership.objects.filter(household=home.household, end=None).select_related("person")
        return {one.person.full_name: one for one in found}


def secret(town: Town, home: Home, **address: str) -> None:
    """The first member's address is secret, and is written down."""
    officer = town.officer.viewer
    with viewing(officer):
        Person.objects.filter(id=home.ids[0]).update(secrecy=7)
        people.keep_contact(household=home.household, person_id=None, details=address, by=officer, at=town.now)


NEW = {
    "given_names": "Célia",
    "infix": "van",
    "family_name": "Dijk",
    "birth_date": "03-04-1980",
    "sex": "V",
    "place": "adult",
    "starts_on": "2026-02-01",
}


def test_the_director_sees_who_belongs_to_the_household(town: Town, home: Home) -> None:
    shown = page(town.director.client(), home)
    assert "Anna de Vries" in shown
    assert "Bo de Vries" in shown
    assert "1 maart 2015" in shown
    assert 'aria-current="page"' in shown
    assert "Lid toevoegen" in shown
    assert "nog niet bekend" in shown  # the address: an empty state


def test_a_title_and_an_address_name_nobody(town: Town, home: Home) -> None:
    shown = page(town.director.client(), home)
    title = shown[shown.index("<title>") : shown.index("</title>")]
    assert "Vries" not in title
    assert "Vries" not in on(home, "people")


def test_a_new_member_is_recorded_once_though_sent_twice(town: Town, home: Home) -> None:
    client, key = town.director.client(), str(uuid7())
    for _ in range(2):
        assert send(client, on(home, "add_new"), NEW, submission=key, bsn=a_bsn()).status_code == 302
    assert list(members(town.director, home)).count("Célia van Dijk") == 1
    assert "Célia van Dijk" in page(client, home)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"birth_date": "01-01-2999"}, "toekomst"),
        ({"birth_date": "31-02-1980"}, "bestaande datum"),
        ({"birth_date": "01-01-0001"}, "jaartal"),
        ({"starts_on": "2999-01-01"}, "toekomst"),
        ({"starts_on": "1979-01-01"}, "voor de geboorte"),
        ({"family_name": ""}, "Vul dit in."),
        ({"family_name": "x" * 100_000}, "te lang"),
        ({"infix": "x" * 21}, "te lang"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"bsn": "onzin"}, "geen geldig BSN"),
        ({"place": "koning"}, "geldige keuze"),
    ],
)
def test_bad_input_is_told_at_the_field_and_nothing_is_lost(
    town: Town, home: Home, wrong: dict[str, str], told: str
) -> None:
    before = set(members(town.director, home))
    answer = send(town.director.client(), on(home, "add_new"), {**NEW, **wrong})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Célia" in answer.content.decode()
    assert set(members(town.director, home)) == before


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "O’Brien-D'Angelo 🌻", "Nul\x00teken"])
def test_names_of_every_script_are_kept(town: Town, home: Home, name: str) -> None:
    answer = send(town.director.client(), on(home, "add_new"), {**NEW, "family_name": name, "infix": ""})
    assert answer.status_code == 302
    assert f"Célia {name}".replace("\x00", "") in members(town.director, home)


def test_a_known_bsn_is_refused_with_what_to_do(town: Town, home: Home) -> None:
    number = a_bsn()
    client = town.director.client()
    assert send(client, on(home, "add_new"), {**NEW, "bsn": number}).status_code == 302
    other = town.home("Dirk Anders")
    town.open_case(other)
    answer = send(client, on(other, "add_new"), {**NEW, "bsn": number})
    assert answer.status_code == 422
    assert "zelfde BSN" in answer.content.decode()
    answer = send(client, on(other, "add_new"), {**NEW, "bsn": number, "same": "nobody"})
    assert "Zoek op BSN" in answer.content.decode()


def test_a_child_may_belong_to_two_households_each_with_its_own_contact(town: Town) -> None:
    home = town.home("Anna Tweehuis", "Bo Tweehuis (2015-03-01)")
    child = home.people[1]
    other = town.home("Cor Blom")
    officer = town.officer.client()
    searched = officer.post(
        on(other, "add_member"), {"family_name": "tweehuis", "birth_date": "01-03-2015", "submission": str(uuid7())}
    )
    assert on(other, "add_found", child.id) in searched.content.decode()
    added = send(officer, on(other, "add_found", child.id), {"place": "child", "starts_on": "2026-03-01"})
    assert added.status_code == 302
    kept = {"phone": "06 11111111", "reading": "easy", "version": "0"}
    assert send(officer, on(home, "person_contact", child.id), kept).status_code == 302
    assert "06 11111111" in page(officer, home)
    assert "06 11111111" not in page(officer, other)
    again = send(officer, on(other, "add_found", child.id), {"place": "child", "starts_on": "2026-03-01"})
    assert again.status_code == 422
    assert "hoort al bij dit huishouden" in again.content.decode()


def test_who_is_only_involved_with_one_household_finds_nothing_of_the_other(town: Town, home: Home) -> None:
    secretly = town.home("Xandra Elders", child=home.people[1])
    shown = page(town.director.client(), home)
    assert "Elders" not in shown
    assert town.director.client().get(on(secretly, "people")).status_code == 404


def test_a_membership_ends_and_stays_told_to_who_keeps_the_household(town: Town, home: Home) -> None:
    client, url = town.director.client(), on(home, "changes")
    assert url in page(client, home)
    data = moves(home, home.ids[1:]) | {"on": timezone.localdate().isoformat(), "where": "none"}
    done(town.director, home, "uit-huis", data)
    shown = page(client, home)
    assert "Wie er eerder bij hoorden" in shown
    assert "uit huis" in shown
    assert "Bo de Vries" not in members(town.director, home)
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    assert "Wie er eerder bij hoorden" not in page(helper.client(), home)


def test_relations_are_recorded_once(town: Town, home: Home) -> None:
    client, (anna, bo) = town.director.client(), home.ids
    says = {"person": str(anna), "kind": "parent_authority", "other": str(bo)}
    assert send(client, on(home, "relate"), says).status_code == 302
    assert "ouder met gezag van" in page(client, home)
    again = send(client, on(home, "relate"), says)
    assert again.status_code == 422
    assert "staat er al" in again.content.decode()
    itself = send(client, on(home, "relate"), {**says, "other": str(anna)})
    assert "twee verschillende mensen" in itself.content.decode()
    stranger = town.home("Vreemd Eend").ids[0]
    assert send(client, on(home, "relate"), {**says, "other": str(stranger)}).status_code == 422
    with viewing(town.director.viewer):
        assert Relation.objects.filter(household=home.household).count() == 1


def test_language_reading_and_an_interpreter_stand_with_the_person(town: Town, home: Home) -> None:
    client = town.director.client()
    says = {
        "language": "Tigrinya",
        "interpreter": "on",
        "reading": "spoken",
        "needs": "belt liever ’s ochtends",
        "version": "0",
    }
    url = on(home, "needs", home.ids[0])
    assert send(client, url, says).status_code == 302
    shown = page(client, home)
    for word in ("Tigrinya", "tolk Tigrinya", "liever mondeling", "belt liever ’s ochtends"):
        assert word in shown
    typed = {"postcode": "12 AB", "phone": "bel maar", "email": "geen", "version": "1"}
    wrong = send(client, on(home, "person_contact", home.ids[0]), typed)
    assert wrong.status_code == 422
    for word in ("1234 AB", "telefoonnummer", "bel maar"):
        assert word in wrong.content.decode()


def test_two_editors_are_told_of_each_other_and_lose_nothing(town: Town, home: Home) -> None:
    first, second = town.director.client(), town.officer.client()
    url = on(home, "household_contact")
    for opened in (first, second):
        assert 'name="version" value="0"' in opened.get(url).content.decode()
    assert send(first, url, {"street": "Lindelaan", "number": "1", "version": "0"}).status_code == 302
    clash = send(second, url, {"street": "Beukenlaan", "number": "2", "version": "0"})
    assert clash.status_code == 409
    told = clash.content.decode()
    for word in ("Rik Regie", "Lindelaan", "Beukenlaan", 'name="version" value="1"'):
        assert word in told
    assert send(second, url, {"street": "Beukenlaan", "number": "2", "version": "1"}).status_code == 302
    with viewing(town.director.viewer):
        contact = Contact.objects.get(household=home.household, person=None)
        lives = Address.objects.filter(household=home.household, person=None).latest("at", "id")
    assert (lives.street, lives.number, contact.version) == ("Beukenlaan", "2", 2)


def test_what_was_typed_comes_back_after_a_lost_session(town: Town, home: Home) -> None:
    client, url = town.director.client(), on(home, "needs", home.ids[0])
    key = f"needs:{home.household.id}:{home.ids[0]}"
    assert client.post(reverse("access:draft", args=[key]), {"needs": "half getypt"}).status_code == 200
    assert "half getypt" in client.get(url).content.decode()
    assert send(client, url, {"needs": "af", "reading": "normal", "version": "0"}).status_code == 302
    assert "half getypt" not in client.get(url).content.decode()


def test_a_bsn_is_masked_and_showing_it_leaves_a_line(town: Town, home: Home) -> None:
    client = town.director.client()
    with viewing(town.director.viewer):
        anna = Person.objects.get(id=home.ids[0])
        number = people.unmask_bsn(household=home.household, person=anna, by=town.director.viewer, at=town.now)
        before = Line.objects.filter(what="people.unmask_bsn", object_id=anna.id).count()
    shown = page(client, home)
    assert number not in shown
    assert "••••••" + number[-3:] in shown
    url = on(home, "show_bsn", anna.id)
    assert client.get(url).status_code == 405
    answer = client.post(url)
    assert number in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert number not in page(client, home)
    with viewing(town.director.viewer):
        assert Line.objects.filter(what="people.unmask_bsn", object_id=anna.id).count() == before + 1


def test_a_partner_sees_no_bsn_at_all(town: Town, home: Home) -> None:
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    assert "••••••" not in page(partner.client(), home)
    assert partner.client().post(on(home, "show_bsn", home.ids[0])).status_code == 404


def test_a_secret_address_is_for_who_keeps_the_household_only(town: Town, home: Home) -> None:
    secret(town, home, street="Schuilhof", number="9", postcode="1234AB", city="Lindeveen")
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    about_child = town.colleague(domain="jeugd")
    town.involve(home, about_child, people=[home.ids[1]])  # does not know of the one whose address is secret
    for involved in (helper, about_child):
        client = involved.client()
        shown = page(client, home)
        assert "geheim" in shown
        for url in (on(home, "people"), on(home, "household_contact"), on(home, "person_contact", home.ids[1])):
            assert "Schuilhof" not in client.get(url).content.decode()
        kept = send(client, on(home, "household_contact"), {"phone": "06 22222222", "street": "Elders", "version": "1"})
        assert kept.status_code in (302, 409)
    for keeper in (town.director, town.officer):
        shown = page(keeper.client(), home)
        assert "Schuilhof 9" in shown
        assert 'class="not-printed">Schuilhof' in shown
    with viewing(town.director.viewer):
        assert [one.street for one in Address.objects.filter(household=home.household)] == ["Schuilhof"]
    for involved in (helper, about_child):
        with viewing(involved.viewer):
            assert not Address.objects.filter(household=home.household).exists()  # the policy, not the screen


def test_a_draft_of_a_form_belongs_to_its_writer(town: Town, home: Home) -> None:
    key = f"contact:{home.household.id}:household"
    town.director.client().post(reverse("access:draft", args=[key]), {"street": "Halfweg"})
    assert "Halfweg" not in town.officer.client().get(on(home, "household_contact")).content.decode()


def test_an_outsider_finds_what_looks_absent(town: Town, home: Home) -> None:
    outsider = a_town().colleague(domain="wmo").client()
    absent = outsider.get(reverse("cases:people", args=[uuid7()]))
    for url in (
        on(home, "people"),
        on(home, "household_contact"),
        on(home, "person_contact", home.ids[0]),
        on(home, "add_member"),
        on(home, "add_new"),
        on(home, "add_found", home.ids[0]),
        on(home, "relate"),
        on(home, "changes"),
        on(home, "timeline"),
    ):
        answer = outsider.get(url)
        assert answer.status_code == 404
        assert b"Vries" not in answer.content
        assert len(answer.content) == pytest.approx(len(absent.content), abs=200)
        assert send(outsider, url, NEW).status_code in (404, 405)
    assert outsider.post(on(home, "show_bsn", home.ids[0])).status_code == 404


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.POLICY_ADVISER, Role.PRIVACY_OFFICER, Role.MANAGER])
def test_roles_without_content_have_no_such_screen(town: Town, home: Home, role: Role) -> None:
    assert town.colleague(role).client().get(on(home, "people")).status_code == 404


def test_who_is_involved_but_does_not_keep_the_household_reads_only(town: Town, home: Home) -> None:
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    client = helper.client()
    shown = page(client, home)
    assert "Anna de Vries" in shown
    assert "Lid toevoegen" not in shown
    assert "Hoort er niet meer bij" not in shown
    for url in (on(home, "add_member"), on(home, "add_new"), on(home, "relate"), on(home, "changes")):
        assert client.get(url).status_code == 404


def test_an_empty_household_says_how_it_fills(town: Town) -> None:
    officer = town.officer.viewer
    with viewing(officer):
        empty = people.add_household(name="Nieuw huishouden", by=officer, at=town.now)
        town.take_in(empty)
    shown = page(town.officer.client(), Home(empty, []))
    assert "Nog niemand" in shown
    assert town.officer.client().get(reverse("cases:relate", args=[empty.id])).status_code == 404


def test_the_page_asks_the_same_number_of_statements_for_one_and_for_many(town: Town) -> None:
    counts = []
    for size in (1, 3, 50):
        home = town.home(*(f"Kind{n} Groot (20{n % 15 + 10}-01-01)" for n in range(size)), with_bsn=True)
        town.open_case(home)
        client = town.director.client()
        client.get(on(home, "people"))
        with CaptureQueriesContext(connection) as captured:
            page(client, home)
        counts.append(len(captured))
    assert len(set(counts)) == 1


def test_every_look_counts_each_member(town: Town, home: Home) -> None:
    client = town.director.client()
    page(client, home)
    with viewing(town.director.viewer):
        line = Line.objects.filter(what="people.read", viewer_id=town.director.viewer.id).latest("at")
        assert line.object_id == home.household.id


def test_the_database_refuses_who_does_not_keep_the_household(town: Town, home: Home) -> None:
    from django.db import ProgrammingError

    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    with pytest.raises(ProgrammingError, match="row-level security"), viewing(helper.viewer):
        people.add_member(
            household=Household.objects.get(id=home.household.id),
            identity=people.Identity(family_name="Indringer"),
            place="adult",
            starts_on=timezone.localdate() - timedelta(days=1),
            by=helper.viewer,
            at=timezone.now(),
        )


def test_a_refused_membership_leaves_no_person_behind(town: Town, home: Home) -> None:
    number = a_bsn()
    client = town.director.client()
    late = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert send(client, on(home, "add_new"), {**NEW, "bsn": number, "starts_on": late}).status_code == 422
    assert send(client, on(home, "add_new"), {**NEW, "bsn": number}).status_code == 302


def test_an_address_that_stands_alone_is_shown_and_not_wiped_by_saving_the_rest(town: Town, home: Home) -> None:
    with viewing(town.director.viewer) as at:
        lives = {"street": "Alleenweg", "number": "7", "postcode": "1234AB", "city": "Lindeveen"}
        people.keep_address(household=home.household, person_id=None, details=lives, by=town.director.viewer, at=at)
    client = town.director.client()
    assert "Alleenweg 7" in page(client, home)
    shown = client.get(on(home, "household_contact")).content.decode()
    assert 'value="Alleenweg"' in shown and 'name="version" value="0"' in shown
    assert (
        send(client, on(home, "household_contact"), {**lives, "phone": "06 11111111", "version": "0"}).status_code
        == 302
    )
    assert "Alleenweg 7" in page(client, home) and "06 11111111" in page(client, home)
    with viewing(town.director.viewer):
        assert Address.objects.filter(household=home.household).count() == 1
