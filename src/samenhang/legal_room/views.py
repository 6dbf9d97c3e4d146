"""The screens of room in the law: what is kept, what was asked, one answer, and the list of jurists."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import frame
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import attempt
from samenhang.legal_room import actions, forms, queries
from samenhang.legal_room.models import LegalAnswer, LegalQuestion

A_PAGE = 25
LONGEST = 200


def _found(request: ViewerRequest) -> dict[str, Any]:
    """What is kept, or what of it says the words that were typed."""
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST]
    page = Paginator(queries.answers(request.viewer, words), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.kept(request.viewer, page.object_list, timezone.localdate(request.at))
    return {"page": page, "rows": rows, "words": words}


@require_safe
@may("legal_room.read")
def listing(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the kept answers, and find in them."""
    request.look.nothing()
    shown = _found(request) | {
        "may_ask": request.viewer.may("legal_room.ask"),
        "jurist": queries.is_jurist(request.viewer),
    }
    return render(request, "legal_room/list.html", shown)


@require_safe
@may("legal_room.read")
def questions(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the questions the viewer asked, or as a jurist those that wait."""
    jurist = queries.is_jurist(request.viewer)
    part = "open" if jurist and request.GET.get("lijst", "open") == "open" else "alles"
    found = queries.questions(request.viewer, waiting=part == "open")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    shown = {"page": page, "jurist": jurist, "part": part, "may_ask": request.viewer.may("legal_room.ask")}
    return render(request, "legal_room/questions.html", shown)


@require_http_methods(["GET", "POST"])
@may("legal_room.ask")
def ask(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask the jurists what the law allows."""
    return _ask(request, None)


@require_http_methods(["GET", "POST"])
@may("legal_room.ask")
def ask_for(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will ask the jurists what the law allows, for a case."""
    return _ask(request, _case(request, case_id))


def _ask(request: ViewerRequest, case: Case | None) -> HttpResponseBase:
    household = case.household_id if case else None
    form = forms.AskForm(request.POST or None, domains=queries.domains())
    key = f"legal-room:{case.id}" if case else "legal-room:new"

    def act() -> LegalQuestion:
        return actions.ask(case=case, by=request.viewer, at=request.at, **form.cleaned_data)

    asked = attempt(form, act)
    if asked.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De vraag ligt bij de juristen. U hoort het op uw eerste pagina."))
        return HttpResponseRedirect(reverse("legal_room:question", args=[asked.result.id]))
    pointed = form.pointed(request.viewer, household, request.at)
    if household:
        request.look.at(household, layer=Layer.CASE_TEAM)
    else:
        request.look.nothing()
    back = reverse("legal_room:for_case", args=[case.id]) if case else reverse("legal_room:list")
    shown = {"form": form, "pointed": pointed, "back": back} | drafts.give_back(request, form, key)
    return render(request, "legal_room/ask.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("legal_room.answer")
def question(request: ViewerRequest, legal_question_id: UUID) -> HttpResponseBase:
    """This function will show a question to its asker; a jurist answers it here, for everybody."""
    found = queries.question(request.viewer, legal_question_id)
    answered = getattr(found, "answer", None)
    answers = answered is None and found.by_id != request.viewer.id and queries.is_jurist(request.viewer)
    if request.method == "POST" and not queries.is_jurist(request.viewer):
        raise Http404
    form = forms.AnswerForm(request.POST or None, initial={"asked_as": found.question[:300]})
    key = f"legal-answer:{found.id}"

    def act() -> LegalAnswer:
        given = actions.Answered(**form.cleaned_data)
        return actions.answer(question=found, answered=given, by=request.viewer, at=request.at)

    kept = attempt(form, act)
    if kept.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Het antwoord is bewaard. De vrager ziet het op de eerste pagina."))
        return HttpResponseRedirect(reverse("legal_room:answer", args=[kept.result.id]))
    link = queries.asked_for(request.viewer, found.id)
    request.look.object_id = found.id
    if link:
        request.look.at(link.household_id, layer=link.layer, object_id=found.id)
    shown = {"question": found, "answered": answered, "answers": answers or form.is_bound, "form": form, "link": link}
    shown |= drafts.give_back(request, form, key)
    return render(request, "legal_room/question.html", shown, status=422 if form.is_bound else 200)


@require_safe
@may("legal_room.read")
def answer(request: ViewerRequest, legal_answer_id: UUID) -> HttpResponseBase:
    """This function will show a kept answer."""
    found = queries.answer(request.viewer, legal_answer_id, timezone.localdate(request.at))
    request.look.nothing()
    return render(request, "legal_room/answer.html", _one(request, found))


def _one(request: ViewerRequest, found: queries.Kept) -> dict[str, Any]:
    mine = LegalQuestion.objects.filter(id=found.answer.question_id, by_id=request.viewer.id, answer__read=None)
    return {
        "kept": found,
        "answer": found.answer,
        "jurist": queries.is_jurist(request.viewer),
        "unread": mine.exists(),
        "doubt_form": forms.DoubtForm(),
        "judge_form": forms.JudgeForm(),
    }


@require_POST
@may("legal_room.ask")
def have_read(request: ViewerRequest, legal_answer_id: UUID) -> HttpResponseBase:
    """This function will note that the asker read the answer."""
    found = queries.answer(request.viewer, legal_answer_id, timezone.localdate(request.at))
    if not LegalQuestion.objects.filter(id=found.answer.question_id, by_id=request.viewer.id).exists():
        raise Http404
    actions.have_read(answer=found.answer, by=request.viewer, at=request.at)
    return HttpResponseRedirect(reverse("legal_room:answer", args=[found.answer.id]))


@require_POST
@may("legal_room.read")
def doubt(request: ViewerRequest, legal_answer_id: UUID) -> HttpResponseBase:
    """This function will say that an answer is outdated, and why."""
    found = queries.answer(request.viewer, legal_answer_id, timezone.localdate(request.at))
    form = forms.DoubtForm(request.POST)
    if attempt(
        form,
        lambda: actions.doubt(answer=found.answer, why=form.cleaned_data["why"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Gemeld. Een jurist kijkt ernaar; tot dan staat het erbij."))
        return HttpResponseRedirect(reverse("legal_room:answer", args=[found.answer.id]))
    request.look.nothing()
    return render(request, "legal_room/answer.html", _one(request, found) | {"doubt_form": form}, status=422)


@require_POST
@may("legal_room.answer")
def judge(request: ViewerRequest, legal_answer_id: UUID) -> HttpResponseBase:
    """This function will let a jurist say whether a doubted answer still holds."""
    found = queries.answer(request.viewer, legal_answer_id, timezone.localdate(request.at))
    doubted = found.doubt
    if doubted is None or not queries.is_jurist(request.viewer):
        raise Http404
    form = forms.JudgeForm(request.POST)
    if attempt(
        form,
        lambda: actions.judge(
            doubt=doubted,
            outdated=form.cleaned_data["outdated"] == "yes",
            words=form.cleaned_data["words"],
            recheck_on=form.cleaned_data["recheck_on"],
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Opgeslagen. Iedereen ziet of het antwoord nog geldt."))
        return HttpResponseRedirect(reverse("legal_room:answer", args=[found.answer.id]))
    request.look.nothing()
    return render(request, "legal_room/answer.html", _one(request, found) | {"judge_form": form}, status=422)


@require_safe
@may("legal_room.use")
def for_case(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will find kept answers for a case, to use there, or lead to asking."""
    case = _case(request, case_id)
    around = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, None, *around.ids(), layer=Layer.CASE_TEAM, object_id=case.id)
    _asked, used = queries.of_case(request.viewer, case)
    shown = _found(request) | {"frame": around, "case": case, "used": {one.answer_id for one in used}}
    return render(request, "legal_room/for_case.html", shown)


@require_POST
@may("legal_room.use")
def use(request: ViewerRequest, case_id: UUID, legal_answer_id: UUID) -> HttpResponseBase:
    """This function will note that an answer is used with a case."""
    case = _case(request, case_id)
    found = queries.answer(request.viewer, legal_answer_id, timezone.localdate(request.at))
    actions.use(answer=found.answer, case=case, by=request.viewer, at=request.at)
    messages.success(request, _("Het antwoord staat bij de casus, onder Samen verder."))
    return HttpResponseRedirect(reverse("legal_room:for_case", args=[case.id]))


@require_http_methods(["GET", "POST"])
@may("legal_room.keep_list")
def jurists(request: ViewerRequest) -> HttpResponseBase:
    """This function will keep the list of who answers questions about the law."""
    hats = queries.may_be_jurist(request.viewer, timezone.localdate(request.at))
    form = forms.JuristForm(request.POST or None, hats=hats)
    request.look.nothing()
    if attempt(form, lambda: actions.keep_jurist(by=request.viewer, at=request.at, **form.cleaned_data)).done:
        messages.success(request, _("De lijst is bijgewerkt."))
        return HttpResponseRedirect(reverse("legal_room:jurists"))
    shown = {"form": form, "listed": queries.jurists(request.viewer)}
    return render(request, "legal_room/jurists.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("legal_room.keep_list")
def end_jurist(request: ViewerRequest, jurist_id: UUID) -> HttpResponseBase:
    """This function will take a colleague off the list of jurists."""
    found = queries.jurist(request.viewer, jurist_id)
    actions.end_jurist(jurist=found, by=request.viewer, at=request.at)
    messages.success(request, _("De lijst is bijgewerkt."))
    return HttpResponseRedirect(reverse("legal_room:jurists"))


def _case(request: ViewerRequest, case_id: UUID) -> Case:
    """A case of which the viewer writes the team's records."""
    found = cases.case(request.viewer, case_id)
    if not may_write(request.viewer, found.household_id, Layer.CASE_TEAM):
        raise Http404
    return found
