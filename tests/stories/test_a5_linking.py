"""A5: two records of one human being are linked, unlinked, told apart; who may see one of both sees nothing of it."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.people import queries
from samenhang.people.models import (
    DoubleAnswer,
    DoubleQuestion,
    IdentityChange,
    NotSame,
    Person,
    PersonLink,
    PersonUnlink,
)
from samenhang.register import queries as register
from samenhang.register.queries import Terms
from samenhang.teams.models import Role
from tests.intake.asking import at_once
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def family() -> str:
    """A family name nobody else in the tests has."""
    return own_word("Dwars")


def known_home(town: Town, *names: str, director: Colleague | None = None, **more: Any) -> Home:
    home = town.home(*(name if "(" in name else f"{name} (1985-03-12)" for name in names), **more)
    town.open_case(home, director=director)
    return home


def url(name: str, home: Home, person: UUID, *other: UUID) -> str:
    return reverse(f"cases:{name}", args=[home.household.id, person, *other])


def press(client: Client, address: str, **typed: object) -> Any:
    return client.post(address, {"submission": str(uuid7()), **typed})


def seen(client: Client, address: str) -> str:
    """This function will give what a page says, without what is new on every page: keys, tokens and times."""
    answer = client.get(address, follow=True)
    text = re.sub(
        r'value="[A-Za-z0-9]{64}"|look=[^"]+|[0-9a-f]{8}-[0-9a-f-]{27}" data-submission', "", answer.content.decode()
    )
    return re.sub(r'name="(submission|csrfmiddlewaretoken)" value="[^"]*"', "", text)


def pages_of(home: Home) -> Iterator[str]:
    assert home.case
    yield reverse("cases:people", args=[home.household.id])
    yield reverse("cases:case", args=[home.case.id])
    yield reverse("cases:involved", args=[home.household.id])
    yield reverse("cases:sharing", args=[home.household.id])
    for person in home.ids:
        yield url("doubles", home, person)
        yield url("identity", home, person)
        yield url("person_contact", home, person)


# -- linking and undoing ---------------------------------------------------------------------------------------


def test_two_records_are_laid_beside_each_other_linked_and_unlinked(town: Town, family: str) -> None:
    one, two = known_home(town, f"Anna {family}", with_bsn=True), known_home(town, f"Anna {family}e")
    outside = town.colleague(domain="jeugd")
    town.involve(two, outside)
    client, theirs = town.director.client(), outside.client()
    a, b = one.ids[0], two.ids[0]
    before = {address: seen(client, address) for home in (one, two) for address in pages_of(home)}
    unseen = {address: seen(theirs, address) for address in pages_of(two)}

    page = client.get(url("doubles", two, b)).content.decode()
    assert "waarschijnlijk" in page and "achternaam klinkt bijna hetzelfde" in page
    both = client.get(url("beside", two, b, a)).content.decode()
    assert f"Anna {family}e" in both and f"Anna {family}<" in both
    assert press(client, url("beside", two, b, a), why="").status_code == 422
    assert press(client, url("beside", two, b, a), why="x" * 100_000).status_code == 422
    key = str(uuid7())
    for _ in range(2):
        assert press(client, url("beside", two, b, a), why="paspoort gezien ✓ نعم", submission=key).status_code == 302
    with viewing(town.director.viewer):
        made = PersonLink.objects.get(other_id=b)
        assert made.kept_id == a  # the one with the BSN
    assert "Vastgelegd als dezelfde persoon" in client.get(url("doubles", one, a)).content.decode()
    found = client.post("/zoeken/", {"family_name": f"{family}e", "birth_date": "12-03-1985", "purpose": "case"})
    told = found.content.decode()
    assert "1 persoon gevonden" in told and "ook vastgelegd als" in told
    assert str(one.household.id) in told and str(two.household.id) in told

    assert {address: seen(theirs, address) for address in pages_of(two)} == unseen  # who sees one only sees no link
    assert press(client, url("unlink", two, b, a), why="").status_code == 422
    assert press(client, url("unlink", two, b, a), why="Toch een nicht").status_code == 302
    assert press(client, url("unlink", two, b, a), why="Toch een nicht").status_code == 404
    client.get("/")  # the messages are read
    after = {address: seen(client, address) for home in (one, two) for address in pages_of(home)}
    assert after == before


def link(who: Colleague, one: UUID, other: UUID, town: Town) -> PersonLink:
    with viewing(who.viewer):
        return people.link(one=one, other=other, why="proef", by=who.viewer, at=town.now)


def test_in_one_household_there_is_one_line(town: Town, family: str) -> None:
    home = known_home(town, f"Anna {family}", f"Anna {family}e")
    client = town.director.client()
    page = reverse("cases:people", args=[home.household.id])
    assert client.get(page).content.decode().count("member__name") == 2
    link(town.director, home.ids[1], home.ids[0], town)
    told = client.get(page).content.decode()
    assert told.count("member__name") == 1
    assert "ook vastgelegd als" in told and f"Anna {family}e" in told


def test_a_new_membership_goes_to_the_record_that_goes_on(town: Town, family: str) -> None:
    one, two = known_home(town, f"Anna {family}", with_bsn=True), known_home(town, f"Anna {family}e")
    third = known_home(town, f"Zus {family}x (1950-01-01)")
    link(town.director, one.ids[0], two.ids[0], town)
    client = town.director.client()
    added = press(client, url("add_found", third, two.ids[0]), place="adult", starts_on="2026-02-01")
    assert added.status_code == 302
    with viewing(town.director.viewer):
        there = {one.person.id for one in queries.members(town.director.viewer, third.household.id, town.now.date())}
    assert one.ids[0] in there and two.ids[0] not in there


def test_a_request_is_about_the_record_of_its_household(town: Town, family: str) -> None:
    one, two = town.home(f"Anna {family} (1985-03-12)", with_bsn=True), town.home(f"Anna {family}e (1985-03-12)")
    link(town.officer, one.ids[0], two.ids[0], town)
    with viewing(town.officer.viewer):
        found = register.pick(town.officer.viewer, two.ids[0], day=town.now.date())
    assert found.person_id == one.ids[0]
    assert {home for home, _name in found.households} == {one.household.id, two.household.id}
    assert found.as_in(two.household.id) == two.ids[0]
    assert found.as_in(one.household.id) == one.ids[0]


# -- chains, cycles, two BSNs ----------------------------------------------------------------------------------


def test_chains_come_to_one_and_cycles_are_refused(town: Town, family: str) -> None:
    homes = [known_home(town, f"Anna {family}{letter}", with_bsn=letter == "c") for letter in "abc"]
    a, b, c = (home.ids[0] for home in homes)
    link(town.director, a, b, town)
    link(town.director, b, c, town)
    with viewing(town.director.viewer):
        assert queries.kept_of([a]) == dict.fromkeys((a, b, c), c)
        terms = Terms(family_name=f"{family}a", birth_date=homes[0].people[0].birth_date)
        hit = register.find(town.director.viewer, terms, day=town.now.date()).people
        assert [one.person_id for one in hit] == [c]
        assert len(hit[0].households) == 3
    with pytest.raises(people.AlreadyThere):
        link(town.director, c, a, town)
    with pytest.raises(people.AlreadyThere):
        link(town.director, a, a, town)
    with viewing(town.director.viewer):
        made = queries.link_between(town.director.viewer, a, b)
        people.unlink(made=made, why="toch niet", by=town.director.viewer, at=town.now)
        assert queries.kept_of([a]) == {}
        assert queries.kept_of([b]) == {b: c, c: c}


def test_two_bsns_are_never_one_also_by_way_of_a_third(town: Town, family: str) -> None:
    homes = [known_home(town, f"Anna {family}{n}", with_bsn=n != 1) for n in range(3)]
    a, b, c = (home.ids[0] for home in homes)
    with pytest.raises(people.TwoNumbers):
        link(town.director, a, c, town)
    link(town.director, a, b, town)
    with pytest.raises(people.TwoNumbers):
        link(town.director, b, c, town)
    told = press(town.director.client(), url("beside", homes[0], a, c), why="paspoort")
    assert told.status_code == 422 and "eigen BSN" in told.content.decode()


def test_two_who_link_the_same_two_at_once_make_one_link(town: Town, family: str) -> None:
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e")
    a, b = one.ids[0], two.ids[0]
    clients = [town.director.client(), town.director.client()]
    codes = at_once(
        *(
            lambda client=client: press(client, url("beside", one, a, b), why="paspoort").status_code
            for client in clients
        )
    )
    assert sorted(codes) == [302, 422]
    with viewing(town.director.viewer):
        assert PersonLink.objects.filter(kept_id__in=[a, b]).count() == 1


# -- not the same ----------------------------------------------------------------------------------------------


def test_not_the_same_is_remembered_and_can_be_taken_back(town: Town, family: str) -> None:
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e")
    a, b, client = one.ids[0], two.ids[0], town.director.client()
    assert "Lijkt op" in seen(client, url("doubles", one, a)) and str(b) in seen(client, url("doubles", one, a))
    for _ in range(2):
        assert press(client, url("tell_apart", one, a, b)).status_code == 302
    with viewing(town.director.viewer):
        assert NotSame.objects.filter(first_id=min(a, b), second_id=max(a, b)).count() == 1
    for home, person in ((one, a), (two, b)):
        told = client.get(url("doubles", home, person)).content.decode()
        assert "niemand die u mag zien" in told and "niet dezelfde" in told
    assert press(client, url("take_back_apart", two, b, a)).status_code == 302
    assert press(client, url("take_back_apart", two, b, a)).status_code == 404
    assert "Naast elkaar leggen" in client.get(url("doubles", one, a)).content.decode()
    link(town.director, a, b, town)
    assert press(client, url("tell_apart", one, a, b)).status_code == 409


# -- what the wall says ----------------------------------------------------------------------------------------


def test_who_may_see_one_of_both_sees_no_link_and_may_make_none(town: Town, family: str) -> None:
    stranger = town.colleague(domain="jeugd")
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e", director=stranger)
    a, b = one.ids[0], two.ids[0]
    both = town.colleague(domain="wmo")
    for home in (one, two):
        with viewing(town.officer.viewer):
            involving.involve(
                household=home.household,
                hat=both.hat,
                part=Part.PARTNER,
                basis="avg-betrokken",
                by=town.officer.viewer,
                at=town.now,
            )
    made = link(town.officer, a, b, town)
    with viewing(town.officer.viewer):
        apart = people.tell_apart(
            one=a, other=known_home(town, f"Bo {family}").ids[0], by=town.officer.viewer, at=town.now
        )
    for who in (
        town.director,
        stranger,
        town.colleague(domain="wmo"),
        town.colleague(Role.PARTNER),
        town.colleague(Role.MANAGER),
    ):
        with viewing(who.viewer):
            assert not PersonLink.objects.filter(id=made.id).exists()
            assert queries.kept_of([a, b]) == {}
            if who in (town.director, stranger):
                assert set(queries.identified([a, b])) < {a, b}
            else:
                assert queries.identified([a, b]) == {}
                assert not NotSame.objects.filter(id=apart.id).exists()
        with pytest.raises(ProgrammingError), viewing(who.viewer), transaction.atomic():
            PersonLink(kept_id=a, other_id=b, why="x", by_id=who.hat.id, at=town.now).save(force_insert=True)
        with pytest.raises(ProgrammingError), viewing(who.viewer), transaction.atomic():
            PersonUnlink(link_id=made.id, why="x", by_id=who.hat.id, at=town.now).save(force_insert=True)
        with pytest.raises(people.CannotSeeBoth):
            link(who, a, b, town)
    with viewing(both.viewer):  # involved with both, keeps up neither: sees it, changes nothing
        assert PersonLink.objects.filter(id=made.id).exists()
    with pytest.raises(ProgrammingError), viewing(both.viewer), transaction.atomic():
        PersonUnlink(link_id=made.id, why="x", by_id=both.hat.id, at=town.now).save(force_insert=True)
    director = town.director.client()
    for name in ("beside", "unlink", "tell_apart", "take_back_apart"):
        told, untold = (
            press(director, url(name, one, a, b), why="x"),
            press(director, url(name, one, a, uuid7()), why="x"),
        )
        assert (told.status_code, told.content) == (untold.status_code, untold.content)
        assert told.status_code == 404
    assert str(b) not in director.get(url("doubles", one, a)).content.decode()


def test_a_link_opens_nothing(town: Town, family: str, owner_connection: Any) -> None:
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e")
    count = (
        "SELECT viewer_id, household_id, person_id, layer, domain, writes FROM access_grant"
        " WHERE household_id = ANY (%s) ORDER BY 1, 2, 3, 4, 5, 6"
    )
    ids = [[one.household.id, two.household.id]]
    before = owner_connection.execute(count, ids).fetchall()
    made = link(town.director, one.ids[0], two.ids[0], town)
    assert owner_connection.execute(count, ids).fetchall() == before
    lines = owner_connection.execute(
        "SELECT l.what, count(s.id) FROM audit_line l LEFT JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.object_id = %s GROUP BY 1",
        [made.id],
    ).fetchall()
    assert lines == [("people.link", 0)]  # nobody who sees one of both reads in the log that there is another


def test_a_protected_household_is_warned_about_and_stays_unseen(town: Town, family: str) -> None:
    hidden = known_home(town, f"Anna {family}", protected=True)
    open_home = known_home(town, f"Anna {family}e")
    other = town.colleague(domain="jeugd")
    town.involve(open_home, other)
    page = town.director.client().get(url("beside", open_home, open_home.ids[0], hidden.ids[0])).content.decode()
    assert "beschermd huishouden" in page
    assert (
        press(
            town.director.client(), url("beside", open_home, open_home.ids[0], hidden.ids[0]), why="zelf gezegd"
        ).status_code
        == 302
    )
    assert str(hidden.ids[0]) not in other.client().get(url("doubles", open_home, open_home.ids[0])).content.decode()
    elsewhere = a_town().officer
    with viewing(elsewhere.viewer):
        assert queries.kept_of([open_home.ids[0]]) == {}
    with pytest.raises(people.CannotSeeBoth):
        link(elsewhere, open_home.ids[0], hidden.ids[0], town)


# -- asking the desk -------------------------------------------------------------------------------------------


def test_the_desk_is_asked_answers_and_the_asker_hears_that_it_is_done(town: Town, family: str) -> None:
    stranger, asker = town.colleague(domain="jeugd"), town.colleague(domain="wmo", name="Vera Vraagt")
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e", director=stranger)
    town.involve(one, asker)
    client, desk = asker.client(), town.officer.client()
    a, b = one.ids[0], two.ids[0]
    assert "Lijkt op" not in client.get(url("doubles", one, a)).content.decode()
    ask = url("ask_desk", one, a)
    assert press(client, ask, why="").status_code == 422
    assert press(client, ask, why="x" * 100_000).status_code == 422
    key = str(uuid7())
    for _ in range(2):
        assert press(client, ask, why="Zij zei dat zij hier eerder was 🌻", submission=key).status_code == 302
    assert press(client, ask, why="nog eens").status_code == 422
    assert "De Toegang kijkt ernaar" in client.get(url("doubles", one, a)).content.decode()
    with viewing(asker.viewer):
        asked = DoubleQuestion.objects.get(person_id=a)
    shown = desk.get(reverse("cases:possible_doubles")).content.decode()
    assert f"Anna {family}" in shown and "Vera Vraagt" in shown
    page = reverse("cases:possible_double", args=[asked.id])
    told = desk.get(page).content.decode()
    assert str(b) in told and "klinkt bijna hetzelfde" in told
    assert a_town().officer.client().get(page).status_code == 404
    assert client.get(page).status_code == 404
    assert press(desk, page, outcome="linked").status_code == 422
    assert press(desk, page, outcome="linked", other=str(uuid7())).status_code == 422
    assert press(desk, page, outcome="linked", other=str(b)).status_code == 302
    assert press(desk, page, outcome="nothing").status_code == 404
    with viewing(asker.viewer):
        assert not DoubleAnswer.objects.filter(question=asked).exists()
        assert not PersonLink.objects.filter(other_id__in=[a, b]).exists()
    heard = client.get(url("doubles", one, a)).content.decode()
    assert "Dit is behandeld." in heard
    assert (
        str(b) not in heard
        and f"{family}e" not in heard
        and "gekoppeld" not in heard.lower().replace("gekoppeld op", "")
    )


@pytest.mark.parametrize("outcome", ["not_same", "nothing"])
def test_what_else_may_come_of_it(town: Town, family: str, outcome: str) -> None:
    one, two = (
        known_home(town, f"Anna {family}"),
        known_home(town, f"Anna {family}e", director=town.colleague(domain="jeugd")),
    )
    client, desk = town.director.client(), town.officer.client()
    assert press(client, url("ask_desk", one, one.ids[0]), why="zelfde gezicht").status_code == 302
    with viewing(town.director.viewer):
        page = reverse("cases:possible_double", args=[DoubleQuestion.objects.get(person_id=one.ids[0]).id])
    assert press(desk, page, outcome=outcome, other=str(two.ids[0])).status_code == 302
    with viewing(town.officer.viewer):
        assert (queries.not_same_between(one.ids[0], two.ids[0]) is not None) == (outcome == "not_same")
        assert queries.kept_of([one.ids[0]]) == {}
    assert "Dit is behandeld." in client.get(url("doubles", one, one.ids[0])).content.decode()


def test_nothing_protected_comes_in_the_desk_s_list(town: Town, family: str) -> None:
    hidden = known_home(town, f"Anna {family}", protected=True)
    told = press(town.director.client(), url("ask_desk", hidden, hidden.ids[0]), why="vraag")
    assert told.status_code == 422 and "beschermd" in told.content.decode()
    secret = known_home(town, f"Cas {family}")
    with viewing(town.director.viewer):
        Person.objects.filter(id=secret.ids[0]).update(secrecy=7)
    told = press(town.director.client(), url("ask_desk", secret, secret.ids[0]), why="vraag")
    assert told.status_code == 422 and "geheim" in told.content.decode()
    later = known_home(town, f"Bo {family}")
    assert press(town.director.client(), url("ask_desk", later, later.ids[0]), why="vraag").status_code == 302
    with viewing(town.officer.viewer):
        assert queries.questions(town.officer.viewer).filter(person_id=later.ids[0]).exists()
        later.household.protected = True
        later.household.save(update_fields=["protected"])
        assert not queries.questions(town.officer.viewer).filter(person_id=later.ids[0]).exists()


def test_the_desk_s_list_takes_as_many_statements_for_one_as_for_fifty(town: Town, family: str) -> None:
    desk, taken = town.officer.client(), []
    empty = desk.get(reverse("cases:possible_doubles")).content.decode()
    assert "Er ligt geen vraag" in empty
    for more in (1, 2, 27):
        for _ in range(more):
            home = town.home(f"Iemand {own_word()}")
            asker = town.colleague(domain="wmo")
            town.involve(home, asker)
            with viewing(asker.viewer):
                people.ask_desk(
                    household=home.household,
                    person_id=home.ids[0],
                    desk_id=town.desk.id,
                    why="?",
                    by=asker.viewer,
                    at=town.now,
                )
        with CaptureQueriesContext(connection) as captured:
            said = desk.get(reverse("cases:possible_doubles")).content.decode()
        taken.append(
            len(captured) - sum('INSERT INTO "audit_subject"' in one["sql"] for one in captured.captured_queries)
        )
    assert len(set(taken)) == 1, taken
    assert "Bladzijde 1 van 2" in said


def test_the_server_s_role_may_not_go_round_the_actions(town: Town, family: str) -> None:
    one, two = known_home(town, f"Anna {family}"), known_home(town, f"Anna {family}e")
    helper, at = town.colleague(domain="wmo"), town.now
    for home in (one, two):
        town.involve(home, helper)
    a, b = sorted((one.ids[0], two.ids[0]))
    with viewing(helper.viewer):
        asked = people.ask_desk(
            household=one.household, person_id=one.ids[0], desk_id=town.desk.id, why="?", by=helper.viewer, at=at
        )
    mine = {"by_id": helper.hat.id, "at": at}
    rows = [
        NotSame(first_id=a, second_id=b, **mine),
        PersonLink(kept_id=a, other_id=b, why="x", **mine),
        DoubleAnswer(question=asked, outcome="nothing", **mine),
        IdentityChange(person_id=a, family_name="x", sex="O", secrecy=0, why="x", **mine),
        DoubleQuestion(household=one.household, person_id=two.ids[0], desk=town.desk, why="x", **mine),
        DoubleQuestion(household=one.household, person_id=one.ids[0], desk=town.desk, why="x", by_id=uuid7(), at=at),
    ]
    for row in rows:
        with pytest.raises(ProgrammingError), viewing(helper.viewer), transaction.atomic():
            row.save(force_insert=True)
    link(town.director, one.ids[0], two.ids[0], town)
    for statement in (
        "UPDATE people_personlink SET why = 'x'",
        "DELETE FROM people_personlink",
        "DELETE FROM people_personunlink",
        "UPDATE people_notsame SET at = now()",
        "DELETE FROM people_identitychange",
        "UPDATE people_doublequestion SET why = 'x'",
    ):
        with pytest.raises(ProgrammingError), viewing(town.director.viewer), connection.cursor() as cursor:
            cursor.execute(statement)
