"""The two managers at the table of a rode knop: an answer laid there, stood behind by both, or not (E6)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.escalation.models import (
    Confirmation,
    JointAnswer,
    NotAgreed,
)
from samenhang.escalation.queries import button as reading
from samenhang.escalation.queries.button import Standing
from samenhang.escalation.refusing import (
    NotYours,
    TooLate,
    alone,
    once,
)
from samenhang.kit.refusals import Stale
from samenhang.people.nameless import UNDATED, demand_nameless


@transaction.atomic
def propose(*, standing: Standing, words: str, seen: int, by: Viewer, at: datetime) -> JointAnswer:
    """This function will lay another answer on the table; what was confirmed before no longer counts.

    Who proposes stands behind it at once.

    :raises Stale: when another version was laid there since the page was opened.
    :raises TooLate: when it is over, or both confirmed.
    :raises NamesSomebody: when the words hold a number, an address or a name.
    """
    now = _at_the_table(standing, by, at)
    if now.version != seen:
        raise Stale(_("De ander schreef intussen een ander antwoord. Lees het eerst; uw tekst staat er nog."))
    demand_nameless({"words": words}, by=by, at=at, refused=UNDATED)
    answer = JointAnswer(  # type: ignore[misc]  # a hat has an organisation
        envelope=now.it,
        version=now.version + 1,
        words=words,
        organisation_id=by.organisation_id,
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "escalation.propose", by=by, at=at, object_id=now.it.id, detail={"version": answer.version})
    once(answer, _("De ander schreef net een ander antwoord. Lees het eerst."))
    _confirm(answer, by, at)
    return answer


@transaction.atomic
def confirm(*, standing: Standing, version: int, by: Viewer, at: datetime) -> Standing:
    """This function will let one of the two stand behind the answer that lies on the table.

    :raises Stale: when another version was laid there since the page was opened.
    :raises TooLate: when it is over, or the own organisation confirmed it already.
    """
    now = _at_the_table(standing, by, at)
    if now.answer is None or now.version != version:
        raise Stale(_("Het antwoord is intussen veranderd. Lees het eerst, en bevestig dan opnieuw."))
    if by.organisation_id in now.confirmed:
        raise TooLate(_("Uw organisatie bevestigde dit antwoord al."))
    record(Event.CHANGE, "escalation.confirm", by=by, at=at, object_id=now.it.id, detail={"version": version})
    _confirm(now.answer, by, at)
    return reading.envelope(by, now.it.id, at)


@transaction.atomic
def not_agree(*, standing: Standing, words: str, by: Viewer, at: datetime) -> NotAgreed:
    """This function will say that one of the two does not see it happen, and why; the next step is the line.

    :raises TooLate: when it is over, or both confirmed.
    :raises NamesSomebody: when the words hold a number, an address or a name.
    """
    now = _at_the_table(standing, by, at)
    demand_nameless({"words": words}, by=by, at=at, refused=UNDATED)
    said = NotAgreed(  # type: ignore[misc]  # a hat has an organisation
        envelope=now.it, organisation_id=by.organisation_id, words=words, by_id=by.id, at=at
    )
    said.save(force_insert=True)
    record(Event.CREATE, "escalation.not_agree", by=by, at=at, object_id=now.it.id)
    return said


def _at_the_table(standing: Standing, by: Viewer, at: datetime) -> Standing:
    """The envelope as it stands now, for one manager at a time."""
    alone(standing.it.id)
    now = reading.envelope(by, standing.it.id, at)
    if not now.open:
        raise TooLate(_("Dit is al beantwoord of voorbij."))
    if by.organisation_id not in (now.it.one_id, now.it.other_id):
        raise NotYours(_("Alleen de twee leidinggevenden antwoorden hier."))
    return now


def _confirm(answer: JointAnswer, by: Viewer, at: datetime) -> None:
    row = Confirmation(  # type: ignore[misc]  # a hat has an organisation
        answer=answer, organisation_id=by.organisation_id, by_id=by.id, at=at
    )
    once(row, _("Uw organisatie bevestigde dit antwoord net."))
