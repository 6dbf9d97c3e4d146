"""Taking back a toestemming, and objecting to what is shared by law. Both count at once (H1)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.consents import printed_since
from samenhang.cases.forms.sharing import ObjectForm, WithdrawForm
from samenhang.cases.views.opening import open_household, sheet
from samenhang.consent import actions
from samenhang.consent.hooks import planned
from samenhang.consent.models import Consent, HelpAgreement, Notice, SecrecyRelease, Words
from samenhang.consent.queries import one, words
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("consent.withdraw")
def consent(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will take back a toestemming to share."""
    return _take_back(request, one(request.viewer, Consent, record_id), "consent")


@require_http_methods(["GET", "POST"])
@may("consent.withdraw")
def secrecy(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will take back that a professional may speak of what is under professional secrecy."""
    return _take_back(request, one(request.viewer, SecrecyRelease, record_id), "secrecy")


@require_http_methods(["GET", "POST"])
@may("consent.withdraw")
def agreement(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will take back an agreement to a help."""
    return _take_back(request, one(request.viewer, HelpAgreement, record_id), "help")


@require_http_methods(["GET", "POST"])
@may("consent.withdraw")
def objection(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will record an objection to what is shared by law; that sharing stops at once."""
    notice = one(request.viewer, Notice, record_id)
    opened, form = open_household(request, notice.household_id, current="sharing"), ObjectForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.object_to(notice=notice, reason=form.cleaned_data["reason"], by=request.viewer, at=opened.at),
    ).done:
        messages.success(request, _("Het bezwaar is vastgelegd en geldt meteen."))
        return HttpResponseRedirect(reverse("cases:sharing", args=[notice.household_id]))
    return sheet(request, opened, "cases/object.html", form, household=opened.household, notice=notice)


def _take_back(request: ViewerRequest, what: Consent | SecrecyRelease | HelpAgreement, kind: str) -> HttpResponseBase:
    opened, form = open_household(request, what.household_id, current="sharing"), WithdrawForm(request.POST or None)
    if attempt(form, lambda: actions.withdraw(what=what, by=request.viewer, at=opened.at, **form.cleaned_data)).done:
        messages.success(request, _("De toestemming is ingetrokken. Dat geldt nu meteen."))
        return HttpResponseRedirect(reverse("cases:sharing", args=[what.household_id]))
    viewer, home = request.viewer, opened.household.id
    more = {
        "topic": words(viewer, home).get((what.id, Words.Kind.TOPIC), ""),
        "planned": [line for lines in planned.run(viewer, home, opened.at) for line in lines],
        "prints": printed_since(viewer, home, what.at) if kind == "consent" else [],
    }
    return sheet(request, opened, "cases/withdraw.html", form, household=opened.household, what=what, kind=kind, **more)
