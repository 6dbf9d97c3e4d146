"""What a request tells of the story: the question in the caller's own words (A3). A concern is not the resident's."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.intake.models import Request
from samenhang.kit.rounds import Asks
from samenhang.layers.kinds import Words


def tells(viewer: Viewer, household_id: UUID) -> Asks[Sequence[Words]]:
    """This function will give the words of the help requests of a household, as far as the viewer reads them."""
    (rows,) = yield [Request.objects.filter(household_id=household_id, kind=Request.Kind.HELP).select_related("person")]
    return [_words(viewer, one) for one in rows]


def _words(viewer: Viewer, one: Request) -> Words:
    caller = ", ".join(filter(None, (one.caller_name, one.caller_relation, one.caller_organisation)))
    return Words(
        kind="intake_request",
        id=one.id,
        at=one.received_at,
        on=timezone.localdate(one.received_at),
        said_by=caller or (_("de inwoner zelf") if one.by_self else _("wie belde")),
        heard_by=one.received_by_id,
        person_id=one.person_id,
        layer=one.layer,
        domain=one.domain,
        texts=[("", one.words)],
        about=one.person.full_name if one.person else "",
        url=reverse("intake:request", args=[one.id]) if viewer.may("intake.read") else "",
        takes_over=True,
        hidden_until=one.hidden_until,
    )
