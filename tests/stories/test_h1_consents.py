"""H1: consent per resident, towards an organisation or a domain, from and until a day; a no counts the same second."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.consent.models import Consent, HelpAgreement, Notice, SecrecyRelease, Words
from samenhang.involvement.models import Part
from samenhang.involvement.queries import may_read
from samenhang.plans import actions as plans
from samenhang.teams.models import Domain, Role
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bo de Vries (19 jaar)")
    town.open_case(home)
    return home


@pytest.fixture
def partner(town: Town, home: Home) -> Colleague:
    found = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, found, part=Part.PARTNER)
    return found


def day(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days)


def typed(days: int) -> str:
    return f"{day(days):%d-%m-%Y}"


def on(home: Home, name: str, *more: object) -> str:
    return reverse(f"cases:{name}", args=[home.household.id, *more])


def question(home: Home, to: str, answers: dict[UUID, str], **more: object) -> dict[str, object]:
    return {
        "organisation": to,
        "layers": ["shared"],
        "topic": "de huurschuld van de overkant",
        "how": "desk",
        "submission": str(uuid7()),
        **{f"answer_{person}": answers.get(person, "none") for person in home.ids},
        **more,
    }


def ask(town: Town, home: Home, to: Colleague | Domain, answer: str = "given", **more: object) -> Consent:
    by = town.director.viewer
    with viewing(by) as at:
        towards = {"towards": to} if isinstance(to, Domain) else {"organisation": to.hat.organisation}
        return consent.ask(
            household=home.household,
            people=home.ids[:1],
            layers=["shared"],
            topic=str(more.pop("topic", "samen plannen")),
            answer=answer,
            how="desk",
            by=by,
            at=at,
            **towards,
            **more,  # type: ignore[arg-type]  # tests pass the action's own keywords on
        )[0]


def reads(who: Colleague, home: Home, person: UUID | None = None) -> bool:
    with viewing(who.viewer):
        return may_read(who.viewer, home.household.id, "shared", person_id=person)


def at_day(app: "Connection", who: Colleague, home: Home, days: int) -> bool:
    with app.transaction():
        app.execute(
            "SELECT set_config('samenhang.viewer', %s, true), set_config('samenhang.clock', %s, true)",
            [str(who.hat.id), (timezone.now() + timedelta(days)).isoformat()],
        )
        found = app.execute(
            "SELECT count(*) > 0 FROM access_grant WHERE household_id = %s AND layer = 'shared'"
            " AND during @> access.clock()",
            [home.household.id],
        ).fetchone()
    return bool(found and found[0])


# -- whom, from when -------------------------------------------------------------------------------------------


def test_a_domain_is_asked_and_only_who_helps_for_it_reads(town: Town, home: Home) -> None:
    debts = town.colleague(domain="schuldhulp", organisation=town.organisation("Kredietbank", "regional"))
    youth = town.colleague(domain="jeugd", organisation=debts.hat.organisation)
    for who in (debts, youth):
        town.involve(home, who)
    client = town.director.client()
    assert "Iedereen voor" in client.get(on(home, "ask")).content.decode()
    sent = question(home, "domein:schuldhulp", {home.ids[0]: "given"})
    assert client.post(on(home, "ask"), sent).status_code == 302
    assert reads(debts, home)
    assert reads(debts, home, home.ids[0])
    assert not reads(youth, home)
    client.post(on(home, "ask"), question(home, str(debts.hat.organisation_id), {home.ids[0]: "refused"}))
    assert not reads(debts, home), "a no to the organisation wins from a yes to the domain"


def test_a_yes_that_starts_later_opens_on_its_day_and_closes_after_its_last(
    town: Town, home: Home, partner: Colleague, app_connection: "Connection"
) -> None:
    sent = question(home, str(partner.hat.organisation_id), {home.ids[0]: "given"})
    sent |= {"starts_on": typed(5), "until": typed(8)}
    assert town.director.client().post(on(home, "ask"), sent).status_code == 302
    assert [at_day(app_connection, partner, home, days) for days in (0, 4, 5, 8, 9)] == [
        False,
        False,
        True,
        True,
        False,
    ]
    page = town.director.client().get(on(home, "sharing")).content.decode()
    assert "ja, begint later" in page


def test_renewing_leaves_no_gap_and_taking_back_takes_both(
    town: Town, home: Home, partner: Colleague, app_connection: "Connection"
) -> None:
    first = ask(town, home, partner, until=day(3))
    ask(town, home, partner, starts_on=day(4), until=day(40))
    assert [at_day(app_connection, partner, home, days) for days in (0, 3, 4, 40, 41)] == [True] * 4 + [False]
    address = reverse("cases:withdraw_consent", args=[first.id])
    sent = {"how": "phone", "submission": str(uuid7())}
    assert town.director.client().post(address, sent).status_code == 302
    assert [at_day(app_connection, partner, home, days) for days in (0, 4, 20)] == [False] * 3


def test_a_no_said_later_is_not_undone_by_a_yes_that_was_waiting(
    town: Town, home: Home, partner: Colleague, app_connection: "Connection"
) -> None:
    ask(town, home, partner, starts_on=day(4))
    ask(town, home, partner, answer="refused")
    assert [at_day(app_connection, partner, home, days) for days in (0, 5)] == [False, False]


def test_terms_that_cannot_be_are_told_at_the_field_and_nothing_is_lost(
    town: Town, home: Home, partner: Colleague
) -> None:
    wrong = [
        ({"starts_on": typed(9), "until": typed(3)}, "ligt voor de begindatum"),
        ({"until": typed(-1)}, "in het verleden"),
        ({"until": "31-02-2027"}, "field--wrong"),
        ({"topic": "x" * 100_000}, "field--wrong"),
        ({"organisation": "domein:bestaat-niet"}, "field--wrong"),
        ({"organisation": str(uuid7())}, "field--wrong"),
    ]
    for more, words in wrong:
        sent = question(home, str(partner.hat.organisation_id), {home.ids[0]: "given"}) | {"note": "💛 أحمد\x00"} | more
        answer = town.director.client().post(on(home, "ask"), sent)
        assert answer.status_code == 422, more
        assert words in answer.content.decode()
        assert "💛 أحمد" in answer.content.decode()
    assert not reads(partner, home)


def test_an_organisation_that_left_while_the_form_was_open_is_refused(
    town: Town, home: Home, partner: Colleague, owner_connection: "Connection"
) -> None:
    client, sent = town.director.client(), question(home, str(partner.hat.organisation_id), {home.ids[0]: "given"})
    assert client.get(on(home, "ask")).status_code == 200
    owner_connection.execute(
        "UPDATE teams_organisation SET until_day = %s WHERE id = %s", [day(), partner.hat.organisation_id]
    )
    answer = client.post(on(home, "ask"), sent)
    assert answer.status_code == 422
    assert "doet niet meer mee" in answer.content.decode()
    assert "de huurschuld van de overkant" in answer.content.decode()


# -- the same second -------------------------------------------------------------------------------------------


def test_taking_back_counts_for_every_open_screen_at_its_next_request(
    town: Town, home: Home, partner: Colleague
) -> None:
    given = ask(town, home, partner)
    reader, second = partner.client(), partner.client()
    plan = reverse("plans:plan", args=[home.case.id if home.case else None])
    assert reader.get(plan).status_code == second.get(plan).status_code == 200
    sent = {"how": "phone", "submission": str(uuid7())}
    address = reverse("cases:withdraw_consent", args=[given.id])
    assert town.director.client().post(address, sent).status_code == 302
    assert reader.get(plan).status_code == second.get(plan).status_code == 404


def test_before_taking_back_one_reads_what_is_planned_and_what_was_printed(
    town: Town, home: Home, partner: Colleague
) -> None:
    given, by, client = ask(town, home, partner), town.director.viewer, town.director.client()
    with viewing(by) as at:
        details = plans.ActionDetails("samen naar de wethouder", "resident", "Anna", home.ids[0], due_on=day(1))
        assert home.case
        plans.add_action(case=home.case, details=details, by=by, at=at)
    assert client.get(on(home, "sharing_paper")).status_code == 200
    page = client.get(reverse("cases:withdraw_consent", args=[given.id])).content.decode()
    assert "Geprinte vellen kloppen straks niet meer" in page
    assert "Rik Regie" in page
    assert "In het plan: samen naar de wethouder" in page


# -- fewer read the words --------------------------------------------------------------------------------------


def test_partners_sql_reads_no_words_that_are_not_for_them(
    town: Town, home: Home, partner: Colleague, app_connection: "Connection"
) -> None:
    other = town.colleague(Role.PARTNER, organisation=town.organisation("Verhuur"))
    town.involve(home, other, part=Part.PARTNER)
    ours = ask(town, home, partner, topic="voor ons", note="alleen de regie")
    theirs = ask(town, home, other, topic="voor hen", note="ook alleen de regie")
    with viewing(town.director.viewer) as at:
        consent.withdraw(what=theirs, how="desk", note="ruzie met de verhuurder", by=town.director.viewer, at=at)
        consent.agree_to_help(
            household=home.household, person_id=home.ids[0], help="afkickkliniek", answer="agreed", how="desk",
            by=town.director.viewer, at=at,
        )  # fmt: skip  # one act
        consent.release_secrecy(
            household=home.household, person_id=home.ids[0], who="de huisarts", about="medicijnen", to_whom="de regie",
            how="desk", by=town.director.viewer, at=at,
        )  # fmt: skip  # one act
    with viewing(partner.viewer):
        assert set(Words.objects.filter(household=home.household).values_list("of_id", "text")) == {
            (ours.id, "voor ons")
        }
        assert Consent.objects.filter(household=home.household).count() == 2  # that it was said is known
        assert not SecrecyRelease.objects.filter(household=home.household).exists()
        assert not HelpAgreement.objects.filter(household=home.household).exists()
    with viewing(town.director.viewer):
        texts = set(Words.objects.filter(household=home.household).values_list("text", flat=True))
    assert {"voor ons", "alleen de regie", "voor hen", "ruzie met de verhuurder"} <= texts
    columns = app_connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name IN ('consent_consent', 'consent_notice',"
        " 'consent_withdrawal', 'consent_objection') AND column_name IN ('note', 'topic', 'reason')"
    ).fetchall()
    assert columns == []


def test_words_about_one_member_are_read_by_who_knows_of_that_member(town: Town, home: Home) -> None:
    only_bo = town.colleague(domain="jeugd")
    town.involve(home, only_bo, people=[home.ids[1]])
    ask(town, home, only_bo, topic="over Anna alleen", note="niet voor Bo")
    with viewing(only_bo.viewer):
        assert not Words.objects.filter(household=home.household, person_id=home.ids[0]).exists()
        assert not Consent.objects.filter(household=home.household).exists()
    page = only_bo.client().get(on(home, "sharing")).content.decode()
    assert "over Anna alleen" not in page


def test_every_screen_about_sharing_knows_a_yes_to_a_domain(town: Town, home: Home) -> None:
    ask(town, home, Domain.objects.get(code="schuldhulp"))
    client = town.director.client()
    for name in ("sharing", "sharing_paper", "people"):
        assert client.get(on(home, name)).status_code == 200


# -- screens ---------------------------------------------------------------------------------------------------


def test_one_table_per_resident_says_who_may_know_what_until_when(town: Town, home: Home, partner: Colleague) -> None:
    given = ask(town, home, partner, until=day(10))
    ask(town, home, Domain.objects.get(code="jeugd"), answer="refused")
    page = town.director.client().get(on(home, "consents_of", home.ids[0])).content.decode()
    assert partner.hat.organisation.name in page
    assert "Wmo 2015, art. 2.3.2" in page
    assert reverse("cases:withdraw_consent", args=[given.id]) in page
    assert "Verlengen" in page
    assert "?organisation=" in page
    assert partner.client().get(on(home, "consents_of", home.ids[0])).status_code == 200
    assert "Verlengen" not in partner.client().get(on(home, "consents_of", home.ids[0])).content.decode()
    assert town.director.client().get(on(home, "consents_of", uuid7())).status_code == 404
    outsider = town.colleague(domain="wmo").client()
    assert outsider.get(on(home, "consents_of", home.ids[0])).status_code == 404


def test_what_ends_soon_stands_in_the_directors_list_until_it_is_renewed(
    town: Town, home: Home, partner: Colleague
) -> None:
    ask(town, home, partner, until=day(12))
    ask(town, home, Domain.objects.get(code="wmo"), until=day(90))
    url, client = reverse("cases:sharing_attention"), town.director.client()
    page = client.get(url).content.decode()
    assert partner.hat.organisation.name in page
    assert "Anna de Vries" in page
    assert page.count("Bespreken en verlengen") == 1
    assert "Anna de Vries" not in partner.client().get(url).content.decode()  # does not keep the household up
    ask(town, home, partner, starts_on=day(13), until=day(60))
    assert partner.hat.organisation.name not in client.get(url).content.decode()


def test_the_list_takes_the_same_number_of_statements(town: Town) -> None:
    director, counts = town.director, []
    for number in range(3):
        for _more in range(number * 2 + 1):
            home = town.home("Anna Proef")
            town.open_case(home)
            ask(town, home, director, until=day(5))
        client = director.client()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("cases:sharing_attention")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]


def test_the_resident_says_it_in_the_portal_one_day(town: Town, home: Home, partner: Colleague) -> None:
    assert Consent._meta.get_field("how").choices is not None
    assert "portal" in dict(Notice._meta.get_field("how").choices or ())
    assert 'value="portal"' not in town.director.client().get(on(home, "ask")).content.decode()
