"""Taking in a request."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.intake import actions
from samenhang.intake.forms.receiving import ReceiveForm
from samenhang.intake.models import Request
from samenhang.kit.dates import clock
from samenhang.kit.refusals import Refusal
from samenhang.register.actions import look_for_same, search
from samenhang.register.choosing import hint
from samenhang.register.queries import Found, known_here, pick
from samenhang.register.same import newcomer


@require_http_methods(["GET", "POST"])
@may("intake.receive")
def receive(request: ViewerRequest) -> HttpResponseBase:
    """This function will take in a request, about somebody found before when the address says so."""
    person = _about(request)
    key = f"intake:{person.person_id}" if person else "intake:new"
    if request.method == "POST":
        form = ReceiveForm(request.POST, person=person)
        made = _receive(request, form) if form.is_valid() else None
        if made:
            drafts.forget(request.viewer, key)
            messages.success(request, _("Hulpvraag %(number)s is opgenomen.") % {"number": made.number})
            return HttpResponseRedirect(reverse("intake:request", args=[made.id]))
        return _page(request, form, key, {}, status=422)
    form = ReceiveForm(person=person)
    return _page(request, form, key, drafts.give_back(request, form, key))


def _receive(request: ViewerRequest, form: ReceiveForm) -> Request | None:
    at, same = request.at, None
    try:
        terms = form.terms()
        found = search(terms=terms, purpose="request", by=request.viewer, at=at).people if terms else []
        same, answered = _known_already(request, form, found)
        if not answered:
            return None
        return actions.receive_request(
            about=form.about(same),
            safety=form.safety(),
            caller=form.caller(),
            channel=form.cleaned_data["channel"],
            words=form.cleaned_data["words"],
            urgent=form.urgent(),
            kind=form.cleaned_data["kind"],
            grounds=form.grounds(),
            by=request.viewer,
            at=at,
        )
    except Refusal as error:
        form.refuse(error)
        return None


def _known_already(request: ViewerRequest, form: ReceiveForm, found: list[Found]) -> tuple[str | None, bool]:
    """Ask of everybody who is described whether they are on record already, where somebody is likely to be.

    Gives the answer about the one it is about, and whether every question was answered.
    """
    same, answered = None, True
    calling = form.cleaned_data["caller_phone"] if form.cleaned_data["asker"] == "self" else ""
    for number, one in form.newcomers().items():
        whom = newcomer(one.identity, phone="" if number else calling)
        twins = look_for_same(whom=whom, purpose="request", by=request.viewer, at=request.at)
        form.twins.extend(twin.found for twin in twins)
        if number:
            answered = (not twins or form.ask_whether_known(number, twins)) and answered
            continue
        there = {person.person_id for person in found}
        everybody = [*found, *(twin.found for twin in twins if twin.found.person_id not in there)]
        if everybody:
            same = form.ask_whether_same(everybody, {twin.found.person_id: hint(twin) for twin in twins})
            answered = same is not None and answered
    return same, answered


def _page(
    request: ViewerRequest, form: ReceiveForm, key: str, page: dict[str, Any], *, status: int = 200
) -> HttpResponseBase:
    known = []
    if form.person:
        known = known_here(request.viewer, [form.person.person_id], at=request.at).get(form.person.person_id, [])
        for household, _name in form.person.households:
            request.look.at(household, form.person.as_in(household), layer=Layer.INVOLVEMENT)
    elif not (form.found or form.twins):
        request.look.nothing()
    for one in [*form.found, *form.twins]:
        for household, _name in one.households:
            request.look.at(household, one.as_in(household), layer=Layer.INVOLVEMENT)
    context = {
        "form": form,
        "person": form.person,
        "known": known,
        **page,
        "draft_url": f"{reverse('intake:keep_draft')}?form={key}",
        "back": reverse("intake:queue"),
    }
    return render(request, "intake/receive.html", context, status=status)


def _about(request: ViewerRequest) -> Found | None:
    asked = request.GET.get("about", "")
    if not asked:
        return None
    try:
        return pick(request.viewer, UUID(asked), day=timezone.localdate(request.at))
    except ValueError as error:
        raise Http404 from error


@require_POST
@may("intake.receive", once=False)
def keep_draft(request: ViewerRequest) -> HttpResponseBase:
    """This function will keep what is typed in a new request, but never the BSN."""
    request.look.nothing()
    key = request.GET.get("form", "")
    if not key.startswith("intake:") or len(key) > 60:
        raise Http404
    typed, at = request.POST.copy(), request.at
    typed.pop("bsn", None)
    drafts.keep(request.viewer, key, typed, at=at)
    return JsonResponse({"at": clock(at)})
