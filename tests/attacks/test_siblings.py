"""One household, and what one member may not know of another: a helper who is a secret, words told in confidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import LifeDomain
from samenhang.consent import actions as consent
from samenhang.conversations import actions as conversations
from samenhang.involvement import queries as involvement
from samenhang.involvement.models import Involvement, Part
from samenhang.meetings import actions as meetings
from samenhang.people import actions as people
from samenhang.plans import actions as plans
from samenhang.teams.models import Role
from tests.attacks.test_closed_doors import OTHER
from tests.structure.test_doors import addresses
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

OF_ANNA = {
    "name": "Annelief",
    "helper": "Hester Vluchtwoord",
    "organisation": "Blijfhuis Zeldzaam",
    "task": "plek in de opvang zoeken",
    "phone": "012-9998887",
    "needs": "bel nooit als de ander thuis is",
    "logged": "ze pakte vast een koffer",
    "said": "ik wil hier weg",
    "topic": "veilig weggaan",
    "help": "een plek elders",
}
"""What is Anna's only. Nobody who is involved about Bram only may meet any of it."""


@dataclass
class Family:
    """A household of three, with somebody involved about Bram only and a secret helper of Anna."""

    town: Town
    home: Home
    of_bram: Colleague
    helper: Colleague
    secret: Involvement
    conversation_id: UUID
    entry_id: UUID


@pytest.fixture(scope="module")
def family() -> Family:
    """Three people. Anna has a helper nobody else may know of; Bram has a coach; a director knows all."""
    town = a_town()
    home = town.home("Bram Eenhoorn", "Annelief Eenhoorn", "Cas Eenhoorn (2015-01-01)")
    refuge, coaching = town.organisation(OF_ANNA["organisation"]), town.organisation("Coachhuis")
    helper = town.colleague(Role.PARTNER, name=OF_ANNA["helper"], organisation=refuge)
    coach = town.colleague(Role.PARTNER, name="Karel Coach", organisation=coaching)
    case = town.open_case(home)
    with viewing(town.officer.viewer):
        town.tell(home, coaching, people=[home.ids[0]])
        town.tell(home, refuge, people=[home.ids[1]])
    secret = town.involve(home, helper, part=Part.PARTNER, people=[home.ids[1]], secret=True, task=OF_ANNA["task"])
    town.involve(home, coach, part=Part.PARTNER, people=[home.ids[0]])
    director, now, anna = town.director.viewer, timezone.now(), home.ids[1]
    with viewing(director):
        people.keep_contact(
            household=home.household,
            person_id=anna,
            details={"phone": OF_ANNA["phone"], "needs": OF_ANNA["needs"]},
            by=director,
            at=now,
        )
        told = meetings.Told("contact", now, OF_ANNA["logged"], residents=[anna])
        entry = meetings.write_entry(case=case, layer="case_team", person_id=anna, told=told, by=director, at=now)
        together = meetings.Told("contact", now, "koffie met iedereen", residents=home.ids)
        meetings.write_entry(case=case, layer="case_team", told=together, by=director, at=now)
        talk = conversations.start_conversation(
            case=case,
            details=conversations.Details("first", "home", timezone.localdate(now)),
            layer="case_team",
            person=home.people[1],
            by=director,
            at=now,
        )
        said = conversations.Said(words=OF_ANNA["said"])
        domain = LifeDomain.objects.get(code="veiligheid")
        conversations.write_answer(
            conversation=talk, life_domain=domain, said=said, seen_version=0, by=director, at=now
        )
        conversations.start_conversation(
            case=case,
            details=conversations.Details("first", "home", timezone.localdate(now), tuple(home.ids)),
            layer="case_team",
            by=director,
            at=now,
        )
        asked: dict[str, Any] = {"how": "desk", "by": director, "at": now, "household": home.household}
        consent.ask(
            people=[anna], organisation=refuge, layers=["shared"], topic=OF_ANNA["topic"], answer="given", **asked
        )
        consent.agree_to_help(person_id=anna, help=OF_ANNA["help"], answer="agreed", **asked)
        plans.add_goal(case=case, details=plans.GoalDetails(words="rust in huis"), by=director, at=now)
    for who in (helper, town.director):  # both look at what is about all of them
        for name in ("cases:case", "plans:plan", "meetings:logbook"):
            assert who.client().get(reverse(name, args=[case.id])).status_code == 200, name
    return Family(town, home, coach, helper, secret, talk.id, entry.id)


def screens(family: Family) -> Iterator[tuple[str, str]]:
    """This function will give every address about this household, its case, or one of its members."""
    case = family.home.case
    assert case
    for name, entry in addresses(get_resolver()):
        wanted = set(entry.pattern.converters)
        known = {"case_id": case.id, "household_id": family.home.household.id, **OTHER}
        if wanted and wanted <= set(known):
            yield name, reverse(name, kwargs={key: known[key] for key in wanted})
        if "person_id" in wanted and wanted <= {*known, "person_id"}:
            for number, person in enumerate(family.home.ids):
                ids = {**known, "person_id": person}
                yield f"{name} of {number}", reverse(name, kwargs={key: ids[key] for key in wanted})
    home = family.home.household.id
    for person in family.home.ids:
        yield "looks sheet", reverse("data_rights:paper", args=[home]) + f"?person={person}"
        yield "logbook sheet", reverse("meetings:paper", args=[case.id]) + f"?person={person}"
        yield "logbook of", reverse("meetings:logbook", args=[case.id]) + f"?person={person}"
        yield "conversation with", reverse("conversations:start", args=[case.id]) + f"?met={person}"
        for file in ("shared", "case_team"):
            yield "readers", reverse("layers:who_reads", args=[case.household_id]) + f"?file={file}&person={person}"
    for file in ("shared", "case_team"):
        yield "readers", reverse("layers:who_reads", args=[case.household_id]) + f"?file={file}&person="
    yield "conversation together", reverse("conversations:start", args=[case.id]) + "?met=samen"
    yield "the answer of Anna", reverse("conversations:overview", args=[case.id, family.conversation_id])
    yield "a correction", reverse("meetings:correct", args=[case.id, family.entry_id])
    yield "the own cases", "/"
    yield "the looks", reverse("data_rights:looks", args=[home])


ALL_STAND_THERE = {
    ("cases:ask", "organisation"),
    ("cases:propose_guest", "organisation"),
    ("cases:propose_guest", "helper"),
    ("questions:ask_about", "organisation"),
    ("questions:ask_about", "helper"),
    ("data_rights:looks", "organisation"),
    ("the looks", "organisation"),
}
"""Lists to choose from that hold every organisation or colleague there is, involved here or not."""


def test_who_is_involved_about_one_meets_nothing_of_the_other_on_any_screen(family: Family) -> None:
    client, leaks, opened = family.of_bram.client(), [], 0
    for name, url in screens(family):
        got = client.get(url)
        opened += got.status_code == 200
        found = [key for key, word in OF_ANNA.items() if word in got.content.decode()]
        leaks += [(name, key) for key in found if (name, key) not in ALL_STAND_THERE]
    assert " ".join(sorted({f"{n}:{k}" for n, k in leaks})) == ""
    assert opened > 15
    asks = client.get(reverse("questions:ask_about", args=[family.home.opened.id])).content.decode()
    reading = asks.split("Lezen deze casus", 1)[1].split("</optgroup>")[0] if "Lezen deze casus" in asks else ""
    assert OF_ANNA["helper"] in asks and OF_ANNA["helper"] not in reading  # stands there as any colleague does


def test_the_director_meets_it_all_so_the_search_above_could_find_it(family: Family) -> None:
    client, unmet = family.town.director.client(), dict(OF_ANNA)
    for _name, url in screens(family):
        text = client.get(url).content.decode()
        unmet = {key: word for key, word in unmet.items() if word not in text}
        if not unmet:
            break
    assert unmet == {}


def test_bram_s_own_sheets_keep_the_secret_helper_of_anna_also_when_the_director_prints_them(family: Family) -> None:
    case, home, bram = family.home.case, family.home.household.id, family.home.ids[0]
    assert case
    now = timezone.now()
    with viewing(family.helper.viewer):
        told = meetings.Told("contact", now, "een briefje voor iedereen", hats=[family.helper.hat.id])
        meetings.write_entry(case=case, layer="case_team", told=told, by=family.helper.viewer, at=now)
    for who in (family.of_bram, family.town.director):
        for url in (
            reverse("data_rights:paper", args=[home]) + f"?person={bram}",
            reverse("meetings:paper", args=[case.id]) + f"?person={bram}",
            reverse("meetings:paper", args=[case.id]),
            reverse("cases:sharing_paper", args=[home]),
        ):
            text = who.client().get(url).content.decode()
            assert OF_ANNA["helper"] not in text, (who.hat.professional.name, url)
    sheet = family.town.director.client().get(reverse("meetings:paper", args=[case.id])).content.decode()
    assert "een briefje voor iedereen" in sheet


def test_an_involvement_about_two_is_unknown_to_who_is_involved_about_the_third(family: Family) -> None:
    town, home = family.town, family.home
    both = town.colleague(name="Twan Tweetal")
    about = home.ids[1:]
    made = town.involve(home, both, people=about, secret=True, task="alleen met Anna en Cas")
    with viewing(family.of_bram.viewer):
        assert made.id not in set(Involvement.objects.values_list("id", flat=True))
        assert made.id not in {
            one.involvement_id for one in involvement.opened(family.of_bram.viewer, home.household.id)
        }
    for who in (both, town.director, town.officer):
        with viewing(who.viewer):
            assert Involvement.objects.filter(id=made.id).exists(), who.hat
    url = reverse("cases:involved", args=[home.household.id])
    assert "Twan Tweetal" not in family.of_bram.client().get(url).content.decode()
    assert "Twan Tweetal" in town.director.client().get(url).content.decode()


def test_readers_name_a_secret_helper_only_to_who_may_know(family: Family) -> None:
    home = family.home.household.id
    for who, knows in ((family.of_bram, False), (family.helper, True), (family.town.director, True)):
        with viewing(who.viewer):
            for layer in ("shared", "case_team", "involvement"):
                names = {one.name for one in involvement.readers(who.viewer, home, layer)}
                assert (OF_ANNA["helper"] in names) is knows, (who.hat.professional.name, layer)
                assert who.hat.professional.name in names


def test_the_database_gives_no_line_of_a_secret_helper(family: Family, app_connection: "Connection[Any]") -> None:
    def seen_by(who: Colleague) -> int:
        with app_connection.transaction():
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.hat.id)])
            rows = app_connection.execute(
                "SELECT count(*) FROM audit_line WHERE viewer_id = %s", [family.helper.hat.id]
            ).fetchone()
        assert rows
        return int(rows[0])

    assert seen_by(family.of_bram) == 0
    assert seen_by(family.town.director) > 0
    assert seen_by(family.helper) > 0
