"""How often each rung was used, the municipality's setting, and what waits for a director."""

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.escalation import actions, points, queries
from samenhang.escalation.forms.button import RuleForm
from samenhang.kit.forms import attempt

YEARS = 5


@require_GET
@may("escalation.see_figures")
def figures(request: ViewerRequest) -> HttpResponseBase:
    """This function will show how often each rung was used in a year; never by whom, and nothing under five."""
    this_year = timezone.localdate(request.at).year
    years = list(range(this_year, this_year - YEARS, -1))
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else this_year
    found = queries.rungs(request.viewer, year)
    rows = [(label, found.get(rung)) for rung, label in points.RUNGS]
    request.look.nothing()
    return render(request, "escalation/figures.html", {"rows": rows, "year": year, "years": years})


@require_http_methods(["GET", "POST"])
@may("escalation.set_rule")
def rule(request: ViewerRequest) -> HttpResponseBase:
    """This function will set how many working days managers have for an answer."""
    form = RuleForm(request.POST or None, initial={"days": queries.rule().answer_days})
    if attempt(form, lambda: actions.set_rule(days=form.cleaned_data["days"], by=request.viewer, at=request.at)).done:
        messages.success(request, _("Opgeslagen. Het geldt voor wat vanaf nu wordt voorgelegd."))
        return HttpResponseRedirect(reverse("escalation:rule"))
    request.look.nothing()
    return render(request, "escalation/rule.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@may("escalation.read")
def to_do(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what waits for the viewer: in the cases they direct, and their own side."""
    found, sides = points.of_director(request.viewer, request.at)
    for case, one in found:
        request.look.at(case.household_id, layer=one.layer)
    for pressed in sides:
        request.look.at(pressed.household_id, layer=pressed.layer)
    return render(request, "escalation/to_do.html", {"rows": found, "sides": sides})
