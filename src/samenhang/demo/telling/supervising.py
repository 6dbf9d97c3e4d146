"""What stood out in the log, and what the privacy officer did: one was asked about and judged, the rest waits."""

from datetime import datetime, timedelta

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.demo.telling.town import Town
from samenhang.supervision import actions
from samenhang.supervision.models import Finding, Judgement

OFFICER = "karim"
LOOKED = (("ingrid", 61, 4), ("esther", 47, 3))
"""Who looked at a case they take part in and wrote nothing: hat, how many days ago, how many times."""


def run(town: Town, now: datetime) -> None:
    """This function will let two colleagues look without working, and the privacy officer ask and judge once."""
    for hat, days, times in LOOKED:
        by = town.viewers[hat]
        with viewing(by):
            case = Case.objects.order_by("number").first()
            for number in range(times if case else 0):
                key = (case.household_id, None, "involvement", "")  # type: ignore[union-attr]  # there is one here
                at = now - timedelta(days=days, minutes=7 * number)
                record(Event.READ, "cases.read", by=by, at=at, subjects=[key])
    officer = town.viewers[OFFICER]
    with viewing(officer):
        actions.look(by=officer, at=now - timedelta(days=2))
        first = Finding.objects.filter(viewer_id=town.hats["ingrid"].id).order_by("week").first()
        if first is None:
            return
        asked = actions.ask(
            finding=first,
            to=town.hats["ingrid"].professional.name,
            words="U keek vier keer in dit dossier en schreef niets op. Waar was dat voor?",
            by=officer,
            at=now - timedelta(days=2),
        )
        told = "Ik bereidde een casusoverleg voor dat niet doorging."
        actions.answer(question=asked, words=told, by=officer, at=now - timedelta(days=1))
        actions.judge(
            finding=first,
            outcome=Judgement.Outcome.EXPLAINED,
            why="Het overleg stond in de agenda van die week.",
            by=officer,
            at=now - timedelta(days=1),
        )
