"""The household's side of the rode knop: beginning, both sides, laying it before the managers, what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.models import Case
from samenhang.escalation import actions, queries
from samenhang.escalation.forms import button as forms
from samenhang.escalation.framing import open_case, sheet
from samenhang.escalation.queries import button as reading
from samenhang.escalation.queries.button import Pressed
from samenhang.involvement.queries import involved, may_write
from samenhang.involvement.reading import reading as reading_of
from samenhang.kit.forms import attempt
from samenhang.teams.models import Organisation, Role
from samenhang.teams.queries import who


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def new(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will begin a rode knop; the lighter ways that nobody went yet are offered first."""
    case, around = open_case(request, case_id, to_begin=True)
    if not may_lead(request, case, "shared"):
        raise Http404
    key, open_ways = f"red-button:{case.id}", queries.lighter(request.viewer, case, request.look, request.at)
    gone = {one.way.order for one in open_ways}
    form = forms.PressForm(
        request.POST or None,
        organisations=_organisations(request, case),
        deliberated=_deliberated(request, case),
        skips=bool(gone),
    )
    page = drafts.give_back(request, form, key)

    def act() -> UUID:
        data = form.cleaned_data
        return actions.press(
            case=case,
            two=form.two(),
            facts=form.facts(),
            layer=data["layer"],
            no_deliberation=data.get("no_deliberation", ""),
            skipped_why=data.get("skipped_why", ""),
            by=request.viewer,
            at=request.at,
        ).id

    done = attempt(form, act)
    if done.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Begonnen. Schrijf nu op wat beide organisaties willen, en waarom."))
        return HttpResponseRedirect(reverse("escalation:button", args=[done.result]))
    shown = {"form": form, "case": case, "lighter": open_ways, **page}
    return sheet(request, "escalation/press.html", around, wrong=form.is_bound, **shown)


def _deliberated(request: ViewerRequest, case: Case) -> bool:
    """Say whether a deliberation was held or asked for here already."""
    from samenhang.cases import ways

    shown = ways.shown(request.viewer, case, request.look, request.at)
    return any(one.way.order == queries.DELIBERATION and one.items for one in shown)


def _organisations(request: ViewerRequest, case: Case) -> list[Organisation]:
    found: dict[UUID, Organisation] = {}
    for one in involved(request.viewer, case.household_id, request.at):
        organisation = one.hat.organisation if one.hat else one.team.organisation if one.team else None
        if organisation:
            found[organisation.id] = organisation
    return sorted(found.values(), key=lambda one: one.name)


def may_lead(request: ViewerRequest, case: Case, layer: str) -> bool:
    """This function will say whether the viewer leads here: who directs, or a process director who stepped in."""
    leads = queries.directs(request.viewer, case) or request.viewer.role == Role.PROCESS_DIRECTOR
    return leads and may_write(request.viewer, case.household_id, layer)


def _open(request: ViewerRequest, button_id: UUID) -> tuple[Pressed, Any, bool]:
    pressed = reading.button(request.viewer, button_id, request.at)
    case, around = open_case(request, pressed.it.case_id)
    request.look.at(pressed.it.household_id, layer=pressed.it.layer, object_id=pressed.it.id)
    return pressed, around, may_lead(request, case, pressed.it.layer)


def _leading(request: ViewerRequest, button_id: UUID) -> tuple[Pressed, Any]:
    pressed, around, leads = _open(request, button_id)
    if not leads:
        raise Http404
    return pressed, around


def _done(request: ViewerRequest, button_id: UUID, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("escalation:button", args=[button_id]))


@require_GET
@may("escalation.read")
def button(request: ViewerRequest, button_id: UUID) -> HttpResponseBase:
    """This function will show a rode knop: both sides, where it lies, what the managers answered, what came of it."""
    pressed, around, leads = _open(request, button_id)
    writes = may_write(request.viewer, pressed.it.household_id, pressed.it.layer)
    two = [(one, side, leads or (writes and one.id == request.viewer.organisation_id)) for one, side in pressed.two]
    names = who([pressed.it.by_id, *(side.by_id for side in pressed.sides.values())])
    left = reading.left_of((pressed.it.one, pressed.it.other), timezone.localdate(request.at))
    shown: dict[str, Any] = {"pressed": pressed, "leads": leads, "two": two, "names": names, "left": left}
    return sheet(request, "escalation/button.html", around, **shown)


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def side(request: ViewerRequest, button_id: UUID, side_id: UUID) -> HttpResponseBase:
    """This function will keep what one of the two wants and why."""
    pressed, around, leads = _open(request, button_id)
    organisation = next((one for one, _side in pressed.two if one.id == side_id), None)
    own = side_id == request.viewer.organisation_id
    writes = may_write(request.viewer, pressed.it.household_id, pressed.it.layer)
    if organisation is None or not (leads or (own and writes)) or not pressed.draft:
        raise Http404
    former = pressed.sides.get(side_id)
    first = {"wants": former.wants, "why": former.why} if former else {}
    form = forms.SideForm(request.POST or None, initial=first)

    def act() -> None:
        data = form.cleaned_data
        actions.write_side(
            pressed=pressed,
            organisation=organisation,
            wants=data["wants"],
            why=data["why"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        return _done(request, button_id, _("Opgeslagen."))
    shown = {"pressed": pressed, "organisation": organisation, "own": own, "form": form}
    return sheet(request, "escalation/side.html", around, wrong=form.is_bound, **shown)


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def send(request: ViewerRequest, button_id: UUID) -> HttpResponseBase:
    """This function will show once more what leaves, and lay it before both managers."""
    pressed, around = _leading(request, button_id)
    if not (pressed.draft and pressed.both_sides):
        raise Http404
    day, it = timezone.localdate(request.at), pressed.it
    form = forms.SendForm(
        request.POST or None,
        initial={name: getattr(it, name) for name in ("question", "needs", "if_nothing", "decide_by")},
        managers=(
            queries.managers(request.viewer, it.one_id, day),
            queries.managers(request.viewer, it.other_id, day),
        ),
        names=(it.one.name, it.other.name),
        watchers=queries.watchers(request.viewer, day),
    )

    def act() -> None:
        actions.send(
            pressed=pressed,
            facts=form.facts(),
            managers=form.asked(),
            watcher=form.cleaned_data["watcher"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        return _done(request, button_id, _("Voorgelegd. Beide leidinggevenden zien hetzelfde."))
    shown = {"pressed": pressed, "form": form, "days": queries.rule().answer_days}
    return sheet(request, "escalation/send.html", around, wrong=form.is_bound, **shown)


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def to_line(request: ViewerRequest, button_id: UUID) -> HttpResponseBase:
    """This function will lay it with the line: to whom, and why."""
    pressed, around = _leading(request, button_id)
    if pressed.line or not (pressed.open and pressed.envelope and pressed.envelope.to_the_line):
        raise Http404
    form = forms.LineForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        actions.to_line(pressed=pressed, to_whom=data["to_whom"], why=data["why"], by=request.viewer, at=request.at)

    if attempt(form, act).done:
        return _done(request, button_id, _("Het ligt nu bij de lijn. Dat wordt geteld."))
    return sheet(request, "escalation/line.html", around, wrong=form.is_bound, pressed=pressed, form=form)


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def conclude(request: ViewerRequest, button_id: UUID) -> HttpResponseBase:
    """This function will keep what came of it, in the logbook and where chosen in the plan."""
    pressed, around = _leading(request, button_id)
    if not (pressed.to_conclude or (pressed.open and pressed.line)):
        raise Http404
    names = [pressed.it.one.name, pressed.it.other.name]
    form = forms.ConcludeForm(request.POST or None, names=names, by_line=pressed.line is not None)

    def act() -> None:
        actions.conclude(
            pressed=pressed,
            words=form.cleaned_data.get("words", ""),
            doing=form.action(),
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        return _done(request, button_id, _("Vastgelegd. Het besluit staat in het logboek."))
    shown = {"pressed": pressed, "form": form, "in_plan": reading_of(request.viewer, pressed.it.household_id, "shared")}
    return sheet(request, "escalation/conclude.html", around, wrong=form.is_bound, **shown)


@require_http_methods(["GET", "POST"])
@may("escalation.press")
def withdraw(request: ViewerRequest, button_id: UUID) -> HttpResponseBase:
    """This function will take a rode knop back."""
    pressed, around = _leading(request, button_id)
    if not pressed.open:
        raise Http404
    form = forms.WithdrawForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.withdraw(pressed=pressed, why=form.cleaned_data["why"], by=request.viewer, at=request.at),
    ).done:
        return _done(request, button_id, _("Teruggenomen. De leidinggevenden lezen het niet meer."))
    return sheet(request, "escalation/withdraw.html", around, wrong=form.is_bound, pressed=pressed, form=form)
