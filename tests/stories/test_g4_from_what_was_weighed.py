"""From an ended test, or a deliberation's conclusion, a decision is one press and begins filled (G1, G2, G4)."""

from datetime import timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.decisions.models import Decision
from samenhang.weighing import actions as weighing
from samenhang.weighing.models import ReversedTest
from tests.support.deciding import typed
from tests.support.town import Home, Town, a_town


def an_ended_test(town: Town, home: Home, *, person: bool = False, layer: str = "shared") -> ReversedTest:
    by, now = town.director.viewer, timezone.now()
    assert home.case
    with viewing(by):
        test = weighing.begin_test(
            case=home.case,
            layer=layer,
            person_id=home.ids[0] if person else None,
            question="Schieten wij de huur voor?",
            by=by,
            at=now,
        )
        option = weighing.add_option(test=test, title="De huur van december voorschieten", by=by, at=now)
        money = weighing.CostDetails("municipality", Decimal("900.00"), "once", "estimate")
        weighing.add_cost(test=test, option=option, details=money, by=by, at=now)
        ending = weighing.Ending(
            outcome="conditions",
            option_id=option.id,
            because="Dan houdt het gezin de woning.",
            decider="Rik Regie",
            review_on=timezone.localdate() + timedelta(60),
            conditions="De toelage loopt weer.",
            gaps_reason="De tafel had haast.",
        )
        weighing.end_test(test=test, ending=ending, by=by, at=now)
    return test


def begun(test: ReversedTest) -> str:
    return reverse("decisions:new", args=[test.case_id]) + f"?achter=toets:{test.id}"


def test_a_decision_begins_filled_with_the_test_and_says_what_lies_behind_it() -> None:
    town = a_town()
    home = town.home("Anna Afgewogen")
    town.open_case(home)
    test = an_ended_test(town, home)
    client = town.director.client()
    page = client.get(reverse("weighing:test", args=[test.case_id, test.id])).content.decode()
    assert begun(test) in page
    form = client.get(begun(test)).content.decode()
    for words in ("De huur van december voorschieten", "Dan houdt het gezin", "De toelage loopt weer.", "900"):
        assert words in form
    sent = client.post(begun(test), typed(file="shared", person="", what="Wij schieten de huur voor."))
    assert sent.status_code == 302
    own = client.get(sent["Location"]).content.decode()
    assert "omgekeerde toets" in own and "vóór het besluit" in own
    with viewing(town.director.viewer):
        made = Decision.objects.get(case=test.case_id)
        assert (made.origin_kind, made.origin_id) == ("toets", test.id)


def test_what_is_about_one_person_stays_about_that_person_and_is_kept_from_who_may_not_read_it() -> None:
    town = a_town()
    home = town.home("Anna Apart", "Bo (15 jaar)")
    town.open_case(home)
    test = an_ended_test(town, home, person=True, layer="case_team")
    form = town.director.client().get(begun(test)).content.decode()
    assert f'value="{home.ids[0]}" selected' in form and 'value="case_team"' in form
    other = town.colleague(domain="jeugd")
    town.involve(home, other, people=home.ids[1:])
    answer = other.client().get(begun(test))
    assert answer.status_code == 404 or "De huur van december" not in answer.content.decode()


def test_a_test_of_another_case_fills_nothing() -> None:
    town = a_town()
    home, elsewhere = town.home("Anna Hier"), town.home("Bas Daar")
    here = town.open_case(home)
    town.open_case(elsewhere)
    test = an_ended_test(town, elsewhere)
    url = reverse("decisions:new", args=[here.id]) + f"?achter=toets:{test.id}"
    assert "De huur van december" not in town.director.client().get(url).content.decode()
    for nonsense in ("toets:niets", "niets:", f"beraad:{test.id}", "x" * 4000):
        assert (
            town.director.client().get(reverse("decisions:new", args=[here.id]), {"achter": nonsense}).status_code
            == 200
        )
