"""Forms sent by hand: without a token, with fields nobody offered, with markup in every text, without a ground."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.consent.models import Notice
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from tests.attacks.test_closed_doors import doors
from tests.structure.test_doors import addresses
from tests.support import road as roads
from tests.support.road import Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

MARKUP = "'\"><xss onload=alert(1)>{{7331*7}}</textarea></script>"
IN_NAMES = "'\"><xss onfocus=alert(2)>{{7331*7}}</title></style>"
"""Other markup than in texts: what is written about nobody is refused where it holds a name."""
NAMES = ("name", "beside", "around", "helper")
MAY_CHANGE = {
    "audit_line",
    "audit_subject",
    "django_session",
    "usersessions_usersession",
    "kit_cache",
    "access_submission",
    "mfa_authenticator",
    "weighing_testpresence",
}
"""What reading may write: the log, the session, counters, who has a part of a test open. mfa_authenticator: nobody is
on that page here."""


@pytest.fixture(scope="module")
def road() -> Road:
    """One household that went the whole road."""
    return a_road(a_town())


def everything(road: Road) -> Iterator[tuple[str, str]]:
    """This function will give every address of the program, filled in with this road's ids."""
    about = dict(doors(road.ids))
    yield from about.items()
    for name, entry in addresses(get_resolver()):
        if name not in about and not entry.pattern.converters:
            yield name, reverse(name)


def counts(owner: "Connection[Any]") -> dict[str, int]:
    """This function will count the rows of every table a reader should leave alone."""
    tables = owner.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        " AND NOT relispartition"
    ).fetchall()
    found = {}
    for (table,) in tables:
        if table not in MAY_CHANGE:
            row = owner.execute(f"SELECT count(*) FROM {table}").fetchone()
            found[table] = row[0] if row else 0
    return found


# -- nothing is changed without a token ----------------------------------------------


def test_no_form_is_taken_without_its_token(road: Road, owner_connection: "Connection[Any]") -> None:
    before, client = counts(owner_connection), Client(enforce_csrf_checks=True)
    client.cookies = road.town.director.client().cookies
    taken = []
    for name, url in everything(road):
        got = client.post(url, {"reason": "weg", "next": "/"})
        if got.status_code not in (403, 405):
            taken.append((name, got.status_code))
    assert taken == []
    assert counts(owner_connection) == before


# -- markup -------------------------------------------------------------------------------------------------------


def test_markup_in_any_text_stays_text_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, word in roads.SECRETS.items():
        if key not in ("phone", "street", "language"):
            monkeypatch.setitem(roads.SECRETS, key, f"{word}{IN_NAMES if key in NAMES else MARKUP}")
    town = a_town()
    town._colleagues["director"] = town.colleague(name=f"Rik {MARKUP}", domain="wmo")
    town._colleagues["officer"] = town.colleague(Role.ACCESS_OFFICER, name=f"Olga {MARKUP}")
    road = a_road(town)
    receiver = town.colleague(name=f"Ria {MARKUP}", domain="schuldhulp")
    shown = 0
    for who in (town.director, town.officer, receiver):
        client = who.client()
        for name, url in [*everything(road), ("sheet", reverse("data_rights:paper", args=[road.ids["household_id"]]))]:
            if who is receiver and not name.startswith(("intake:", "home:", "register:", "passing:")):
                continue  # who only receives is told of one referral
            text = client.get(url).content.decode(errors="replace")  # a document is no text
            shown += "xss" in text
            assert (
                "<xss" not in text
                and "'\"><" not in text
                and "</textarea></script>" not in text
                and "</title></style>" not in text
            ), name
            assert "51317" not in text, name
        bad = client.post(reverse("plans:new_goal", args=[road.case.id]), {"words": MARKUP * 50, "when": MARKUP})
        assert "<xss" not in bad.content.decode()
    assert shown > 40


def test_markup_in_a_draft_or_an_address_stays_text(road: Road) -> None:
    client, case = road.town.director.client(), road.case.id
    client.post(reverse("access:draft", args=[f"plan-goal:{case}"]), {"words": MARKUP, "whose": [MARKUP]})
    client.post(reverse("access:draft", args=[f"logbook:{case}"]), {"what": MARKUP, "file": MARKUP, "hats": [MARKUP]})
    for url in (
        reverse("plans:new_goal", args=[case]),
        reverse("meetings:logbook", args=[case]),
        reverse("meetings:logbook", args=[case]) + f"?kind={MARKUP}&person={MARKUP}&page={MARKUP}",
        reverse("layers:who_reads", args=[road.ids["household_id"]]) + f"?file={MARKUP}",
        reverse("conversations:start", args=[case]) + "?met=%22%3E%3Cxss%3E",
        f"/?sort={MARKUP}&part={MARKUP}",
        f"/collegas/?role={MARKUP}&organisation={MARKUP}",
        f"/aanmelden/?next={MARKUP}",
    ):
        assert "<xss" not in client.get(url).content.decode(), url


@pytest.mark.parametrize("to", ["//kwaad.test/", "https://kwaad.test/", "/\\kwaad.test", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(road: Road, to: str) -> None:
    client = road.town.director.client()
    for url, fields in (
        (reverse("access:forget_draft", args=["x"]), {"next": to}),
        (reverse("kit:density"), {"next": to, "density": "roomy"}),
        (reverse("kit:language"), {"next": to, "language": "nl"}),
    ):
        got = client.post(url, fields)
        assert "kwaad" not in got.headers.get("Location", "") and "javascript" not in got.headers.get("Location", "")
        refered = client.post(url, {**fields, "next": ""}, headers={"referer": to})
        assert "kwaad" not in refered.headers.get("Location", "")
    assert client.get("/collegas/", headers={"host": "kwaad.test"}).status_code == 400


# -- the ground is gone while the form is open --------------------------------------------------------------------


WRITING: dict[str, dict[str, Any]] = {
    "meetings:write": {
        "kind": "contact",
        "happened_at": "2026-01-05T10:00",
        "what": "nog gauw dit",
        "file": "case_team",
    },
    "meetings:correct": {"text": "nog gauw dit"},
    "plans:new_goal": {"words": "nog gauw dit", "when": "now"},
    "plans:goal": {"words": "nog gauw dit", "when": "now", "version": "1"},
    "plans:new_action": {"what": "nog gauw dit", "who": "network", "name": "oma"},
    "plans:matters": {"matters": "nog gauw dit", "version": "0"},
    "conversations:domain": {"words": "nog gauw dit", "version": "1"},
    "conversations:points": {"points": "nog gauw dit", "version": "1"},
}


def test_what_is_sent_after_the_ground_is_gone_is_refused_and_not_stored(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    road, coach = a_road(town), town.colleague(Role.PARTNER, name="Cor Coach", organisation=town.organisation())
    urls = dict(doors(road.ids))
    with viewing(town.officer.viewer):
        town.tell(road.home, coach.hat.organisation)
    town.involve(road.home, coach, part=Part.PARTNER)
    client = coach.client()
    may = [name for name in WRITING if client.get(urls[name]).status_code == 200]
    assert {"meetings:write", "plans:new_goal"} <= set(may)
    client.post(reverse("access:draft", args=[f"logbook:{road.case.id}"]), {"what": "mijn eigen woorden"})
    with viewing(town.director.viewer):
        for notice in Notice.objects.filter(organisation=coach.hat.organisation, objection=None):
            if not hasattr(Notice.objects.get(id=notice.id), "objection"):
                consent.object_to(notice=notice, reason="wil niet", by=town.director.viewer, at=timezone.now())
    before = counts(owner_connection)
    for name in may:
        got = client.post(urls[name], {**WRITING[name], "submission": str(uuid7())})
        assert got.status_code in (404, 422), (name, got.status_code)
        assert roads.SECRETS["logged"] not in got.content.decode()
    assert counts(owner_connection) == before
    page = client.get(urls["meetings:write"]).content.decode()
    assert roads.SECRETS["logged"] not in page and roads.SECRETS["told"] not in page


def test_a_hat_that_ended_sees_and_sends_nothing(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    road, coach = a_road(town), town.colleague(name="Eind Hoed")
    town.involve(road.home, coach)
    client, urls = coach.client(), dict(doors(road.ids))
    assert client.get(urls["cases:case"]).status_code == 200
    owner_connection.execute("ALTER TABLE teams_hat DISABLE TRIGGER involved_holds")  # as a day that came by itself
    owner_connection.execute("UPDATE teams_hat SET until_day = %s WHERE id = %s", [timezone.localdate(), coach.hat.id])
    owner_connection.execute("ALTER TABLE teams_hat ENABLE TRIGGER involved_holds")
    owner_connection.commit()
    before = counts(owner_connection)
    for name in ("cases:case", "cases:people", "meetings:write", "cases:agree_to_help"):
        for got in (client.get(urls[name]), client.post(urls[name])):
            if got.status_code == 405:
                continue
            assert got.status_code == 302 and got.headers["Location"].startswith("/rol/"), name
    assert client.get("/").headers["Location"] == "/rol/"
    assert counts(owner_connection) == before


# -- fields nobody offered ----------------------------------------------------------------------------------------


def others(road: Road) -> dict[str, Any]:
    """This function will give ids that exist, and are none of this household's business."""
    town, other = road.town, a_road(a_town())
    return {
        "person": str(other.home.ids[0]),
        "household": str(other.home.household.id),
        "goal": str(other.ids["goal_id"]),
        "manager": str(town.colleague(Role.MANAGER).hat.id),
        "lawfulness": str(town.colleague(Role.LAWFULNESS).hat.id),
        "officer": str(town.officer.hat.id),
        "stranger": str(town.colleague(domain="jeugd").hat.id),
    }


def test_what_no_form_offers_is_not_taken(road: Road, owner_connection: "Connection[Any]") -> None:
    ids, urls, client = others(road), dict(doors(road.ids)), road.town.director.client()
    log = {"kind": "contact", "happened_at": "2026-01-05T10:00", "what": "een regel", "file": "case_team"}
    colleague = {"hat": ids["stranger"], "about": "all", "starts_on": "2026-11-01", "basis": "avg-betrokken"}
    told = {"organisation": str(road.town.municipality.id), "how": "desk", "people": [str(road.home.ids[0])]}
    tries: list[tuple[str, dict[str, Any]]] = [
        ("meetings:write", {**log, "file": "domain:jeugd"}),
        ("meetings:write", {**log, "file": "lawfulness"}),
        ("meetings:write", {**log, "file": "involvement"}),
        ("meetings:write", {**log, "person": ids["person"]}),
        ("meetings:write", {**log, "residents": [ids["person"]]}),
        ("meetings:write", {**log, "hats": [ids["stranger"]]}),
        ("cases:involve", {**colleague, "hat": ids["manager"]}),
        ("cases:involve", {**colleague, "hat": ids["lawfulness"]}),
        ("cases:involve", {**colleague, "hat": ids["officer"]}),
        ("cases:involve", {**colleague, "basis": "wams"}),
        ("cases:involve", {**colleague, "about": "named", "people": [ids["person"]]}),
        ("cases:direction", {"kind": "professional", "hat": ids["manager"], "why": "x", "agreed_with": "y"}),
        ("cases:direction", {"kind": "resident", "hat": ids["stranger"], "resident": ids["person"], "why": "x"}),
        ("cases:tell", {**told, "layers": ["domain"]}),
        ("cases:tell", {**told, "layers": ["lawfulness"]}),
        ("cases:tell", {**told, "layers": ["shared"], "people": [ids["person"]]}),
        ("cases:relate", {"person": str(road.home.ids[0]), "other": ids["person"], "kind": "partner"}),
        (
            "cases:release_secrecy",
            {"person": ids["person"], "who": "arts", "about": "x", "to_whom": "y", "how": "desk"},
        ),
        ("cases:agree_to_help", {"person": ids["person"], "help": "x", "answer": "agreed", "how": "desk"}),
        ("plans:new_goal", {"words": "x", "when": "now", "whose": [ids["person"]]}),
        ("plans:new_action", {"what": "x", "who": f"hat:{ids['stranger']}"}),
        ("plans:new_action", {"what": "x", "who": f"member:{ids['person']}"}),
        ("plans:new_action", {"what": "x", "who": "network", "name": "oma", "goal": ids["goal"]}),
    ]
    before = counts(owner_connection)
    for name, fields in tries:
        got = client.post(urls[name], fields)
        assert got.status_code == 422, (name, fields, got.status_code)
    for basis in ("wams", "avg-toestemming"):
        url = reverse("cases:tell", args=[road.ids["household_id"], basis])
        assert client.post(url, {**told, "layers": ["shared"]}).status_code in (404, 422), basis
    assert client.get(urls["conversations:start"] + f"?met={ids['person']}").status_code == 404
    assert counts(owner_connection) == before


def test_fields_beside_the_form_change_nothing_of_what_is_stored(
    road: Road, owner_connection: "Connection[Any]"
) -> None:
    ids, urls, who = others(road), dict(doors(road.ids)), road.town.director
    extra = {
        "layer": "shared",
        "domain": "jeugd",
        "household": ids["household"],
        "household_id": ids["household"],
        "by_id": ids["stranger"],
        "at": "2001-01-01",
        "person_id": ids["person"],
    }
    fields = {"kind": "contact", "happened_at": "2026-01-05T10:00", "what": "met meer velden", "file": "case_team"}
    assert who.client().post(urls["meetings:write"], {**extra, **fields}).status_code == 302
    row = owner_connection.execute(
        "SELECT household_id, person_id, layer, domain, by_id, at > '2026-01-01' FROM meetings_logentry"
        " WHERE what = %s",
        ["met meer velden"],
    ).fetchone()
    assert row == (road.ids["household_id"], None, "case_team", "", who.hat.id, True)


def test_who_only_reads_who_is_involved_cannot_record_a_yes(road: Road, owner_connection: "Connection[Any]") -> None:
    reader: Colleague = road.town.colleague(name="Alleen Lezer")
    road.town.involve(road.home, reader)
    client, urls = reader.client(), dict(doors(road.ids))
    before = counts(owner_connection)
    fields = {
        "organisation": str(road.town.municipality.id),
        "layers": ["shared", "case_team"],
        "topic": "zelf geregeld",
        "how": "desk",
        f"answer_{road.home.ids[0]}": "given",
    }
    assert client.post(urls["cases:ask"], fields).status_code == 422
    for name in ("cases:tell", "cases:involve", "cases:direction", "cases:release_secrecy", "cases:add_new"):
        assert client.post(urls[name], fields).status_code == 404, name
    assert counts(owner_connection) == before


def test_another_s_submission_key_gives_nothing_of_theirs(road: Road) -> None:
    key, urls = str(uuid7()), dict(doors(road.ids))
    done = road.town.director.client().post(
        urls["plans:new_goal"], {"words": "een doel", "submission": key, "when": "now"}
    )
    assert done.status_code == 302
    outsider = road.town.colleague(domain="jeugd").client()
    got = outsider.post("/zoeken/", {"bsn": "", "submission": key})
    assert str(road.case.id) not in got.headers.get("Location", "") and got.status_code in (302, 422)
