"""Correcting who somebody is: name, birth date, sex, secrecy, a BSN that comes later."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.same import IdentityForm
from samenhang.cases.views.opening import keeping, look_at, sheet
from samenhang.kit.forms import attempt
from samenhang.kit.refusals import Refusal
from samenhang.people import actions, queries
from samenhang.people import bsn as numbers
from samenhang.register.actions import search
from samenhang.register.queries import Found, Terms
from samenhang.teams.queries import who


@require_http_methods(["GET", "POST"])
@may("people.keep")
def identity(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show who a person is and correct it, with why; what stood there is shown below."""
    opened = keeping(request, household_id, current="people")
    person = next((one.person for one in opened.frame.members if one.person.id == person_id), None)
    if person is None:
        raise Http404
    version = queries.identity_version(person)
    form = IdentityForm(request.POST or None, person=person, today=timezone.localdate(opened.at))
    outcome = attempt(
        form,
        lambda: actions.correct_identity(
            household=opened.household,
            person_id=person_id,
            identity=form.identity(),
            why=form.cleaned_data["why"],
            version=form.seen_version,
            by=request.viewer,
            at=opened.at,
        ),
    )
    if outcome.done:
        messages.success(request, _("De gegevens zijn gewijzigd. Wat er stond, is bewaard."))
        return HttpResponseRedirect(reverse("cases:people", args=[household_id]))
    before = queries.identity_changes(request.viewer, person_id)
    people = who(change.by_id for change in before)
    context = {
        "person": person,
        "version": version,
        "stale": outcome.stale,
        "same_bsn": _holder(request, form) if "bsn" in form.errors else None,
        "before": [(change, people.get(change.by_id)) for change in before],
    }
    return sheet(request, opened, "cases/identity.html", form, **context)


def _holder(request: ViewerRequest, form: IdentityForm) -> Found | None:
    """Who has the BSN that was typed, when the viewer may see them."""
    try:
        number = numbers.clean(str(form.data.get("bsn", "")))
    except Refusal:
        return None
    for one in search(terms=Terms(bsn=number), purpose="correct", by=request.viewer, at=request.at).people:
        look_at(request, one)
        return one
    return None
