"""Writing in the logbook. An entry stays as it was written; what was wrong is put right below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.layers.actions import Hidden, hide
from samenhang.layers.keeping_back import check
from samenhang.meetings.models import Attendance, Correction, Kind, LogEntry


class NotYetHappened(Refusal):
    """The moment lies in the future: the logbook tells what happened."""


class DecisionUnsaid(Refusal):
    """A decision without its words, or without who took it."""


class NotYourFile(Refusal):
    """The writer may not write in this layer, or not about this person."""


class NothingSaid(Refusal):
    """There is no text."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry tells: what happened and when, what was decided and by whom, who was there."""

    kind: str
    happened_at: datetime
    what: str
    decided: str = ""
    decided_by: str = ""
    residents: Sequence[UUID] = ()
    hats: Sequence[UUID] = ()
    others: str = ""
    life_domains: Sequence[str] = ()


@whole
def write_entry(
    *,
    case: Case,
    layer: str,
    domain: str = "",
    person_id: UUID | None = None,
    told: Told,
    hidden: Hidden | None = None,
    by: Viewer,
    at: datetime,
) -> LogEntry:
    """This function will add an entry to a case's logbook, about the household or about one person only (F2).

    :param layer: who reads it: our plan (``shared``), the team (``case_team``), or the own file (``domain``).
    :raises NotYetHappened: when the moment is still to come.
    :raises DecisionUnsaid: when a decision misses its words or who took it.
    :raises TooLong: when it is hidden from the resident without a reason, or an end within three months.
    :raises NotYourFile: when the writer may not write there.
    """
    if told.happened_at > at:
        raise NotYetHappened(
            _("Dit moment moet nog komen. Het logboek vertelt wat er is gebeurd."), field="happened_at"
        )
    if not told.what.strip():
        raise NothingSaid(_("Vul in wat er gebeurde."), field="what")
    if told.kind == Kind.DECISION and not told.decided.strip():
        raise DecisionUnsaid(_("Vul in wat er is besloten."), field="decided")
    if bool(told.decided.strip()) != bool(told.decided_by.strip()):
        missing = "decided_by" if told.decided.strip() else "decided"
        says = _("Vul in wie dit besloot.") if missing == "decided_by" else _("Vul in wat er is besloten.")
        raise DecisionUnsaid(says, field=missing)
    if hidden:
        check(hidden, at)
    if not may_write(by, case.household_id, layer, person_id=person_id, domain=domain):
        raise NotYourFile(
            _("U mag hier niet over schrijven. Kies een andere plek of een andere persoon."),
            field="person" if person_id else "file",
        )
    entry = LogEntry(
        household_id=case.household_id,
        person_id=person_id,
        layer=layer,
        domain=domain,
        case=case,
        kind=told.kind,
        happened_at=told.happened_at,
        what=told.what,
        decided=told.decided,
        decided_by=told.decided_by,
        others=told.others,
        life_domains=list(told.life_domains),
        by_id=by.id,
        at=at,
    )
    entry.save(force_insert=True)
    Attendance.objects.bulk_create(
        [
            *(Attendance(entry=entry, resident_id=person) for person in dict.fromkeys(told.residents)),
            *(Attendance(entry=entry, hat_id=hat) for hat in dict.fromkeys(told.hats)),
        ]
    )
    record(
        Event.CREATE,
        "meetings.write_entry",
        by=by,
        at=at,
        object_id=entry.id,
        subjects=[entry.key],
        detail={"kind": told.kind, "hidden": hidden is not None},
    )
    if hidden:
        hide(kind=LogEntry._meta.db_table, record_id=entry.id, key=entry.key, hidden=hidden, by=by, at=at)
    return entry


@whole
def correct_entry(
    *, entry: LogEntry, text: str, life_domains: Sequence[str] = (), others: str = "", by: Viewer, at: datetime
) -> Correction:
    """This function will put a correction below an entry, or what was missing in it; the entry itself stays as it was.

    :raises NothingSaid: when nothing is said.
    :raises NotYourFile: when the writer may not write where the entry stands.
    """
    if not (text.strip() or life_domains or others.strip()):
        raise NothingSaid(_("Vul in wat er anders is."), field="text")
    if not may_write(by, entry.household_id, entry.layer, person_id=entry.person_id, domain=entry.domain):
        raise NotYourFile(_("U leest deze regel, maar u mag er niet bij schrijven."))
    correction = Correction(
        household_id=entry.household_id,
        person_id=entry.person_id,
        layer=entry.layer,
        domain=entry.domain,
        entry=entry,
        text=text,
        life_domains=list(life_domains),
        others=others,
        by_id=by.id,
        at=at,
    )
    correction.save(force_insert=True)
    record(Event.CREATE, "meetings.correct_entry", by=by, at=at, object_id=entry.id, subjects=[correction.key])
    return correction
