"""The screen to ask another manager, where nobody who was asked at a rode knop can answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.escalation import actions, queries
from samenhang.escalation.forms.button import OtherManagerForm
from samenhang.escalation.framing import open_case, sheet
from samenhang.escalation.queries import button as reading
from samenhang.escalation.views.button import may_lead
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def other(request: ViewerRequest, button_id: UUID, side_id: UUID) -> HttpResponseBase:
    """This function will let who leads ask another manager of an organisation that nobody answers for."""
    pressed = reading.button(request.viewer, button_id, request.at)
    case, around = open_case(request, pressed.it.case_id)
    request.look.at(pressed.it.household_id, layer=pressed.it.layer, object_id=pressed.it.id)
    organisation = next((one for one in pressed.to_ask if one.id == side_id), None)
    if organisation is None or not may_lead(request, case, pressed.it.layer):
        raise Http404
    asked = {one.hat_id for one in pressed.envelope.asked} if pressed.envelope else set()
    there = queries.managers(request.viewer, organisation.id, timezone.localdate(request.at))
    form = OtherManagerForm(
        request.POST or None, managers=[one for one in there if one.id not in asked], name=organisation.name
    )

    def act() -> object:
        return actions.ask_other(
            pressed=pressed, organisation=organisation, hat=form.chosen(), by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Gevraagd. Deze leidinggevende leest hetzelfde als de ander."))
        return HttpResponseRedirect(reverse("escalation:button", args=[button_id]))
    shown = {"pressed": pressed, "organisation": organisation, "form": form}
    return sheet(request, "escalation/other_manager.html", around, wrong=form.is_bound, **shown)
