"""H7: a marked address is put everywhere one can stand, and looked for in everything the program says to anybody.

Only who keeps the household up may meet it, and only on the screens named here; nobody else, in no answer, header, log
line, session or table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django.test import Client
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.brp.actions import keep_answer
from samenhang.brp.models import BrpPastAddress, BrpRecord, Purpose, Question
from samenhang.brp.port import RegisterAddress, RegisterPerson
from samenhang.brp.service import SERVICE
from samenhang.people import actions as people
from samenhang.people.models import Address, Person
from samenhang.teams.models import Role
from tests.attacks.test_closed_doors import doors, outsider
from tests.attacks.test_looks_of_every_page import pages
from tests.support.road import Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

STREET, HOUSE, CITY, POSTCODE = "Merkelbeekhof", "8613", "Schuilmarke", "8613ZX"
MARKS = (STREET, CITY, POSTCODE, "8613 ZX")
KEEPERS_SEE = {
    "cases:people",
    "cases:household_contact",
    "cases:person_contact",
    "cases:brp",
    "cases:show_bsn",
}
"""The screens on which who keeps the household up reads where it lives."""
INVOLVED = ("helper", "of another member", "partner")
OUTSIDE = ("professional", "other_desk", "manager")


@dataclass
class Hidden:
    """A household on the whole road, one of whom has a secret address, which stands everywhere it can."""

    road: Road
    helper: Colleague
    of_another_member: Colleague
    partner: Colleague

    def involved(self) -> dict[str, Colleague]:
        """Who is involved and does not keep the household up."""
        return dict(zip(INVOLVED, (self.helper, self.of_another_member, self.partner), strict=True))


@pytest.fixture(scope="module")
def hidden() -> Hidden:
    """The household, with the marked address in every place."""
    road = a_road(a_town())
    town, household, by = road.town, road.home.household, road.town.director.viewer
    where = {"street": STREET, "number": HOUSE, "postcode": POSTCODE, "city": CITY}
    person = road.home.people[0]
    with viewing(by) as at:
        for whose in (None, *road.home.ids):
            for kind in Address.Kind.values:
                more = {**where, "place": f"{STREET} achter", "note": f"naast {STREET}"}
                people.keep_address(household=household, person_id=whose, details=more, kind=kind, by=by, at=at)
        people.keep_secrecy(household_id=household.id, person=person, code=7, by=by, at=at)
        question = Question(
            household=household,
            person=person,
            layer="involvement",
            purpose=Purpose.objects.get(code="identiteit"),
            by_id=by.id,
            at=at,
        )
        question.save(force_insert=True)
        lives = RegisterAddress(street=STREET, number=HOUSE, postcode=POSTCODE, city=CITY)
        told = RegisterPerson(bsn="", family_name=person.family_name, secrecy=7, address=lives)
        keep_answer(question=question, found=told, outcome="found", by=by, at=at)
    with viewing(SERVICE) as at:
        BrpRecord(person=person, fingerprint="", imported_at=at, **where).save(force_insert=True)
        BrpPastAddress(person=person, order=1, **where).save(force_insert=True)
    helper = town.colleague(domain="schuldhulp")
    town.involve(road.home, helper)
    other = town.colleague(domain="jeugd")
    town.involve(road.home, other, people=road.home.ids[1:2])
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(road.home, partner)
    return Hidden(road, helper, other, partner)


def said(client: Client, method: str, url: str, fields: dict[str, str] | None = None) -> str:
    """This function will give all an answer says: its body, its headers, its cookies."""
    got = getattr(client, method)(url, fields or {})
    body = b"".join(got.streaming_content) if got.streaming else got.content
    return body.decode(errors="replace") + str(got.headers) + str(client.cookies)


def marks_in(text: str) -> list[str]:
    """This function will give which of the marks stand in a text."""
    return [mark for mark in MARKS if mark.casefold() in text.casefold()]


def everybody(hidden: Hidden) -> Iterator[tuple[str, Colleague]]:
    """This function will give who may not meet the address: involved, or one of those test_closed_doors keeps out."""
    yield from hidden.involved().items()
    yield from ((name, outsider(hidden.road.town, name)) for name in OUTSIDE)


@pytest.mark.parametrize("who", [*INVOLVED, *OUTSIDE])
def test_nobody_else_meets_it_on_any_page(hidden: Hidden, who: str) -> None:
    """That an outsider's every address about somebody is one that is nowhere, pressed too, holds test_closed_doors.

    The professional opens them here as well, where somebody is secret; for the other outsiders these are left to it.
    """
    client, found = dict(everybody(hidden))[who].client(), []
    shut = dict(doors(hidden.road.ids)) if who in OUTSIDE else {}
    for name, url in {**dict(pages(hidden.road)), **dict(doors(hidden.road.ids))}.items():
        for method, fields in (("get", {}), ("post", {"submission": str(uuid7())})):
            if name in shut and (method == "post" or who != "professional"):
                continue
            if marks := marks_in(said(client, method, url, fields)):
                found.append((name, method, marks))
    assert found == []


def test_nobody_finds_it_or_by_it(hidden: Hidden) -> None:
    person = hidden.road.home.people[0]
    born = person.birth_date.strftime("%d-%m-%Y") if person.birth_date else ""
    questions: list[dict[str, str]] = [
        {"postcode": POSTCODE, "number": HOUSE},
        {"family_name": person.family_name, "birth_date": born, "given_name": person.given_names},
        {"family_name": person.family_name},
        {"q": person.family_name},
    ]
    for who, colleague in everybody(hidden):
        client = colleague.client()
        for fields in questions:
            text = said(client, "post", "/zoeken/", {**fields, "purpose": "request", "submission": str(uuid7())})
            typed = [mark for mark in marks_in(text) if mark in (STREET, CITY)]
            assert typed == [], (who, list(fields))
            if "postcode" in fields:
                assert person.full_name not in text, who


def test_the_tables_say_it_to_nobody_else(hidden: Hidden) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND has_table_privilege(oid, 'SELECT')"
        )
        tables = [row[0] for row in cursor.fetchall()]
    assert "people_address" in tables
    for who, colleague in everybody(hidden):
        for table in tables:
            with viewing(colleague.viewer), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SELECT t::text FROM "{table}" t WHERE t::text ~* %s LIMIT 1', ["|".join(MARKS)])
                assert cursor.fetchall() == [], (who, table)


def test_who_keeps_the_household_reads_it_on_its_own_screens_only_and_nothing_else_keeps_it(
    hidden: Hidden, owner_connection: "Connection[Any]", capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither a log line, a session nor a counter, once every page was seen; nor what the server says."""
    client, seen = hidden.road.town.director.client(), set()
    found = list(pages(hidden.road))
    for name, url in found:
        text = client.get(url).content.decode(errors="replace")
        if marks_in(text):
            seen.add(name)
            assert not marks_in(text.partition("</title>")[0]), name
    assert seen - KEEPERS_SEE == set()
    assert {"cases:people", "cases:household_contact"} <= seen
    for table in ("audit_line", "audit_subject", "django_session", "kit_cache", "access_draft", "access_submission"):
        rows = owner_connection.execute(
            f'SELECT t::text FROM "{table}" t WHERE t::text ~* %s LIMIT 1',
            ["|".join(MARKS)],
        ).fetchall()
        assert rows == [], table
    for _, url in found:
        client.post(url, {"street": STREET, "postcode": "x" * 300, "birth_date": "99-99-9999", "until": STREET})
    out, err = capfd.readouterr()
    assert marks_in(out + err) == []


def test_the_secret_is_one(hidden: Hidden) -> None:
    with viewing(hidden.helper.viewer):
        assert Person.objects.get(id=hidden.road.home.ids[0]).secrecy == 7
        assert not Address.objects.filter(household=hidden.road.home.household).exists()
    with viewing(hidden.road.town.director.viewer):
        assert Address.objects.filter(household=hidden.road.home.household, street=STREET).count() > 3
