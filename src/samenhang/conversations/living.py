"""Which conversations concern somebody who leaves the household: told before it happens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.changes import Effect
from samenhang.cases.models import Case
from samenhang.conversations.models import Conversation, MainPoints
from samenhang.kit.dates import day


def of_who_goes(viewer: Viewer, case: Case, leaving: Sequence[UUID], at: datetime) -> Effect | None:
    """This function will name the conversations with who goes: those still open, and those only about them."""
    closed = set(MainPoints.objects.filter(conversation__case=case).values_list("conversation_id", flat=True))
    found = (
        Conversation.objects.filter(case=case)
        .filter(Q(person_id__in=leaving) | Q(attendances__attendee_id__in=leaving))
        .distinct()
        .order_by("held_on", "id")
    )
    lines = []
    for one in found:
        alone = one.person_id in leaving
        if one.id in closed and not alone:
            continue
        words = _("Gesprek van %(day)s met wie weggaat: daarna leest niemand hier het meer")
        if not alone:
            words = _(
                "Gesprek van %(day)s is nog niet afgerond: wie weggaat kan de hoofdpunten hier niet meer bevestigen"
            )
        lines.append(words % {"day": day(one.held_on)})
    if not lines:
        return None
    return Effect(_("Gesprekken"), tuple(lines), _("Rond gesprekken af voordat u dit vastlegt, als dat nog kan."))
