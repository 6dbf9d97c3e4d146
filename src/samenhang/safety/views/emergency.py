"""Looking in an emergency: the question, what came of it, stopping, and the director who is told."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.safety import actions, queries
from samenhang.safety.forms import EmergencyForm, ReplyForm

A_PAGE = 25


@require_http_methods(["GET", "POST"])
@may("safety.break_glass")
def begin(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask about whom and why, with a warning who will be told; and look, logged first."""
    request.look.nothing()
    form = EmergencyForm(request.POST or None)
    sent = attempt(
        form,
        lambda: actions.break_glass(sought=form.sought(), need=form.need(), by=request.viewer, at=request.at),
    )
    if sent.done:
        return HttpResponseRedirect(reverse("safety:mine", args=[sent.result]))
    page = Paginator(queries.mine(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page, "now": request.at}
    return render(request, "safety/begin.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("safety.break_glass")
def mine(request: ViewerRequest, break_glass_id: UUID) -> HttpResponseBase:
    """This function will show an own emergency: what opened, until when, and what was said of it."""
    return _mine(request, break_glass_id, ReplyForm())


@require_POST
@may("safety.break_glass")
def stop(request: ViewerRequest, break_glass_id: UUID) -> HttpResponseBase:
    """This function will stop an own emergency at once."""
    found = queries.own(request.viewer, break_glass_id)
    actions.stop(break_glass=found, by=request.viewer, at=request.at)
    messages.success(request, _("De noodinzage is gestopt. U ziet dit huishouden nu niet meer."))
    return HttpResponseRedirect(reverse("safety:mine", args=[found.id]))


@require_POST
@may("safety.break_glass")
def reply(request: ViewerRequest, break_glass_id: UUID) -> HttpResponseBase:
    """This function will answer the privacy officer's question."""
    found, form = queries.own(request.viewer, break_glass_id), ReplyForm(request.POST)
    if attempt(
        form,
        lambda: actions.reply(break_glass=found, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Uw antwoord is verstuurd."))
        return HttpResponseRedirect(reverse("safety:mine", args=[found.id]))
    return _mine(request, break_glass_id, form)


@require_POST
@may("safety.take_notice")
def take_notice(request: ViewerRequest, opened_id: UUID) -> HttpResponseBase:
    """This function will note that who keeps a household up has seen that somebody looked in an emergency."""
    found = queries.opened(request.viewer, opened_id)
    actions.take_notice(opened=found, by=request.viewer, at=request.at)
    messages.success(request, _("Genoteerd dat u dit weet."))
    return HttpResponseRedirect(reverse("cases:people", args=[found.household_id]))


def _mine(request: ViewerRequest, break_glass_id: UUID, form: ReplyForm) -> HttpResponseBase:
    found = queries.own(request.viewer, break_glass_id)
    homes = queries.open_homes(request.viewer, found)
    for home in homes:
        request.look.at(home.id, object_id=found.id)
    if not homes:
        request.look.nothing()
    said = queries.said(request.viewer, found)
    shown = {
        "break_glass": found,
        "homes": homes,
        "said": said,
        "asked": bool(said) and getattr(said[-1], "outcome", "") == "asks",
        "runs": found.opened and found.stopped_at > request.at,
        "form": form,
    }
    return render(request, "safety/mine.html", shown, status=422 if form.is_bound else 200)
