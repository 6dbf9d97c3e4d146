"""Inviting a guest, or proposing one to who keeps the household up."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.actions import INVOLVED
from samenhang.cases.forms.guests import WHOLE, InviteForm, ProposeForm
from samenhang.cases.frame import in_words
from samenhang.cases.rules import CONTENT_ROLES
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.consent import queries as consent
from samenhang.consent.actions import tell
from samenhang.consent.models import ASKED
from samenhang.involvement import asking
from samenhang.involvement.actions_asking import answer_asked, propose
from samenhang.involvement.actions_guests import Offer, invite
from samenhang.involvement.guests import ground_now, only_guest, rule
from samenhang.involvement.models import AccessAnswer, AskedOf
from samenhang.involvement.queries import readers
from samenhang.kit.forms import attempt
from samenhang.kit.refusals import Refusal
from samenhang.teams.queries import colleagues

DAYS = 28


@dataclass(frozen=True, slots=True)
class Opening:
    """What one layer would open to the guest: about whom at once, about whom only once there is a ground."""

    words: str
    now: list[str]
    later: list[str]


@require_http_methods(["GET", "POST"])
@may("involvement.invite")
def invite_guest(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will invite a guest: first it says by name who would read what, then it sends the invitation."""
    opened, key = keeping(request, household_id, current="sharing"), f"invite:{household_id}"
    day, asked = timezone.localdate(opened.at), _asked(request, household_id)
    form = InviteForm(
        request.POST or None,
        initial=_first(request, asked, day),
        hats=[one for one in colleagues(request.viewer, day, roles=CONTENT_ROLES) if one.id != request.viewer.id],
        members=opened.frame.members,
        bases=[one for one in consent.bases(day) if one.code != ASKED],
        tasks=consent.legal_tasks(day),
        today=day,
        most_days=rule().most_days,
    )
    page = drafts.give_back(request, form, key)
    shown: dict[str, Any] = {"household": opened.household, "asked": asked, **page}
    if request.method == "POST" and form.is_valid() and form.cleaned_data["seen"] != form.fingerprint():
        again = request.POST.copy()
        again["seen"] = form.fingerprint()
        form.data = again
        context = {"frame": opened.frame, "form": form, "seen_first": True, **_consequence(request, opened, form)}
        return render(request, "cases/guests/invite.html", {**shown, **context})
    if attempt(form, lambda: _invite(request, opened, form, asked)).done:
        drafts.forget(request.viewer, key)
        name = form.cleaned_data["hat"].professional.name
        told = _("%(name)s is uitgenodigd. Er gaat pas iets open als %(name)s aanneemt.") % {"name": name}
        messages.success(request, told)
        return HttpResponseRedirect(reverse("cases:involved", args=[household_id]))
    return sheet(request, opened, "cases/guests/invite.html", form, **shown)


def _asked(request: ViewerRequest, household_id: UUID) -> AskedOf | None:
    """Give the request for access this invitation answers, if it came from one."""
    try:
        asked_id = UUID(request.GET.get("vraag", ""))
    except ValueError:
        return None
    found = asking.asked(request.viewer, asked_id)
    if found.household_id != household_id:
        raise Http404
    return found


def _first(request: ViewerRequest, asked: AskedOf | None, day: Any) -> dict[str, Any]:
    first: dict[str, Any] = {"basis": INVOLVED, "until": day + timedelta(days=DAYS), "people": [WHOLE]}
    if asked:
        wish = asked.request
        first |= {
            "hat": str(wish.guest_id or wish.hat_id),
            "question": wish.question,
            "until": wish.until,
            "layers": [layer for layer in wish.wants if layer != Layer.INVOLVEMENT],
            "people": [str(asked.person_id)] if asked.person_id else [WHOLE],
        }
        if Layer.SHARED in wish.wants and asked.person_id:
            first["people"] = [WHOLE, *first["people"]]
    return first


def _invite(request: ViewerRequest, opened: Opened, form: InviteForm, asked: AskedOf | None) -> None:
    data, household, people = form.cleaned_data, opened.household, form.whom()
    if data["tell"] and data["layers"]:
        basis = consent.basis(data["tell"], timezone.localdate(opened.at))
        layers = [layer for layer in data["layers"] if layer in basis.layers]
        if not layers:
            raise Refusal(_("Deze wet is niet bedoeld voor wat u wilt delen. Kies een andere."), field="tell")
        tell(
            household=household,
            people=[one for one in people if one] or [member.person.id for member in opened.frame.members] or [None],
            organisation=data["hat"].organisation,
            layers=layers,
            basis=basis,
            how=data["how"] or "desk",
            by=request.viewer,
            at=opened.at,
        )
    invite(
        household=household,
        hat=data["hat"],
        offer=Offer(
            people=people,
            layers=data["layers"],
            last_day=data["until"],
            question=data["question"],
            basis=data["basis"],
            writes=data["writes"],
        ),
        by=request.viewer,
        at=opened.at,
    )
    if asked:
        answer_asked(asked=asked, kind=AccessAnswer.Kind.INVITED, by=request.viewer, at=opened.at)


def _consequence(request: ViewerRequest, opened: Opened, form: InviteForm) -> dict[str, Any]:
    """Say by name who reads what once the guest accepts, and what waits for a ground of the guest's organisation."""
    data, hat = form.cleaned_data, form.cleaned_data["hat"]
    names = {member.person.id: member.person.full_name for member in opened.frame.members}
    held = ground_now(request.viewer, opened.household.id, hat.id)
    told = set(consent.basis(data["tell"], timezone.localdate(opened.at)).layers) if data["tell"] else set()
    openings = []
    for layer in [Layer.INVOLVEMENT, *data["layers"]]:
        now: list[str] = []
        later: list[str] = []
        for person in form.whom():
            open_now = layer == Layer.INVOLVEMENT or (person, layer) in held or layer in told
            name = names.get(person, "") if person else _("het gezin als geheel")
            (now if open_now else later).append(name)
        openings.append(Opening(in_words(layer), now, later))
    return {
        "hat": hat,
        "openings": openings,
        "waits": any(one.later for one in openings),
        "tell_url": reverse("cases:choose_basis", args=[opened.household.id]),
        "also": readers(request.viewer, opened.household.id, Layer.INVOLVEMENT),
    }


@require_http_methods(["GET", "POST"])
@may("involvement.invite")
def propose_guest(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will propose a guest to who keeps the household up; for whoever is involved."""
    opened = open_household(request, household_id, current="sharing")
    if opened.writes or only_guest(request.viewer, household_id):
        raise Http404
    day = timezone.localdate(opened.at)
    form = ProposeForm(
        request.POST or None,
        initial={"until": day + timedelta(days=DAYS)},
        hats=[one for one in colleagues(request.viewer, day, roles=CONTENT_ROLES) if one.id != request.viewer.id],
    )

    def act() -> None:
        data = form.cleaned_data
        propose(
            household_id=household_id,
            guest=data["hat"],
            question=data["question"],
            wants=data["wants"],
            until=data["until"],
            by=request.viewer,
            at=opened.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Uw voorstel ligt bij wie dit huishouden bijhoudt."))
        return HttpResponseRedirect(reverse("cases:involved", args=[household_id]))
    return sheet(request, opened, "cases/guests/propose.html", form, household=opened.household)
