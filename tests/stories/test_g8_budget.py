"""G8: a budget across domains: every commitment hangs on a decision that counts, and nothing is committed twice."""

import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.budgets import actions, queries
from samenhang.budgets.models import Commitment, CommittedFor, Pot
from samenhang.decisions.actions import after
from samenhang.decisions.actions.deciding import CostLine
from samenhang.decisions.models import Decision
from samenhang.kit.refusals import Refusal
from tests.support.deciding import Ladder, a_ladder
from tests.support.own import own_word

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return a_ladder()


def a_pot(ladder: Ladder, amount: str = "1000.00", **more: Any) -> Pot:
    """This function will let the manager make a pot from which the team lead commits up to € 5.000."""
    by = ladder.manager.viewer
    said: dict[str, Any] = {"year": timezone.localdate().year, "mandates": {"teamleider": Decimal(5000)}} | more
    with viewing(by):
        return actions.open_pot(
            name=f"Samenpot {own_word()}",
            domains=["wmo", "jeugd"],
            amount=Decimal(amount),
            by=by,
            at=timezone.now(),
            **said,
        )


def taken(ladder: Ladder, costs: str = "900.00") -> Decision:
    """This function will let the director take a decision that costs this, with the team lead behind it."""
    one = ladder.drawn(costs=[CostLine("Gemeente", Decimal(costs))])
    ladder.answers(ladder.asks(one), "backs")
    by = ladder.town.director.viewer
    with viewing(by):
        after.put_in_force(
            decision=one, starts_on=timezone.localdate(), seen=1, beside_why="apart", by=by, at=timezone.now()
        )
        return Decision.objects.get(id=one.id)


def commits(ladder: Ladder, one: Decision, pot: Pot, amount: str) -> Commitment:
    """This function will let the director commit."""
    by = ladder.town.director.viewer
    with viewing(by):
        return actions.commit(decision=one, pot=pot, amount=Decimal(amount), by=by, at=timezone.now())


def left(ladder: Ladder, pot: Pot) -> Decimal:
    """This function will give what is left in a pot."""
    with viewing(ladder.manager.viewer):
        return queries.standing(ladder.manager.viewer, [pot])[0].left


def test_a_pot_a_commitment_and_what_was_not_spent_is_free_again() -> None:
    ladder = a_ladder("Vera Vogelzang (1988-02-03)")
    manager = ladder.manager.client()
    name = f"Doorbraakbudget {own_word()} (fictief)"
    made = manager.post(
        reverse("budgets:open_pot"),
        {
            "name": name,
            "year": str(timezone.localdate().year),
            "amount": "1.000,00",
            "domains": ["wmo"],
            "may_professional": "none",
            "may_teamleider": "up_to",
            "up_to_teamleider": "5000",
            "may_directie": "all",
            "may_college": "all",
        },
    )  # fmt: skip -- as the form sends it
    assert made.status_code == 302, made.content.decode()[:3000]
    with viewing(ladder.manager.viewer):
        pot = Pot.objects.get(name=name)
    one = taken(ladder)
    client = ladder.town.director.client()
    page = client.get(reverse("decisions:decision", args=[one.id])).content.decode()
    commit = reverse("budgets:commit", args=[one.id])
    assert commit in page and commit in client.get(reverse("cases:together", args=[ladder.case.id])).content.decode()
    shown = client.get(commit).content.decode()
    assert "Nog niet vastgelegd: € 900,00" in shown and "nog € 1.000,00" in shown
    assert client.post(commit, {"pot": str(pot.id), "amount": "900", "submission": str(uuid7())}).status_code == 302
    again = client.post(commit, {"pot": str(pot.id), "amount": "0,01"})
    assert again.status_code == 422 and "nog € 0,00 niet vastgelegd" in again.content.decode()
    with viewing(ladder.town.director.viewer):
        made_id = CommittedFor.objects.get(decision=one).commitment_id
    settle = reverse("budgets:settle", args=[made_id])
    assert client.post(settle, {"spent": "900,01"}).status_code == 422
    assert client.post(settle, {"spent": "650"}).status_code == 302
    assert client.post(settle, {"spent": "650"}).status_code == 422
    assert left(ladder, pot) == Decimal("350.00")
    for who in (ladder.manager, ladder.lead, ladder.town.colleague("policy_adviser")):
        keeper = who.client()
        kept = keeper.get(reverse("budgets:pot", args=[pot.id])).content.decode()
        assert "€ 900,00" in kept and "€ 650,00" in kept and "Vogelzang" not in kept and str(one.id) not in kept
        assert "Rik Regie" not in kept and ladder.case.number not in kept
        for door in (commit, settle):
            assert keeper.get(door).status_code == 404
        with viewing(who.viewer):
            assert not CommittedFor.objects.filter(decision=one).exists()
    assert ladder.town.colleague("privacy_officer").client().get(reverse("budgets:pots")).status_code == 404


def test_short_by_one_cent_says_what_is_left(ladder: Ladder) -> None:
    pot, one = a_pot(ladder, "899.99"), taken(ladder)
    client = ladder.town.director.client()
    got = client.post(reverse("budgets:commit", args=[one.id]), {"pot": str(pot.id), "amount": "900,00"})
    body = got.content.decode()
    assert got.status_code == 422 and "In dit budget is nog € 899,99. U vroeg € 900,00." in body
    assert 'value="900,00"' in body
    commits(ladder, one, pot, "899.99")
    assert left(ladder, pot) == 0


def test_odd_amounts_are_told(ladder: Ladder) -> None:
    pot, one = a_pot(ladder), taken(ladder)
    client = ladder.town.director.client()
    for typed, words in (
        ("-1", "niet minder dan nul"),
        ("0", "meer dan nul"),
        ("1,234", "Wij ronden niet af"),
        ("veel", "Vul een bedrag"),
        ("1e3", "Vul een bedrag"),
        ("9" * 30, "Vul een bedrag"),
        ("", "Vul dit in"),
        ("\x00", "Vul dit in"),
    ):  # fmt: skip -- typed, told
        got = client.post(reverse("budgets:commit", args=[one.id]), {"pot": str(pot.id), "amount": typed})
        assert got.status_code == 422 and words in got.content.decode(), typed
    strange = client.post(reverse("budgets:commit", args=[one.id]), {"pot": str(uuid7()), "amount": "1"})
    assert strange.status_code == 422


def test_only_on_a_decision_that_counts_within_the_mandate_and_the_year(ladder: Ladder) -> None:
    pot, waiting = a_pot(ladder), ladder.drawn()
    with pytest.raises(Refusal, match="besluit dat geldt"):
        commits(ladder, waiting, pot, "1.00")
    one = taken(ladder)
    with pytest.raises(Refusal, match="tot € 10,00 vast"):
        commits(ladder, one, a_pot(ladder, mandates={"teamleider": Decimal(10)}), "10.01")
    with pytest.raises(Refusal, match="deze trede niets"):
        commits(ladder, one, a_pot(ladder, mandates={"college": None}), "1.00")
    with pytest.raises(Refusal, match="Kies een budget van dit jaar"):
        commits(ladder, one, a_pot(ladder, year=timezone.localdate().year + 1), "1.00")
    with pytest.raises(Refusal, match="voorbij"):
        a_pot(ladder, year=timezone.localdate().year - 1)
    by = ladder.town.director.viewer
    with viewing(by):
        after.end(decision=one, why="Niet meer nodig.", by=by, at=timezone.now())
    with pytest.raises(Refusal, match="besluit dat geldt"):
        commits(ladder, one, pot, "1.00")


def test_a_pot_is_changed_and_closed(ladder: Ladder) -> None:
    pot, one = a_pot(ladder, "500"), taken(ladder)
    commits(ladder, one, pot, "400")
    manager = ladder.manager.client()
    change, close = (reverse(f"budgets:{name}", args=[pot.id]) for name in ("change_pot", "close_pot"))
    less = manager.post(change, {"way": "less", "amount": "100,01", "why": "bezuinigd"})
    assert less.status_code == 422 and "nog € 100,00 vrij" in less.content.decode()
    assert manager.post(change, {"way": "more", "amount": "50", "why": "extra"}).status_code == 302
    assert left(ladder, pot) == Decimal("150.00")
    assert ladder.lead.client().post(change, {"way": "more", "amount": "50", "why": "extra"}).status_code == 404
    assert manager.post(close, {"why": "Het jaar is om."}).status_code == 302
    with pytest.raises(Refusal, match="gesloten"):
        commits(ladder, one, pot, "1.00")
    assert manager.post(close, {"why": "nog eens"}).status_code == 422


def test_two_at_once_never_commit_the_same_money(ladder: Ladder) -> None:
    pot = a_pot(ladder, "900")
    ones, told = [taken(ladder), taken(ladder)], []
    ready = threading.Barrier(2)

    def press(one: Decision) -> None:
        ready.wait()
        try:
            commits(ladder, one, pot, "900")
        except Refusal as refusal:
            told.append(refusal.message)
        finally:
            connection.close()

    both = [threading.Thread(target=press, args=[one]) for one in ones]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert told == ["In dit budget is nog € 0,00. U vroeg € 900,00."]
    assert left(ladder, pot) == 0


def test_the_database_itself_counts(ladder: Ladder, app_connection: "Connection[Any]") -> None:
    """Two connections, without the program's own turn: the second waits for the first, and is refused."""
    from psycopg.errors import CheckViolation

    from tests.support.database import CLUSTER

    pot = a_pot(ladder, "10.00")
    insert = (
        "INSERT INTO budgets_commitment (id, pot_id, amount, kind, rung_name, by_id, at)"
        " VALUES (%s, %s, %s, 'money', 'teamleider', %s, now())"
    )
    hat = ladder.town.director.hat.id
    name = app_connection.info.dbname
    with CLUSTER.connect("app", name) as first, CLUSTER.connect("app", name) as second:
        failed: list[Exception] = []

        def late() -> None:
            try:
                with second.transaction():
                    second.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(hat)])
                    second.execute(insert, [uuid7(), pot.id, "0.01", hat])
            except CheckViolation as error:
                failed.append(error)

        with first.transaction():
            first.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(hat)])
            first.execute(insert, [uuid7(), pot.id, "10.00", hat])
            other = threading.Thread(target=late)
            other.start()
        other.join()
    assert len(failed) == 1


def test_the_list_of_pots_costs_the_same_for_many(ladder: Ladder) -> None:
    client, counts = ladder.manager.client(), []
    for more in (1, 2, 22):
        for _ in range(more):
            a_pot(ladder)
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("budgets:pots")).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2], counts
