"""The referrals to a desk."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.intake import actions, queries
from samenhang.intake.forms.referrals import AcceptForm, DeclineForm, OutcomeForm
from samenhang.intake.models import Referral
from samenhang.intake.views.parts import lost
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal
from samenhang.people.queries import members
from samenhang.terms.queries import guarding

PAGE = 25
TABS = {
    "waiting": gettext_lazy("Wacht op antwoord"),
    "taken": gettext_lazy("Aangenomen"),
    "told": gettext_lazy("Uitkomst gemeld"),
}


@require_safe
@may("intake.referrals")
def inbox(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the referrals to the viewer's own desk."""
    tab = request.GET.get("lijst", "waiting")
    tab = tab if tab in TABS else "waiting"
    page = Paginator(queries.inbox(request.viewer, tab=tab), PAGE).get_page(request.GET.get("page"))
    rows = queries.with_referral_clocks(request.viewer, list(page.object_list), timezone.localdate(request.at))
    for row in rows:
        request.look.at(row.household_id, row.person_id, layer=Layer.DOMAIN, domain=row.to_domain_id)
    if not rows:
        request.look.nothing()
    counted = queries.inbox_counts(request.viewer)
    tabs = [
        {"url": f"?lijst={key}", "label": label, "count": counted[key], "current": key == tab}
        for key, label in TABS.items()
    ]
    return render(request, "intake/referrals.html", {"page": page, "rows": rows, "tabs": tabs, "tab": tab})


@require_safe
@may("intake.referrals")
def referral_page(request: ViewerRequest, referral_id: UUID) -> HttpResponseBase:
    """This function will show one referral: the question, what was learnt, whom to call."""
    return _show(request, queries.referral(request.viewer, referral_id))


def _show(request: ViewerRequest, found: Referral, *, status: int = 200, **more: Any) -> HttpResponseBase:
    people = members(request.viewer, found.household_id, timezone.localdate(request.at))
    request.look.at(
        found.household_id, found.person_id, layer=Layer.DOMAIN, domain=found.to_domain_id, object_id=found.id
    )
    if people:
        ids = [one.person.id for one in people]
        request.look.at(found.household_id, *ids, layer=Layer.INVOLVEMENT, object_id=found.id)
    names = queries.referral_people(found)
    answer, outcome = getattr(found, "answer", None), getattr(found, "outcome", None)
    context = {
        "referral": found,
        "answer": answer,
        "outcome": outcome,
        "sender": names.get(found.by_id),
        "answered_by": names.get(answer.by_id) if answer else None,
        "told_by": names.get(outcome.by_id) if outcome else None,
        "members": people,
        "clocks": guarding(request.viewer, found.household_id, [found.id], timezone.localdate(request.at)),
        "add_clock": reverse("terms:start_for_referral", args=[found.id]) if _keeps(request, found) else "",
        "accept_form": AcceptForm(),
        "decline_form": DeclineForm(),
        "outcome_form": OutcomeForm(),
        **more,
    }
    return render(request, "intake/referral.html", context, status=status)


def _keeps(request: ViewerRequest, found: Referral) -> bool:
    domain = found.to_domain_id
    return may_write(request.viewer, found.household_id, Layer.DOMAIN, person_id=found.person_id, domain=domain)


@require_POST
@may("intake.answer")
def accept(request: ViewerRequest, referral_id: UUID) -> HttpResponseBase:
    """This function will take the referral on."""
    found, form = queries.referral(request.viewer, referral_id), AcceptForm(request.POST)

    def act() -> None:
        note = form.cleaned_data["note"]
        actions.accept_referral(referral=found, note=note, by=request.viewer, at=request.at)

    to = reverse("intake:referral", args=[referral_id])
    return _small(request, found, form, "accept_form", act, to, _("Aangenomen. De Toegang ziet dat u het oppakt."))


@require_POST
@may("intake.answer")
def decline(request: ViewerRequest, referral_id: UUID) -> HttpResponseBase:
    """This function will give the referral back with a reason."""
    found, form = queries.referral(request.viewer, referral_id), DeclineForm(request.POST)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.decline_referral(referral=found, reason=reason, by=request.viewer, at=request.at)

    to = reverse("intake:referrals")
    return _small(request, found, form, "decline_form", act, to, _("Teruggegeven aan de Toegang, met uw reden."))


@require_POST
@may("intake.answer")
def report(request: ViewerRequest, referral_id: UUID) -> HttpResponseBase:
    """This function will tell the Toegang what came of the referral."""
    found, form = queries.referral(request.viewer, referral_id), OutcomeForm(request.POST)

    def act() -> None:
        text = form.cleaned_data["text"]
        actions.report_outcome(referral=found, text=text, by=request.viewer, at=request.at)

    to = reverse("intake:referral", args=[referral_id])
    return _small(request, found, form, "outcome_form", act, to, _("De Toegang weet nu wat ervan gekomen is."))


def _small(
    request: ViewerRequest, found: Referral, form: Form, name: str, act: Callable[[], None], to: str, said: str
) -> HttpResponseBase:
    """One field, one act: done, or the page again with what is wrong."""
    if form.is_valid():
        try:
            act()
        except Refusal as error:
            form.refuse(error)
            now = queries.referral(request.viewer, found.id)
            return _show(request, now, status=422, lost=lost(form), **{name: form})
        messages.success(request, said)
        return HttpResponseRedirect(to)
    return _show(request, found, status=422, **{name: form})
