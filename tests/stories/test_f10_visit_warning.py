"""F10: a safe home visit. A dated warning in facts, seen by who visits, looked at again, never a score."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.safety.models import VisitWarning
from samenhang.safety.queries import visiting
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer

if TYPE_CHECKING:
    from psycopg import Connection

FACTS = "De hond sprong op 3 juni tegen de deur en beet in een tas."


def page_of(home: Home, more: str = "") -> str:
    return f"/huishoudens/{home.household.id}/huisbezoek/{more}"


def filled(days: int = 60, review: int = 30, **more: str) -> dict[str, str]:
    today = timezone.localdate()
    until, again = today + timedelta(days), today + timedelta(review)
    fields = {"kind": "dog", "facts": FACTS, "together": "on", "stop_when": "als de hond los is", "person": ""}
    return fields | {"until": f"{until:%Y-%m-%d}", "review_on": f"{again:%Y-%m-%d}"} | more


def warned(town: Town, home: Home, who: Colleague | None = None, **more: str) -> VisitWarning:
    who = who or town.director
    assert who.client().post(page_of(home, "nieuw/"), filled(**more)).status_code == 302  # type: ignore[arg-type]  # words only
    with viewing(who.viewer):
        return VisitWarning.objects.filter(household=home.household).latest("at")


def test_whoever_visits_sees_it_on_every_screen_of_the_household_and_others_do_not() -> None:
    town = a_town()
    home = town.home()
    case = town.open_case(home)
    visitor = town.colleague(domain="jeugd")
    town.involve(home, visitor)
    warned(town, home)
    for who in (town.director, visitor, town.officer):
        for url in (page_of(home), f"/casussen/{case.id}/"):
            page = who.client().get(url).content.decode()
            assert FACTS in page and "Ga met z’n tweeën" in page and "als de hond los is" in page, url
    assert town.colleague(domain="wmo").client().get(page_of(home)).status_code == 404


def test_about_one_member_it_is_seen_by_who_is_involved_with_that_member_only() -> None:
    town = a_town()
    home = town.home("Rob Blaf", "Els Blaf")
    town.open_case(home)
    beside = town.colleague(domain="jeugd")
    town.involve(home, beside, people=home.ids[1:])
    warned(town, home, person=str(home.ids[0]))
    assert FACTS not in beside.client().get(page_of(home)).content.decode()
    assert FACTS in town.director.client().get(page_of(home)).content.decode()


def test_who_visits_another_member_or_is_a_guest_hears_that_there_is_one_and_not_what() -> None:
    town = a_town()
    home = town.home("Els Blaf", "Rob Blaf")
    case = town.open_case(home)
    visitor, invited, stranger = town.colleague(domain="jeugd"), town.colleague("partner"), town.colleague(domain="wmo")
    town.involve(home, visitor, people=home.ids[:1])
    stay = a_guest(town, home, invited, offer(home.ids[:1]))
    warned(town, home, person=str(home.ids[1]), kind="weapon")
    pages = [
        *(visitor.client().get(url) for url in (page_of(home), page_of(home, "afdruk/"), f"/casussen/{case.id}/")),
        invited.client().get(f"/gast/{stay.id}/"),
    ]
    assert [one.status_code for one in pages] == [200] * 4
    for page in (one.content.decode() for one in pages):
        assert "Ga met z’n tweeën" in page and "niet zelf kunt lezen" in page
        assert not any(said in page for said in (FACTS, "hond is los", "wapen", "Rob Blaf"))
    for who in (visitor, invited):
        assert "let op bij een huisbezoek" in who.client().get("/?part=all").content.decode()
    for who, told in ((visitor, 1), (stranger, 0), (town.director, 0)):
        with viewing(who.viewer):
            assert len(visiting.beside(who.viewer, [home.household.id])) == told


def test_of_a_protected_case_who_visits_the_family_hears_nothing() -> None:
    town = a_town()
    family = town.home("Rob Blaf", "Els Blaf")
    case = town.open_case(family)
    helper = town.colleague(domain="jeugd")
    alone = town.home(protected=True, child=family.people[1])
    town.open_case(alone, director=helper)
    warned(town, alone, helper, person=str(family.ids[1]))
    for url in (f"/casussen/{case.id}/", page_of(family), "/?part=all"):
        page = town.director.client().get(url).content.decode()
        assert FACTS not in page and "et op bij een huisbezoek" not in page, url


def test_what_is_wrong_is_said_and_nothing_is_lost() -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    client = town.director.client()
    for wrong, says in (
        (filled(days=184), "hooguit een half jaar"),
        (filled(days=-1), "dag die nog komt"),
        (filled(review=90), "Kijk opnieuw vóór de laatste dag"),
        (filled(facts="hond"), "wat er is gezien of gehoord"),
        (filled(facts="é🐕ك" * 40_000), "te lang"),
        (filled(hidden_reason="gevaar"), "tot welke dag"),
        (filled(kind="score"), "keuze"),
        (filled(until="2026-02-31"), "datum"),
        (filled(person=str(uuid7())), "keuze"),
    ):
        page = client.post(page_of(home, "nieuw/"), wrong)
        assert page.status_code == 422, wrong
        assert says in page.content.decode(), says
    assert "als de hond los is" in client.post(page_of(home, "nieuw/"), filled(days=300)).content.decode()


def test_twice_pressed_is_once() -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    client, fields = town.director.client(), filled(submission=str(uuid7()))
    for _ in range(2):
        assert client.post(page_of(home, "nieuw/"), fields).status_code == 302
    with viewing(town.director.viewer):
        assert VisitWarning.objects.filter(household=home.household).count() == 1


def test_it_is_renewed_with_a_reason_and_taken_away_with_one() -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    first, client = warned(town, home), town.director.client()
    renew = page_of(home, f"{first.id}/verlengen/")
    assert client.get(renew).status_code == 200
    assert client.post(renew, filled(why="")).status_code == 422
    assert client.post(renew, filled(why="de hond is er nog", facts="De hond zit nu in de bench.")).status_code == 302
    assert client.post(renew, filled(why="nog eens")).status_code == 404
    page = client.get(page_of(home)).content.decode()
    assert "De hond zit nu in de bench." in page and "de hond is er nog" in page
    with viewing(town.director.viewer):
        second = VisitWarning.objects.get(household=home.household, end=None)
    end = page_of(home, f"{second.id}/weghalen/")
    assert client.post(end, {"why": ""}).status_code == 422
    assert client.post(end, {"why": "de hond is weg"}).status_code == 302
    assert client.post(end, {"why": "de hond is weg"}).status_code == 404
    page = client.get(page_of(home)).content.decode()
    assert "Let op bij een huisbezoek" not in page and "de hond is weg" in page


def test_who_directs_is_reminded_to_look_again(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    warning, ask = warned(town, home), "Klopt de waarschuwing voor huisbezoek nog?"
    assert ask not in town.director.client().get("/").content.decode()
    owner_connection.execute(
        "UPDATE safety_visitwarning SET starts_on = starts_on - 40, review_on = review_on - 40 WHERE id = %s",
        [warning.id],
    )
    assert ask in town.director.client().get("/").content.decode()
    assert "niet op tijd gekeken" in town.director.client().get(page_of(home)).content.decode()


def test_one_that_ran_out_is_asked_about_until_somebody_looks(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    warning, ask = warned(town, home), "is voorbij. Klopt hij nog?"
    owner_connection.execute(
        "UPDATE safety_visitwarning SET starts_on = starts_on - 90, review_on = review_on - 90, until = until - 90"
        " WHERE id = %s",
        [warning.id],
    )
    client = town.director.client()
    page, first = client.get(page_of(home)).content.decode(), client.get("/?part=all").content.decode()
    assert ask in page and FACTS in page and f"{warning.id}/verlengen/" in page
    assert "voorbij sinds" in first and "let op bij een huisbezoek" in first
    assert client.post(page_of(home, f"{warning.id}/weghalen/"), {"why": "de hond is weg"}).status_code == 302
    assert ask not in client.get(page_of(home)).content.decode()


def test_the_database_keeps_the_half_year_and_who_writes(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home = town.home()
    town.open_case(home)
    warning = warned(town, home)
    with pytest.raises(Exception, match="half_a_year"):
        owner_connection.execute("UPDATE safety_visitwarning SET until = starts_on + 185 WHERE id = %s", [warning.id])
    stranger = town.colleague(domain="wmo")
    with viewing(stranger.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO safety_visitwarningend (id, household_id, layer, domain, hidden_reason, warning_id, why,"
            " by_id, at) VALUES (%s, %s, 'involvement', '', '', %s, 'weg', %s, now())",
            [uuid7(), home.household.id, warning.id, stranger.hat.id],
        )
    for more in ("nieuw/", f"{warning.id}/verlengen/", f"{warning.id}/weghalen/"):
        assert stranger.client().post(page_of(home, more), filled(why="x")).status_code == 404
