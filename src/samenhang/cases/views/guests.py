"""The screens for guests: where one is a guest, what one may read there, answering, asking for more, going."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import panels
from samenhang.cases.forms.guests import DeclineForm, EndStayForm, MoreForm
from samenhang.cases.frame import frame as household_frame
from samenhang.cases.frame import in_words, strips
from samenhang.cases.guests import as_guest, layers_in_words
from samenhang.cases.queries import open_case_of
from samenhang.involvement import asking
from samenhang.involvement import guests as queries
from samenhang.involvement.actions_asking import propose
from samenhang.involvement.actions_guests import answer_invitation, end_stay
from samenhang.involvement.guests import Stay
from samenhang.involvement.queries import involved
from samenhang.kit.forms import Form, attempt
from samenhang.people.models import Household

AFTER = ("declined", "taken_back", "lapsed", "ended", "past")
PAST_SHOWN = 20


@require_safe
@may("involvement.be_guest")
def guests(request: ViewerRequest) -> HttpResponseBase:
    """This function will show where the viewer is a guest, which invitations wait, and which are over."""
    request.look.nothing()
    every = queries.stays(request.viewer, queries.mine(request.viewer), request.at)
    context = {
        "waiting": [one for one in every if one.state == "waits"],
        "open": [one for one in every if one.state == "open"],
        "past": [one for one in every if one.state in AFTER][:PAST_SHOWN],
        "to_answer": asking.waiting(request.viewer, request.at).count(),
    }
    return render(request, "cases/guests/list.html", context)


@require_safe
@may("involvement.be_guest")
def guest(request: ViewerRequest, invitation_id: UUID) -> HttpResponseBase:
    """This function will show a guest everything they may read of one household, on one screen."""
    return _page(request, _stay(request, invitation_id))


def _stay(request: ViewerRequest, invitation_id: UUID) -> Stay:
    found = queries.my_invitation(request.viewer, invitation_id)
    return queries.stays(request.viewer, [found], request.at)[0]


def _page(request: ViewerRequest, stay: Stay, form: Form | None = None) -> HttpResponseBase:
    viewer, it = request.viewer, stay.it
    context: dict[str, Any] = {
        "stay": stay,
        "host": queries.host(viewer, it),
        "offered": layers_in_words(stay.layers),
        "missing": [in_words(layer) for layer in stay.waits_for_ground],
        "form": form or DeclineForm(),
        "declining": form is not None,
    }
    if stay.state != "open":
        request.look.nothing()
        return render(request, "cases/guests/invitation.html", context, status=422 if form else 200)
    seen = as_guest(viewer, stay, request.at)
    request.look.at(it.household_id, *seen.about, layer=Layer.INVOLVEMENT, object_id=it.id)
    for piece in seen.pieces:
        household, person, layer, domain = piece.key
        request.look.at(household, person, layer=layer, domain=domain)
    case = open_case_of(viewer, it.household_id) if stay.whole else None
    whole = {layer for person, layer in stay.reads if person is None}
    context |= {
        "seen": seen,
        "strips": strips(viewer, _home(it.household_id), request.at),
        "case": case,
        "involved": list(involved(viewer, it.household_id, request.at)),
        "panels": panels.shown(viewer, case, whole, request.look, guest=True) if case else [],
        "tabs": _tabs(request, stay) if case else [],
    }
    return render(request, "cases/guests/guest.html", context)


def _home(household_id: UUID) -> Household:
    """Give the household as the guest may know it: of one member's household no more than that it is there."""
    return Household.objects.filter(id=household_id).first() or Household(id=household_id)


def _tabs(request: ViewerRequest, stay: Stay) -> list[dict[str, Any]]:
    """Give the household's screens behind which the guest finds something, by their word and address."""
    case = open_case_of(request.viewer, stay.it.household_id)
    inside = household_frame(request.viewer, case.household, current="", at=request.at, case=case) if case else None
    shown = {"plan", "conversations", "logbook"}
    return [tab for tab in inside.tabs if tab["key"] in shown] if inside else []


@require_http_methods(["POST"])
@may("involvement.be_guest")
def accept(request: ViewerRequest, invitation_id: UUID) -> HttpResponseBase:
    """This function will accept an invitation; from now on the guest reads what was offered."""
    found = queries.my_invitation(request.viewer, invitation_id)
    answer_invitation(invitation=found, accepted=True, by=request.viewer, at=request.at)
    messages.success(request, _("U bent te gast. U leest alleen wat op deze pagina staat."))
    return HttpResponseRedirect(reverse("cases:guest", args=[found.id]))


@require_POST
@may("involvement.be_guest")
def decline(request: ViewerRequest, invitation_id: UUID) -> HttpResponseBase:
    """This function will decline an invitation, with the reason."""
    stay, form = _stay(request, invitation_id), DeclineForm(request.POST)
    if attempt(
        form,
        lambda: answer_invitation(
            invitation=stay.it,
            accepted=False,
            reason=form.cleaned_data["reason"],
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Uw antwoord is doorgegeven aan wie u uitnodigde."))
        return HttpResponseRedirect(reverse("cases:guests"))
    return _page(request, stay, form)


@require_http_methods(["GET", "POST"])
@may("involvement.be_guest")
def end(request: ViewerRequest, invitation_id: UUID) -> HttpResponseBase:
    """This function will end a stay, or take an invitation back: by the guest, or by who keeps the household up."""
    found = queries.one(request.viewer, invitation_id)
    own = found.hat_id == request.viewer.id
    household_id = found.household_id
    if not own and not queries.may_end(request.viewer, found.id):
        raise Http404
    request.look.at(household_id, found.person_id, object_id=found.id)
    form = EndStayForm(request.POST or None)
    if attempt(
        form,
        lambda: end_stay(invitation=found, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Dit is beëindigd. De gast leest vanaf nu niets meer."))
        back = reverse("cases:guests") if own else reverse("cases:involved", args=[household_id])
        return HttpResponseRedirect(back)
    back = reverse("cases:guest", args=[found.id]) if own else reverse("cases:involved", args=[household_id])
    context = {"it": found, "own": own, "form": form, "back": back, "state": found.state(request.at)}
    return render(request, "cases/guests/end.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("involvement.be_guest")
def more(request: ViewerRequest, invitation_id: UUID) -> HttpResponseBase:
    """This function will let a guest ask for more than was offered."""
    stay = _stay(request, invitation_id)
    if stay.state != "open":
        raise Http404
    request.look.nothing()
    form = MoreForm(request.POST or None, initial={"until": timezone.localdate(stay.last_day), "wants": stay.layers})

    def act() -> None:
        data = form.cleaned_data
        propose(
            household_id=stay.it.household_id,
            guest=None,
            question=data["question"],
            wants=data["wants"],
            until=data["until"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Uw vraag ligt bij wie dit huishouden bijhoudt. Het antwoord staat bij Te gast."))
        return HttpResponseRedirect(reverse("cases:guest", args=[stay.it.id]))
    context = {"stay": stay, "form": form, "back": reverse("cases:guest", args=[stay.it.id])}
    return render(request, "cases/guests/more.html", context, status=422 if form.is_bound else 200)
