"""The list of kinds with their terms, and the totals for who leads. Nobody's data stands here."""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.stops import actions, forms, queries
from samenhang.stops.models import StopKind


@require_safe
@may("stops.see_figures")
def figures(request: ViewerRequest) -> HttpResponseBase:
    """This function will show how many stops had no answer in time, and how many fell without asking."""
    request.look.nothing()
    return render(request, "stops/figures.html", {"counts": queries.counts(request.viewer)})


@require_safe
@may("stops.keep_kinds")
def kinds(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the kinds and how long there is to answer each."""
    request.look.nothing()
    return render(request, "stops/kinds.html", {"kinds": StopKind.objects.all()})


@require_http_methods(["GET", "POST"])
@may("stops.keep_kinds")
def kind(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will change a kind."""
    request.look.nothing()
    found = get_object_or_404(StopKind, code=code)
    start = {name: getattr(found, name) for name in ("name", "answer_days", "before_days", "in_use")}
    form = forms.KindForm(request.POST or None, initial=start)
    if attempt(
        form, lambda: actions.change_kind(kind=found, by=request.viewer, at=request.at, **form.cleaned_data)
    ).done:
        messages.success(request, _("Bewaard. Het geldt voor wat vanaf nu wordt gemeld."))
        return HttpResponseRedirect(reverse("stops:kinds"))
    return render(request, "stops/kind.html", {"kind": found, "form": form}, status=422 if form.is_bound else 200)
