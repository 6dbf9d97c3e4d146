"""Asking for a deliberation: writing the anonymous text, checking it, taking it back; and the light form."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import frame
from samenhang.cases.models import Case
from samenhang.deliberation import actions, forms, queries
from samenhang.deliberation.models import Deliberation, Reflection, Version
from samenhang.involvement.queries import may_write, readers
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("deliberation.ask")
def ask(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask for a deliberation that stands alone."""
    return _ask(request, None)


@require_http_methods(["GET", "POST"])
@may("deliberation.ask")
def ask_for(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will ask for a deliberation from a case."""
    return _ask(request, _case(request, case_id))


@require_http_methods(["GET", "POST"])
@may("deliberation.ask")
def rewrite(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will change the anonymous text; it is checked anew."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.asks or table.over or table.version is None:
        raise Http404
    last = table.version
    household = table.origin.household_id if table.origin else None
    first = {name: getattr(last, name) for name in ("question", "why_now", "decide_by", "who_decides", "facts")}
    form = forms.TextForm(request.POST or None, initial=first)

    def act() -> Version:
        seen = form.seen_version or last.number
        return actions.rewrite(
            deliberation=table.deliberation,
            asked=actions.Asked(**form.cleaned_data),
            seen=seen,
            by=request.viewer,
            at=request.at,
        )

    key = f"deliberation:{table.id}"
    done = attempt(form, act)
    if done.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De tekst is aangepast. De begeleider kijkt hem opnieuw na."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))
    look_of(request, household)
    shown = {
        "form": form,
        "table": table,
        "theirs": last if done.stale else None,
        "number": last.number,
        "back": reverse("deliberation:one", args=[table.id]),
        "pointed": form.pointed(request.viewer, household, request.at),
    }
    shown |= drafts.give_back(request, form, key)
    return render(request, "deliberation/text.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("deliberation.lead")
def check(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will say whether the table may read the text, or what must change."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.led_by_me or table.version is None:
        raise Http404
    version, form = table.version, forms.CheckForm(request.POST)
    if form.seen_version not in (None, version.number):
        messages.warning(request, _("De vrager paste de tekst net aan. Lees eerst de nieuwe tekst."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))
    if attempt(
        form,
        lambda: actions.check_text(
            version=version,
            approved=form.cleaned_data["approved"] == "yes",
            words=form.cleaned_data["words"],
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Opgeslagen. De vrager ziet dit."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))
    request.look.object_id = table.id
    shown = {"form": form, "table": table, "title": _("De tekst nakijken"), "number": version.number}
    return render(request, "deliberation/form.html", shown, status=422)


@require_POST
@may("deliberation.ask")
def withdraw(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will take a request back."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.asks:
        raise Http404
    form = forms.WithdrawForm(request.POST)
    if attempt(
        form,
        lambda: actions.withdraw(
            deliberation=table.deliberation, why=form.cleaned_data["why"], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("Het beraad is ingetrokken. Wie was uitgenodigd, ziet dat."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))
    request.look.object_id = table.id
    shown = {"form": form, "table": table, "title": _("Het beraad intrekken")}
    return render(request, "deliberation/form.html", shown, status=422)


@require_http_methods(["GET", "POST"])
@may("deliberation.reflect")
def reflect(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will let one or two people stand still at a hard choice, in twenty-five minutes."""
    case = _case(request, case_id)
    reads = readers(request.viewer, case.household_id, Layer.CASE_TEAM)
    hats = queries.beside(request.viewer, case)
    form = forms.ReflectionForm(request.POST or None, hats=hats)

    def act() -> Reflection:
        typed = dict(form.cleaned_data)
        beside = typed.pop("beside")
        return actions.reflect(
            case=case, beside=UUID(beside) if beside else None, by=request.viewer, at=request.at, **typed
        )

    key = f"reflection:{case.id}"
    kept = attempt(form, act)
    if kept.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Bewaard bij de casus. Het team kan het lezen."))
        return HttpResponseRedirect(reverse("deliberation:reflection", args=[kept.result.id]))
    around = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, None, *around.ids(), layer=Layer.CASE_TEAM, object_id=case.id)
    shown = {"frame": around, "form": form, "readers": reads, "back": reverse("cases:together", args=[case.id])}
    shown |= drafts.give_back(request, form, key)
    return render(request, "deliberation/reflect.html", shown, status=422 if form.is_bound else 200)


@require_safe
@may("deliberation.reflect")
def reflection(request: ViewerRequest, reflection_id: UUID) -> HttpResponseBase:
    """This function will show a light form."""
    found = queries.reflection(request.viewer, reflection_id)
    around = frame(request.viewer, found.household, current="together", at=request.at, case=found.case)
    request.look.at(found.household_id, None, *around.ids(), layer=Layer.CASE_TEAM, object_id=found.id)
    return render(request, "deliberation/reflection.html", {"frame": around, "reflection": found})


def _ask(request: ViewerRequest, case: Case | None) -> HttpResponseBase:
    household = case.household_id if case else None
    form = forms.TextForm(request.POST or None)

    def act() -> Deliberation:
        return actions.ask(asked=actions.Asked(**form.cleaned_data), case=case, by=request.viewer, at=request.at)

    key = f"deliberation:case:{case.id}" if case else "deliberation:new"
    asked = attempt(form, act)
    if asked.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Het beraad is gevraagd. Vraag nu een begeleider."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[asked.result.id]))
    look_of(request, household)
    back = reverse("cases:together", args=[case.id]) if case else reverse("deliberation:list")
    shown = {"form": form, "case": case, "back": back, "pointed": form.pointed(request.viewer, household, request.at)}
    shown |= drafts.give_back(request, form, key)
    return render(request, "deliberation/text.html", shown, status=422 if form.is_bound else 200)


def _case(request: ViewerRequest, case_id: UUID) -> Case:
    """A case of which the viewer writes the team's records."""
    found = cases.case(request.viewer, case_id)
    if not may_write(request.viewer, found.household_id, Layer.CASE_TEAM):
        raise Http404
    return found


def look_of(request: ViewerRequest, household: UUID | None) -> None:
    """This function will count the look at the household whose names the tool compares with."""
    if household:
        request.look.at(household, layer=Layer.CASE_TEAM)
    else:
        request.look.nothing()
