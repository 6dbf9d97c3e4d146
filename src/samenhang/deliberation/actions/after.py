"""Afterwards: the conclusion comes into the case, and after three months it is told what came of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.deliberation.models import Aftermath, Landing
from samenhang.deliberation.queries import Table, in_a_sentence
from samenhang.deliberation.turns import NotYet, WasFirst, alone
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.meetings.actions import Told, write_entry
from samenhang.meetings.models import Kind
from samenhang.people.nameless import NO_FIRST_NAME, demand_nameless


@transaction.atomic
def land(*, table: Table, by: Viewer, at: datetime) -> Landing:
    """This function will take the conclusion into the case it came from: a line in the logbook of the team.

    :raises WasFirst: when a colleague did so already.
    :raises NotYet: when the session is not over.
    :raises Refusal: when the case is closed, or the viewer no longer writes there.
    """
    alone(table.id)
    origin = table.origin
    if origin is None or not may_write(by, origin.household_id, Layer.CASE_TEAM):
        raise Refusal(_("U schrijft niet meer mee met het team van deze casus. Vraag een collega die dat wel doet."))
    if Landing.objects.filter(deliberation=table.deliberation).exists():
        raise WasFirst(_("Een collega nam de conclusie al over."))
    if table.closing is None or table.conclusion is None:
        raise NotYet(_("Het beraad is nog niet afgerond."))
    if origin.case.closed_at:
        raise Refusal(_("De casus is gesloten. De conclusie blijft hier te lezen."))
    told = Told(
        kind=Kind.CONSULTATION,
        happened_at=table.closing.at,
        what=_("Moreel beraad. %(conclusion)s") % {"conclusion": in_a_sentence(table.conclusion)},
    )
    entry = write_entry(case=origin.case, layer=Layer.CASE_TEAM, told=told, by=by, at=at)
    made = Landing(
        deliberation=table.deliberation,
        case=origin.case,
        household_id=origin.household_id,
        layer=Layer.CASE_TEAM,
        entry_id=entry.id,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "deliberation.land", by=by, at=at, object_id=table.id, subjects=[made.key])
    return made


@transaction.atomic
def tell_aftermath(*, table: Table, words: str, by: Viewer, at: datetime) -> Aftermath:
    """This function will tell everybody who sat at the table what came of it.

    :raises NotYet: when the session is not over.
    :raises WasFirst: when it was told already.
    :raises NamesSomebody: when the words name somebody.
    """
    alone(table.id)
    if table.closing is None:
        raise NotYet(_("Het beraad is nog niet afgerond."))
    if Aftermath.objects.filter(deliberation=table.deliberation).exists():
        raise WasFirst(_("Een collega vertelde al wat ervan kwam."))
    demand_nameless({"words": words}, by=by, at=at, refused=NO_FIRST_NAME)
    made = Aftermath(deliberation=table.deliberation, words=words, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "deliberation.tell_aftermath", by=by, at=at, object_id=table.id)
    return made
