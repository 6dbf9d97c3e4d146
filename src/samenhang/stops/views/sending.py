"""The sender's screens, also for the side of lawfulness, and the desk's: no household, no case stands on them."""

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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import Form, attempt
from samenhang.passing.queries import bases
from samenhang.stops import actions, forms, queries
from samenhang.stops.models import IntendedStop
from samenhang.teams.models import Role

A_PAGE = 25
NEW = "stops-new"


@require_safe
@may("stops.read")
def box(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what the viewer's side said, or what lies with the viewer's desk."""
    desk = request.viewer.role == Role.ACCESS_OFFICER and request.viewer.team_id is not None
    part = request.GET.get("lijst", "loket" if desk else "gestuurd")
    part = part if part == "loket" and desk else "gestuurd"
    page = Paginator(queries.box(request.viewer, part), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate(request.at)
    stands = queries.standings(request.viewer, page.object_list, today)
    rows = [stands[one.id] for one in page.object_list]
    _look(request, [one.stop for one in rows])
    shown = {"page": page, "rows": rows, "part": part, "tabs": _tabs(part) if desk else []}
    return render(request, "stops/list.html", shown)


@require_http_methods(["GET", "POST"])
@may("stops.send")
def send(request: ViewerRequest) -> HttpResponseBase:
    """This function will let somebody say that something is going to stop, without seeing a household."""
    today = timezone.localdate(request.at)
    desks = queries.desks(request.viewer, today)
    form = forms.SendForm(request.POST or None, kinds=queries.kinds(), bases=bases(today), desks=desks)
    said = attempt(
        form,
        lambda: actions.send(whom=form.whom(), said=form.said(), desk=form.to(), by=request.viewer, at=request.at),
    )
    request.look.nothing()
    if said.result:
        drafts.forget(request.viewer, NEW)
        day = said.result.answer_by.strftime("%d-%m-%Y")
        messages.success(request, _("Uw melding is verstuurd. U krijgt antwoord, uiterlijk op %(day)s.") % {"day": day})
        return HttpResponseRedirect(reverse("stops:stop", args=[said.result.id]))
    shown = {"form": form, "desks": desks} | drafts.give_back(request, form, NEW)
    return render(request, "stops/send.html", shown, status=422 if form.is_bound else 200)


@require_safe
@may("stops.read")
def stop(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will show the sender what was said, answered and decided."""
    found = queries.sent(request.viewer, stop_id)
    it = queries.standing(request.viewer, found, timezone.localdate(request.at))
    _look(request, [found])
    return render(request, "stops/stop.html", {"it": it, "stop": found})


@require_http_methods(["GET", "POST"])
@may("stops.send")
def move(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will move a stop to another day."""
    found, form = queries.sent(request.viewer, stop_id), forms.MoveForm(request.POST or None)
    return _sheet(
        request,
        found,
        form,
        lambda: actions.move(stop=found, by=request.viewer, at=request.at, **form.cleaned_data),
        (_("Een andere dag"), _("De dag is veranderd. Er is opnieuw tijd om te antwoorden.")),
    )


@require_http_methods(["GET", "POST"])
@may("stops.send")
def withdraw(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will take an intended stop back."""
    found, form = queries.sent(request.viewer, stop_id), forms.WithdrawForm(request.POST or None)
    return _sheet(
        request,
        found,
        form,
        lambda: actions.withdraw(stop=found, why=form.cleaned_data["why"], by=request.viewer, at=request.at),
        (_("Intrekken: het gaat niet door"), _("Ingetrokken. Wie antwoordde, ziet het.")),
    )


@require_http_methods(["GET", "POST"])
@may("stops.send")
def decide(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will record what the sender's side decided."""
    found, form = queries.sent(request.viewer, stop_id), forms.DecideForm(request.POST or None)
    return _sheet(
        request,
        found,
        form,
        lambda: actions.decide(
            stop=found, decided=form.decided(), seen=form.seen_version, by=request.viewer, at=request.at
        ),
        (_("Wat is er besloten?"), _("De beslissing staat er. Wie antwoordde, ziet haar.")),
    )


@require_http_methods(["GET", "POST"])
@may("stops.send")
def outcome(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will record how it ended."""
    found, form = queries.sent(request.viewer, stop_id), forms.OutcomeForm(request.POST or None)
    return _sheet(
        request,
        found,
        form,
        lambda: actions.tell_outcome(stop=found, by=request.viewer, at=request.at, **form.cleaned_data),
        (_("Hoe liep het af?"), _("De uitkomst staat er.")),
    )


@require_http_methods(["GET", "POST"])
@may("stops.answer_at_desk")
def at_desk(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will show a stop that lies with the desk, and reply to it."""
    found, today = queries.at_desk(request.viewer, stop_id), timezone.localdate(request.at)
    form = forms.DeskForm(request.POST or None, bases=bases(today))
    if attempt(
        form,
        lambda: actions.answer_at_desk(stop=found, given=form.given(), by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Uw antwoord staat bij de afzender."))
        return HttpResponseRedirect(reverse("stops:at_desk", args=[found.id]))
    _look(request, [found])
    shown = {"it": queries.standing(request.viewer, found, today), "stop": found, "form": form}
    return render(request, "stops/at_desk.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("stops.answer_at_desk")
def lay_again(request: ViewerRequest, stop_id: UUID) -> HttpResponseBase:
    """This function will lay a stop before who directs by now, if somebody does."""
    found = queries.at_desk(request.viewer, stop_id)
    actions.lay_again(stop=found, by=request.viewer, at=request.at)
    messages.success(request, _("Opnieuw voorgelegd. Heeft iemand nu de regie, dan staat het daar en niet meer hier."))
    return HttpResponseRedirect(f"{reverse('stops:list')}?lijst=loket")


def _tabs(part: str) -> list[dict[str, Any]]:
    names = (("loket", _("Voor de Toegang")), ("gestuurd", _("Door ons gemeld")))
    url = reverse("stops:list")
    return [{"url": f"{url}?lijst={key}", "label": label, "current": key == part} for key, label in names]


def _look(request: ViewerRequest, stops: list[IntendedStop]) -> None:
    """Note which were shown, by themselves: whose they are is not known on this side."""
    request.look.detail["stops"] = [str(one.id) for one in stops]
    request.look.object_id = stops[0].id if len(stops) == 1 else None
    if not stops:
        request.look.nothing()


def _sheet(
    request: ViewerRequest, found: IntendedStop, form: Form, act: Callable[[], object], words: tuple[str, str]
) -> HttpResponseBase:
    """Show a form about a stop on a page of its own, or do what it asks."""
    title, done = words
    if attempt(form, act).done:
        messages.success(request, done)
        return HttpResponseRedirect(reverse("stops:stop", args=[found.id]))
    _look(request, [found])
    it = queries.standing(request.viewer, found, timezone.localdate(request.at))
    shown: dict[str, Any] = {"it": it, "stop": found, "form": form, "title": title, "version": len(it.decisions)}
    return render(request, "stops/sheet.html", shown, status=422 if form.is_bound else 200)
