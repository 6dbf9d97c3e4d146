"""The screens of concerns that cross: the box, one envelope, a question about nobody."""

from collections.abc import Callable
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

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import frame
from samenhang.involvement.queries import let_in
from samenhang.kit.forms import Form, attempt
from samenhang.passing import actions, forms, queries
from samenhang.passing.models import Envelope, Question
from samenhang.passing.queries import Desk
from samenhang.passing.sources import source_of
from samenhang.people import queries as people
from samenhang.people import questions as facts

A_PAGE = 25
ASKING = "passing-question"


@require_GET
@may("passing.read")
def inbox(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the concerns that came to the viewer's team, or that the viewer sent."""
    part = request.GET.get("lijst", "binnen")
    part = part if part in ("binnen", "klaar", "gestuurd") else "binnen"
    page = Paginator(queries.box(request.viewer, part), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.states(request.viewer, page.object_list, timezone.localdate(request.at))
    _look(request, [row.envelope for row in rows if part == "gestuurd" or row.opening])
    return render(request, "passing/list.html", {"page": page, "rows": rows, "part": part, "tabs": _tabs(part)})


@require_GET
@may("passing.read")
def questions(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the questions about nobody: asked by the viewer, and asked of the viewer's team."""
    page = Paginator(queries.questions(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    oldest = request.at - queries.WAITS
    shown = {"page": page, "tabs": _tabs("vragen"), "oldest": oldest}
    return render(request, "passing/questions.html", shown)


@require_http_methods(["GET", "POST"])
@may("passing.ask")
def ask(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask a team what it would do with a concern, without saying about whom."""
    form = forms.AskForm(request.POST or None, desks=queries.desks(request.viewer, timezone.localdate(request.at)))

    def act() -> Question:
        return actions.ask(to=_desk(request, form), words=form.cleaned_data["words"], by=request.viewer, at=request.at)

    asked = attempt(form, act)
    request.look.nothing()
    if asked.result:
        drafts.forget(request.viewer, ASKING)
        messages.success(request, _("De vraag is gestuurd. U ziet het antwoord hier."))
        return HttpResponseRedirect(reverse("passing:question", args=[asked.result.id]))
    shown = {"form": form} | drafts.give_back(request, form, ASKING)
    return render(request, "passing/ask.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("passing.ask")
def question(request: ViewerRequest, question_id: UUID) -> HttpResponseBase:
    """This function will show a question with its answer; the team it was asked answers here."""
    found = queries.question(request.viewer, question_id)
    ours = found.from_hat_id != request.viewer.id
    if request.method == "POST" and not ours:
        raise Http404
    form = forms.ReplyForm(request.POST or None)
    request.look.nothing()
    if attempt(
        form,
        lambda: actions.reply(question=found, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Het antwoord is gestuurd."))
        return HttpResponseRedirect(reverse("passing:question", args=[found.id]))
    shown = {"question": found, "reply": getattr(found, "reply", None), "ours": ours, "form": form}
    return render(request, "passing/question.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("passing.pass_on")
def pass_on(request: ViewerRequest, source: str, from_id: UUID) -> HttpResponseBase:
    """This function will pass a concern on about one person of a household, or of an own file."""
    where = source_of(request.viewer, source)
    if where is None:
        raise Http404
    about, today = where.people(request.viewer, from_id), timezone.localdate(request.at)
    asked = list(queries.answered(request.viewer)[:50])
    offered: dict[str, Any] = {
        "people": about,
        "desks": queries.desks(request.viewer, today),
        "bases": queries.bases(today),
        "questions": asked,
    }
    form = forms.PassForm(request.POST or None, initial={"question": request.GET.get("vraag", "")}, **offered)
    key = f"passing:{source}:{from_id}"

    def act() -> Envelope:
        typed = form.cleaned_data
        return actions.pass_on(
            source=where,
            from_id=from_id,
            about=form.about(),
            to=_desk(request, form),
            concern=actions.Concern(
                typed["what"], typed["why"], typed["basis"], typed["told"], typed["told_on"], typed["not_told_why"]
            ),
            question=next((one for one in asked if one.id == form.question_id()), None),
            by=request.viewer,
            at=request.at,
        )

    sent = attempt(form, act)
    if sent.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De zorg is doorgegeven. U ziet hier wat ermee gebeurt."))
        return HttpResponseRedirect(reverse("passing:envelope", args=[sent.result.id]))
    where.look(request.look, from_id, [one.id for one in about])
    shown = {"form": form, "back": where.back(from_id), "source": where, "people": about}
    shown |= drafts.give_back(request, form, key)
    return render(request, "passing/pass_on.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("passing.read")
def envelope_page(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will show an envelope, what is being done with it and what came of it.

    The receiver reads what is in it once it is opened.
    """
    found = queries.envelope(request.viewer, envelope_id)
    state = queries.states(request.viewer, [found], timezone.localdate(request.at))[0]
    sent = found.from_hat_id == request.viewer.id
    _look(request, [found])
    shown = {
        "envelope": found,
        "state": state,
        "sent": sent,
        "reads": sent or state.opening is not None,
        "promise": forms.PromiseForm(),
        "outcome": forms.OutcomeForm(),
        "back": forms.ReturnForm(),
    }
    return render(request, "passing/envelope.html", shown)


@require_POST
@may("passing.answer")
def open_envelope(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will open an envelope that came to the viewer's team."""
    found = queries.came_in(request.viewer, envelope_id)
    actions.open_envelope(envelope=found, by=request.viewer, at=request.at)
    return _back(found)


@require_POST
@may("passing.pass_on")
def withdraw(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will take back what the viewer sent, as long as nobody opened it."""
    found = queries.envelope(request.viewer, envelope_id)
    if found.from_hat_id != request.viewer.id:
        raise Http404
    actions.withdraw(envelope=found, by=request.viewer, at=request.at)
    messages.success(request, _("U hebt de zorg teruggenomen. Het andere team ziet haar niet meer."))
    return _back(found)


@require_http_methods(["GET", "POST"])
@may("passing.answer")
def promise(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will say what is going to be done with a concern, and by when."""
    found, form = queries.came_in(request.viewer, envelope_id), forms.PromiseForm(request.POST or None)

    def act() -> object:
        return actions.promise(envelope=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Wat gaan wij doen?"), _("De afzender ziet nu wat u gaat doen."))


@require_http_methods(["GET", "POST"])
@may("passing.answer")
def outcome(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will tell the sender what came of a concern."""
    found, form = queries.came_in(request.viewer, envelope_id), forms.OutcomeForm(request.POST or None)

    def act() -> object:
        return actions.tell_outcome(envelope=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Wat kwam ervan?"), _("De afzender ziet nu wat ervan kwam."))


@require_http_methods(["GET", "POST"])
@may("passing.answer")
def give_back(request: ViewerRequest, envelope_id: UUID) -> HttpResponseBase:
    """This function will give a concern back to its sender, with the reason."""
    found, form = queries.came_in(request.viewer, envelope_id), forms.ReturnForm(request.POST or None)

    def act() -> object:
        return actions.give_back(envelope=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Teruggeven"), _("De zorg is teruggegeven, met uw reden."))


@require_GET
@may("passing.see_passed")
def of_household(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show that concerns were passed on about a household: to whom, when, how far; not what."""
    household = people.household(request.viewer, household_id)
    inside = frame(request.viewer, household, current="overview", at=request.at)
    request.look.at(household_id, *inside.ids(), object_id=household_id)
    passed = queries.of_household(request.viewer, household_id)
    return render(request, "passing/of_household.html", {"frame": inside, "household": household, "passed": passed})


@require_GET
@may("passing.see_passed")
def panel(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show the last concerns passed on, as a part of the case's overview."""
    people.household(request.viewer, household_id)
    facts.ask(request.viewer, household_id, request.at, screen="passing panel", head=False)
    passed = queries.of_household(request.viewer, household_id)[:3]
    about = [one.kept.person_id for one in passed]
    if about or not request.look.shared_with(request.GET.get("look", ""), household_id):
        request.look.at(household_id, *about, object_id=household_id)
    shown = {"household_id": household_id, "passed": passed, "let_in": let_in(request.viewer, household_id)}
    return render(request, "passing/panel.html", shown)


def _tabs(part: str) -> list[dict[str, Any]]:
    box = reverse("passing:list")
    return [
        {"url": url, "label": label, "current": key == part}
        for key, url, label in (
            ("binnen", box, _("Binnengekomen")),
            ("klaar", f"{box}?lijst=klaar", _("Beantwoord")),
            ("gestuurd", f"{box}?lijst=gestuurd", _("Door mij gestuurd")),
            ("vragen", reverse("passing:questions"), _("Vragen zonder naam")),
        )
    ]


def _desk(request: ViewerRequest, form: Form) -> Desk:
    found = queries.desk(request.viewer, form.cleaned_data["to"], timezone.localdate(request.at))
    if found is None:
        raise actions.NotThere(_("Dit team neemt geen zorgen meer aan. Kies een ander team."), field="to")
    return found


def _look(request: ViewerRequest, envelopes: list[Envelope]) -> None:
    """Note whose names are shown: with the sender's household where there is one, else by the envelope alone.

    Where the resident does not hear of it, the line is not about them either.
    """
    request.look.detail["envelopes"] = [str(one.id) for one in envelopes]
    request.look.object_id = envelopes[0].id if len(envelopes) == 1 else None
    for household, person in queries.kept_with(request.viewer, envelopes):
        request.look.at(household, person)
    if not envelopes:
        request.look.nothing()


def _back(found: Envelope) -> HttpResponseBase:
    return HttpResponseRedirect(reverse("passing:envelope", args=[found.id]))


def _sheet(
    request: ViewerRequest, found: Envelope, form: Form, act: Callable[[], object], title: str, done: str
) -> HttpResponseBase:
    """Show a form about an envelope on a page of its own, or do what it asks."""
    if attempt(form, act).done:
        messages.success(request, done)
        return _back(found)
    _look(request, [found])
    shown = {"envelope": found, "form": form, "title": title}
    return render(request, "passing/sheet.html", shown, status=422 if form.is_bound else 200)
