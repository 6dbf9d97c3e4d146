"""H2: looking in an emergency. Logged first, for a while, seen by who directs, judged by the privacy officer."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.models import Grant
from samenhang.access.viewer import viewing
from samenhang.meetings import actions as meetings
from samenhang.people import actions as people
from samenhang.people.actions import unmask_bsn
from samenhang.people.models import Household, Person
from samenhang.safety import actions
from samenhang.safety.models import BreakGlass
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

if TYPE_CHECKING:
    from psycopg import Connection

SAME = "Wij kunnen u over deze persoon niets laten zien"
LOGGED = "de ladder stond al tegen de gevel"
WHY = {
    "danger": "child",
    "threat": "Er staat een kind alleen op het balkon en niemand doet open.",
    "why": "De regievoerder neemt niet op en de deur is op slot.",
    "hours": "2",
    "understood": "on",
}


def a_home(town: Town) -> Home:
    home = town.home("Vera Balkonia (1988-02-03)", "Tim Balkonia (6 jaar)", with_bsn=True)
    case = town.open_case(home)
    with viewing(town.director.viewer):
        told = meetings.Told("contact", town.now, LOGGED)
        meetings.write_entry(case=case, layer="case_team", told=told, by=town.director.viewer, at=town.now)
    return home


def number_of(town: Town, home: Home, whom: int = 0) -> str:
    by = town.officer.viewer
    with viewing(by) as at:
        return unmask_bsn(household=home.household, person=home.people[whom], by=by, at=at)


def looks(client: Client, **more: str) -> Any:
    return client.post("/noodinzage/", {**WHY, **more}, follow=True)


def broken(who: Colleague) -> BreakGlass:
    with viewing(who.viewer):
        return BreakGlass.objects.filter(hat_id=who.hat.id).latest("starts_at")


def test_it_opens_reading_for_a_while_with_a_red_bar_and_stops_by_hand(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="jeugd", name="Nora Nood")
    client, log = who.client(), "/casussen/{}/logboek/"
    assert home.case
    assert client.get(log.format(home.case.id)).status_code == 404
    first = client.get("/noodinzage/").content.decode()
    assert "De regievoerder van het huishouden en de privacy officer" in first
    page = looks(client, bsn=number_of(town, home))
    assert page.status_code == 200 and "U kunt nu meekijken" in page.content.decode()
    seen = client.get(log.format(home.case.id)).content.decode()
    assert LOGGED in seen
    assert "Noodinzage van Nora Nood" in seen and "Stop nu" in seen
    assert "Stop nu" in client.get("/collegas/").content.decode()
    other_tab = client
    found = broken(who)
    line = owner_connection.execute(
        "SELECT l.detail, s.basis FROM audit_line l JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.viewer_id = %s AND l.what = 'meetings.read_logbook' AND l.event = 'read'",
        [who.hat.id],
    ).fetchall()
    assert line and {(row[0].get("emergency"), row[1]) for row in line} == {(True, "noodinzage")}
    assert client.post(f"/noodinzage/{found.id}/stoppen/").status_code == 302
    assert other_tab.get(log.format(home.case.id)).status_code == 404
    after = client.get("/collegas/").content.decode()
    assert "Stop nu" not in after
    assert client.post(f"/noodinzage/{found.id}/stoppen/").status_code == 409
    assert "Deze noodinzage is voorbij" in client.get(f"/noodinzage/{found.id}/").content.decode()


def test_nothing_is_written_by_it(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="jeugd")
    client = who.client()
    looks(client, bsn=number_of(town, home))
    assert home.case
    sent = client.post(
        f"/casussen/{home.case.id}/logboek/nieuw/",
        {
            "kind": "contact",
            "happened_at_0": "01-11-2026",
            "happened_at_1": "10:00",
            "what": "mag niet",
            "file": "shared",
        },
    )
    assert sent.status_code in (404, 422)
    visit = {"kind": "dog", "facts": "Er loopt een grote hond los.", "until": "", "review_on": ""}
    day = timezone.localdate() + timedelta(30)
    visit |= {"until": f"{day:%Y-%m-%d}", "review_on": f"{day:%Y-%m-%d}"}
    sent = client.post(f"/huishoudens/{home.household.id}/huisbezoek/nieuw/", visit)
    assert sent.status_code == 422 and "U mag hier lezen, niet schrijven" in sent.content.decode()
    writes = owner_connection.execute(
        "SELECT count(*), bool_or(writes), array_agg(DISTINCT layer ORDER BY layer) FROM access_grant"
        " WHERE viewer_id = %s AND basis = 'noodinzage'",
        [who.hat.id],
    ).fetchone()
    assert writes == (9, False, ["case_team", "involvement", "shared"])


def test_unknown_protected_and_ambiguous_are_told_the_same_and_logged(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    hidden = town.home("Noor Schuilhuis (1990-05-06)", protected=True, with_bsn=True)
    town.home("Ans Tweelingh (1991-01-01)")
    town.home("Bea Tweelingh (1991-01-01)")
    who = town.colleague(domain="wmo")
    asked: list[dict[str, str]] = [
        {"bsn": a_bsn()},
        {"bsn": number_of(town, hidden)},
        {"family_name": "Schuilhuis", "birth_date": "06-05-1990"},
        {"family_name": "Tweelingh", "birth_date": "01-01-1991"},
    ]
    pages = []
    for number, fields in enumerate(asked):
        one = town.colleague(domain="wmo") if number == 3 else who
        page = looks(one.client(), **fields)
        assert SAME in page.content.decode(), fields
        assert "Schuilhuis" not in page.content.decode()
        assert "Stop nu" not in page.content.decode()
        pages.append(page)
    lines = owner_connection.execute(
        "SELECT count(*), count(s.id) FROM audit_line l LEFT JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.viewer_id = %s AND l.event = 'emergency'",
        [who.hat.id],
    ).fetchone()
    assert lines == (3, 0)
    kept = owner_connection.execute(
        "SELECT opened, count(*) FROM safety_breakglass WHERE hat_id = %s GROUP BY 1", [who.hat.id]
    ).fetchall()
    assert kept == [(False, 3)]
    with viewing(who.viewer):
        assert not Grant.objects.filter(household_id=hidden.household.id).exists()
        assert not Person.objects.filter(id=hidden.ids[0]).exists()


def test_name_and_birth_date_find_exactly_one() -> None:
    town = a_town()
    home, who = town.home("Iris van Enkelvoort (1977-07-17)"), town.colleague(domain="wmo")
    page = looks(who.client(), family_name="enkelvoort", birth_date="17-07-1977")
    assert "U kunt nu meekijken" in page.content.decode() and home.household.name in page.content.decode()


def test_what_is_asked_must_be_complete() -> None:
    town = a_town()
    client = town.colleague(domain="wmo").client()
    for wrong, says in (
        ({"bsn": ""}, "Vul een BSN in, of een achternaam"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"bsn": a_bsn(), "hours": "25"}, "1 tot 24 uur"),
        ({"bsn": a_bsn(), "hours": "0"}, "1 tot 24 uur"),
        ({"bsn": a_bsn(), "hours": "٣٣x"}, "heel aantal uren"),
        ({"bsn": a_bsn(), "why": "moet"}, "Schrijf iets meer op"),
        ({"bsn": a_bsn(), "threat": "x" * 100_000}, "te lang"),
        ({"bsn": a_bsn(), "threat": " \x00 \n" * 30}, "ul dit in"),
        ({"family_name": "Balkonia 🏚 حرب", "birth_date": "31-02-1990"}, "datum"),
        ({"bsn": a_bsn(), "understood": ""}, "vinkje"),
    ):
        page = client.post("/noodinzage/", {**WHY, **wrong})
        assert page.status_code == 422, wrong
        assert says in page.content.decode(), wrong


def test_pressing_twice_is_once_a_second_for_the_same_waits_and_a_day_has_an_end() -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="wmo")
    client, number, key = who.client(), number_of(town, home), str(uuid7())
    for _ in range(2):
        assert looks(client, bsn=number, submission=key).status_code == 200
    with viewing(who.viewer):
        assert BreakGlass.objects.filter(hat_id=who.hat.id).count() == 1
    again = looks(client, bsn=number)
    assert again.status_code == 422 and "U kijkt al in nood" in again.content.decode()
    looks(client, bsn=a_bsn())
    looks(client, bsn=a_bsn())
    most = looks(client, bsn=a_bsn())
    assert most.status_code == 422 and "Bel de privacy officer" in most.content.decode()


def test_who_directs_is_told_until_they_know(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="jeugd", name="Nora Nood")
    looks(who.client(), bsn=number_of(town, home))
    director, told = town.director.client(), "Iemand keek hier in nood"
    assert home.case
    start = director.get("/").content.decode()
    at_home = "Iemand keek in nood bij"
    assert at_home in start and "Nora Nood" in start
    case = director.get(f"/casussen/{home.case.id}/").content.decode()
    assert told in case and "balkon" in case
    (opened,) = owner_connection.execute(
        "SELECT id FROM safety_breakglassopened WHERE household_id = %s", [home.household.id]
    ).fetchone() or ("",)
    assert who.client().post(f"/noodinzage/gezien/{opened}/").status_code in (404, 409)
    assert town.colleague(domain="wmo").client().post(f"/noodinzage/gezien/{opened}/").status_code == 404
    assert director.post(f"/noodinzage/gezien/{opened}/").status_code == 302
    assert told not in director.get(f"/casussen/{home.case.id}/").content.decode()
    assert at_home not in director.get("/").content.decode()


def every_page(client: Any, url: str) -> str:
    """This function will give a list whole, however many pages others made it."""
    first: str = client.get(url).content.decode()
    last = max([1, *(int(number) for number in re.findall(r"Bladzijde 1 van (\d+)", first))])
    return first + "".join(client.get(f"{url}page={number}").content.decode() for number in range(2, last + 1))


def test_the_privacy_officer_judges_without_seeing_of_whom() -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="jeugd", name="Nora Nood")
    client = who.client()
    looks(client, bsn=number_of(town, home))
    assert home.case
    client.get(f"/casussen/{home.case.id}/logboek/")
    found, privacy = broken(who), town.colleague(Role.PRIVACY_OFFICER).client()
    page = every_page(privacy, "/privacy/noodinzages/?")
    assert found.reference in page and "Nora Nood" in page and "wacht sinds vandaag" in page
    one = privacy.get(f"/privacy/noodinzages/{found.id}/").content.decode()
    assert "balkon" in one and "Het logboek lezen" in one
    for secret in ("Balkonia", LOGGED, str(home.household.id)):
        assert secret not in one and secret not in page
    where = f"/privacy/noodinzages/{found.id}/"
    asks = {"outcome": "asks", "words": "Waarom belde u Veilig Thuis niet?"}
    assert privacy.post(f"{where}beoordelen/", {**asks, "words": " "}).status_code == 422
    assert privacy.post(f"{where}beoordelen/", asks).status_code == 302
    assert "Waarom belde u" in client.get(f"/noodinzage/{found.id}/").content.decode()
    assert client.post(f"/noodinzage/{found.id}/antwoord/", {"words": "Dat deed ik daarna."}).status_code == 302
    assert "Dat deed ik daarna" in privacy.get(where).content.decode()
    assert (
        privacy.post(f"{where}beoordelen/", {"outcome": "right", "words": "Het kind was in gevaar."}).status_code == 302
    )
    again = privacy.post(f"{where}beoordelen/", {"outcome": "wrong", "words": "Toch niet."})
    assert again.status_code == 422 and "al beoordeeld" in again.content.decode()
    assert found.reference not in every_page(privacy, "/privacy/noodinzages/?")
    assert found.reference in every_page(privacy, "/privacy/noodinzages/?toon=beoordeeld&")
    assert "Terecht" in client.get(f"/noodinzage/{found.id}/").content.decode()
    watcher = town.colleague(Role.FG).client()
    assert watcher.get(where).status_code == 200
    assert watcher.post(f"{where}beoordelen/", {"outcome": "right", "words": "x"}).status_code == 404
    assert town.colleague(Role.MANAGER).client().get(where).status_code == 404
    elsewhere = town.colleague(Role.PRIVACY_OFFICER, organisation=town.organisation()).client()
    assert elsewhere.get(where).status_code == 404


def test_nobody_judges_their_own() -> None:
    town = a_town()
    who = town.colleague(domain="wmo")
    looks(who.client(), bsn=a_bsn())
    found, hat = broken(who), town.another_hat(who, Role.PRIVACY_OFFICER)
    with viewing(hat.viewer) as at, pytest.raises(actions.OwnEmergency):
        actions.review(break_glass=found, outcome="right", words="goed", by=hat.viewer, at=at)
    with viewing(hat.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO safety_breakglassreview (id, break_glass_id, outcome, words, done, by_id, at)"
            " VALUES (gen_random_uuid(), %s, 'right', 'goed', '', %s, now())",
            [found.id, hat.hat.id],
        )


def test_the_database_refuses_what_the_screens_do_not_offer(owner_connection: "Connection[Any]") -> None:
    """Longer than a day, without a line in the log, for another's line, opening or extending by hand."""
    town = a_town()
    home, who = a_home(town), town.colleague(domain="wmo")
    asks = "SELECT access.break_glass(%s, %s, NULL, 'Balkonia', '1988-02-03', 'child', 'gevaar', 'nood', %s, 3)"
    with viewing(who.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(asks, [uuid7(), uuid7(), 2])
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event

    for hours in (25, 0, -1, None):
        with viewing(who.viewer) as at, pytest.raises(ProgrammingError), transaction.atomic():
            made = uuid7()
            line = record(Event.EMERGENCY, "safety.break_glass", by=who.viewer, at=at, object_id=made)
            with connection.cursor() as cursor:
                cursor.execute(asks, [line, made, hours])
    looks(who.client(), bsn=number_of(town, home))
    for statement in (
        "UPDATE safety_breakglass SET until = until + interval '1 hour'",
        "INSERT INTO safety_breakglassopened (id) VALUES (gen_random_uuid())",
        "DELETE FROM safety_breakglassend",
    ):
        with viewing(who.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises(Exception, match="a_day_at_most"):
        owner_connection.execute("UPDATE safety_breakglass SET until = starts_at + interval '25 hours'")


def test_another_s_emergency_looks_like_none() -> None:
    town = a_town()
    home, who = a_home(town), town.colleague(domain="wmo")
    looks(who.client(), bsn=number_of(town, home))
    found, other = broken(who), town.colleague(domain="wmo").client()
    for key in (found.id, UUID(int=5)):
        assert other.get(f"/noodinzage/{key}/").status_code == 404
        assert other.post(f"/noodinzage/{key}/stoppen/").status_code == 404
        assert other.post(f"/noodinzage/{key}/antwoord/", {"words": "x"}).status_code == 404
    for role in (Role.PARTNER, Role.MANAGER, Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.LAWFULNESS):
        outside = town.colleague(role, organisation=town.organisation() if role == Role.PARTNER else None)
        assert outside.client().get("/noodinzage/").status_code == 404, role


def test_a_helper_in_secret_stays_unseen_unless_it_began_from_that_person() -> None:
    town = a_town()
    home = town.home("Rob Veilig (1979-01-01)", "Ria Veilig (1980-01-01)", with_bsn=True)
    town.open_case(home)
    town.involve(home, town.colleague(name="Hulp Instilte"), people=home.ids[1:], secret=True)
    numbers = [number_of(town, home, 0), number_of(town, home, 1)]
    for begins, sees in ((0, False), (1, True)):
        who = town.colleague(domain="wmo")
        client = who.client()
        looks(client, bsn=numbers[begins])
        page = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
        assert ("Ria Veilig" in page) is sees
        assert ("Hulp Instilte" in page) <= sees


def test_the_list_costs_the_same_whatever_its_length() -> None:
    from django.test.utils import CaptureQueriesContext

    town = a_town()
    organisation = town.organisation()
    privacy = town.colleague(Role.PRIVACY_OFFICER, organisation=organisation).client()
    counts = []
    for more in (1, 2, 6):
        for _ in range(more):
            looks(town.colleague(domain="wmo", organisation=organisation).client(), bsn=a_bsn())
        with CaptureQueriesContext(connection) as asked:
            assert privacy.get("/privacy/noodinzages/").status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_nobody_found_offers_it() -> None:
    town = a_town()
    found = (
        town.colleague(domain="wmo").client().post("/zoeken/", {"words": "Niemandsland", "family_name": "Niemandsland"})
    )
    assert "/noodinzage/" in found.content.decode()


def test_leaving_the_household_ends_what_it_shows() -> None:
    """Who goes to a household of their own stays unseen there; what was opened is the household they lived in."""
    town = a_town()
    home, who = a_home(town), town.colleague(domain="wmo")
    looks(who.client(), bsn=number_of(town, home))
    with viewing(town.officer.viewer) as at:
        safe = people.add_household(name="Elders", protected=True, by=town.officer.viewer, at=at)
        town.take_in(safe)
        people.join_household(
            household=safe,
            person_id=home.ids[0],
            place="adult",
            starts_on=timezone.localdate(),
            by=town.officer.viewer,
            at=at,
        )
    with viewing(who.viewer):
        assert not Household.objects.filter(id=safe.id).exists()
