"""A1: each change in a household is a dated act, with what it does shown before it is done."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.people import queries as people
from samenhang.people.models import Address, HouseholdChange, Membership, Person, Relation
from tests.support.living import SEEN, done, send, shown, timeline
from tests.support.living import at as address
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

SINCE = date(2025, 1, 1)


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Vloed", "Bas Vloed", "Cor Vloed (9 jaar)", since=SINCE)
    town.open_case(home)
    return home


def today() -> str:
    return timezone.localdate().isoformat()


def before(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def members(who: Colleague, home: Home) -> dict[str, Membership]:
    with viewing(who.viewer):
        found = people.memberships(who.viewer, home.household.id, timezone.localdate())
        return {one.person.full_name: one for one in found}


def related(town: Town, home: Home, person: int, other: int, kind: str) -> None:
    from samenhang.people import actions

    with viewing(town.director.viewer) as at:
        actions.relate(
            household=home.household,
            person_id=home.ids[person],
            other_id=home.ids[other],
            kind=kind,
            by=town.director.viewer,
            at=at,
        )


def test_one_entry_gives_a_card_for_every_kind(town: Town, home: Home) -> None:
    client = town.director.client()
    page = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    assert reverse("cases:changes", args=[home.household.id]) in page
    cards = client.get(reverse("cases:changes", args=[home.household.id])).content.decode()
    for kind in ("verhuizing", "geboorte", "overlijden", "uit-elkaar", "uit-huis", "verblijf", "splitsing"):
        assert address(home, kind) in cards
        assert client.get(address(home, kind)).status_code == 200
    for kind in ("relatie", "plaats", "vergissing"):
        assert client.get(address(home, kind)).status_code == 200
    assert client.get(reverse("cases:find_partner", args=[home.household.id])).status_code == 200
    assert client.get(address(home, "onzin")).status_code == 404


def test_who_does_not_keep_the_household_up_finds_nothing(town: Town, home: Home) -> None:
    helper = town.colleague(name="Hella Help")
    town.involve(home, helper)
    for who in (helper, town.colleague()):
        client = who.client()
        for url in (
            reverse("cases:changes", args=[home.household.id]),
            reverse("cases:timeline", args=[home.household.id]),
            address(home, "verhuizing"),
        ):
            assert client.get(url).status_code == 404


def test_the_whole_household_moves_also_abroad(town: Town, home: Home) -> None:
    data = {
        "whole": "whole",
        "what": "home",
        "on": before(3),
        "street": "Rietvoorn",
        "number": "7",
        "postcode": "1234 ab",
    }
    page = done(town.director, home, "verhuizing", data | {"city": "Proefstad"})
    assert "Rietvoorn 7, 1234AB Proefstad" in page
    with viewing(town.director.viewer):
        there = people.home_of(home.household.id, None, timezone.localdate())
        assert there is not None
        assert (there.street, there.postcode, there.starts_on.isoformat()) == ("Rietvoorn", "1234AB", before(3))
    same = send(town.director.client(), address(home, "verhuizing"), data | {"city": "Proefstad"})
    assert same.status_code == 422
    assert "Dit is het adres dat er al staat" in same.content.decode()
    abroad = {
        "whole": "whole",
        "what": "home",
        "on": today(),
        "street": "Rue Verte 3",
        "postcode": "75001-B",
        "city": "Parijs",
    }
    done(town.director, home, "verhuizing", abroad | {"country": "Frankrijk"})
    with viewing(town.director.viewer):
        there = people.home_of(home.household.id, None, timezone.localdate())
        assert there and there.line == "Rue Verte 3, 75001-B Parijs, Frankrijk"
    assert "verhuisd" in timeline(town.director, home)
    assert "Rue Verte" not in timeline(town.director, home)


def test_one_member_lives_elsewhere_and_letters_go_elsewhere(town: Town, home: Home) -> None:
    data = {
        "whole": "some",
        "who": [str(home.ids[1])],
        "what": "home",
        "on": today(),
        "street": "Grutto",
        "number": "2",
    }
    done(town.director, home, "verhuizing", data)
    done(
        town.director, home, "verhuizing", {"whole": "whole", "what": "letters", "on": today(), "street": "Postbus 12"}
    )
    with viewing(town.director.viewer):
        found = {(one.person_id, one.kind) for one in Address.objects.filter(household=home.household)}
    assert found == {(home.ids[1], "home"), (None, "letters")}
    assert set(members(town.director, home)) == {"Anna Vloed", "Bas Vloed", "Cor Vloed"}


def test_a_child_is_born_in_two_households(town: Town, home: Home) -> None:
    other = town.home("Dirk Dam", since=SINCE)
    case = town.open_case(other)
    data = {
        "given_names": "Émile الصغير 👶",
        "family_name": "Dam",
        "on": before(5),
        "sex": "M",
        f"parent_{home.ids[0]}": "parent_authority",
        "in_case": "on",
        "other": case.number.lower(),
    }
    page = done(town.director, home, "geboorte", data)
    assert "hoort erbij vanaf" in page
    assert "Nog te vertellen" in page
    assert "Gaat zien in het andere huishouden" in page
    for one in (home, other):
        child = members(town.director, one)["Émile الصغير 👶 Dam"]
        assert (child.place, child.starts_on.isoformat()) == ("child", before(5))
        assert "Émile" in timeline(town.director, one)
    with viewing(town.director.viewer):
        assert Relation.objects.get(household=home.household).kind == "parent_authority"
        assert not Relation.objects.filter(household=other.household).exists()
        assert home.case
        assert home.case.members.filter(person__given_names__startswith="Émile").exists()


@pytest.mark.parametrize(
    ("kind", "wrong", "told"),
    [
        ("geboorte", {"on": "01-01-2999"}, "toekomst"),
        ("geboorte", {"on": "31-02-2024"}, "bestaande datum"),
        ("geboorte", {"on": "01-01-1850"}, "ouder dan 130"),
        ("geboorte", {"family_name": ""}, "Vul dit in."),
        ("geboorte", {"family_name": "x" * 100_000}, "te lang"),
        ("geboorte", {"other": "C-1999-99999"}, "Dit nummer kent u niet"),
        ("geboorte", {"bsn": "123456789"}, "geen geldig BSN"),
        ("partner", {"birth_date": "01-01-1850"}, "ouder dan 130"),
        ("partner", {"on": "2100-01-01"}, "nog niet geweest"),
        ("partner", {"birth_date": "02-02-2000", "on": "1999-01-01"}, "voor de geboorte"),
    ],
)
def test_bad_input_for_who_comes(town: Town, home: Home, kind: str, wrong: dict[str, str], told: str) -> None:
    right = {"family_name": "Nul\x00letter", "given_names": "Eva", "on": before(1), "sex": "V", "place": "adult"}
    answer = send(town.director.client(), address(home, kind), right | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Eva" in page
    assert len(members(town.director, home)) == 3


@pytest.mark.parametrize(
    ("kind", "wrong", "told"),
    [
        ("overlijden", {"on": "2100-01-01"}, "nog niet geweest"),
        ("overlijden", {"on": "1991-01-01", "who": 2}, "voor de geboorte"),
        ("overlijden", {"on": "onzin"}, "bestaande datum"),
        ("overlijden", {"who": ""}, "Maak een keuze"),
        ("plaats", {"on": SINCE.isoformat(), "place": "adult", "who": 2}, "Kies een dag na"),
        ("plaats", {"place": "adult"}, "staat al zo"),
        ("vergissing", {"words": ""}, "Vul dit in."),
        ("verhuizing", {"whole": "some", "street": "Pad", "who": ""}, "Vink aan om wie het gaat"),
        ("verhuizing", {"whole": "whole"}, "Vul het nieuwe adres in"),
        ("verhuizing", {"whole": "whole", "street": "Pad", "postcode": "12"}, "1234 AB"),
        ("verhuizing", {"whole": "whole", "street": "Pad", "on": "2100-01-01"}, "nog niet geweest"),
        ("verblijf", {"whole": "whole"}, "Vul in waar iemand verblijft"),
    ],
)
def test_bad_input_is_told_at_the_field_and_nothing_is_done(
    town: Town, home: Home, kind: str, wrong: dict[str, Any], told: str
) -> None:
    who = wrong.get("who", 0)
    right = {"on": before(1), "what": "home", "words": "mijn woorden", **wrong}
    right.pop("who", None)
    if who != "":
        right["who"] = str(home.ids[who])
    answer = send(town.director.client(), address(home, kind), right)
    page = answer.content.decode()
    assert answer.status_code == 422, page[page.find("<main") :][:3000]
    assert told in page
    with viewing(town.director.viewer):
        assert not HouseholdChange.objects.filter(household=home.household).exists()
        assert not Person.objects.filter(id__in=home.ids, died_on__isnull=False).exists()


def test_somebody_dies(town: Town, home: Home) -> None:
    related(town, home, 0, 1, "partner")
    helper = town.colleague(name="Hella Help")
    town.involve(home, helper, people=[home.ids[1]])
    page = done(
        town.director, home, "overlijden", {"who": str(home.ids[1]), "on": before(2), "words": "na een ziekbed"}
    )
    assert "overleden op" in page
    assert "Hella Help" in page and "was alleen bij hen betrokken" in page
    assert "Rik Regie" in page
    assert set(members(town.director, home)) == {"Anna Vloed", "Cor Vloed"}
    with viewing(town.director.viewer):
        assert not people.relations(town.director.viewer, home.household.id)
        assert not Person.objects.filter(id=home.ids[1]).exists()
    told = timeline(town.director, home)
    assert "overleden" in told and "Bas Vloed" in told and "na een ziekbed" in told and "Rik Regie" in told
    assert helper.client().get(reverse("cases:people", args=[home.household.id])).status_code == 404


def test_a_death_known_on_another_day_is_refused(town: Town, home: Home) -> None:
    with viewing(town.officer.viewer):
        Person.objects.filter(id=home.ids[1]).update(died_on=date(2025, 3, 1))
    answer = send(town.director.client(), address(home, "overlijden"), {"who": str(home.ids[1]), "on": before(1)})
    assert answer.status_code == 422
    assert "1 maart 2025" in answer.content.decode()


def test_a_household_without_an_adult_asks_who_looks_after_the_children(town: Town) -> None:
    home = town.home("Anna Alleen", "Cor Alleen (9 jaar)", since=SINCE)
    town.open_case(home)
    data = {"who": str(home.ids[0]), "on": today()}
    page = shown(town.director, home, "overlijden", data)
    assert "Er blijft geen volwassene over" in page
    seen = page.split('name="seen" value="')[1].split('"')[0]
    empty = send(town.director.client(), address(home, "overlijden"), data, step="do", seen=seen, care="  ")
    assert empty.status_code == 422
    assert "Schrijf op wie nu voor de kinderen zorgt" in empty.content.decode()
    long = send(town.director.client(), address(home, "overlijden"), data, step="do", seen=seen, care="z" * 100_000)
    assert long.status_code == 422
    assert set(members(town.director, home)) == {"Anna Alleen", "Cor Alleen"}
    done(town.director, home, "overlijden", data, care="Oma is er, gezag is aangevraagd.")
    assert "Oma is er" in timeline(town.director, home)


def test_a_new_partner_joins_and_is_first_looked_up(town: Town, home: Home) -> None:
    earlier = town.home("Evi Eerder (1990-02-03)", since=SINCE)
    client, looking = town.officer.client(), reverse("cases:find_partner", args=[home.household.id])
    page = send(client, looking, {"family_name": "Eerder", "birth_date": "03-02-1990"}).content.decode()
    url = reverse("cases:known_partner", args=[home.household.id, earlier.ids[0]])
    assert url in page
    assert (
        "Niemand gevonden"
        in send(client, looking, {"family_name": "Nergens", "birth_date": "1990-02-03"}).content.decode()
    )
    assert send(client, looking, {"family_name": "Eerder"}).status_code == 422
    assert client.get(url).status_code == 200
    known = {"on": before(3), "place": "adult"}
    assert send(client, url, known | {"on": "1980-01-01"}).status_code == 422
    seen = send(client, url, known).content.decode()
    assert "Gaat zien" in seen and "Evi Eerder" in seen
    send(client, url, known, step="do", seen=SEEN.findall(seen)[0])
    assert "Evi Eerder" in members(town.director, home)
    assert town.colleague().client().get(url).status_code == 404
    new = {"given_names": "Evi", "family_name": "Nieuw", "on": before(1), "sex": "V", "place": "adult", "bsn": a_bsn()}
    page = done(town.director, home, "partner", new | {"partner_of": str(home.ids[0]), "in_case": "on"})
    assert "Gaat zien" in page and "Evi Nieuw" in page and "Nog te vertellen" in page
    with viewing(town.director.viewer):
        relation = people.relations(town.director.viewer, home.household.id).get()
        assert (relation.person.full_name, relation.kind, relation.other.full_name) == (
            "Evi Nieuw",
            "partner",
            "Anna Vloed",
        )
    again = send(town.director.client(), address(home, "partner"), new)
    assert again.status_code == 422
    assert "Er is al iemand met dit BSN" in again.content.decode()


def test_somebody_stays_in_an_institution_and_has_no_home(town: Town, home: Home) -> None:
    data = {"whole": "some", "who": [str(home.ids[1])], "on": today(), "place": "De Wilgenhof", "no_home": "on"}
    page = done(town.director, home, "verblijf", data)
    assert "verblijf: De Wilgenhof" in page and "woonadres: geen" in page
    with viewing(town.director.viewer):
        assert Address.objects.get(household=home.household, kind="stay").place == "De Wilgenhof"
        assert people.home_of(home.household.id, home.ids[1], timezone.localdate()) is None


def test_a_mistake_is_undone_and_names_nobody(town: Town, home: Home) -> None:
    page = done(town.director, home, "vergissing", {"who": str(home.ids[1]), "words": "verkeerde gekozen"})
    assert "hoorde hier nooit bij" in page
    told = timeline(town.director, home)
    assert "ten onrechte" in told and "verkeerde gekozen" in told and "Bas Vloed" not in told
    shown_people = town.director.client().get(reverse("cases:people", args=[home.household.id])).content.decode()
    assert "Bas Vloed" not in shown_people


def test_a_relation_ends_and_may_begin_again(town: Town, home: Home) -> None:
    related(town, home, 0, 1, "partner")
    with viewing(town.director.viewer):
        relation = people.relations(town.director.viewer, home.household.id).get()
    data = {"relation": str(relation.id), "on": today()}
    assert "partner van Bas Vloed" in done(town.director, home, "relatie", data)
    with viewing(town.director.viewer):
        assert not people.relations(town.director.viewer, home.household.id)
    assert (
        send(town.director.client(), address(home, "relatie"), data).status_code == 422
    )  # not there to choose any more
    related(town, home, 0, 1, "partner")
    with viewing(town.director.viewer):
        assert people.relations(town.director.viewer, home.household.id).count() == 1


def test_a_child_of_eighteen_is_shown_and_not_changed_by_itself(town: Town) -> None:
    home = town.home("Anna Oud", "Kim Oud (17 jaar)", since=SINCE)
    town.open_case(home)
    with viewing(town.officer.viewer):
        Person.objects.filter(id=home.ids[1]).update(birth_date=timezone.localdate() - timedelta(days=6600))
    client = town.director.client()
    page = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    assert "Is 18 of ouder en staat hier als kind" in page
    data = {"who": str(home.ids[1]), "place": "adult", "on": before(4)}
    seen = done(town.director, home, "plaats", data)
    assert "Hierin verandert niets" in seen
    now = members(town.director, home)["Kim Oud"]
    assert (now.place, now.starts_on.isoformat()) == ("adult", before(4))
    assert (
        "Wie er eerder bij hoorden"
        not in client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    )
    assert timeline(town.director, home).count("Kim Oud") == 2  # came, and the other place


def test_the_timeline_is_of_constant_cost(town: Town, home: Home) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = town.director.client(), []
    for wanted in (1, 3, 20):
        with viewing(town.director.viewer):
            have = HouseholdChange.objects.filter(household=home.household).count()
        for number in range(have, wanted):
            done(
                town.director,
                home,
                "verhuizing",
                {"whole": "whole", "what": "home", "on": before(number), "street": f"Pad {number}"},
            )
        client.get(reverse("cases:timeline", args=[home.household.id]))
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(reverse("cases:timeline", args=[home.household.id]))
        counts.append(len(caught))
    assert len(set(counts)) == 1
