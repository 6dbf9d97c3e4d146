"""The rode knop as managers see it: envelopes only, and one answer both confirm."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.escalation import actions
from samenhang.escalation.forms.button import AnswerForm, NotForm
from samenhang.escalation.queries import button as reading
from samenhang.escalation.queries.button import Standing
from samenhang.kit.forms import Form, attempt

A_PAGE = 25


@require_GET
@may("escalation.answer")
def inbox(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the rode knoppen the viewer answers for their organisation."""
    page = Paginator(reading.envelopes(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    rows = reading.standing(request.viewer, page.object_list, request.at)
    listed = [(one, one.waits_for(request.viewer.organisation_id)) for one in rows]
    request.look.nothing()
    return render(request, "escalation/envelopes.html", {"page": page, "rows": listed, "answers": True})


@require_GET
@may("escalation.watch")
def watched(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the rode knoppen a process director watches."""
    found = reading.envelopes(request.viewer).filter(watcher_id=request.viewer.id)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, one.to_the_line) for one in reading.standing(request.viewer, page.object_list, request.at)]
    request.look.nothing()
    return render(request, "escalation/envelopes.html", {"page": page, "rows": rows, "answers": False})


@require_GET
@may("escalation.watch")
def watch(request: ViewerRequest, red_envelope_id: UUID) -> HttpResponseBase:
    """This function will show a process director an envelope they watch: nothing of the household."""
    standing = reading.envelope(request.viewer, red_envelope_id, request.at)
    if standing.it.watcher_id != request.viewer.id:
        raise Http404
    return _show(request, standing, answers=False)


@require_GET
@may("escalation.answer")
def envelope(request: ViewerRequest, red_envelope_id: UUID) -> HttpResponseBase:
    """This function will show a manager the facts both get, what both said, and the answer on the table."""
    return _show(request, reading.envelope(request.viewer, red_envelope_id, request.at))


def _show(
    request: ViewerRequest, standing: Standing, bound: Form | None = None, *, answers: bool = True, stale: bool = False
) -> HttpResponseBase:
    mine = request.viewer.organisation_id
    shown: dict[str, Any] = {"standing": standing, "answers": answers, "mine": mine, "stale": stale}
    if answers and standing.open:
        now = standing.answer.words if standing.answer else ""
        shown["form"] = bound if isinstance(bound, AnswerForm) else AnswerForm(initial={"words": now})
        shown["no"] = bound if isinstance(bound, NotForm) else NotForm(auto_id="no_%s")
        shown["confirms"] = standing.answer is not None and mine not in standing.confirmed
    shown["two"] = [
        (standing.it.one, standing.it.one_wants, standing.it.one_why, standing.it.one_id in standing.confirmed),
        (standing.it.other, standing.it.other_wants, standing.it.other_why, standing.it.other_id in standing.confirmed),
    ]
    said = [("answer", one.at, one) for one in standing.answers] + [("no", one.at, one) for one in standing.refused]
    shown["said"] = sorted(said, key=lambda one: one[1])
    request.look.nothing()
    return render(request, "escalation/envelope.html", shown, status=422 if bound else 200)


@require_POST
@may("escalation.answer")
def propose(request: ViewerRequest, red_envelope_id: UUID) -> HttpResponseBase:
    """This function will lay an answer on the table, and stand behind it."""
    standing, form = reading.envelope(request.viewer, red_envelope_id, request.at), AnswerForm(request.POST)
    done = attempt(
        form,
        lambda: actions.propose(
            standing=standing,
            words=form.cleaned_data["words"],
            seen=form.seen_version or 0,
            by=request.viewer,
            at=request.at,
        ),
    )
    if done.done:
        return _done(
            request, red_envelope_id, _("Voorgesteld. De ander leest het nu, en bevestigt of stelt iets anders voor.")
        )
    again = reading.envelope(request.viewer, red_envelope_id, request.at)
    return _show(request, again, form, stale=done.stale)


@require_POST
@may("escalation.answer")
def confirm(request: ViewerRequest, red_envelope_id: UUID) -> HttpResponseBase:
    """This function will stand behind the answer that lies on the table."""
    standing = reading.envelope(request.viewer, red_envelope_id, request.at)
    seen = Form(request.POST).seen_version or 0
    now = actions.confirm(standing=standing, version=seen, by=request.viewer, at=request.at)
    both = _("Beiden bevestigd. De regievoerder legt het antwoord vast en doet wat is afgesproken.")
    return _done(request, red_envelope_id, both if now.agreed else _("Bevestigd. De ander moet nog."))


@require_POST
@may("escalation.answer")
def not_agree(request: ViewerRequest, red_envelope_id: UUID) -> HttpResponseBase:
    """This function will say that it does not work, and why."""
    standing, form = (
        reading.envelope(request.viewer, red_envelope_id, request.at),
        NotForm(request.POST, auto_id="no_%s"),
    )
    if attempt(
        form,
        lambda: actions.not_agree(
            standing=standing, words=form.cleaned_data["words"], by=request.viewer, at=request.at
        ),
    ).done:
        return _done(request, red_envelope_id, _("Doorgegeven. De regievoerder kan het nu bij de lijn leggen."))
    return _show(request, standing, form)


def _done(request: ViewerRequest, red_envelope_id: UUID, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("escalation:envelope", args=[red_envelope_id]))
