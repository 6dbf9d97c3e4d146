"""Sharing without consent: justified, agreed to, told afterwards, looked at again (law.md rule 4)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.without import OpinionForm, ReviewForm, ToldForm, WithoutForm
from samenhang.cases.frame import in_words
from samenhang.cases.queries import organisations
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.consent import queries, without
from samenhang.consent.actions import without as actions
from samenhang.consent.without import Standing
from samenhang.involvement.queries import involved
from samenhang.kit.forms import Form, attempt
from samenhang.teams.queries import who


@require_safe
@may("consent.share_without")
def listed(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will list what is shared without consent in a household, as far as the viewer keeps or knows it."""
    opened = open_household(request, household_id, current="sharing")
    rows = without.of_household(request.viewer, household_id, timezone.localdate(opened.at))
    context = {"frame": opened.frame, "household": opened.household, "writes": opened.writes, "rows": rows}
    return render(request, "cases/without_list.html", context)


@require_http_methods(["GET", "POST"])
@may("consent.share_without")
def share(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will ask why something is shared without consent, and share it."""
    opened, key = keeping(request, household_id, current="sharing"), f"without:{household_id}"
    day = timezone.localdate(opened.at)
    present = list(involved(request.viewer, household_id, opened.at))
    form = WithoutForm(
        request.POST or None,
        organisations=organisations(request.viewer, day),
        involved={place.organisation_id for one in present if (place := one.hat or one.team)},
        members=opened.frame.members,
        bases=queries.legal_tasks(day),
        seconds=[one.hat for one in present if one.hat and one.hat_id != request.viewer.id],
        day=day,
    )
    page = drafts.give_back(request, form, key)
    outcome = attempt(
        form,
        lambda: actions.share_without(household=opened.household, **form.given(), by=request.viewer, at=opened.at),
    )
    if outcome.done:
        drafts.forget(request.viewer, key)
        waits = any(one.second_id for one in outcome.result or ())
        told = (
            _("Vastgelegd. Er gaat pas iets open als uw collega akkoord is.") if waits else _("Vastgelegd en gedeeld.")
        )
        messages.success(request, told)
        return HttpResponseRedirect(reverse("cases:without", args=[household_id]))
    return sheet(request, opened, "cases/without_new.html", form, household=opened.household, **page)


@require_safe
@may("consent.share_without")
def shown(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will show one sharing without consent: why, who looked along, what came after."""
    found, opened = _open(request, record_id)
    return _page(request, found, opened)


@require_http_methods(["GET", "POST"])
@may("consent.share_without")
def opinion(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will record what the second person says; nothing opens before a yes."""
    found, opened = _open(request, record_id)
    if found.it.second_id != request.viewer.id:
        raise Http404
    form = OpinionForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        actions.agree(
            without=found.it, agrees=data["agrees"] == "yes", words=data["words"], by=request.viewer, at=opened.at
        )

    return _act(request, found, opened, form, act, _("Meekijken"), _("Uw antwoord is vastgelegd. Het geldt meteen."))


@require_http_methods(["GET", "POST"])
@may("consent.share_without")
def told(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will record that the resident was told."""
    found, opened = _kept(request, record_id)
    form = ToldForm(request.POST or None, initial={"on": timezone.localdate(opened.at)})

    def act() -> None:
        actions.tell_after(without=found.it, **form.cleaned_data, by=request.viewer, at=opened.at)

    return _act(request, found, opened, form, act, _("Verteld"), _("Vastgelegd dat de inwoner het weet."))


@require_http_methods(["GET", "POST"])
@may("consent.share_without")
def review(request: ViewerRequest, record_id: UUID) -> HttpResponseBase:
    """This function will record a look again: the sharing goes on, or it stops at once."""
    found, opened = _kept(request, record_id)
    form = ReviewForm(request.POST or None)

    def act() -> None:
        data = {**form.cleaned_data, "stops": form.cleaned_data["stops"] == "yes"}
        actions.review(without=found.it, **data, by=request.viewer, at=opened.at)

    return _act(request, found, opened, form, act, _("Opnieuw kijken"), _("Uw besluit is vastgelegd."))


def _open(request: ViewerRequest, record_id: UUID) -> tuple[Standing, Opened]:
    found = without.one(request.viewer, record_id, timezone.localdate(request.at))
    return found, open_household(request, found.it.household_id, current="sharing")


def _kept(request: ViewerRequest, record_id: UUID) -> tuple[Standing, Opened]:
    found, opened = _open(request, record_id)
    if not opened.writes:
        raise Http404
    return found, opened


def _act(
    request: ViewerRequest, found: Standing, opened: Opened, form: Form, act: Any, title: str, done: str
) -> HttpResponseBase:
    if attempt(form, act).done:
        messages.success(request, done)
        return HttpResponseRedirect(reverse("cases:without_one", args=[found.it.id]))
    more = {"household": opened.household, "one": found, "title": title}
    return sheet(request, opened, "cases/without_act.html", form, **more)


def _page(request: ViewerRequest, found: Standing, opened: Opened) -> HttpResponseBase:
    looked = list(without.reviews(request.viewer, found.it.id))
    by = [found.it.by_id, *(one.by_id for one in looked)]
    by += [found.it.told.by_id] if hasattr(found.it, "told") else []
    context = {
        "frame": opened.frame,
        "household": opened.household,
        "writes": opened.writes,
        "one": found,
        "layers": ", ".join(in_words(layer) for layer in found.it.layers),
        "reviews": looked,
        "people": {str(key): value for key, value in who(by).items()},
        "by": who(by).get(found.it.by_id),
        "may_agree": found.waits and found.it.second_id == request.viewer.id,
    }
    return render(request, "cases/without_one.html", context)
