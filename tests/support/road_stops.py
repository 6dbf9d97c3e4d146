"""What the road has of intended stops and breakthroughs: one of each, with words that stand nowhere else."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import Viewer, viewing
from samenhang.results import actions as results
from samenhang.stops import actions as stops
from samenhang.stops.models import StopKind
from samenhang.teams.models import Role
from tests.support.town import Home, Town

SECRETS = {"stopped": "de luifel gaat eraf in mei", "turned": "het orgel speelt weer in mineur"}


def stopping(town: Town, home: Home, by: Viewer) -> dict[str, UUID]:
    """This function will lay an intended stop on the household's case, say one to the desk, and record what turned."""
    at, day, case = timezone.now(), timezone.localdate(), home.opened
    words = SECRETS["stopped"]
    kind = StopKind.objects.get(code="huur")
    said = stops.Said(kind, "ends", words, day + timedelta(20), day, words, "toestemming")
    with viewing(by):
        laid = stops.send_within(case=case, person_id=home.ids[0], said=said, by=by, at=at)
        stops.record_unasked(
            case=case, person_id=None, seen=stops.Unasked(kind, words, day, "elders", words), by=by, at=at
        )
        turn = results.Turn(day, "resident", SECRETS["turned"], "small")
        turned = results.record_breakthrough(case=case, layer="shared", turn=turn, by=by, at=at)
    sender = town.colleague(Role.PARTNER, organisation=town.organisation())
    with viewing(sender.viewer):
        whom = stops.Whom("Kwintessens", "Ikje", day)
        sent = stops.send(whom=whom, said=said, desk=town.desk, by=sender.viewer, at=at)
    return {"laid_id": laid.id, "stop_id": sent.id, "breakthrough_id": turned.id}
