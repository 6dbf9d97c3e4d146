"""Asking to be let in about a person, and answering who asked. The asker's screen is the same whoever is known."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.asking import AnswerAskedForm, AskInForm
from samenhang.cases.guests import layers_in_words
from samenhang.involvement import asking
from samenhang.involvement.actions_asking import Whom, answer_asked, ask_access
from samenhang.kit.forms import attempt

A_PAGE = 25


@require_http_methods(["GET", "POST"])
@may("involvement.ask_access")
def ask_in(request: ViewerRequest) -> HttpResponseBase:
    """This function will let somebody ask to be let in, and show what was answered to what they asked before."""
    request.look.nothing()
    form = AskInForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        ask_access(
            whom=Whom(data["bsn"], data["family_name"], data["given_name"], data["birth_date"]),
            question=data["question"],
            wants=data["wants"],
            until=data["until"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(
            request, _("Uw vraag is vastgelegd. Als iemand hierover gaat, krijgt die uw vraag; u hoort het hier.")
        )
        return HttpResponseRedirect(reverse("cases:ask_in"))
    mine = [(one, layers_in_words(one.it.wants)) for one in asking.mine(request.viewer, request.at)]
    context = {"form": form, "mine": mine, "to_answer": asking.waiting(request.viewer, request.at).count()}
    return render(request, "cases/guests/ask_in.html", context, status=422 if form.is_bound else 200)


@require_safe
@may("involvement.answer_asked")
def asked_in(request: ViewerRequest) -> HttpResponseBase:
    """This function will show who asks to be let in to the households one keeps up."""
    page = Paginator(asking.waiting(request.viewer, request.at), A_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        request.look.at(one.household_id, one.person_id)
    if not page.object_list:
        request.look.nothing()
    rows = [(one, layers_in_words(one.request.wants)) for one in page.object_list]
    return render(request, "cases/guests/asked.html", {"page": page, "rows": rows, "to_answer": page.paginator.count})


@require_http_methods(["GET", "POST"])
@may("involvement.answer_asked")
def answer(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will answer who asked to be let in: invite, say no with the reason, or ask to be called."""
    found = asking.asked(request.viewer, asked_id)
    request.look.at(found.household_id, found.person_id, object_id=found.id)
    form = AnswerAskedForm(request.POST or None)
    if attempt(
        form,
        lambda: answer_asked(
            asked=found,
            kind=form.cleaned_data["kind"],
            words=form.cleaned_data["words"],
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Uw antwoord staat bij wie het vroeg."))
        return HttpResponseRedirect(reverse("cases:asked_in"))
    over = hasattr(found, "answer") or found.request.lapses_at <= request.at
    context = {"asked": found, "wants": layers_in_words(found.request.wants), "form": form, "over": over}
    return render(request, "cases/guests/answer.html", context, status=422 if form.is_bound else 200)
