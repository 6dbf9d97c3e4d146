"""The access desk's own list "Mogelijk dubbel": what colleagues ask about somebody they see, and what came of it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.same import AnswerForm
from samenhang.kit.forms import attempt
from samenhang.people import actions, queries
from samenhang.register.queries import several
from samenhang.register.same import likely_same_as, on_record
from samenhang.teams.queries import who

PAGE = 25


@require_safe
@may("people.answer_double")
def possible_doubles(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what was asked of the viewer's desk, the longest waiting first."""
    page = Paginator(queries.questions(request.viewer), PAGE).get_page(request.GET.get("page"))
    found = several(request.viewer, [one.person_id for one in page], day=timezone.localdate(request.at))
    colleagues = who(one.by_id for one in page)
    rows = [(one, found.get(one.person_id), colleagues.get(one.by_id)) for one in page]
    for one in page:
        request.look.at(one.household_id, one.person_id, layer="involvement")
    if not rows:
        request.look.nothing()
    return render(request, "cases/possible_doubles.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
@may("people.answer_double")
def possible_double(request: ViewerRequest, question_id: UUID) -> HttpResponseBase:
    """This function will show a question with who is likely the same, and deal with it."""
    asked, day = queries.question(request.viewer, question_id), timezone.localdate(request.at)
    found = several(request.viewer, [asked.person_id], day=day)[asked.person_id]
    whom = on_record(request.viewer, asked.person_id)
    twins = likely_same_as(request.viewer, asked.person_id, whom, day=day)
    form = AnswerForm(request.POST or None, twins=twins)
    if attempt(
        form,
        lambda: actions.answer_double(
            question=asked,
            outcome=form.cleaned_data["outcome"],
            other=form.chosen,
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Behandeld. Wie het vroeg, hoort alleen dat het is behandeld."))
        return HttpResponseRedirect(reverse("cases:possible_doubles"))
    request.look.at(asked.household_id, asked.person_id, layer="involvement", object_id=asked.id)
    for twin in twins:
        for household, _name in twin.found.households:
            request.look.at(household, twin.found.as_in(household), layer="involvement")
    context = {
        "asked": asked,
        "found": found,
        "born": queries.spoken_date(found.birth_date, found.birth_date_known),
        "colleague": who([asked.by_id]).get(asked.by_id),
        "form": form,
        "twins": twins,
    }
    return render(request, "cases/possible_double.html", context, status=422 if form.is_bound else 200)
