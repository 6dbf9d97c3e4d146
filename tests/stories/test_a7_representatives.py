"""A7: who acts in somebody's name: recorded, within a mandate and a term, signing on a ground; seen by few."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.consent.models import Consent, HelpAgreement
from samenhang.consent.rules import who_answers
from samenhang.people import actions as people
from samenhang.people import mandates
from samenhang.people.actions import beside
from samenhang.people.models.beside import Representative, RepresentativeEnd
from samenhang.plans import actions as plans
from samenhang.plans.models import Signature
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bas de Vries", "Cas de Vries (9 jaar)", "Dia de Vries (14 jaar)")
    town.open_case(home)
    return home


def told(**more: object) -> dict[str, object]:
    return {
        "kind": "administrator",
        "name": "Wim van Beheer",
        "organisation": "Beheer en Zo",
        "phone": "012-4445556",
        "mandate": ["money"],
        "starts_on": (TODAY - timedelta(days=30)).isoformat(),
        "decided_by": "rechtbank Lindeveen",
        "case_number": "12345/26",
        "submission": str(uuid7()),
        **more,
    }


def new(home: Home, which: int = 0) -> str:
    return reverse("cases:represent", args=[home.household.id, home.ids[which]])


def page(client: Client, home: Home) -> str:
    return client.get(reverse("cases:standing_panel", args=[home.household.id])).content.decode()


def acts(town: Town, home: Home, which: int = 0, **more: Any) -> Representative:
    by = town.director.viewer
    details = {
        "kind": "administrator",
        "name": "Wim van Beheer",
        "mandate": ["money"],
        "decided_by": "rechtbank",
        **more,
    }
    details.setdefault("starts_on", TODAY - timedelta(days=10))
    with viewing(by):
        return beside.represent(
            household=home.household, person=home.people[which], details=details, by=by, at=town.now
        )


def test_recorded_with_mandate_term_and_decision_and_ended(town: Town, home: Home) -> None:
    client, sent = town.director.client(), told()
    for _ in range(2):  # pressed twice
        assert client.post(new(home), sent).status_code == 302
    shown = page(client, home)
    for words in ("Wim van Beheer", "bewindvoerder", "Geld en bezittingen", "012-4445556", "rechtbank Lindeveen"):
        assert words in shown
    with viewing(town.director.viewer):
        (one,) = Representative.objects.filter(household=home.household)
    end = reverse("cases:end_representation", args=[one.id])
    early = {"on": (TODAY - timedelta(days=90)).isoformat(), "reason": "klaar", "submission": str(uuid7())}
    assert "voor de begindatum" in client.post(end, early).content.decode()
    late = {"on": TODAY.isoformat(), "reason": "bewind opgeheven", "submission": str(uuid7())}
    assert client.post(end, late).status_code == 302
    assert client.get(end).status_code == 404
    assert "bewind opgeheven" in page(client, home)
    with viewing(town.director.viewer):
        assert RepresentativeEnd.objects.filter(representative=one).count() == 1
        with pytest.raises(people.AlreadyThere):
            beside.end_representation(
                representative=one, on=TODAY, reason="nog eens", by=town.director.viewer, at=town.now
            )


@pytest.mark.parametrize(
    ("which", "wrong", "words"),
    [
        (0, {"until": (TODAY - timedelta(days=60)).isoformat()}, "voor de begindatum"),
        (0, {"until": "2026-02-30"}, "bestaande datum"),
        (2, {"kind": "curator"}, "alleen bij een volwassene"),
        (0, {"kind": "guardian"}, "alleen voor een kind"),
        (0, {"mandate": ["money", "care"]}, "Beslist niet over zorg"),
        (0, {"kind": "mentor"}, "Niet over geld"),
        (0, {"mandate": []}, "Maak een keuze"),
        (0, {"decided_by": ""}, "Zonder besluit"),
        (0, {"decided_on": (TODAY + timedelta(days=9)).isoformat()}, "toekomst"),
        (0, {"phone": "bel maar"}, "telefoonnummer"),
        (0, {"name": "x" * 100_000}, "te lang"),
        (0, {"kind": "keizer"}, "Selecteer"),
    ],
)
def test_what_cannot_be_is_refused_at_the_field(
    town: Town, home: Home, which: int, wrong: dict[str, object], words: str
) -> None:
    got = town.director.client().post(new(home, which), told(**wrong))
    assert got.status_code == 422
    assert words in got.content.decode()
    with viewing(town.director.viewer):
        assert not Representative.objects.filter(household=home.household).exists()


def test_names_of_every_script_and_nul_bytes(town: Town, home: Home) -> None:
    client = town.director.client()
    assert client.post(new(home), told(name="ليلى 🌷\x00 الحسن")).status_code == 302
    assert "ليلى 🌷 الحسن" in page(client, home)


def test_a_guardian_ends_by_itself_at_eighteen(town: Town, home: Home) -> None:
    one = acts(town, home, 2, kind="guardian", mandate=["money", "care"])
    born = home.people[2].birth_date
    assert born and one.until == mandates.comes_of_age(born) - timedelta(days=1)
    assert mandates.comes_of_age(born.replace(year=2012, month=2, day=29)).isoformat() == "2030-03-01"


def test_who_answers_for_a_child_is_named(town: Town, home: Home) -> None:
    by = town.officer.viewer
    with viewing(by):
        for child in home.ids[2:]:
            people.relate(
                household=home.household,
                person_id=home.ids[0],
                other_id=child,
                kind="parent_authority",
                by=by,
                at=town.now,
            )
    acts(town, home, 2, kind="guardian", mandate=["money", "care"], name="Vera Voogd")
    shown = town.director.client().get(reverse("cases:ask", args=[home.household.id])).content.decode()
    assert "Anna de Vries, Vera Voogd (voogd)" in shown
    assert "antwoorden samen: Anna de Vries" in shown
    assert who_answers(8, ["A"]) != who_answers(14, ["A"]) != who_answers(16, ["A"])


# -- signing ---------------------------------------------------------------------------------------------------


def helped(home: Home, one: Representative, **more: object) -> dict[str, object]:
    return {
        "person": str(home.ids[0]),
        "help": "schuldhulp",
        "answer": "agreed",
        "how": "desk",
        f"signer_{home.ids[0]}": str(one.id),
        "about": "money",
        "submission": str(uuid7()),
        **more,
    }


def test_help_is_agreed_within_the_mandate_and_the_ground_is_kept(town: Town, home: Home) -> None:
    one, client = acts(town, home), town.director.client()
    url = reverse("cases:agree_to_help", args=[home.household.id])
    for about in ("care", ""):
        got = client.post(url, helped(home, one, about=about))
        assert got.status_code == 422 and "mag hierover niet beslissen" in got.content.decode()
    assert client.post(url, helped(home, one)).status_code == 302
    with viewing(town.director.viewer):
        (agreed,) = HelpAgreement.objects.filter(household=home.household)
    assert agreed.representative_id == one.id
    assert "BW 1:431-449" in agreed.ground and "rechtbank" in agreed.ground
    shown = client.get(reverse("cases:sharing", args=[home.household.id])).content.decode()
    assert "Wim van Beheer, bewindvoerder" in shown


def test_after_the_term_it_is_not_offered_and_not_taken(town: Town, home: Home) -> None:
    one = acts(town, home, until=TODAY - timedelta(days=1))
    client, url = town.director.client(), reverse("cases:agree_to_help", args=[home.household.id])
    assert "Wim van Beheer" not in client.get(url).content.decode()
    assert client.post(url, helped(home, one)).status_code == 302  # nobody was asked: the person answers
    with viewing(town.director.viewer):
        (agreed,) = HelpAgreement.objects.filter(household=home.household)
    assert agreed.representative_id is None


def test_an_answer_about_sharing_is_given_in_somebodys_name(town: Town, home: Home) -> None:
    one, partner = acts(town, home), town.organisation()
    town.colleague("partner", organisation=partner)
    sent = {
        "organisation": str(partner.id),
        "layers": ["shared"],
        "topic": "de schulden regelen",
        f"answer_{home.ids[0]}": "given",
        **{f"answer_{person}": "none" for person in home.ids[1:]},
        f"signer_{home.ids[0]}": str(one.id),
        "about": "money",
        "how": "desk",
        "submission": str(uuid7()),
    }
    assert town.director.client().post(reverse("cases:ask", args=[home.household.id]), sent).status_code == 302
    with viewing(town.director.viewer):
        (consent,) = Consent.objects.filter(household=home.household)
    assert consent.signed_by == "Wim van Beheer, bewindvoerder"


def test_a_plan_is_signed_beside_the_resident_or_in_their_place(town: Town, home: Home) -> None:
    by, client = town.director.viewer, town.director.client()
    assert home.case
    with viewing(by):
        plans.add_goal(case=home.case, details=plans.GoalDetails(words="de post openen"), by=by, at=town.now)
    money = acts(town, home)
    url = reverse("plans:agree", args=[home.case.id])
    shown = client.get(url)
    seen = shown.context["whole"].fingerprint
    sent: dict[str, object] = {"seen": seen, "professional": "on", "how": "screen", "signers": [str(money.id)]}
    refused = client.post(url, {**sent, "submission": str(uuid7())})
    assert refused.status_code == 422 and "ten minste één volwassene" in refused.content.decode()
    curator = acts(town, home, kind="curator", mandate=["money", "care"], name="Cora Curator")
    sent["signers"] = [str(money.id), str(curator.id)]
    assert client.post(url, {**sent, "submission": str(uuid7())}).status_code == 302
    with viewing(by):
        signed = list(Signature.objects.filter(household=home.household).exclude(representative=None))
    assert {one.representative_id for one in signed} == {money.id, curator.id}
    assert all(one.resident_id == home.ids[0] and "BW 1:" in one.ground for one in signed)
    assert (
        "Cora Curator, curator, namens Anna de Vries"
        in client.get(reverse("plans:plan", args=[home.case.id])).content.decode()
    )


# -- the wall --------------------------------------------------------------------------------------------------


def counted(connection_: "Connection[Any]", who: Colleague, one: Representative) -> int:
    with connection_.transaction():
        connection_.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.viewer.id)])
        found = connection_.execute("SELECT count(*) FROM people_representative WHERE id = %s", [one.id]).fetchone()
    return int(found[0]) if found else 0


def test_who_is_involved_with_another_member_sees_nothing(
    town: Town, home: Home, app_connection: "Connection[Any]"
) -> None:
    one = acts(town, home)
    inside, beside_, outside = (town.colleague(domain="wmo") for _ in range(3))
    town.involve(home, inside)
    town.involve(home, beside_, people=[home.ids[1]])
    assert [counted(app_connection, who, one) for who in (inside, beside_, outside)] == [1, 0, 0]
    assert "Wim van Beheer" in page(inside.client(), home)
    for name in ("people", "standing", "standing_panel", "network", "sharing", "ask", "agree_to_help", "involved"):
        got = beside_.client().get(reverse(f"cases:{name}", args=[home.household.id]))
        assert "Wim van" not in got.content.decode(), name
    for name, args in (("represent", [home.household.id, home.ids[0]]), ("end_representation", [one.id])):
        for who in (inside, beside_, outside):  # kept up by who keeps the household up
            assert who.client().get(reverse(f"cases:{name}", args=args)).status_code == 404, name


@pytest.mark.parametrize("name", ["people", "standing", "standing_panel"])
def test_each_takes_as_many_statements_for_many(town: Town, home: Home, name: str) -> None:
    client, url = town.director.client(), reverse(f"cases:{name}", args=[home.household.id])
    acts(town, home)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(8):
        acts(town, home, number % 2, name=f"Wim {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)
    kept = [one for one in many.captured_queries if one["sql"] not in ("BEGIN", "COMMIT")]
    assert len(kept) <= (19 if name == "standing" else 17), len(kept)  # a page of its own, for who has no script


def test_the_part_of_the_people_page_shares_its_look(town: Town, home: Home) -> None:
    acts(town, home)
    client = town.director.client()
    shown = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    found = re.search(r'hx-get="([^"]+)"', shown)
    assert found and "Wim van Beheer" not in shown
    with viewing(town.director.viewer):
        before = Line.objects.filter(what="people.read").count()
        part = client.get(found[1].replace("&amp;", "&")).content.decode()
        assert "Wim van Beheer" in part and "<html" not in part
        assert Line.objects.filter(what="people.read").count() == before
        assert "Wim van Beheer" in page(client, home)  # by itself: a look of its own
        assert Line.objects.filter(what="people.read").count() == before + 1
