"""The household's side: what is going to stop on a case, the answer, what was agreed, and a sheet for the resident."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.involvement.reading import reading
from samenhang.kit.forms import Form, attempt
from samenhang.kit.limits import PAPER
from samenhang.passing.queries import bases
from samenhang.stops import actions, forms, queries
from samenhang.stops.models import StopLaid, UnaskedStop
from samenhang.stops.queries import Lying
from samenhang.teams.queries import who


@require_safe
@may("stops.read_of_case")
def mine(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what waits on the cases the viewer directs: an answer, or a decision to take in."""
    found = queries.before_me(request.viewer, request.at)
    for _case, one in found:
        request.look.at(*one.laid.key[:2], layer=one.laid.layer, object_id=one.laid.id)
    if not found:
        request.look.nothing()
    return render(request, "stops/mine.html", {"found": found})


@require_safe
@may("stops.read_of_case")
def of_case(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show what is going to stop on a case, and what stopped without asking."""
    case = cases.case(request.viewer, case_id)
    inside = _inside(request, case)
    found = queries.of_case(request.viewer, case, timezone.localdate(request.at))
    without = queries.unasked(request.viewer, case)
    for one in found:
        request.look.at(*one.laid.key[:2], layer=one.laid.layer)
    for unasked in without:
        request.look.at(*unasked.key[:2], layer=unasked.layer)
    whole, some = queries.about_whom(request.viewer, case.household_id, timezone.localdate(request.at))
    shown = {"frame": inside, "case": case, "found": found, "unasked": without, "writes": whole or bool(some)}
    return render(request, "stops/of_case.html", shown)


@require_http_methods(["GET", "POST"])
@may("stops.send")
def send_within(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will let who is involved say that something is going to stop."""
    case, key = cases.case(request.viewer, case_id), f"stops-within:{case_id}"
    inside, today = _inside(request, case), timezone.localdate(request.at)
    whole, some = _about(request, case)
    form = forms.WithinForm(request.POST or None, kinds=queries.kinds(), bases=bases(today), whole=whole, people=some)

    def act() -> StopLaid:
        return actions.send_within(
            case=case, person_id=form.person_id(), said=form.said(), by=request.viewer, at=request.at
        )

    said = attempt(form, act)
    if said.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Gemeld. De regievoerder ziet het, met de dag waarop een antwoord nodig is."))
        return HttpResponseRedirect(reverse("stops:laid", args=[case.id, said.result.id]))
    shown = {"frame": inside, "case": case, "form": form} | drafts.give_back(request, form, key)
    return render(request, "stops/send_within.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("stops.answer")
def unasked(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will let anybody on the case record that something stopped and nobody asked."""
    case = cases.case(request.viewer, case_id)
    inside = _inside(request, case)
    whole, some = _about(request, case)
    form = forms.UnaskedForm(request.POST or None, kinds=queries.kinds(), whole=whole, people=some)

    def act() -> UnaskedStop:
        return actions.record_unasked(
            case=case, person_id=form.person_id(), seen=form.seen(), by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Vastgelegd: gestopt zonder te vragen. Het staat ook in het logboek."))
        return HttpResponseRedirect(reverse("stops:of_case", args=[case.id]))
    shown = {"frame": inside, "case": case, "form": form}
    return render(request, "stops/unasked.html", shown, status=422 if form.is_bound else 200)


@require_safe
@may("stops.read_of_case")
def laid(request: ViewerRequest, case_id: UUID, laid_id: UUID) -> HttpResponseBase:
    """This function will show one stop on a case: the clock, what was answered, decided and agreed."""
    case = cases.case(request.viewer, case_id)
    it = queries.laid(request.viewer, case, laid_id)
    return _page(request, case, it)


@require_http_methods(["GET", "POST"])
@may("stops.answer")
def answer(request: ViewerRequest, case_id: UUID, laid_id: UUID) -> HttpResponseBase:
    """This function will answer what a stop does to the household."""
    case = cases.case(request.viewer, case_id)
    it, key = queries.laid(request.viewer, case, laid_id), f"stops-answer:{laid_id}"
    if not queries.may_answer(request.viewer, it, cases.running(request.viewer, case.household_id)[1]):
        raise Http404
    form = forms.AnswerForm(request.POST or None, bases=bases(timezone.localdate(request.at)))
    if attempt(form, lambda: actions.answer(laid=it, given=form.given(), by=request.viewer, at=request.at)).done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Uw antwoord staat bij de afzender. In het logboek staat wat het doet."))
        return HttpResponseRedirect(reverse("stops:laid", args=[case.id, it.id]))
    inside, one = _looked(request, case, it)
    shown = {"frame": inside, "case": case, "one": one, "stop": it.stop, "form": form}
    shown |= drafts.give_back(request, form, key)
    return render(request, "stops/answer.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("stops.answer")
def take_in(request: ViewerRequest, case_id: UUID, laid_id: UUID) -> HttpResponseBase:
    """This function will record what the case does with the sender's decision."""
    case = cases.case(request.viewer, case_id)
    it = queries.laid(request.viewer, case, laid_id)
    inside = _inside(request, case)
    form = forms.TakeForm(request.POST or None, people=inside.members, about_one=it.person_id is not None)

    def act() -> object:
        return actions.take_in(laid=it, case=case, agreed=form.agreed(), by=request.viewer, at=request.at)

    done = _("Vastgelegd in het logboek, en als actie als u die invulde.")
    shown: dict[str, object] = {}
    if may_write(request.viewer, case.household_id, "shared"):
        shown["in_plan"] = reading(request.viewer, case.household_id, "shared")
    if it.person_id:
        shown["here"] = reading(request.viewer, case.household_id, it.layer, person_id=it.person_id)
    return _sheet(request, case, it, form, act, (_("Wat spreken wij af?"), done), **shown)


@require_http_methods(["GET", "POST"])
@may("stops.answer")
def later(request: ViewerRequest, case_id: UUID, laid_id: UUID) -> HttpResponseBase:
    """This function will record what came of it for the household, also long after."""
    case = cases.case(request.viewer, case_id)
    it = queries.laid(request.viewer, case, laid_id)
    form = forms.LaterForm(request.POST or None)

    def act() -> object:
        return actions.tell_later(laid=it, words=form.cleaned_data["words"], by=request.viewer, at=request.at)

    return _sheet(request, case, it, form, act, (_("Wat kwam ervan?"), _("Het staat erbij.")))


@require_safe
@may("stops.read_of_case", pace=PAPER)
def paper(request: ViewerRequest, case_id: UUID, laid_id: UUID) -> HttpResponseBase:
    """This function will show a sheet for the resident: what is going on, what we asked, and what they can do."""
    case = cases.case(request.viewer, case_id)
    it = queries.laid(request.viewer, case, laid_id)
    inside, one = _looked(request, case, it)
    request.look.print = True
    shown = {"frame": inside, "case": case, "one": one, "stop": it.stop, "today": request.at}
    return render(request, "stops/paper.html", shown | {"shape": inside.paper(it.person_id)})


def _inside(request: ViewerRequest, case: Case) -> Frame:
    inside = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, None, *inside.ids(), object_id=case.id)
    return inside


def _about(request: ViewerRequest, case: Case) -> tuple[bool, Any]:
    """Whom the viewer may write about; a page to write on does not exist for who may not."""
    whole, some = queries.about_whom(request.viewer, case.household_id, timezone.localdate(request.at))
    if case.closed_at or not (whole or some):
        raise Http404
    return whole, some


def _looked(request: ViewerRequest, case: Case, it: StopLaid) -> tuple[Frame, Lying]:
    inside = _inside(request, case)
    request.look.at(*it.key[:2], layer=it.layer, object_id=it.id)
    return inside, queries.lying(request.viewer, [it], timezone.localdate(request.at))[0]


def _page(request: ViewerRequest, case: Case, it: StopLaid) -> HttpResponseBase:
    inside, one = _looked(request, case, it)
    taken, later = queries.taken(request.viewer, it), queries.later(request.viewer, it)
    writers = [row.by_id for row in one.answers] + [row.by_id for row in taken] + [row.by_id for row in later]
    names = who(writers)
    writes = queries.writes(request.viewer, case.household_id, it.person_id)
    shown = {
        "frame": inside,
        "case": case,
        "one": one,
        "it": one.standing,
        "stop": it.stop,
        "answers": [(row, names.get(row.by_id)) for row in one.answers],
        "by_desk": [reply for reply in one.standing.replies if reply.id not in {row.reply_id for row in one.answers}],
        "taken": [(row, names.get(row.by_id)) for row in taken],
        "later": [(row, names.get(row.by_id)) for row in later],
        "writes": writes,
        "answers_now": one.standing.open_to_answer
        and case.closed_at is None
        and queries.may_answer(request.viewer, it, inside.direction),
        "sender_left": not one.standing.over and queries.has_left(it.stop, timezone.localdate(request.at)),
        "own": it.stop.from_hat_id == request.viewer.id,
    }
    return render(request, "stops/laid.html", shown)


def _sheet(
    request: ViewerRequest,
    case: Case,
    it: StopLaid,
    form: Form,
    act: Callable[[], object],
    words: tuple[str, str],
    **more: object,
) -> HttpResponseBase:
    title, done = words
    if case.closed_at or not queries.writes(request.viewer, case.household_id, it.person_id):
        raise Http404
    if attempt(form, act).done:
        messages.success(request, done)
        return HttpResponseRedirect(reverse("stops:laid", args=[case.id, it.id]))
    inside, one = _looked(request, case, it)
    shown = {"frame": inside, "case": case, "one": one, "stop": it.stop, "form": form, "title": title, **more}
    return render(request, "stops/case_sheet.html", shown, status=422 if form.is_bound else 200)
