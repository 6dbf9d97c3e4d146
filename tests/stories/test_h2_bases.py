"""H2: a legal basis is changed by two people; what that opens or closes counts at once, and is told beforehand."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import ProgrammingError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.consent import queries
from samenhang.consent.models import BasisDecision, BasisProposal, LegalBasis
from samenhang.consent.usable import BasisNotForThem
from samenhang.involvement.models import Part
from samenhang.involvement.queries import may_read
from samenhang.teams.models import Role
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def managers(town: Town) -> tuple[Colleague, Colleague]:
    return town.colleague(Role.MANAGER, name="Mia Beheer"), town.colleague(Role.MANAGER, name="Otto Beheer")


def today(days: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days):%d-%m-%Y}"


def a_basis(managers: tuple[Colleague, Colleague], **more: object) -> str:
    """A basis of this test's own, put in the table by two people."""
    code = f"proef-{own_word()}"
    answer = managers[0].client().post(reverse("consent:new_basis"), said(code=code, law="Proefwet", **more))
    assert answer.status_code == 302, answer.content.decode()
    approve(managers[1], code)
    return code


def said(**more: object) -> dict[str, object]:
    return {
        "article": "art. 1",
        "purpose": "Proef",
        "told": "Dit delen wij.",
        "layers": ["involvement", "shared", "case_team"],
        "in_use": "yes",
        "valid_from": "01-01-2020",
        "second_person": "no",
        "source": "test",
        "confirmed": "yes",
        "effective_on": today(),
        "reason": "de raad besloot 💛 أحمد",
        "submission": str(uuid7()),
        **more,
    }


def propose(who: Colleague, code: str, **more: object) -> Any:
    return who.client().post(reverse("consent:propose_basis", args=[code]), said(**more))


def latest(code: str, who: Colleague) -> BasisProposal:
    with viewing(who.viewer):
        return BasisProposal.objects.filter(code=code).latest("at", "id")


def approve(who: Colleague, code: str) -> Any:
    found = latest(code, who)
    return who.client().post(
        reverse("consent:approve_basis", args=[found.id]), {"reason": "klopt", "submission": str(uuid7())}
    )


def reads(who: Colleague, home: Home) -> bool:
    with viewing(who.viewer):
        return may_read(who.viewer, home.household.id, "shared")


def tell(town: Town, home: Home, who: Colleague, code: str) -> None:
    with viewing(town.officer.viewer):
        consent.tell(
            household=home.household,
            people=home.ids,
            organisation=who.hat.organisation,
            layers=["shared"],
            basis=LegalBasis.objects.get(code=code),
            how="desk",
            by=town.officer.viewer,
            at=timezone.now(),
        )


def a_partner(town: Town, home: Home, **more: Any) -> Colleague:
    found = town.colleague(Role.PARTNER, organisation=town.organisation("Welzijn"), **more)
    town.involve(home, found, part=Part.PARTNER)
    return found


# -- two people ------------------------------------------------------------------------------------------------


def test_a_change_counts_when_somebody_else_agreed(town: Town, managers: tuple[Colleague, Colleague]) -> None:
    code, home = a_basis(managers), town.home("Anna Proef")
    partner = a_partner(town, home)
    tell(town, home, partner, code)
    client = partner.client()
    assert reads(partner, home)
    sharing = reverse("cases:sharing", args=[home.household.id])
    assert "wat in ons plan staat" in client.get(sharing).content.decode()
    assert propose(managers[0], code, in_use="no").status_code == 302
    assert reads(partner, home)  # a proposal changes nothing
    page = managers[1].client().get(reverse("consent:proposal", args=[latest(code, managers[1]).id])).content.decode()
    assert "Bij 1 huishoudens gaat iets dicht: 1 organisaties (1 collega’s of balies)" in page
    assert "Anna" not in page
    assert approve(managers[1], code).status_code == 302
    assert not reads(partner, home)
    assert "alleen wie er betrokken is" in client.get(sharing).content.decode()  # the same screen, asked again
    history = managers[0].client().get(reverse("consent:basis", args=[code])).content.decode()
    assert "de raad besloot 💛 أحمد" in history
    assert "Besluit van Otto Beheer" in history


def test_nobody_decides_on_their_own_proposal_also_not_with_another_hat(
    town: Town, managers: tuple[Colleague, Colleague]
) -> None:
    code = a_basis(managers)
    propose(managers[0], code, purpose="iets anders")
    found = latest(code, managers[0])
    address = reverse("consent:approve_basis", args=[found.id])
    page = managers[0].client().get(reverse("consent:proposal", args=[found.id])).content.decode()
    assert "Dit is uw eigen voorstel" in page
    own = managers[0].client().post(address, {"reason": "zelf", "submission": str(uuid7())})
    assert own.status_code == 422
    assert "dat u zelf deed" in own.content.decode()
    other_hat = town.another_hat(managers[0], Role.PRIVACY_OFFICER)
    with viewing(other_hat.viewer), pytest.raises(ProgrammingError):
        BasisDecision(proposal=found, answer="approved", by_id=other_hat.hat.id, at=timezone.now()).save(
            force_insert=True
        )
    officer = town.colleague(Role.PRIVACY_OFFICER)
    assert officer.client().post(address, {"reason": "goed", "submission": str(uuid7())}).status_code == 302


def test_the_database_keeps_others_from_proposing_and_deciding(
    town: Town, managers: tuple[Colleague, Colleague]
) -> None:
    code = a_basis(managers)
    propose(managers[0], code, purpose="iets anders")
    found = latest(code, managers[0])
    elsewhere = town.colleague(Role.MANAGER, organisation=town.organisation("Welzijn"))
    for who in (town.director, town.colleague(Role.FG), town.colleague(Role.TEAM_LEAD), elsewhere):
        with viewing(who.viewer), pytest.raises(ProgrammingError):
            BasisDecision(proposal=found, answer="approved", by_id=who.hat.id, at=timezone.now()).save(
                force_insert=True
            )
    with viewing(managers[1].viewer), pytest.raises(ProgrammingError):  # in somebody else's name
        BasisDecision(proposal=found, answer="approved", by_id=town.director.hat.id, at=timezone.now()).save(
            force_insert=True
        )
    for statement in ("UPDATE consent_legalbasis SET in_use = true", "DELETE FROM consent_basisproposal"):
        with viewing(managers[1].viewer), pytest.raises(ProgrammingError):
            from django.db import connection

            connection.cursor().execute(statement)


def test_a_second_press_and_a_second_decision(town: Town, managers: tuple[Colleague, Colleague]) -> None:
    code, client = a_basis(managers), managers[0].client()
    sent = said(purpose="anders")
    for _ in range(2):
        assert client.post(reverse("consent:propose_basis", args=[code]), sent).status_code == 302
    with viewing(managers[0].viewer):
        assert BasisProposal.objects.filter(code=code, decision=None).count() == 1
    again = propose(managers[1], code, purpose="nog anders")
    assert again.status_code == 422
    assert "wacht al een voorstel" in again.content.decode()
    assert "nog anders" in again.content.decode()
    assert approve(managers[1], code).status_code == 302
    assert approve(managers[1], code).status_code == 422


def test_a_proposal_is_refused_or_taken_back_and_nothing_changes(
    town: Town, managers: tuple[Colleague, Colleague]
) -> None:
    code = a_basis(managers)
    propose(managers[0], code, purpose="eerste")
    found = latest(code, managers[0])
    refused = (
        managers[1]
        .client()
        .post(reverse("consent:refuse_basis", args=[found.id]), {"reason": "te ruim", "submission": str(uuid7())})
    )
    assert refused.status_code == 302
    propose(managers[0], code, purpose="tweede")
    found = latest(code, managers[0])
    address = reverse("consent:take_back_basis", args=[found.id])
    assert managers[1].client().post(address, {"submission": str(uuid7())}).status_code == 409
    assert managers[0].client().post(address, {"submission": str(uuid7())}).status_code == 302
    with viewing(managers[0].viewer):
        assert queries.basis(code, timezone.localdate()).purpose == "Proef"


def test_what_does_not_fit_is_told_at_the_field_and_nothing_is_lost(
    town: Town, managers: tuple[Colleague, Colleague]
) -> None:
    code = a_basis(managers)
    wrong = [
        ({"valid_until": "01-01-2019"}, "ligt voor de begindatum"),
        ({"effective_on": today(-1)}, "al voorbij"),
        ({"valid_from": today(30)}, "Eerder kan deze grondslag niet in gebruik"),
        ({"valid_from": "31-02-2020"}, "field--wrong"),
        ({"layers": []}, "field--wrong"),
        ({"told": "x" * 100_000}, "field--wrong"),
        ({"told": " \n "}, "field--wrong"),
        ({"purpose": "Proef"}, "Dit staat er al zo"),
    ]
    for more, words in wrong:
        answer = propose(managers[0], code, **{"purpose": "anders\x00", **more})  # type: ignore[dict-item]  # a table of words
        assert answer.status_code == 422, more
        assert words in answer.content.decode(), more
        assert "de raad besloot" in answer.content.decode()
    off = propose(managers[0], "avg-betrokken", in_use="no")
    assert "kunt hem niet uitzetten" in off.content.decode()


def test_the_wams_is_there_and_cannot_be_switched_on_before_the_law(managers: tuple[Colleague, Colleague]) -> None:
    page = managers[0].client().get(reverse("consent:bases"), {"zoek": "wams"}).content.decode()
    assert "Wams (wetsvoorstel 36295)" in page
    answer = propose(managers[0], "wams", valid_from="01-01-2030", effective_on=today())
    assert answer.status_code == 422
    assert "pas vanaf 01-01-2030" in answer.content.decode()
    with viewing(managers[0].viewer), pytest.raises(Exception, match="not_before_the_law"):
        BasisProposal(
            code="wams", law="x", article="y", purpose="", told="x", layers=["shared"], source="",
            valid_from=timezone.localdate() + timedelta(9), effective_on=timezone.localdate(), reason="",
            by_id=managers[0].hat.id, at=timezone.now(),
        ).save(force_insert=True)  # fmt: skip  # one record


# -- when, for whom --------------------------------------------------------------------------------------------


def test_a_basis_ends_on_its_day_and_nobody_has_to_be_there(
    town: Town, managers: tuple[Colleague, Colleague], app_connection: "Connection[Any]"
) -> None:
    code, home = a_basis(managers), town.home("Anna Proef")
    partner = a_partner(town, home)
    tell(town, home, partner, code)
    propose(managers[0], code, valid_until=today(10))
    page = managers[1].client().get(reverse("consent:proposal", args=[latest(code, managers[1]).id])).content.decode()
    assert "gaat iets dicht" in page
    approve(managers[1], code)
    for days, expected in ((0, True), (10, True), (11, False)):
        with app_connection.transaction():
            app_connection.execute(
                "SELECT set_config('samenhang.viewer', %s, true), set_config('samenhang.clock', %s, true)",
                [str(partner.hat.id), (timezone.now() + timedelta(days)).isoformat()],
            )
            (found,) = app_connection.execute(
                "SELECT count(*) > 0 FROM access_grant WHERE household_id = %s AND layer = 'shared'"
                " AND during @> access.clock()",
                [home.household.id],
            ).fetchone() or (None,)
        assert found is expected, days


def test_a_basis_for_some_opens_nothing_to_others(town: Town, managers: tuple[Colleague, Colleague]) -> None:
    home = town.home("Anna Proef")
    town.open_case(home)
    youth = town.colleague(domain="jeugd", organisation=town.organisation("Jeugdhulp", "regional"))
    town.involve(home, youth)
    both = a_basis(managers, domains=["jeugd"])
    tell(town, home, youth, both)
    assert reads(youth, home)
    wmo = town.colleague(domain="wmo", organisation=youth.hat.organisation)
    town.involve(home, wmo)
    assert not reads(wmo, home)
    only = a_basis(managers, kinds=["municipality"])
    client = town.director.client()
    sent = {
        "organisation": str(youth.hat.organisation_id),
        "layers": ["shared"],
        "people": [str(person) for person in home.ids],
        "how": "desk",
        "note": "Dit blijft staan.",
        "submission": str(uuid7()),
    }
    answer = client.post(reverse("cases:tell", args=[home.household.id, only]), sent)
    assert answer.status_code == 422
    assert "niet bedoeld voor deze organisatie" in answer.content.decode()
    assert "Dit blijft staan." in answer.content.decode()
    with pytest.raises(BasisNotForThem):
        tell(town, home, youth, only)


def test_involving_on_a_basis_that_is_for_others_is_refused_at_the_field(
    town: Town, managers: tuple[Colleague, Colleague]
) -> None:
    home = town.home("Anna Proef")
    town.open_case(home)
    code, who = a_basis(managers, roles=["process_director"]), town.colleague(domain="jeugd")
    sent = {
        "hat": str(who.hat.id),
        "task": "meedenken",
        "about": "all",
        "starts_on": today(),
        "basis": code,
        "submission": str(uuid7()),
    }
    answer = town.director.client().post(reverse("cases:involve", args=[home.household.id]), sent)
    assert answer.status_code == 422
    assert "niet bedoeld voor deze collega" in answer.content.decode()
    assert "meedenken" in answer.content.decode()


# -- who sees it -----------------------------------------------------------------------------------------------


def test_who_has_nothing_to_do_with_bases_is_refused(town: Town, managers: tuple[Colleague, Colleague]) -> None:
    code = a_basis(managers)
    for role in (Role.PROFESSIONAL, Role.TEAM_LEAD, Role.POLICY_ADVISER, Role.LAWFULNESS):
        client = town.colleague(role).client()
        for url in (reverse("consent:bases"), reverse("consent:basis", args=[code])):
            assert client.get(url).status_code in (403, 404)
    fg = town.colleague(Role.FG).client()
    assert fg.get(reverse("consent:bases")).status_code == 200
    assert fg.get(reverse("consent:propose_basis", args=[code])).status_code in (403, 404)


def test_the_list_asks_the_same_number_of_statements_however_many(managers: tuple[Colleague, Colleague]) -> None:
    from django.db import connection

    client, counts = managers[0].client(), []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(reverse("consent:bases")).status_code == 200
        counts.append(len(seen))
        for _more in range(3):
            a_basis(managers)
    assert counts[0] == counts[1]
