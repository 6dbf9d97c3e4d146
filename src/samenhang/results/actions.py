"""Recording what turned, and whether it stood. Both are records: nothing is edited afterwards (K1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.results.models import Breakthrough, LookBack, Possible

LONG_AGO = timedelta(days=366 * 30)


class WrongDay(Refusal):
    """A day that cannot be."""


class NotYourFile(Refusal):
    """The writer may not write there, or the case is closed."""


class NotSaid(Refusal):
    """Something that must be said is not."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What turned, as it was told."""

    on: date
    said_by: str
    turned: str
    size: str
    made_possible: Sequence[str] = ()
    made_words: str = ""
    life_domains: Sequence[str] = ()
    who: str = ""


@transaction.atomic
def record_breakthrough(
    *,
    case: Case,
    layer: str,
    domain: str = "",
    person_id: UUID | None = None,
    turn: Turn,
    by: Viewer,
    at: datetime,
) -> Breakthrough:
    """This function will record that something turned, in the words of who told it.

    :raises WrongDay: when the day is to come, or too long ago.
    :raises NotYourFile: when the case is closed or the writer may not write there.
    """
    today = timezone.localdate(at)
    if turn.on > today:
        raise WrongDay(_("Deze dag moet nog komen. Een doorbraak is iets dat al gebeurde."), field="on")
    if turn.on < today - LONG_AGO:
        raise WrongDay(_("Dit is wel erg lang geleden. Kijk het jaartal na."), field="on")
    if not turn.turned.strip():
        raise NotSaid(_("Vul in wat er veranderde."), field="turned")
    if case.closed_at:
        raise NotYourFile(_("Deze casus is gesloten. Wat er staat, blijft te lezen."))
    if not may_write(by, case.household_id, layer, person_id=person_id, domain=domain):
        raise NotYourFile(
            _("U mag hier niet over schrijven. Kies een andere plek of een andere persoon."), field="file"
        )
    made = Breakthrough(
        household_id=case.household_id,
        person_id=person_id,
        layer=layer,
        domain=domain,
        case=case,
        on=turn.on,
        said_by=turn.said_by,
        turned=turn.turned,
        size=turn.size,
        made_possible=[one for one in Possible.values if one in turn.made_possible],
        made_words=turn.made_words,
        life_domains=list(turn.life_domains),
        who=turn.who,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    detail = {"size": turn.size}
    record(
        Event.CREATE, "results.record_breakthrough", by=by, at=at, object_id=made.id, subjects=[made.key], detail=detail
    )
    return made


@transaction.atomic
def look_back(*, breakthrough: Breakthrough, how: str, words: str, by: Viewer, at: datetime) -> LookBack:
    """This function will record whether a breakthrough stood.

    :raises NotYourFile: when the writer may not write where it stands.
    """
    where = breakthrough
    if not may_write(by, where.household_id, where.layer, person_id=where.person_id, domain=where.domain):
        raise NotYourFile(_("U leest dit, maar u mag er niet bij schrijven."))
    told = LookBack(
        household_id=where.household_id,
        person_id=where.person_id,
        layer=where.layer,
        domain=where.domain,
        breakthrough=where,
        how=how,
        words=words,
        by_id=by.id,
        at=at,
    )
    told.save(force_insert=True)
    detail = {"how": how}
    record(Event.CREATE, "results.look_back", by=by, at=at, object_id=told.id, subjects=[told.key], detail=detail)
    return told
