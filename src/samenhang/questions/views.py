"""The screens of quick questions: the lists, one question, what is good to know."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.models import Case
from samenhang.cases.queries import case as find_case
from samenhang.kit.forms import attempt
from samenhang.people import nameless
from samenhang.questions import actions, forms, queries
from samenhang.questions.queries import Card

A_PAGE = 25


@require_GET
@may("questions.read")
def inbox(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the questions for the viewer, for their team, or asked by them."""
    part = request.GET.get("lijst", "mij")
    part = part if part in queries.PARTS else "mij"
    page = Paginator(queries.box(request.viewer, part), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.cards(request.viewer, page.object_list, request.at)
    _look(request, rows)
    return render(request, "questions/list.html", {"page": page, "rows": rows, "part": part, "tabs": _tabs(part)})


@require_http_methods(["GET", "POST"])
@may("questions.ask")
def ask(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask a colleague or a team something, about nobody."""
    return _ask(request, None)


@require_http_methods(["GET", "POST"])
@may("questions.ask")
def ask_about(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will ask something from a case: about it, of who reads it; or about nobody."""
    case = find_case(request.viewer, case_id)
    if case.closed_at is not None:
        raise Http404
    return _ask(request, case)


def _ask(request: ViewerRequest, case: Case | None) -> HttpResponseBase:
    hats, teams = queries.whom(request.viewer, timezone.localdate(request.at))
    reading = queries.readers_of(request.viewer, case) if case else set()
    form = forms.AskForm(request.POST or None, hats=hats, teams=teams, first=reading, of_case=bool(reading))

    def act() -> Card:
        about = case if form.cleaned_data.get("about") == "case" else None
        asked = actions.ask(
            to=form.whom(), words=form.cleaned_data["words"], case=about, by=request.viewer, at=request.at
        )
        return queries.one(request.viewer, asked.id, request.at)

    done = attempt(form, act)
    if done.result:
        sent = _("Uw vraag is gesteld aan %(whom)s.") % {"whom": done.result.whom}
        if done.result.off_today:
            messages.warning(
                request, sent + " " + _("Deze collega werkt vandaag niet. Hieronder geeft u hem aan het team.")
            )
        else:
            messages.success(request, sent)
        return HttpResponseRedirect(reverse("questions:question", args=[done.result.question.id]))
    if case:
        request.look.at(case.household_id, layer="involvement", object_id=case.id)
    else:
        request.look.nothing()
    back = reverse("cases:together", args=[case.id]) if case else reverse("questions:list")
    shown = {"form": form, "case": case, "back": back}
    return render(request, "questions/ask.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("questions.ask")
def check(request: ViewerRequest) -> HttpResponseBase:
    """This function will say, while somebody types, what tells of somebody. Nothing of it is kept."""
    words = " ".join(request.POST.get(name, "") for name in ("words", "question", "answer"))[:4000].replace("\x00", "")
    request.look.nothing()
    return render(request, "questions/check.html", {"told": nameless.perhaps(request.viewer, words, request.at)})


@require_GET
@may("questions.read")
def question(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will show one question: what was asked, what was said, and what the viewer may do."""
    return _show(request, queries.one(request.viewer, quick_id, request.at))


def _show(request: ViewerRequest, card: Card, status: int = 200, **bound: Any) -> HttpResponseBase:
    nobody = card.question.case_id is None
    label = _("Vraag nog één ding") if card.mine else _("Uw antwoord")
    shown: dict[str, Any] = {"say": forms.SayForm(label=label, about_nobody=nobody)}
    if card.passes_on:
        shown["pass"] = _pass_form(request, card)
    _look(request, [card])
    request.look.object_id = card.question.id
    said = sorted(card.turns.values(), key=lambda turn: turn.at)
    askings = sorted(card.question.askings.all(), key=lambda one: (one.at, one.id))
    return render(
        request,
        "questions/question.html",
        {"card": card, "said": said, "askings": askings, **shown, **bound},
        status=status,
    )


def _pass_form(request: ViewerRequest, card: Card, data: Any = None) -> forms.PassForm:
    hats, teams = queries.whom(request.viewer, timezone.localdate(request.at))
    case = card.question.case
    reading = queries.readers_of(request.viewer, case) if case else set()
    hats = [hat for hat in hats if not case or hat.id in reading]
    return forms.PassForm(data, hats=hats, teams=[] if case else teams, first=reading, auto_id="pass_%s")


@require_POST
@may("questions.answer")
def say(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will answer a question, or ask one thing more."""
    card = queries.one(request.viewer, quick_id, request.at)
    label = _("Vraag nog één ding") if card.mine else _("Uw antwoord")
    form = forms.SayForm(request.POST, label=label, about_nobody=card.question.case_id is None)
    if attempt(
        form,
        lambda: actions.say(card=card, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Verstuurd."))
        return HttpResponseRedirect(reverse("questions:question", args=[quick_id]))
    return _show(request, card, 422, say=form)


@require_POST
@may("questions.answer")
def pass_on(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will give a question to who does know."""
    card = queries.one(request.viewer, quick_id, request.at)
    form = _pass_form(request, card, request.POST)
    if attempt(
        form,
        lambda: actions.pass_on(
            card=card, to=form.whom(), why=form.cleaned_data["why"], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("De vraag is doorgegeven. Wie de vraag stelde, ziet aan wie."))
        return HttpResponseRedirect(reverse("questions:list"))
    return _show(request, card, 422, **{"pass": form})


@require_POST
@may("questions.ask")
def to_team(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will give a question to the team of a colleague who is not there."""
    card = queries.one(request.viewer, quick_id, request.at)
    if card.team_instead is None or card.question.case_id:
        raise Http404
    why = _("de collega is er niet")
    actions.pass_on(card=card, to=actions.To(team=card.team_instead), why=why, by=request.viewer, at=request.at)
    messages.success(request, _("De vraag ligt nu bij %(team)s.") % {"team": card.team_instead.name})
    return HttpResponseRedirect(reverse("questions:question", args=[quick_id]))


@require_POST
@may("questions.answer")
def take(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will let the viewer take a question to their team."""
    actions.take(card=queries.one(request.viewer, quick_id, request.at), by=request.viewer, at=request.at)
    messages.success(request, _("U pakt deze vraag op. Uw collega’s zien dat."))
    return HttpResponseRedirect(reverse("questions:question", args=[quick_id]))


@require_POST
@may("questions.ask")
def close(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will close one's own question."""
    actions.close(card=queries.one(request.viewer, quick_id, request.at), by=request.viewer, at=request.at)
    messages.success(request, _("De vraag is gesloten."))
    return HttpResponseRedirect(reverse("questions:question", args=[quick_id]))


@require_http_methods(["GET", "POST"])
@may("questions.keep")
def keep(request: ViewerRequest, quick_id: UUID) -> HttpResponseBase:
    """This function will keep a question and its answer for the own team, without names."""
    card = queries.one(request.viewer, quick_id, request.at)
    if card.question.case_id or "answer" not in card.turns:
        raise Http404
    first = {"question": card.question.words, "answer": card.turns["answer"].words}
    form = forms.KeepForm(request.POST or None, initial=first)
    if attempt(form, lambda: actions.keep(**_kept(form), by=request.viewer, at=request.at)).done:
        messages.success(request, _("Bewaard voor uw team."))
        return HttpResponseRedirect(reverse("questions:known"))
    request.look.nothing()
    return render(request, "questions/keep.html", {"form": form, "card": card}, status=422 if form.is_bound else 200)


def _kept(form: forms.KeepForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("question", "answer")}


@require_GET
@may("questions.read")
def known(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what the team kept as good to know."""
    words = request.GET.get("zoek", "").replace("\x00", "")[:100]
    page = Paginator(queries.known(request.viewer, words), A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    return render(request, "questions/known.html", {"page": page, "words": words, "tabs": _tabs("weten")})


@require_http_methods(["GET", "POST"])
@may("questions.set_rule")
def rule(request: ViewerRequest) -> HttpResponseBase:
    """This function will set when a question closes by itself."""
    form = forms.RuleForm(request.POST or None, initial={"days": queries.rule().closes_after_days})
    if attempt(form, lambda: actions.set_rule(days=form.cleaned_data["days"], by=request.viewer, at=request.at)).done:
        messages.success(request, _("Opgeslagen."))
        return HttpResponseRedirect(reverse("questions:rule"))
    request.look.nothing()
    return render(request, "questions/rule.html", {"form": form}, status=422 if form.is_bound else 200)


def _look(request: ViewerRequest, cards: list[Card]) -> None:
    about = {card.question.household_id for card in cards if card.question.household_id}
    for household in about:
        request.look.at(household, layer="case_team")
    if not about:
        request.look.nothing()


def _tabs(current: str) -> list[dict[str, Any]]:
    url = reverse("questions:list")
    lists = [("mij", _("Voor mij")), ("team", _("Voor mijn team")), ("gesteld", _("Door mij gesteld"))]
    found = [{"url": f"{url}?lijst={key}", "label": label, "current": key == current} for key, label in lists]
    return [
        *found,
        {"url": reverse("questions:known"), "label": _("Handig om te weten"), "current": current == "weten"},
    ]
