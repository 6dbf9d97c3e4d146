"""Which benefit there is and how it stands: the little that both sides of the wall may know (C4)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.kit.forms import attempt
from samenhang.passing import actions, queries
from samenhang.passing.forms import BenefitForm
from samenhang.people import queries as people


@require_GET
@may("passing.see_benefits")
def benefits(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show which benefits there are, and how they stand."""
    inside = _inside(request, household_id)
    form = _form(request, inside)
    return render(request, "passing/benefits.html", _shown(request, inside, form))


@require_http_methods(["GET", "POST"])
@may("passing.record_benefit")
def record_benefit(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will record that a benefit exists and how it stands."""
    inside = _inside(request, household_id)
    form = _form(request, inside)

    def act() -> object:
        typed = dict(form.cleaned_data)
        person = UUID(typed.pop("person"))
        return actions.record_benefit(
            household_id=household_id, person_id=person, by=request.viewer, at=request.at, **typed
        )

    if attempt(form, act).done:
        messages.success(request, _("Het staat in ons plan."))
        return HttpResponseRedirect(reverse("passing:benefits", args=[household_id]))
    status = 422 if form.is_bound else 200
    return render(request, "passing/benefits.html", _shown(request, inside, form), status=status)


def _inside(request: ViewerRequest, household_id: UUID) -> Frame:
    household = people.household(request.viewer, household_id)
    inside = frame(request.viewer, household, current="overview", at=request.at)
    request.look.at(household_id, *inside.ids(), layer=Layer.SHARED, object_id=household_id)
    return inside


def _form(request: ViewerRequest, inside: Frame) -> BenefitForm:
    """Only about members of whom the viewer writes in our plan."""
    writes = queries.written_about(request.viewer, inside.household.id)
    offered = [(str(one.person.id), one.person.full_name) for one in inside.members if one.person.id in writes]
    return BenefitForm(
        request.POST or None, people=offered, initial={"since": timezone.localdate(request.at), "status": "runs"}
    )


def _shown(request: ViewerRequest, inside: Frame, form: BenefitForm) -> dict[str, Any]:
    found = queries.benefits(request.viewer, inside.household.id)
    return {"frame": inside, "household": inside.household, "benefits": found, "form": form}
