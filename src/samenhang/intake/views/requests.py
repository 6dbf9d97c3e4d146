"""A request with its sifting beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.models import Case
from samenhang.cases.queries import directions, life_domains, open_case_of
from samenhang.intake import actions, queries
from samenhang.intake.forms.sifting import ReopenForm, SiftForm, ToldForm, WithdrawForm
from samenhang.intake.models import FILE, Request, Triage
from samenhang.intake.queries import Standing
from samenhang.intake.views.parts import Opened, kept_by, lost, opened, steps
from samenhang.intake.views.story import story
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal
from samenhang.layers.kinds import Words
from samenhang.layers.queries import story as told_story
from samenhang.register.queries import known_here
from samenhang.teams.queries import Who, desks, who
from samenhang.terms.queries import Clock

EARLIER = 5
TOLD_SHOWN = 4


@require_safe
@may("intake.read")
def request_page(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will show what was said, who is known here, and the sifting."""
    found = opened(request, request_id)
    form = _sift_form(request, found)
    return _show(request, found, sift_form=form, **drafts.give_back(request, form, found.sift_key))


def _sift_form(request: ViewerRequest, found: Opened, **kwargs: Any) -> SiftForm:
    asked = found.request
    first = {"question": asked.words, "call_whom": asked.caller_name, "call_phone": asked.caller_phone}
    there = desks(request.viewer).exclude(domain_id=FILE).order_by("domain__order", "name")
    return SiftForm(initial=first, domains=life_domains(), desks=there, **kwargs)


def _show(
    request: ViewerRequest, found: Opened, *, sift_form: SiftForm, status: int = 200, **more: Any
) -> HttpResponseBase:
    asked, now = found.request, found.standing
    until = now.reopens_until()
    case = open_case_of(request.viewer, asked.household_id)
    earlier = list(queries.earlier(request.viewer, asked)[: EARLIER + 1])
    context = {
        "asked": asked,
        "now": now,
        "found": found,
        "received_by": now.names.get(asked.received_by_id),
        "known": _known(request, found),
        "case": case,
        "director": _director(request, case),
        "earlier": earlier[:EARLIER],
        "more_earlier": len(earlier) > EARLIER,
        "steps": steps(found),
        "domains": [one for one in life_domains() if now.triage and one.code in now.triage.life_domains],
        "moments": story(now) if _has_history(now) else [],
        "settled_by": now.names.get(now.triage.by_id) if now.triage else None,
        "answered_by": _by(now, "answer"),
        "told_by": _by(now, "outcome"),
        "told": bool(now.tellings and now.tellings[-1].told_on),
        "mine": bool(now.pick_up and now.pick_up.by_id == request.viewer.id),
        "sift_form": sift_form,
        "withdraw_form": WithdrawForm(),
        "reopen_form": ReopenForm() if until and found.at <= until else None,
        "reopens_until": until,
        "told_form": ToldForm(),
        "draft_url": "",
        "told_before": [one for one in _told(request, asked) if one.id != asked.id],
        "story_of": asked.household_id,
        "clocks": _clocks(request, found),
        "add_clock": reverse("terms:start_for_request", args=[asked.id]) if found.writes else "",
        **more,
    }
    return render(request, "intake/request.html", context, status=status)


def _told(request: ViewerRequest, asked: Request) -> list[Words]:
    """What was told before, so that the caller is not asked again (A3)."""
    told = told_story(request.viewer, asked.household_id)
    for one in told[-TOLD_SHOWN:]:
        request.look.at(asked.household_id, one.person_id, layer=one.layer, domain=one.domain)
    return told


def _clocks(request: ViewerRequest, found: Opened) -> list[Clock]:
    there = [getattr(triage, "referral", None) for triage in found.standing.triages]
    referrals = [one for one in there if one]
    return queries.clocks_of(request.viewer, found.request, referrals, timezone.localdate(found.at))


def _director(request: ViewerRequest, case: Case | None) -> Who | None:
    direction = directions(request.viewer, case.id).first() if case else None
    return who([direction.hat_id]).get(direction.hat_id) if direction else None


def _has_history(now: Standing) -> bool:
    """Whether something happened that the page does not tell already: an earlier triage, a later telling."""
    return any(one is not now.triage for one in now.triages) or len(now.tellings) > 1


def _by(now: Standing, deed: str) -> Who | None:
    done = getattr(now.referral, deed, None) if now.referral else None
    return now.names.get(done.by_id) if done else None


def _known(request: ViewerRequest, found: Opened) -> list[dict[str, Any]]:
    ids = [one.person.id for one in found.members]
    told = known_here(request.viewer, ids, at=found.at)
    return [{"member": one, "known": told.get(one.person.id, [])} for one in found.members]


@require_POST
@may("intake.sift")
def sift(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will settle a request as one question, or lead on to the case."""
    found = kept_by(request, request_id)
    form = _sift_form(request, found, data=request.POST)
    if form.is_valid():
        if form.cleaned_data["outcome"] == Triage.Outcome.CASE:
            drafts.keep(request.viewer, found.sift_key, request.POST, at=found.at)
            return HttpResponseRedirect(reverse("intake:open_case", args=[request_id]))
        try:
            said = _settle(request, found, form)
        except Refusal as error:
            form.refuse(error)
            found = opened(request, request_id)
        else:
            drafts.forget(request.viewer, found.sift_key)
            messages.success(request, said)
            return HttpResponseRedirect(reverse("intake:request", args=[request_id]))
    page = {"draft_url": reverse("access:draft", args=[found.sift_key])}
    return _show(request, found, sift_form=form, status=422, lost=lost(form) if found.standing.triage else None, **page)


def _settle(request: ViewerRequest, found: Opened, form: SiftForm) -> str:
    given: dict[str, Any] = {"request": found.request, "sifting": form.sifting(), "by": request.viewer, "at": found.at}
    if form.cleaned_data["outcome"] == Triage.Outcome.ANSWERED:
        actions.answer_request(answer=form.cleaned_data["answer"], **given)
        return _("De vraag is beantwoord. U kunt hem nog twee weken terugvinden.")
    referral = actions.refer(handing=form.handing(), **given)
    return _("Doorgegeven aan %(desk)s. U ziet hier of het wordt aangenomen.") % {"desk": referral.to_desk.name}


@require_POST
@may("intake.pick_up")
def pick_up(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will record that the viewer works on the request."""
    found = kept_by(request, request_id)
    held = request.POST.get("instead_of", "")
    try:
        instead_of = UUID(held) if held else None
    except ValueError:
        instead_of = None
    actions.pick_up(request=found.request, instead_of=instead_of, by=request.viewer, at=found.at)
    messages.success(request, _("U hebt deze hulpvraag opgepakt. Uw collega’s zien dat."))
    return HttpResponseRedirect(reverse("intake:request", args=[request_id]))


@require_POST
@may("intake.pick_up")
def put_back(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will put the request back in the queue."""
    found = kept_by(request, request_id)
    actions.put_back(request=found.request, by=request.viewer, at=found.at)
    messages.success(request, _("De hulpvraag ligt weer in de lijst."))
    return HttpResponseRedirect(reverse("intake:queue"))


@require_POST
@may("intake.sift")
def withdraw(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will settle a request that the caller took back."""
    found, form = kept_by(request, request_id), WithdrawForm(request.POST)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        actions.withdraw_request(request=found.request, reason=reason, by=request.viewer, at=found.at)

    return _small(request, found, form, "withdraw_form", act, _("De hulpvraag is ingetrokken."))


@require_POST
@may("intake.reopen")
def reopen(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will open a settled request again."""
    found, form = kept_by(request, request_id), ReopenForm(request.POST)

    def act() -> None:
        actions.reopen(request=found.request, why=form.cleaned_data["why"], by=request.viewer, at=found.at)

    return _small(request, found, form, "reopen_form", act, _("De hulpvraag staat weer open."))


@require_POST
@may("intake.tell")
def tell(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will record that the resident was told of a concern, or why not yet."""
    found, form = kept_by(request, request_id), ToldForm(request.POST)
    concern = found.standing.concern
    if concern is None:
        return HttpResponseRedirect(reverse("intake:request", args=[request_id]))

    def act() -> None:
        actions.tell_of_concern(concern=concern, by=request.viewer, at=found.at, **form.cleaned_data)

    return _small(request, found, form, "told_form", act, _("Vastgelegd."))


def _small(request: ViewerRequest, found: Opened, form: Form, name: str, act: Any, said: str) -> HttpResponseBase:
    """One field, one act: done, or the page again with what is wrong."""
    if form.is_valid():
        try:
            act()
        except Refusal as error:
            form.refuse(error)
            found = opened(request, found.request.id)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("intake:request", args=[found.request.id]))
    more = {name: form, "lost": lost(form)}
    return _show(request, found, sift_form=_sift_form(request, found), status=422, **more)
