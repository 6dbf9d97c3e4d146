"""Asking another manager at a rode knop, where nobody who was asked can answer for an organisation (E6)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.escalation.models import ManagerAsked
from samenhang.escalation.queries import button as reading
from samenhang.escalation.queries.button import Pressed
from samenhang.escalation.refusing import TooLate, alone, leads, once, to_ask
from samenhang.teams.models import Hat, Organisation


@transaction.atomic
def ask_other(*, pressed: Pressed, organisation: Organisation, hat: Hat, by: Viewer, at: datetime) -> ManagerAsked:
    """This function will lay the same facts before another manager of an organisation that nobody answers for (E6).

    :raises NotYours: when the viewer does not lead the case.
    :raises TooLate: when somebody can answer by now, or it is over.
    :raises NotToAsk: a manager of another organisation, who is not there any more, or who cannot answer here.
    """
    leads(pressed.it.case, by, pressed.it.layer)
    alone(pressed.it.id)
    now = reading.button(by, pressed.it.id, at)
    if now.envelope is None or organisation not in now.to_ask:
        raise TooLate(_("Er is al iemand die kan antwoorden, of het is voorbij."))
    to_ask(by, now.it.household_id, organisation, hat, timezone.localdate(at), "hat")
    asked = ManagerAsked(envelope=now.envelope.it, organisation=organisation, hat=hat, at=at)
    record(Event.TRANSFER, "escalation.ask_other", by=by, at=at, object_id=now.it.id, subjects=[now.it.key])
    once(asked, _("Een collega vroeg dit net."))
    return asked
