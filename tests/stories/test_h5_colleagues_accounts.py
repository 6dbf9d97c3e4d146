"""H5: the account of a colleague who left comes to its term; a person decides; the name stays with what was written."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from samenhang.access.models import Draft
from samenhang.access.viewer import viewing
from samenhang.circle import actions as circle
from samenhang.data_rights import tasks
from samenhang.data_rights.actions.retention import SERVICE
from samenhang.staff import actions, leaving
from samenhang.staff.models import AccountEnd, AccountProposal
from samenhang.teams.models import Professional, Role
from tests.support.own import own_word
from tests.support.town import Colleague, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture(scope="module")
def manager(town: Town) -> Colleague:
    return town.colleague(Role.MANAGER, name="Mara Beheer")


def one_who_left(town: Town, owner: "Connection[Any]", gone: date) -> Colleague:
    """This function will give a colleague with all that an account is made of, whose last day was long ago."""
    who = town.colleague(name=f"Lars {own_word()}", domain="wmo")
    EmailAddress.objects.create(user=who.user, email=who.user.email, verified=True, primary=True)
    Authenticator.objects.create(user=who.user, type="webauthn", data={"name": "sleutel"})
    with viewing(who.viewer) as at:
        aunt = circle.Somebody(own_word("T"), birth_date=date(1950, 2, 3))
        circle.declare_circle(kind="family", who=aunt, by=who.viewer, at=at)
        Draft(viewer_id=who.hat.id, form="plan", fields={"x": "half werk"}, saved_at=at).save(force_insert=True)
    owner.execute("UPDATE teams_hat SET from_day = '1999-01-01', until_day = %s WHERE id = %s", [gone, who.hat.id])
    owner.execute("UPDATE auth_user SET is_active = false WHERE id = %s", [who.user.id])
    return who


def years_ago(years: int, *, days: int = 0) -> date:
    today = timezone.localdate()
    return today - timedelta(days=round(365.25 * years) - days)


def proposed(who: Colleague) -> AccountProposal | None:
    with viewing(SERVICE):
        found = AccountProposal.objects.filter(professional=who.hat.professional_id, end=None, decision=None)
        return found.select_related("professional").order_by("-at").first()


def of(who: Colleague) -> AccountProposal:
    found = proposed(who)
    assert found
    return found


def post(by: Colleague, one: AccountProposal, **fields: str) -> Any:
    address = reverse("staff:decide_leaving", args=[one.id])
    return by.client().post(address, {"outcome": "forget", **fields})


def test_forgotten_by_decision_and_the_name_stays(
    town: Town, manager: Colleague, owner_connection: "Connection[Any]"
) -> None:
    who, recent = (one_who_left(town, owner_connection, years_ago(years)) for years in (2, 0))
    at_work = town.colleague()
    tasks.propose()
    assert proposed(recent) is None and proposed(at_work) is None
    tasks.propose()
    with viewing(SERVICE):
        assert AccountProposal.objects.filter(professional=who.hat.professional_id).count() == 1
    tasks.destroy()
    assert User.objects.get(id=who.user.id).email  # nobody decided: nothing goes
    listed = manager.client().get(reverse("staff:leaving"))
    assert "Accounts van vertrokken" in listed.content.decode()
    shown = manager.client().get(reverse("staff:leaving_one", args=[of(who).id])).content.decode()
    assert who.hat.professional.name in shown and "herstelcodes" in shown
    assert post(manager, of(who)).status_code == 302
    tasks.destroy()

    account = User.objects.get(id=who.user.id)
    assert (account.email, account.is_active, account.has_usable_password()) == ("", False, False)
    assert who.user.username not in account.username
    assert not EmailAddress.objects.filter(user=account).exists()
    assert not Authenticator.objects.filter(user=account).exists()
    person = Professional.objects.select_related("user").get(id=who.hat.professional_id)
    assert person.name == who.hat.professional.name and not person.phone
    for model, column, value in (
        ("circle_owncircle", "professional_id", person.id),
        ("access_draft", "viewer_id", who.hat.id),
    ):
        found = owner_connection.execute(f"SELECT count(*) FROM {model} WHERE {column} = %s", [value]).fetchone()
        assert found == (0,), model
    told = manager.client().get(reverse("staff:history", args=[person.id])).content.decode()
    assert "Account opgeruimd" in told and "Besloten over het account" in told
    page = manager.client().get(reverse("staff:colleague", args=[person.id])).content.decode()
    assert "Het account is opgeruimd" in page and "Rol toevoegen" not in page
    tasks.propose()
    assert proposed(who) is None  # once and for all
    with viewing(manager.viewer), pytest.raises(actions.hats.Forgotten):
        placed = actions.Placed(town.municipality, Role.PROFESSIONAL, timezone.localdate())
        actions.give_role(person=person, placed=placed, by=manager.viewer, at=timezone.now())


def test_thirty_days_ahead_and_not_before_its_day(
    town: Town, manager: Colleague, owner_connection: "Connection[Any]"
) -> None:
    who = one_who_left(town, owner_connection, years_ago(1, days=20))
    tasks.propose()
    one = of(who)
    assert one.due_on > timezone.localdate()
    assert post(manager, one).status_code == 302
    tasks.destroy()
    assert User.objects.get(id=who.user.id).email
    with viewing(SERVICE), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_account(%s)", [one.id])


def test_who_comes_back_keeps_the_account(town: Town, manager: Colleague, owner_connection: "Connection[Any]") -> None:
    who = one_who_left(town, owner_connection, years_ago(3))
    tasks.propose()
    one = of(who)
    assert post(manager, one).status_code == 302
    town.another_hat(who)
    tasks.destroy()
    assert User.objects.get(id=who.user.id).email
    with viewing(SERVICE):
        assert AccountEnd.objects.get(proposal=one).how == AccountEnd.How.LAPSED


def test_longer_has_a_reason_and_a_day_and_comes_back(
    town: Town, manager: Colleague, owner_connection: "Connection[Any]"
) -> None:
    who = one_who_left(town, owner_connection, years_ago(2))
    tasks.propose()
    one, later = of(who), timezone.localdate() + timedelta(days=90)
    refused = post(manager, one, outcome="keep", keep_until=f"{later:%Y-%m-%d}")
    assert refused.status_code == 422 and f"{later:%Y-%m-%d}" in refused.content.decode()
    assert post(manager, one, outcome="keep", reason="klacht", keep_until="2020-01-01").status_code == 422
    assert (
        post(manager, one, outcome="keep", reason="er loopt een klacht", keep_until=f"{later:%Y-%m-%d}").status_code
        == 302
    )
    assert post(manager, one).status_code == 422  # decided already
    tasks.propose()
    assert proposed(who) is None
    with viewing(SERVICE):
        tolds = leaving.coming_to_an_end(later)
    assert [due for person, _ended, due, *_ in tolds if person == who.hat.professional_id] == [later]


def test_who_decides_and_who_looks_on(town: Town, manager: Colleague, owner_connection: "Connection[Any]") -> None:
    who = one_who_left(town, owner_connection, years_ago(2))
    tasks.propose()
    one = of(who)
    officer, stranger = town.colleague(Role.PRIVACY_OFFICER), town.director
    partner = town.colleague(Role.MANAGER, organisation=town.organisation())
    address = reverse("staff:leaving_one", args=[one.id])
    assert "Besluit vastleggen" not in officer.client().get(address).content.decode()
    assert post(officer, one).status_code == 404
    for outsider in (stranger, partner):
        assert outsider.client().get(address).status_code == 404
        assert post(outsider, one).status_code == 404
    with viewing(manager.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.accounts_ending('2999-01-01')")
        assert cursor.fetchall() == []
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("SELECT access.forget_account(%s)", [one.id])


def test_nobody_decides_about_an_account_of_their_own(town: Town, owner_connection: "Connection[Any]") -> None:
    who = one_who_left(town, owner_connection, years_ago(2))
    tasks.propose()
    one = of(who)
    again = town.another_hat(who, Role.MANAGER)
    with viewing(again.viewer) as at, pytest.raises(actions.NotForYourself):
        actions.decide_forgetting(proposal=one, outcome="forget", by=again.viewer, at=at)
