"""Searching people: whom each role finds, what it is told of them, and what stays secret."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Event, Line, Subject
from samenhang.brp.imports import import_brp
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.people.models import Person
from samenhang.register.queries import Found, Known, Terms, find, known_here, pick
from samenhang.teams.models import Role
from tests.people.lists import a_file, a_list, a_necessity
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

BORN = date(1985, 5, 17)  # of everybody the town's builder makes without a birth date


@pytest.fixture
def town() -> Town:
    return a_town()


def a_name() -> str:
    """A family name nobody else in this database has."""
    return f"Zoekveld{uuid7().hex[-10:]}"


def looks_for(who: Colleague, **terms: object) -> list[Found]:
    with viewing(who.viewer):
        return find(who.viewer, Terms(**terms), day=timezone.localdate()).people  # type: ignore[arg-type]  # tests pass the terms on


def bsn_of(town: Town, home: Home, person: int = 0) -> str:
    with viewing(town.officer.viewer):
        return people.unmask_bsn(
            household=home.household, person=home.people[person], by=town.officer.viewer, at=town.now
        )


def lives_at(town: Town, home: Home, person: UUID | None = None, **address: str) -> None:
    with viewing(town.officer.viewer):
        people.keep_contact(
            household=home.household, person_id=person, details=dict(address), by=town.officer.viewer, at=town.now
        )


def keep_secret(town: Town, person: UUID) -> None:
    with viewing(town.officer.viewer):
        Person.objects.filter(id=person).update(secrecy=7)


def told(who: Colleague, person: UUID) -> list[Known]:
    with viewing(who.viewer):
        return known_here(who.viewer, [person], at=timezone.now()).get(person, [])


# -- whom one finds ------------------------------------------------------------------------------------------


def test_the_desk_of_another_town_finds_by_bsn_name_and_address(town: Town) -> None:
    name, officer = a_name(), a_town().officer
    home = town.home(f"Noor {name}", with_bsn=True)
    lives_at(town, home, street="Plein", number="7", addition="B", postcode="9876ZX", city=name)
    expected = [home.ids[0]]
    assert [one.person_id for one in looks_for(officer, bsn=bsn_of(town, home))] == expected
    assert [one.person_id for one in looks_for(officer, family_name=name, birth_date=BORN)] == expected
    for number in ("7", "7B", "7b"):
        found = looks_for(officer, postcode="9876ZX", number=number)
        assert expected[0] in [one.person_id for one in found]
    one = looks_for(officer, family_name=name, birth_date=BORN)[0]
    assert one.address == f"Plein 7 B, 9876ZX {name}"
    assert one.households == [(home.household.id, home.household.name)]
    assert one.open_to_me == frozenset()
    today = timezone.localdate()
    assert one.age == today.year - 1985 - ((today.month, today.day) < (5, 17))


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Ångström", "angstrom"),
        ("VAN DER Øst", "van der øst"),
        ("Łuczak", "LUCZAK"),
        ("d’Ancona", "D'ANCONA"),
        ("Ёлкина", "елкина"),
        ("الزهراء", "الزهراء"),
        ("Dubbele  Spatie", "dubbele spatie"),
    ],
)
def test_capitals_accents_and_spaces_make_no_difference(town: Town, recorded: str, typed: str) -> None:
    suffix = a_name()
    home = town.home(f"Noor {recorded} {suffix}")
    found = looks_for(a_town().officer, family_name=f"{typed} {suffix.upper()}", birth_date=BORN)
    assert [one.person_id for one in found] == home.ids


def test_a_prefix_may_be_typed_or_left_out(town: Town, tmp_path: Path) -> None:
    name, bsn = a_name(), a_bsn()
    import_brp(
        a_file(tmp_path, a_list("L", bsn=bsn, e01_02_40=name)),
        why=a_necessity(),
        at=timezone.now(),
        echo=lambda _: None,
    )
    for typed in (name, f"van {name}", f"VAN {name.upper()}"):
        assert len(looks_for(town.officer, family_name=typed, birth_date=date(1980, 2, 14))) == 1
    assert len(looks_for(town.officer, family_name=name, birth_date=date(1980, 2, 14), given_name="fenna")) == 1
    assert len(looks_for(town.officer, family_name=name, birth_date=date(1980, 2, 14), given_name="F.")) == 1
    assert not looks_for(town.officer, family_name=name, birth_date=date(1980, 2, 14), given_name="%")
    other = looks_for(town.officer, family_name=f"von {name}", birth_date=date(1980, 2, 14))
    assert [one.name for one in other] == [one.name for one in looks_for(town.officer, bsn=bsn)]


def test_the_beginning_of_a_name_is_enough_for_nobody_but_ones_own(town: Town) -> None:
    name = a_name()
    town.home(f"Noor {name}")
    for typed, born in ((name[:4], BORN), ("z", BORN), ("%", BORN), ("_" * 18, BORN), (name, date(1985, 5, 18))):
        assert not looks_for(a_town().officer, family_name=typed, birth_date=born)
    assert looks_for(town.officer, family_name=name[:-6], birth_date=BORN)


def test_somebody_from_the_register_has_no_household_yet(town: Town, tmp_path: Path) -> None:
    bsn = a_bsn()
    import_brp(a_file(tmp_path, a_list("L", bsn=bsn)), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    one = looks_for(town.officer, bsn=bsn)[0]
    assert (one.households, one.address, one.secret) == ([], "Lindelaan 12, 1234AB Lindeveen", False)
    with viewing(town.officer.viewer):
        assert pick(town.officer.viewer, one.person_id, day=timezone.localdate()) == one


def test_only_the_desk_finds_everybody(town: Town) -> None:
    name = a_name()
    home = town.home(f"Noor {name}", with_bsn=True)
    number = bsn_of(town, home)
    lives_at(town, home, street="Plein", number="8", postcode="9875ZX")
    for role in (Role.PROFESSIONAL, Role.PARTNER, Role.PROCESS_DIRECTOR, Role.TEAM_LEAD, Role.MANAGER):
        who = town.colleague(role)
        assert not looks_for(who, family_name=name, birth_date=BORN)
        assert not looks_for(who, bsn=number)
        assert not looks_for(who, postcode="9875ZX", number="8")
        with viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM access.find_somebody(NULL, %s, '', %s, %s, NULL, '', '', '')",
                [name, BORN, BORN],
            )
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM access.found_people(%s)", [home.ids])
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM access.known_here(%s)", [home.ids[0]])
            assert cursor.fetchone() == (0,)
        with viewing(who.viewer), pytest.raises(Http404):
            pick(who.viewer, home.ids[0], day=timezone.localdate())


def test_a_professional_finds_the_people_of_own_households(town: Town) -> None:
    name = a_name()
    mine, theirs = town.home(f"Noor {name}", with_bsn=True), town.home(f"Daan {name}")
    who = town.colleague(domain="wmo")
    town.involve(mine, who)
    lives_at(town, mine, street="Plein", number="9", postcode="9874ZX")
    lives_at(town, theirs, street="Plein", number="9", postcode="9874ZX")
    for terms in (
        {"family_name": name, "birth_date": BORN},
        {"bsn": bsn_of(town, mine)},
        {"postcode": "9874ZX", "number": "9"},
    ):
        found = looks_for(who, **terms)
        assert [one.person_id for one in found] == mine.ids
        assert found[0].open_to_me == {mine.household.id}


# -- what stays secret ---------------------------------------------------------------------------------------


def test_a_secret_address_is_found_by_bsn_only_and_never_told(town: Town) -> None:
    name, officer = a_name(), a_town().officer
    home = town.home(f"Noor {name}", with_bsn=True)
    lives_at(town, home, street="Schuilhof", number="3", postcode="9873ZX")
    keep_secret(town, home.ids[0])
    assert not looks_for(officer, family_name=name, birth_date=BORN)
    assert not looks_for(officer, postcode="9873ZX", number="3")
    one = looks_for(officer, bsn=bsn_of(town, home))[0]
    assert (one.secret, one.address) == (True, "")


def test_who_lives_with_a_secret_address_does_not_give_it_away(town: Town) -> None:
    name, officer = a_name(), a_town().officer
    home = town.home(f"Noor {name}", f"Daan {name}", with_bsn=True)
    lives_at(town, home, street="Schuilhof", number="4", postcode="9872ZX")
    lives_at(town, home, home.ids[1], street="Schuilhof", number="4", postcode="9872ZX")
    keep_secret(town, home.ids[0])
    assert not looks_for(officer, postcode="9872ZX", number="4")
    found = looks_for(officer, family_name=name, birth_date=BORN)
    assert [(one.person_id, one.secret, one.address) for one in found] == [(home.ids[1], True, "")]
    helper = town.colleague(domain="wmo")
    town.involve(home, helper, people=[home.ids[1]])  # knows of Daan only
    assert not looks_for(helper, postcode="9872ZX", number="4")
    assert [one.address for one in looks_for(helper, family_name=name, birth_date=BORN)] == [""]


def test_a_secret_person_of_the_register_is_not_found_at_the_address(town: Town, tmp_path: Path) -> None:
    bsn, name = a_bsn(), a_name()
    rows = a_list("L", bsn=bsn, e01_02_40=name, e07_70_10="1", e08_11_60="9871ZX", e08_11_20="5")
    import_brp(a_file(tmp_path, rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    assert not looks_for(town.officer, postcode="9871ZX", number="5")
    assert not looks_for(town.officer, family_name=name, birth_date=date(1980, 2, 14))
    assert [(one.secret, one.address) for one in looks_for(town.officer, bsn=bsn)] == [(True, "")]


def test_a_protected_household_is_not_there_for_another_desk(town: Town) -> None:
    name, officer = a_name(), a_town().officer
    hiding = town.home(f"Noor {name}", protected=True, with_bsn=True)
    number = bsn_of(town, hiding)
    lives_at(town, hiding, street="Schuilhof", number="6", postcode="9870ZX")
    helper = town.colleague(domain="wmo")
    town.involve(hiding, helper)
    assert not looks_for(officer, family_name=name, birth_date=BORN)
    assert not looks_for(officer, postcode="9870ZX", number="6")
    one = looks_for(officer, bsn=number)[0]
    assert (one.households, one.address, one.open_to_me) == ([], "", frozenset())
    assert not told(officer, hiding.ids[0])
    own = looks_for(town.officer, family_name=name, birth_date=BORN)[0]  # the desk that holds it does find it
    assert own.households == [(hiding.household.id, hiding.household.name)]


def test_a_child_in_a_shared_and_a_protected_household_shows_the_shared_one(town: Town) -> None:
    name, officer = a_name(), a_town().officer
    shared = town.home(f"Noor {name}", f"Kind {name} (2016-06-06)")
    town.home(f"Schuil {name}", protected=True, child=shared.people[1])
    found = looks_for(officer, family_name=name, birth_date=date(2016, 6, 6))
    assert [one.households for one in found] == [[(shared.household.id, shared.household.name)]]


# -- known here ----------------------------------------------------------------------------------------------


def test_the_desk_hears_who_is_involved_and_whom_to_call_never_why(town: Town) -> None:
    home, officer = town.home(), a_town().officer
    town.open_case(home)
    helper = town.colleague(name="Hanna Hulp", domain="schuldhulp")
    town.involve(home, helper, task="saneert de schulden")
    known = told(officer, home.ids[0])
    assert [(one.name, one.phone, one.director) for one in known] == [
        ("Rik Regie", "012-3456789", True),
        ("Hanna Hulp", "012-3456789", False),
    ]
    assert not hasattr(known[0], "task")
    assert "schuld" not in repr(known)
    assert told(town.officer, home.ids[0]) == known


def test_involvement_that_is_itself_the_secret_is_not_told(town: Town) -> None:
    home, officer = town.home(), a_town().officer
    town.involve(home, town.colleague(name="Stille Kracht"), secret=True)
    town.involve(home, town.colleague(name="Gewone Hulp"))
    assert [one.name for one in told(officer, home.ids[0])] == ["Gewone Hulp"]


def test_involvement_with_one_member_is_told_of_that_member_only(town: Town) -> None:
    home, officer = town.home("Noor Een", "Daan Twee"), a_town().officer
    town.involve(home, town.colleague(name="Voor Daan"), people=[home.ids[1]])
    assert not told(officer, home.ids[0])
    assert [one.name for one in told(officer, home.ids[1])] == ["Voor Daan"]


def test_ended_involvement_and_ended_hats_are_not_told(town: Town) -> None:
    from samenhang.involvement.actions import end_involvement

    home, officer = town.home(), a_town().officer
    gone = town.involve(home, town.colleague(name="Weg Gegaan"))
    town.involve(home, town.colleague(name="Uit Dienst", until=date(2026, 1, 1)))
    town.involve(home, town.colleague(name="Nog Hier"))
    with viewing(town.officer.viewer):
        end_involvement(involvement=gone, reason="klaar", by=town.officer.viewer, at=timezone.now())
    assert [one.name for one in told(officer, home.ids[0])] == ["Nog Hier"]


def test_a_desk_with_a_referral_or_a_request_is_not_told(town: Town) -> None:
    home, officer = town.home(), a_town().officer
    town.involve(home, town.colleague(name="Kreeg Verwijzing"), part=Part.REFERRAL)
    assert not told(officer, home.ids[0])  # that a request lies there is no involvement yet


# -- the screen ----------------------------------------------------------------------------------------------


def ask(client: Client, **typed: str) -> tuple[int, str]:
    answer = client.post("/zoeken/", {"submission": str(uuid7()), "purpose": "request", **typed})
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.status_code, answer.content.decode()


def test_the_screen_shows_whom_to_call_and_what_to_do_next(town: Town) -> None:
    name = a_name()
    home = town.home(f"Noor {name}")
    town.open_case(home)
    status, shown = ask(town.officer.client(), family_name=name, birth_date="17-05-1985")
    assert status == 200
    for word in ("1 persoon gevonden", name, "Rik Regie", "012-3456789", "regievoerder", f"?about={home.ids[0]}"):
        assert word in shown
    assert f"/huishoudens/{home.household.id}/" in shown


def test_the_screen_of_another_desk_opens_no_household(town: Town) -> None:
    name = a_name()
    home = town.home(f"Noor {name}")
    _status, shown = ask(a_town().officer.client(), family_name=name, birth_date="17-05-1985")
    assert home.household.name in shown
    assert f"/huishoudens/{home.household.id}/" not in shown


def test_an_empty_answer_says_what_to_do(town: Town) -> None:
    status, shown = ask(town.officer.client(), family_name=a_name(), birth_date="17-05-1985")
    assert status == 200
    assert "Niemand gevonden" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Vul een BSN in, of een achternaam met geboortedatum"),
        ({"words": "x"}, "ten minste twee letters"),
        ({"phone": "112"}, "geen telefoonnummer"),
        ({"family_name": "Jansen", "birth_date": "mei 68"}, "bestaande datum"),
        ({"family_name": "Jansen", "birth_date": "01-01-9999"}, "toekomst"),
        ({"birth_date": "17-05-1985"}, "Vul ook de achternaam in."),
        ({"postcode": "1234 AB"}, "Vul ook het huisnummer in."),
        ({"number": "12"}, "Vul ook de postcode in."),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"bsn": "9" * 100_000}, "te lang"),
        ({"family_name": "x" * 100_000, "birth_date": "17-05-1985"}, "te lang"),
        ({"family_name": "Jansen", "birth_date": "31-02-1985"}, "bestaande datum"),
        ({"family_name": "Jansen", "birth_date": "17-05-1985", "purpose": "zomaar"}, "geldige keuze"),
    ],
)
def test_what_is_missing_or_wrong_is_told_and_kept(town: Town, typed: dict[str, str], said: str) -> None:
    status, shown = ask(town.officer.client(), **typed)
    assert status == 422
    assert said in shown
    assert all(value in shown for value in typed.values() if value != "zomaar")


@pytest.mark.parametrize("name", ["🌻", "فاطمة", "O'Brien; DROP TABLE", "Nul\x00", "\\", "%_", "'"])
def test_strange_names_find_nobody_and_break_nothing(town: Town, name: str) -> None:
    assert ask(town.officer.client(), family_name=name, birth_date="17-05-1885")[0] == 200
    assert ask(town.officer.client(), postcode=name, number=name)[0] in (200, 422)
    assert ask(town.officer.client(), words=name)[0] in (200, 422)


def test_searching_leaves_a_line_without_what_was_typed(town: Town) -> None:
    name = a_name()
    home = town.home(f"Noor {name}")
    ask(town.officer.client(), family_name=name, birth_date="17-05-1985", purpose="correct")
    with viewing(town.officer.viewer):
        line = Line.objects.filter(event=Event.SEARCH, viewer_id=town.officer.viewer.id).latest("at")
        assert line.detail == {"fields": ["family_name", "birth_date"], "found": 1, "purpose": "correct"}
        assert line.object_id == home.ids[0]
        about = Subject.objects.filter(line_id=line.id).values_list("household_id", "person_id")
        assert list(about) == [(home.household.id, home.ids[0])]
        assert not Line.objects.filter(event=Event.READ, what="register.search").exists()


def test_nothing_is_searched_by_address_bar(town: Town) -> None:
    name = a_name()
    town.home(f"Noor {name}")
    shown = town.officer.client().get(f"/zoeken/?family_name={name}&birth_date=17-05-1985").content.decode()
    assert "1 persoon" not in shown
    assert f"<bdi>Noor {name}" not in shown


def test_search_stands_in_the_top_bar_of_who_may(town: Town) -> None:
    assert "/zoeken/" in town.officer.client().get("/zoeken/").content.decode()
    assert town.colleague(Role.MANAGER).client().get("/zoeken/").status_code == 404
    assert town.colleague(Role.POLICY_ADVISER).client().post("/zoeken/", {"bsn": "1"}).status_code == 404


def test_more_than_fifty_are_told_to_be_more(town: Town, tmp_path: Path) -> None:
    name = a_name()
    rows = [a_list(f"L{n}", e01_02_40=name) for n in range(52)]
    import_brp(a_file(tmp_path, *rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    status, shown = ask(town.officer.client(), family_name=name, birth_date="14-02-1980")
    assert status == 200
    assert "Er zijn er meer" in shown
    assert shown.count(name) >= 50
    assert shown.count("<tr>") == 51  # the head and fifty


def test_the_number_of_statements_does_not_grow_with_what_is_found(town: Town) -> None:
    counts = []
    for size in (1, 3, 50):
        name = a_name()
        for n in range(size):
            home = town.home(f"P{n} {name}")
            if n < 3:
                town.involve(home, town.director)
        client = town.officer.client()
        ask(client, family_name=a_name(), birth_date="17-05-1985")
        with CaptureQueriesContext(connection) as captured:
            assert ask(client, family_name=name, birth_date="17-05-1985")[0] == 200
        counts.append(len(captured))
    assert len(set(counts)) == 1
