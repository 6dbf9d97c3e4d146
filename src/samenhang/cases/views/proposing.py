"""Answering whether one takes the direction of a case over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import directing
from samenhang.cases.actions.proposing import answer_proposal
from samenhang.cases.forms.guests import DeclineForm
from samenhang.cases.models import DirectionProposal
from samenhang.kit.forms import attempt
from samenhang.teams.queries import who


@require_safe
@may("cases.take_direction")
def proposal(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will show who asks the viewer to take the direction over, and why."""
    return _page(request, directing.proposal(request.viewer, proposal_id), DeclineForm(), 200)


def _page(request: ViewerRequest, found: DirectionProposal, form: DeclineForm, status: int) -> HttpResponseBase:
    request.look.nothing()
    shown = {"it": found, "by": who([found.by_id]).get(found.by_id), "form": form}
    form.fields["reason"].label = _("Waarom neemt u de regie niet over?")
    return render(request, "cases/proposal.html", shown | {"stands": directing.stands(found.id)}, status=status)


@require_POST
@may("cases.take_direction")
def take(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will take the direction over."""
    found = directing.proposal(request.viewer, proposal_id)
    answer_proposal(proposal=found, accepted=True, by=request.viewer, at=request.at)
    messages.success(request, _("U heeft nu de regie. Wie de regie had, blijft betrokken."))
    return HttpResponseRedirect(reverse("cases:case", args=[found.case_id]))


@require_POST
@may("cases.take_direction")
def refuse(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will say why the viewer does not take the direction over; it stays where it is."""
    found, form = directing.proposal(request.viewer, proposal_id), DeclineForm(request.POST)
    if attempt(
        form,
        lambda: answer_proposal(
            proposal=found, accepted=False, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("Uw antwoord staat bij de casus. De regie blijft waar die was."))
        return HttpResponseRedirect(get_script_prefix())
    return _page(request, found, form, 422)
