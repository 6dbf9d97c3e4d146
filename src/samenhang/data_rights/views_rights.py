"""What a resident asks about their own data: written down, made, handed over, answered (H5)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.data_rights import actions
from samenhang.data_rights import rights as queries
from samenhang.data_rights.forms_rights import (
    AnswerForm,
    AskAboutForm,
    AskForm,
    CodeForm,
    ExtendForm,
    HandOverForm,
    chosen,
)
from samenhang.data_rights.models import ARTICLES, Right, RightsRequest
from samenhang.kit.forms import Form, attempt
from samenhang.kit.limits import PAPER
from samenhang.people import queries as people
from samenhang.people.queries import beside

NAME = "eigen-gegevens.pdf"


@require_GET
@may("data_rights.see_rights")
def rights(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show what was asked about the data of a household's members, and what may be asked."""
    inside = _frame(request, household_id)
    page, asked = queries.page(request.viewer, household_id, request.GET.get("page"), timezone.localdate(request.at))
    request.look.at(household_id, *{one.request.person_id for one in asked})
    return render(
        request,
        "data_rights/rights.html",
        {"frame": inside, "page": page, "asked": asked, "rights": [(one, ARTICLES[one]) for one in Right]},
    )


@require_http_methods(["GET", "POST"])
@may("data_rights.ask_right")
def ask(request: ViewerRequest, household_id: UUID, right: str) -> HttpResponseBase:
    """This function will record that somebody calls upon a right."""
    inside = _frame(request, household_id)
    if right not in Right.values or (right == Right.OWN_FILE and not inside.writes):
        raise Http404
    day = timezone.localdate(request.at)
    acting = [one for found in beside.in_force(request.viewer, household_id, day).values() for one in found]
    given: dict[str, Any] = {"members": inside.members, "representatives": acting, "initial": {"received_on": day}}
    form: AskForm = (
        AskForm(request.POST or None, **given)
        if right == Right.OWN_FILE
        else AskAboutForm(request.POST or None, right=right, parts=queries.parts(request.viewer, household_id), **given)
    )
    key = f"right:{right}:{household_id}"
    kept = drafts.give_back(request, form, key)

    def act() -> RightsRequest:
        return actions.ask_right(
            household=inside.household,
            person=form.people[str(chosen(form))],
            right=right,
            asking=form.asking(),
            about=form.about() if isinstance(form, AskAboutForm) else None,
            received_on=form.cleaned_data["received_on"],
            by=request.viewer,
            at=request.at,
        )

    done = attempt(form, act)
    if done.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Vastgelegd. Er moet binnen een maand een antwoord zijn."))
        return HttpResponseRedirect(reverse("data_rights:request", args=[done.result.id]))
    shown = {"frame": inside, "form": form, "right": Right(right), "article": ARTICLES[Right(right)], **kept}
    return render(request, "data_rights/ask.html", shown, status=422 if form.errors else 200)


@require_GET
@may("data_rights.see_rights")
def request_page(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will show one request: what was asked, by when it is answered, and what can be done now."""
    return _page(request, queries.one(request.viewer, asked_id))


@require_POST
@may("data_rights.make_file", pace=PAPER)
def make_file(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will make the file and send it to the browser; nothing of it is kept here."""
    asked = queries.one(request.viewer, asked_id)
    form = CodeForm(request.POST)
    made = attempt(
        form,
        lambda: actions.make_file(request=asked, code=form.cleaned_data["code"], by=request.viewer, at=request.at),
    )
    if not made.result:
        return _page(request, asked, code=form)
    return HttpResponse(
        made.result,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{NAME}"'},
    )


@require_POST
@may("data_rights.make_file")
def hand_over(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will record how the file was handed over."""
    asked = queries.one(request.viewer, asked_id)
    form = HandOverForm(request.POST)

    def act() -> object:
        how, whom = form.cleaned_data["how"], form.cleaned_data["to_whom"]
        return actions.hand_over(request=asked, how=how, to_whom=whom, by=request.viewer, at=request.at)

    return _after(request, asked, form, act, "hand", _("Vastgelegd dat het bestand is overhandigd."))


@require_POST
@may("data_rights.answer_right")
def extend(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will give a request more time, with the reason."""
    asked = queries.one(request.viewer, asked_id)
    form = ExtendForm(request.POST)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return actions.extend_right(request=asked, reason=reason, by=request.viewer, at=request.at)

    return _after(request, asked, form, act, "extend", _("Verlengd. Vertel de inwoner waarom."))


@require_POST
@may("data_rights.answer_right")
def answer(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will record what was done with a request."""
    asked = queries.one(request.viewer, asked_id)
    form = AnswerForm(request.POST, own_file=asked.right == Right.OWN_FILE)

    def act() -> object:
        outcome, reason = form.cleaned_data["outcome"], form.cleaned_data["reason"]
        return actions.answer_right(request=asked, outcome=outcome, reason=reason, by=request.viewer, at=request.at)

    return _after(request, asked, form, act, "answer", _("Beantwoord. Vertel de inwoner wat er is gedaan."))


@require_POST
@may("data_rights.ask_right")
def withdraw(request: ViewerRequest, asked_id: UUID) -> HttpResponseBase:
    """This function will record that who asked takes it back."""
    asked = queries.one(request.viewer, asked_id)
    actions.withdraw_right(request=asked, by=request.viewer, at=request.at)
    messages.success(request, _("Vastgelegd dat het verzoek is ingetrokken."))
    return HttpResponseRedirect(reverse("data_rights:rights", args=[asked.household_id]))


@require_POST
@may("data_rights.ask_right")
def stop_sharing(request: ViewerRequest, asked_id: UUID, notice_id: UUID) -> HttpResponseBase:
    """This function will let an objection count at once against what is shared by law with one organisation."""
    asked = queries.one(request.viewer, asked_id)
    notice = next((one for one in queries.shared_by_law(request.viewer, asked) if one.id == notice_id), None)
    if notice is None:
        raise Http404
    actions.stop_sharing(request=asked, notice=notice, by=request.viewer, at=request.at)
    told = _("Het delen met %(organisation)s is gestopt. Dat geldt nu meteen.")
    messages.success(request, told % {"organisation": notice.organisation.name})
    return HttpResponseRedirect(reverse("data_rights:request", args=[asked.id]))


def _after(
    request: ViewerRequest, asked: RightsRequest, form: Form, act: Callable[[], object], name: str, words: str
) -> HttpResponseBase:
    if not attempt(form, act).done:
        return _page(request, asked, **{name: form})
    messages.success(request, words)
    return HttpResponseRedirect(reverse("data_rights:request", args=[asked.id]))


def _page(request: ViewerRequest, asked: RightsRequest, **forms: Form) -> HttpResponseBase:
    inside = _frame(request, asked.household_id)
    viewer, own_file = request.viewer, asked.right == Right.OWN_FILE
    one = queries.shown(viewer, asked, timezone.localdate(request.at))
    keeps, answers = queries.may_keep(viewer, asked), queries.may_answer(viewer, asked)
    request.look.at(
        asked.household_id, asked.person_id, layer=asked.about_layer, domain=asked.about_domain, object_id=asked.id
    )
    return render(
        request,
        "data_rights/request.html",
        {
            "frame": inside,
            "one": one,
            "asked": asked,
            "article": ARTICLES[Right(asked.right)],
            "files": queries.files(viewer, asked) if own_file else [],
            "own_file": own_file,
            "makes": own_file and keeps and one.open,
            "answers": answers and one.open,
            "extends": answers and one.open and not one.late and not hasattr(asked, "extension"),
            "withdraws": (keeps or answers) and one.open,
            "shared": queries.shared_by_law(viewer, asked) if one.open else [],
            "code": CodeForm(),
            "hand": HandOverForm(initial={"how": "hand"}),
            "extend": ExtendForm(),
            "answer": AnswerForm(own_file=own_file),
            **forms,
        },
        status=422 if forms else 200,
    )


def _frame(request: ViewerRequest, household_id: UUID) -> Frame:
    household = people.household(request.viewer, household_id)
    inside = frame(request.viewer, household, current="rights", at=request.at)
    request.look.at(household_id, *inside.ids(), object_id=household_id)
    return inside
