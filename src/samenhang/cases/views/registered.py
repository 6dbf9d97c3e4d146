"""What the population register says of a household: who may belong to it too, for the access desk that took it in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.brp import queries
from samenhang.brp.actions import confirm_household
from samenhang.cases.forms.registered import BelongForm
from samenhang.cases.views.opening import keeping
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("brp.propose")
def register_says(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who lives at the members' address and is family, and record who belongs."""
    opened = keeping(request, household_id, current="people")
    if opened.household.protected:
        raise Http404
    found = queries.proposal(request.viewer, household_id, timezone.localdate(opened.at))
    if found.people:
        request.look.at(household_id, *(one.person_id for one in found.people), layer="involvement")
    form = BelongForm(request.POST or None, proposed=found.people)
    outcome = attempt(
        form,
        lambda: confirm_household(
            household=opened.household, belong=form.cleaned_data["belong"], by=request.viewer, at=opened.at
        ),
    )
    if outcome.done and outcome.result is not None:
        count = len(outcome.result)
        said = ngettext(
            "%(count)s persoon hoort nu bij dit huishouden.", "%(count)s mensen horen nu bij dit huishouden.", count
        )
        messages.success(
            request, said % {"count": count} if count else _("Vastgelegd: niemand hiervan hoort bij dit huishouden.")
        )
        return HttpResponseRedirect(reverse("cases:people", args=[household_id]))
    context = {
        "frame": opened.frame,
        "form": form,
        "found": found,
        "facts": queries.facts(request.viewer, household_id),
    }
    return render(request, "cases/register_says.html", context, status=422 if form.is_bound else 200)
