"""Other names somebody is known and found by (A1)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.names import OtherNameForm
from samenhang.cases.views.opening import Opened, keeping, sheet
from samenhang.kit.forms import attempt
from samenhang.people import actions, queries
from samenhang.people.models import Person


@require_http_methods(["GET", "POST"])
@may("people.keep")
def names(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show by which other names a member is found, and record another."""
    opened, person = _member(request, household_id, person_id)
    form = OtherNameForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.add_other_name(
            household=opened.household,
            person_id=person_id,
            kind=form.cleaned_data["kind"],
            family_name=form.cleaned_data["family_name"],
            prefix=form.cleaned_data["infix"],
            given_names=form.cleaned_data["given_names"],
            by=request.viewer,
            at=opened.at,
        ),
    ).done:
        messages.success(request, _("De naam is opgeslagen. Ook hierop is deze persoon nu te vinden."))
        return _back(opened, person)
    there = queries.other_names(request.viewer, person_id)
    return sheet(request, opened, "cases/names.html", form, person=person, names=there)


@require_POST
@may("people.keep")
def remove(request: ViewerRequest, household_id: UUID, person_id: UUID, name_id: UUID) -> HttpResponseBase:
    """This function will take away a name that was recorded by mistake."""
    opened, person = _member(request, household_id, person_id)
    name = next((one for one in queries.other_names(request.viewer, person_id) if one.id == name_id), None)
    if name is None:
        raise Http404
    actions.remove_other_name(household=opened.household, name=name, by=request.viewer, at=opened.at)
    messages.success(request, _("De naam is weggehaald."))
    return _back(opened, person)


def _member(request: ViewerRequest, household_id: UUID, person_id: UUID) -> tuple[Opened, Person]:
    opened = keeping(request, household_id, current="people")
    person = next((one.person for one in opened.frame.members if one.person.id == person_id), None)
    if person is None:
        raise Http404
    return opened, person


def _back(opened: Opened, person: Person) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("cases:names", args=[opened.household.id, person.id]))
