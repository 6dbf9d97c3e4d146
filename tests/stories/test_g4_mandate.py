"""G4: the ladder is the municipality's own, changed by two, with a day and a history; and told in the document."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from samenhang.access.viewer import viewing
from samenhang.decisions import ladder as ladders
from samenhang.decisions import table
from samenhang.decisions.actions import mandate
from samenhang.decisions.actions.mandate import RuleTerms, RungTerms
from samenhang.decisions.models import MandateProposal
from samenhang.kit.refusals import Refusal
from tests.support.database import ROOT
from tests.support.deciding import Ladder, a_ladder

ONLY_FROM = timezone.localdate() + timedelta(days=400)
"""Changes that tests make count so far ahead that no other test meets them."""


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return a_ladder()


def on(ladder: Ladder, day: date) -> ladders.Ladder:
    """The table is read by whoever is signed in."""
    with viewing(ladder.lead.viewer):
        return ladders.on(day)


def test_the_lowest_rung_that_may_decides_and_it_is_told_why_no_lower_one(ladder: Ladder) -> None:
    today = on(ladder, timezone.localdate())

    def needed(
        kind: str = "money", total: str = "0", *, outside: bool = False, sensitive: bool = False
    ) -> ladders.Needed:
        with translation.override("nl"):
            return today.needed(ladders.Asked(kind, Decimal(total), outside, sensitive))

    assert needed(total="500", outside=True).rung.code == "professional" and needed(outside=True).second_pair
    higher = needed(total="500.01", outside=True)
    assert higher.rung.code == "teamleider" and not higher.own
    assert higher.why[0].startswith("De professional zelf: tot € 500,00. Dit besluit kost € 500,01.")
    assert needed("income", outside=True).rung.code == "teamleider", "outside the rules goes a rung up"
    assert needed(total="5000.01").rung.code == "directie"
    most = needed(total="9999999", sensitive=True)
    assert most.rung.code == "college" and "zonder maximum" in most.why[-1]
    nobody = ladders.Ladder(today.rungs, {}).needed(ladders.Asked("money", Decimal(0), False, False))
    assert not nobody.covered and nobody.rung.code == "college"


def test_one_proposes_and_another_decides(ladder: Ladder) -> None:
    client = ladder.manager.client()
    day = ONLY_FROM.isoformat()
    sent = {
        "kind": "other",
        "rung": "teamleider",
        "in_use": "yes",
        "up_to": "7.500,00",
        "outside": "yes",
        "sensitive": "no",
        "second_pair": "yes",
        "effective_on": day,
        "reason": "Het was te krap.",
    }  # fmt: skip -- as sent
    made = client.post(reverse("decisions:rule"), sent)
    assert made.status_code == 302
    with viewing(ladder.manager.viewer):
        proposal = MandateProposal.objects.filter(by=ladder.manager.hat).latest("at")
    decide = reverse("decisions:decide", args=[proposal.id])
    own = client.post(decide, {"answer": "approved"})
    assert own.status_code == 422 and "zelf deed" in own.content.decode()
    other = ladder.town.colleague("policy_adviser", name="Bea Beleid").client()
    page = other.get(reverse("decisions:proposal", args=[proposal.id])).content.decode()
    assert "tot € 7.500,00, ook buiten de regels, een collega kijkt mee" in page and "Akkoord" in page
    assert ladder.lead.client().post(decide, {"answer": "approved"}).status_code == 404
    again = client.post(reverse("decisions:rule"), sent)
    assert again.status_code == 422 and "wacht al een voorstel" in again.content.decode()
    assert other.post(decide, {"answer": "approved", "reason": "Goed."}).status_code == 302
    assert "al beslist" in other.post(decide, {"answer": "refused"}).content.decode()
    assert on(ladder, timezone.localdate()).rules["other", "teamleider"].up_to == Decimal(5000)
    assert on(ladder, ONLY_FROM).rules["other", "teamleider"].up_to == Decimal(7500)
    shown = ladder.town.officer.client().get(reverse("decisions:mandate")).content.decode()
    assert "Bea Beleid" not in shown or "Het was te krap." in shown


def test_a_ladder_that_would_not_stand_is_refused(ladder: Ladder) -> None:
    by, day = ladder.manager.viewer, ONLY_FROM

    def propose(terms: RungTerms | RuleTerms, on: date = day) -> MandateProposal:
        with viewing(by):
            return mandate.propose(terms=terms, reason="proef", effective_on=on, by=by, at=timezone.now())

    with pytest.raises(Refusal, match="staat al een trede"):
        propose(RungTerms("afdelingshoofd", "afdelingshoofd", 20))
    with pytest.raises(Refusal, match="trede is er niet"):
        propose(RuleTerms("money", "burgemeester"))
    with pytest.raises(Refusal, match="al voorbij"):
        propose(RungTerms("wethouder", "wethouder", 35), timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refusal, match="staat er al zo"):
        propose(RungTerms("college", "college", 40))
    made = propose(RungTerms("afdeling", "afdelingshoofd", 25))
    client = ladder.manager.client()
    assert client.post(reverse("decisions:take_back", args=[made.id])).status_code == 302
    for wrong in ({"order": "nul"}, {"rung": "Met Spatie"}, {"effective_on": "31-02-2027"}, {"reason": "x" * 100_000}):
        good = {"rung": "rayon", "name": "rayon", "order": "26", "in_use": "yes", "effective_on": day, "reason": "ja"}
        assert client.post(reverse("decisions:rung"), good | wrong).status_code == 422, wrong


def test_who_sits_where_is_kept_by_the_manager_only(ladder: Ladder) -> None:
    client = ladder.manager.client()
    hat = str(ladder.lead.hat.id)
    good = {
        "rung": "directie",
        "hat": hat,
        "called": "waarnemend directeur",
        "deputy": "",
        "from_day": timezone.localdate().isoformat(),
    }  # fmt: skip -- as sent
    for wrong, words in (
        ({"deputy": hat}, "iemand anders"),
        ({"until_day": "2020-01-01"}, "voor het begin"),
        ({"hat": "weg"}, "hat"),
    ):
        got = client.post(reverse("decisions:seat"), good | wrong)
        assert got.status_code == 422 and words in got.content.decode(), wrong
    assert client.post(reverse("decisions:seat"), good).status_code == 302
    assert "zit hier al" in client.post(reverse("decisions:seat"), good).content.decode()
    assert ladder.lead.client().post(reverse("decisions:seat"), good).status_code == 404
    page = ladder.town.colleague("privacy_officer").client().get(reverse("decisions:mandate")).content.decode()
    assert "waarnemend directeur" in page and "Beëindigen" not in page


def test_the_document_says_what_the_table_says(ladder: Ladder) -> None:
    document = (ROOT / "docs" / "policy" / "mandate.md").read_text()
    with translation.override("nl"):
        told = table.as_markdown(on(ladder, timezone.localdate()))
    assert told in document
