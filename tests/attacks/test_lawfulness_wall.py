"""H4: the wall between lawfulness and support, in both directions: content, counts, ids, words, cost.

Somebody who is helped has a lawfulness file with a mark in every field. Whoever helps meets no mark, and no answer of
the program differs by a byte or a statement from what it was before that file was there; and the other way round.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer, viewing
from samenhang.lawfulness.models import LawfulnessFile
from samenhang.people import bsn as numbers
from samenhang.people.models import Person
from samenhang.teams.models import Role
from tests.attacks.test_closed_doors import NO_CONTENT
from tests.attacks.test_looks_of_every_page import pages
from tests.support.apart import MARKS, Apart, an_apart
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, a_bsn, a_town

if TYPE_CHECKING:
    from psycopg import Connection

OWN = ("lawfulness:",)
LOGS = {"data_rights:looks", "data_rights:paper", "cases:withdraw_consent"}
"""Grow by every look at them; what stands there is looked at for marks."""
VARIES = re.compile(
    r'name="(?:csrfmiddlewaretoken|submission|look)" value="[^"]*"|csrf[\w-]*"?[:=]\s*"[^"]*"|look=[\w%:.-]+'
    r'|nonce-[\w+/=-]+|nonce="[^"]*"|zojuist|(?:\d+ van )?\d+ (?:seconden?|minuut|minuten|uur)(?: geleden)?'
    r"|\d{2}\.\d{2}(?: uur)?|T\d{2}:\d{2}|legal\.[0-9a-f]{8}|woord-[\w-]+-\d+|s=\d{10}"
)
TABLES = [
    f"lawfulness_{name}"
    for name in ("lawfulnessfile", "seat", "seatend", "phase", "note", "closing", "disclosure", "passedon")
]
ENVELOPES = [
    f"passing_{name}"
    for name in ("envelope", "opening", "promise", "outcome", "return", "withdrawal", "question", "reply", "passedfrom")
]


@dataclass
class Both:
    """A household on the whole road, and the lawfulness team of its town."""

    road: Road
    apart: Apart
    bsn: str

    @property
    def helping(self) -> dict[str, Colleague]:
        """Who helps the household, and who has another role in the town."""
        town = self.road.town
        found = {"director": town.director, "officer": town.officer}
        helper = town.colleague(domain="jeugd")
        town.involve(self.road.home, helper)
        partner = town.colleague(Role.PARTNER, organisation=town.organisation())
        town.involve(self.road.home, partner)
        found |= {"helper": helper, "partner": partner, "fg": town.colleague(Role.FG)}
        return found | {str(role): town.colleague(role) for role in NO_CONTENT if role != Role.LAWFULNESS}


def number_of(road: Road, viewer: Viewer) -> str:
    """This function will read a member's BSN as its keeper does."""
    with viewing(viewer):
        person = Person.objects.get(id=road.home.ids[0])
        return numbers.open_sealed(person.bsn_sealed or b"", person.id)


@pytest.fixture(scope="module")
def both() -> Both:
    """One person in both worlds; the file is the second one about them, of another team."""
    road = a_road(a_town())
    return Both(road, an_apart(road.town), number_of(road, road.town.director.viewer))


def screens(road: Road, *, own: bool) -> Iterator[tuple[str, str]]:
    """This function will give every address of one side of the wall."""
    for name, url in pages(road):
        if name.startswith(OWN) is own and not name.startswith(("account", "teams:", "access:", "demo:")):
            yield name, url


def asked(client: Client, url: str) -> tuple[int, int, str]:
    """This function will give all that can be told from an answer: status, statements, words; without what varies."""
    reset_queries()  # a connection remembers so many only
    with CaptureQueriesContext(connection) as counted:
        got = client.get(url)
    text = b"".join(got.streaming_content) if got.streaming else got.content  # type: ignore[attr-defined]  # of the test client
    return got.status_code, len(counted), VARIES.sub("", text.decode(errors="replace"))


def sweep(client: Client, found: list[tuple[str, str]]) -> dict[str, tuple[int, int, str]]:
    """This function will ask for every screen, and for what search and the desk find."""
    told = {name: asked(client, url) for name, url in found}
    for name, fields in (
        ("by name", {"way": "name", "family_name": SECRETS["name"], "birth_date": "03-02-1988"}),
        ("by other name", {"way": "name", "family_name": "Zilverdraad", "birth_date": "02-04-1980"}),
    ):
        with CaptureQueriesContext(connection) as counted:
            got = client.post(reverse("register:search"), fields)
        told[name] = (got.status_code, len(counted), VARIES.sub("", got.content.decode()))
    return told


def test_no_screen_of_support_changes_by_a_file_being_there(both: Both) -> None:
    """Before and after: same status, same number of statements, same words; and not one mark."""
    everybody = {role: who for role, who in both.helping.items() if role in ("director", "officer", "manager")}
    changed: list[tuple[str, str, tuple[str, str]]] = []
    found = list(screens(both.road, own=False))
    clients = {role: who.client() for role, who in everybody.items()}
    sweep(clients["director"], found)  # what a process asks once only is asked now
    before = {role: sweep(client, found) for role, client in clients.items()}
    file = both.apart.file(both.bsn, closed=True)
    marks = [*MARKS.values(), SECRETS["investigated"], str(file.id), str(both.road.ids["file_id"]), "Gerrit Proef"]
    for role, client in clients.items():
        # the director asks for all of it again; the others for what opens to them
        opens = [(name, url) for name, url in found if role == "director" or before[role][name][0] == 200]
        after = sweep(client, opens)
        for name, (status, statements, text) in after.items():
            earlier = before[role][name]
            assert (status, statements) == earlier[:2] or name in LOGS, (role, name)
            if name not in LOGS and text != earlier[2]:
                lines = zip(earlier[2].splitlines(), text.splitlines(), strict=False)
                changed.append((role, name, next((pair for pair in lines if pair[0] != pair[1]), ("", "longer"))))
            if not name.startswith(("home:colleagues", "staff:", "circle:shield")):  # who works where is no secret
                assert [mark for mark in marks if mark in text] == [], (role, name)
    assert changed == []
    assert len(found) > 60


def test_no_screen_of_lawfulness_changes_by_somebody_being_helped(both: Both) -> None:
    """The same form about a number that is known to the desk and about one that is not: told apart by nothing."""
    client = both.apart.els.client()
    fields: dict[str, Any] = {
        "family_name": "Dubbelspoor",
        "birth_date": "02-04-1980",
        "kind": "wmo",
        "basis": "wmo-239",
        "reason": "x",
    }
    told: list[Any] = []
    for bsn in (both.bsn, a_bsn()):
        with CaptureQueriesContext(connection) as counted:
            search = client.post("/rechtmatigheid/zoeken/", {"bsn": bsn if told else a_bsn()})
            opened = client.post("/rechtmatigheid/nieuw/", {**fields, "bsn": bsn})
        page = client.get(opened.headers["Location"])
        masked = f"••••••{bsn[-3:]}"
        words = VARIES.sub("", page.content.decode()).replace(opened.headers["Location"], "").replace(masked, "")
        file_id = opened.headers["Location"].split("/")[2]
        told.append((len(counted), search.status_code, opened.status_code, words.replace(file_id, "")))
    assert told[0] == told[1]
    for name, url in screens(both.road, own=False):
        got = client.get(url, follow=True)
        text = got.content.decode(errors="replace")
        assert [word for word in SECRETS.values() if word in text and word != SECRETS["investigated"]] == [], name
        assert both.road.home.household.name not in text, name


def strangers(both: Both) -> Iterator[tuple[str, Viewer]]:
    """This function will give whoever is not of the lawfulness team, and one of another such team."""
    for role, who in both.helping.items():
        yield role, who.viewer
    yield "another team", both.road.town.colleague(Role.LAWFULNESS, team=both.road.town.team("rechtmatigheid")).viewer
    yield "no team", both.road.town.colleague(Role.LAWFULNESS).viewer


def test_no_table_tells_a_stranger_anything(both: Both) -> None:
    file = both.apart.file()
    for role, viewer in strangers(both):
        with viewing(viewer), connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), (role, table)
            cursor.execute(
                "SELECT count(*) FROM access_grant WHERE layer = 'lawfulness' OR household_id = %s", [file.id]
            )
            assert cursor.fetchone() == (0,), role
            cursor.execute("SELECT count(*) FROM audit_subject WHERE household_id = %s", [file.id])
            assert cursor.fetchone() == (0,), role
            cursor.execute("SELECT count(*) FROM access.readers(%s, NULL, 'lawfulness', '')", [file.id])
            assert cursor.fetchone() == (0,), role
            cursor.execute(
                "SELECT count(*) FROM audit_line WHERE what LIKE 'lawfulness.%%' OR object_id = %s", [file.id]
            )
            assert cursor.fetchone() == (0,), role
            if role not in ("director", "officer"):
                for table in ENVELOPES:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    assert cursor.fetchone() == (0,), (role, table)


def test_who_works_on_a_file_reads_no_household(both: Both) -> None:
    both.apart.file(both.bsn, kind="older")
    with viewing(both.apart.gerrit.viewer), connection.cursor() as cursor:
        for table in ("people_person", "people_household", "people_contact", "cases_case", "involvement_involvement"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
        cursor.execute("SELECT count(*) FROM access_grant WHERE layer <> 'lawfulness'")
        assert cursor.fetchone() == (0,)


def test_functions_say_nothing_over_the_wall(both: Both) -> None:
    file = both.apart.file(both.bsn, closed=True, kind="special")
    index, ids = numbers.index(both.bsn), [both.road.home.household.id, both.road.home.ids[0], file.id, uuid7()]
    for role, viewer in [*strangers(both), ("gerrit", both.apart.gerrit.viewer)]:
        with viewing(viewer), connection.cursor() as cursor:
            cursor.execute("SELECT access.on_both_sides(%s)", [index])
            assert cursor.fetchone()[0] in (False, None), role
            for h in ids:
                for p in ids:
                    cursor.execute("SELECT * FROM access.disclosed_looks(%s, %s, NULL, NULL)", [h, p])
                    assert cursor.fetchall() == [], role  # the day to tell is still to come
                if role not in ("director", "officer"):
                    cursor.execute("SELECT * FROM access.concern_stages(%s)", [h])
                    assert cursor.fetchall() == [], role
                cursor.execute("SELECT * FROM access.sight(%s)", [file.id])
                assert cursor.fetchall() == [], role


@pytest.mark.parametrize("forged", ["seat", "file", "note", "grant", "seat of another"])
def test_nobody_writes_themselves_in(both: Both, forged: str) -> None:
    file = both.apart.file()
    note = (
        'INSERT INTO lawfulness_note (id, file_id, kind, words, "on", by_id, at)'
        " VALUES (gen_random_uuid(), %(file)s, 'note', 'x', now(), %(me)s, now())"
    )
    seat = "INSERT INTO lawfulness_seat (id, file_id, hat_id, at) VALUES (gen_random_uuid(), %(file)s, %(hat)s, now())"
    statements = {
        "seat": seat,
        "seat of another": seat,
        "note": note,
        "grant": "INSERT INTO access_grant (id, viewer_id, household_id, person_id, layer, domain, writes, basis,"
        " source_id) VALUES (gen_random_uuid(), %(me)s, %(file)s, %(me)s, 'lawfulness', '', true, '', %(me)s)",
        "file": "INSERT INTO lawfulness_lawfulnessfile (id, team_id, given_names, prefix, family_name, birth_date,"
        " bsn_sealed, bsn_index, kind, basis_id, reason, opened_by_id, opened_at) VALUES (gen_random_uuid(), %(team)s,"
        " '', '', 'x', now(), '', '', 'wmo', 'wmo-239', 'x', %(me)s, now())",
    }
    for role, viewer in strangers(both):
        hat = both.apart.els.hat.id if forged == "seat of another" else viewer.id
        values = {"file": file.id, "me": viewer.id, "hat": hat, "team": both.apart.team.id}
        with pytest.raises(DatabaseError), viewing(viewer), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statements[forged], values)
        assert role


def test_a_suspended_or_ended_handhaver_reads_nothing(both: Both) -> None:
    from samenhang.staff.actions import suspend

    town = both.road.town
    gone = town.colleague(Role.LAWFULNESS, team=both.apart.team)
    file = both.apart.file()
    assert gone.client().post(f"/rechtmatigheid/{file.id}/plaats/").status_code == 302
    manager = town.colleague(Role.MANAGER)
    with viewing(manager.viewer) as at:
        suspend(person=gone.hat.professional, reason="proef", by=manager.viewer, at=at)
    with viewing(gone.viewer):
        assert not LawfulnessFile.objects.exists()


def test_the_log_outside_tells_no_content(both: Both, owner_connection: "Connection[Any]") -> None:
    both.apart.file(both.bsn, closed=True, kind="youth")
    lines = owner_connection.execute(
        "SELECT l.what, l.detail::text, s.household_id FROM audit_line l JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.what LIKE 'lawfulness.%%' AND l.at >= %s",
        [timezone.localtime().replace(hour=0)],
    ).fetchall()
    assert lines and all(household != both.road.home.household.id for _, _, household in lines)
    assert not any(mark in detail for _, detail, _ in lines for mark in [*MARKS.values(), both.bsn])
