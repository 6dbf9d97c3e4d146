"""H5: kept as long as its own law says; proposed, decided by a person, then really gone."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from samenhang.access.viewer import viewing
from samenhang.data_rights import retention as reading
from samenhang.data_rights import tasks
from samenhang.data_rights.actions import retention
from samenhang.data_rights.models import DestructionEnd, DestructionProposal
from samenhang.meetings import actions as meetings
from tests.support.database import ROOT
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


def a_closed_home(town: Town, owner: "Connection[Any]", *, ended: date, youth_ended: date | None = None) -> Home:
    """This function will lead a household to its end, and let that have been years ago."""
    home = town.home("Anna Verleden", "Bas Verleden", since=date(1990, 1, 1))
    town.open_case(home)
    youth = town.colleague(name="Jet Jeugd", domain="jeugd")
    town.involve(home, youth, own_file="jeugd")
    for by, layer, what in ((town.director, "case_team", "team-merk"), (youth, "domain", "jeugd-merk")):
        with viewing(by.viewer):
            assert home.case
            meetings.write_entry(
                case=home.case,
                layer=layer,
                domain="jeugd" if layer == "domain" else "",
                told=meetings.Told("contact", town.now, f"{what} {home.household.id}"),
                by=by.viewer,
                at=timezone.now(),
            )
    owner.execute("UPDATE cases_case SET closed_at = now() WHERE household_id = %s", [home.household.id])
    owner.execute(
        "INSERT INTO involvement_involvementend (id, involvement_id, at, reason, by_id)"
        " SELECT gen_random_uuid(), i.id, now(), 'klaar', %s FROM involvement_involvement i WHERE i.household_id = %s"
        " AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)",
        [town.officer.hat.id, home.household.id],
    )
    let_it_be(owner, home, ended, youth_ended or ended)
    return home


def let_it_be(owner: "Connection[Any]", home: Home, ended: date, youth: date) -> None:
    """This function will move all that ended to days long past, as the owner of the database."""
    owner.execute(
        "UPDATE consent_notice SET at = '1995-01-01' WHERE household_id = %s",
        [home.household.id],
    )
    owner.execute(
        "UPDATE involvement_involvement SET starts_at = '1995-01-01' WHERE household_id = %s", [home.household.id]
    )
    owner.execute(
        "UPDATE involvement_involvementend e SET at = CASE WHEN i.own_file_id = 'jeugd' THEN %s ELSE %s END"
        " FROM involvement_involvement i WHERE i.id = e.involvement_id AND i.household_id = %s",
        [youth, ended, home.household.id],
    )
    owner.execute("SELECT access.derive(%s)", [home.household.id])


def proposals(home: Home) -> dict[tuple[str, str], DestructionProposal]:
    with viewing(retention.SERVICE):
        return {
            (one.layer, one.domain): one for one in DestructionProposal.objects.filter(household_id=home.household.id)
        }


def how_many(home: Home) -> int:
    """This function will count the proposals ever made about a household."""
    with viewing(retention.SERVICE):
        return DestructionProposal.objects.filter(household_id=home.household.id).count()


def years_ago(years: int, *, days: int = 0) -> date:
    return timezone.localdate() - timedelta(days=round(365.25 * years) - days)


def decide(who: Colleague, one: DestructionProposal, **fields: str) -> Any:
    return who.client().post(reverse("data_rights:decide", args=[one.number]), {"outcome": "destroy", **fields})


def left(owner: "Connection[Any]", home: Home, words: str) -> int:
    (found,) = owner.execute(
        "SELECT count(*) FROM meetings_logentry WHERE household_id = %s AND what LIKE %s",
        [home.household.id, f"{words}%"],
    ).fetchone() or (0,)
    return int(found)


def test_each_part_by_its_own_law(town: Town, owner_connection: "Connection[Any]") -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(11))
    tasks.propose()
    found = proposals(home)
    assert ("case_team", "") in found and ("domain", "jeugd") not in found  # ten years; youth is kept twenty
    assert ("involvement", "") not in found  # who they are goes last
    assert found["case_team", ""].counts == {"meetings_logentry": 1}
    tasks.propose()
    assert how_many(home) == len(found)  # once
    older = a_closed_home(town, owner_connection, ended=years_ago(20, days=20), youth_ended=years_ago(20, days=20))
    tasks.propose()
    assert proposals(older)["domain", "jeugd"].due_on > timezone.localdate()  # thirty days ahead


def test_what_has_no_clock_yet_is_never_proposed(town: Town, owner_connection: "Connection[Any]") -> None:
    home = town.home("Open Zaak")
    town.open_case(home)
    owner_connection.execute(
        "UPDATE involvement_involvement SET starts_at = '1995-01-01' WHERE household_id = %s", [home.household.id]
    )
    owner_connection.execute("SELECT access.derive(%s)", [home.household.id])
    tasks.propose()
    assert proposals(home) == {}


def test_decided_by_a_person_and_then_really_gone(town: Town, owner_connection: "Connection[Any]") -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(30))
    officer = town.colleague("privacy_officer", name="Pia Privacy")
    page = reverse("data_rights:proposals")
    tasks.propose()
    found = proposals(home)
    text = officer.client().get(reverse("data_rights:proposal", args=[found["case_team", ""].number])).content.decode()
    assert "Logboek" in text and "Verleden" not in text and "team-merk" not in text
    assert officer.client().get(page).status_code == 200
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 1  # nobody decided yet
    for one in found.values():
        assert decide(officer, one).status_code == 302
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 0 and left(owner_connection, home, "jeugd-merk") == 0
    lines = owner_connection.execute(
        "SELECT event, detail FROM audit_line WHERE what = 'data_rights.destroy' AND object_id = %s",
        [found["case_team", ""].id],
    ).fetchall()
    assert [event for event, _detail in lines] == ["delete"]
    assert lines[0][1]["counts"] == {"meetings_logentry": 1}
    tasks.propose()  # now who they are is next
    last = proposals(home)["involvement", ""]
    assert decide(officer, last).status_code == 302
    tasks.destroy()
    for table, column in (
        ("people_household", "id"),
        ("people_membership", "household_id"),
        ("cases_case", "household_id"),
    ):
        rows = owner_connection.execute(
            f"SELECT count(*) FROM {table} WHERE {column} = %s", [home.household.id]
        ).fetchone()
        assert rows == (0,), table
    people = owner_connection.execute("SELECT count(*) FROM people_person WHERE id = ANY (%s)", [home.ids]).fetchone()
    assert people == (0,)
    assert "vernietigd" in officer.client().get(page + "?lijst=voorbij").content.decode()


def test_two_who_decide_at_once_and_who_may_not(town: Town, owner_connection: "Connection[Any]") -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(11))
    tasks.propose()
    one = proposals(home)["case_team", ""]
    officer, other = town.colleague("privacy_officer"), town.colleague("privacy_officer")
    assert decide(officer, one, outcome="keep").status_code == 422  # no reason, no day
    assert decide(officer, one, outcome="keep", reason="rechtszaak").status_code == 422
    past = years_ago(1).isoformat()
    assert decide(officer, one, outcome="keep", reason="rechtszaak", keep_until=past).status_code == 422
    assert decide(officer, one, outcome="keep", reason="x" * 100_000, keep_until="31-02-2030").status_code == 422
    fg = town.colleague("fg")
    assert fg.client().get(reverse("data_rights:proposal", args=[one.number])).status_code == 200
    assert decide(fg, one).status_code == 404  # supervises, settles nothing
    for role in ("professional", "manager", "team_lead", "lawfulness"):
        assert decide(town.colleague(role), one).status_code == 404
    until = (timezone.localdate() + timedelta(days=400)).isoformat()
    assert decide(officer, one, outcome="keep", reason="rechtszaak", keep_until=until).status_code == 302
    again = decide(other, one)
    assert again.status_code == 422 and "al beslist" in again.content.decode()
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 1
    before = how_many(home)
    tasks.propose()
    assert how_many(home) == before  # until that day


def test_a_household_that_comes_back_lets_the_proposal_lapse(town: Town, owner_connection: "Connection[Any]") -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(11))
    tasks.propose()
    one = proposals(home)["case_team", ""]
    assert decide(town.colleague("privacy_officer"), one).status_code == 302
    owner_connection.execute("UPDATE cases_case SET closed_at = NULL WHERE household_id = %s", [home.household.id])
    before = how_many(home)
    assert tasks.destroy()[1] >= 1
    assert left(owner_connection, home, "team-merk") == 1
    with viewing(retention.SERVICE):
        assert DestructionProposal.objects.get(id=one.id).end.how == DestructionEnd.How.LAPSED
    tasks.propose()
    assert how_many(home) == before


def test_only_the_service_destroys(
    town: Town, owner_connection: "Connection[Any]", app_connection: "Connection[Any]"
) -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(11))
    tasks.propose()
    one = proposals(home)["case_team", ""]
    officer = town.colleague("privacy_officer")
    with viewing(retention.SERVICE) as at, pytest.raises(Exception, match="not decided"):
        retention.destroy(proposal=one, at=at)
    assert decide(officer, one).status_code == 302  # from here on nothing but the role stands between
    for viewer in (officer.hat.id, town.director.hat.id, None):
        with app_connection.transaction(force_rollback=True):
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(viewer or "")])
            with pytest.raises(Exception, match="only the service"):
                app_connection.execute("SELECT access.destroy(%s)", [one.id])


def test_what_ends_by_itself(town: Town, owner_connection: "Connection[Any]") -> None:
    hat = town.director.hat.id
    for days in (31, 29):
        owner_connection.execute(
            "INSERT INTO access_draft (id, viewer_id, form, fields, saved_at)"
            " VALUES (gen_random_uuid(), %s, %s, '{}', now() - make_interval(days => %s))",
            [hat, f"proef {days}", days],
        )
    assert tasks.expire()["access_draft"] >= 1
    forms = owner_connection.execute("SELECT form FROM access_draft WHERE viewer_id = %s", [hat]).fetchall()
    assert forms == [("proef 29",)]


def test_a_rule_is_changed_by_two(town: Town, owner_connection: "Connection[Any]") -> None:
    manager, officer = town.colleague("manager"), town.colleague("privacy_officer")
    both = town.another_hat(manager, "privacy_officer")
    url = reverse("data_rights:rule", args=["welzijn"])
    change = {"length": "7", "unit": "years", "source": "besluit college", "reason": "eigen keuze"}
    propose = reverse("data_rights:propose_rule", args=["welzijn"])
    assert officer.client().post(propose, change).status_code == 404
    assert manager.client().post(manager.start.rstrip("/") + propose, {**change, "length": "0"}).status_code == 422
    assert manager.client().post(manager.start.rstrip("/") + propose, change).status_code == 302
    assert "nog niet gekozen" in officer.client().get(url).content.decode()
    agree = reverse("data_rights:agree_rule", args=["welzijn"])
    assert both.client().post(both.start.rstrip("/") + agree, {"agreed": "yes"}).status_code == 422  # the same person
    assert officer.client().post(agree, {"agreed": "no"}).status_code == 422  # no reason
    assert officer.client().post(agree, {"agreed": "yes"}).status_code == 302
    assert officer.client().post(agree, {"agreed": "yes"}).status_code == 404
    assert "7 jaar" in officer.client().get(reverse("data_rights:retention")).content.decode()
    owner_connection.execute("DELETE FROM data_rights_rulechangeanswer")
    owner_connection.execute("DELETE FROM data_rights_rulechange")


def test_the_document_says_what_the_table_says() -> None:
    document = (ROOT / "docs" / "policy" / "retention.md").read_text()
    with translation.override("nl"):
        assert reading.as_markdown() in document
