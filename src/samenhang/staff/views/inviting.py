"""Inviting a colleague, doing so again, taking it back, and giving one more role."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest, viewing
from samenhang.kit.forms import attempt
from samenhang.kit.refusals import Refusal
from samenhang.staff import actions, queries
from samenhang.staff.forms import InviteForm, RoleForm
from samenhang.staff.mail import is_set_up, send_link
from samenhang.staff.models import Invitation
from samenhang.teams.models import Organisation


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def invite(request: ViewerRequest) -> HttpResponseBase:
    """This function will invite a colleague: by mail, or with a link that is shown this once."""
    request.look.nothing()
    viewer, today = request.viewer, timezone.localdate(request.at)
    form = InviteForm(
        request.POST or None,
        organisations=_taking_part(request),
        teams=list(queries.teams(viewer)),
        initial={"organisation": str(viewer.organisation_id), "from_day": today},
    )
    outcome = attempt(
        form,
        lambda: actions.invite(newcomer=form.newcomer(), placed=form.placed(), by=viewer, at=request.at),
    )
    if outcome.done and outcome.result:
        return _told(request, outcome.result)
    return render(
        request, "staff/invite.html", {"form": form, "mail": is_set_up()}, status=422 if form.is_bound else 200
    )


@require_POST
@may("staff.manage")
def again(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will make a new link; an earlier one stops working."""
    request.look.nothing()
    found = queries.colleague(request.viewer, colleague_id, timezone.localdate(request.at))
    last = found.managed[-1].organisation  # type: ignore[attr-defined]  # prefetched by the query
    standing = queries.invitation(request.viewer, found)
    place = standing.organisation if standing else last
    return _told(request, actions.invite_again(person=found, organisation=place, by=request.viewer, at=request.at))


@require_POST
@may("staff.manage")
def withdraw(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will make the link of a colleague's invitation useless."""
    found = queries.colleague(request.viewer, colleague_id, timezone.localdate(request.at))
    invitation = queries.invitation(request.viewer, found)
    if invitation is None:
        raise Refusal(_("Deze uitnodiging is al gebruikt of ingetrokken."))
    actions.withdraw(invitation=invitation, by=request.viewer, at=request.at)
    messages.success(request, _("Ingetrokken. De link werkt niet meer."))
    return redirect("staff:colleague", found.id)


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def give_role(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will give a colleague one more role."""
    request.look.nothing()
    viewer, today = request.viewer, timezone.localdate(request.at)
    found = queries.colleague(viewer, colleague_id, today)
    form = RoleForm(
        request.POST or None,
        organisations=_taking_part(request),
        teams=list(queries.teams(viewer)),
        initial={"organisation": str(found.managed[0].organisation_id), "from_day": today},  # type: ignore[attr-defined]  # prefetched
    )
    outcome = attempt(form, lambda: actions.give_role(person=found, placed=form.placed(), by=viewer, at=request.at))
    if outcome.done:
        messages.success(request, _("De rol is gegeven."))
        return redirect("staff:colleague", found.id)
    shown = {"form": form, "person": found}
    return render(request, "staff/give_role.html", shown, status=422 if form.is_bound else 200)


def _taking_part(request: ViewerRequest) -> list[Organisation]:
    return [one for one in queries.organisations(request.viewer) if one.until_day is None]


def _told(request: ViewerRequest, asked: actions.Asked) -> HttpResponseBase:
    """Send the link after the transaction, or show it this once where no mail server is named."""
    invitation = asked.invitation
    if invitation is None:
        messages.success(request, _("Deze collega had al een account: de rol is erbij gekomen, zonder uitnodiging."))
        return redirect("staff:colleague", asked.person.id)
    link = request.build_absolute_uri(reverse("staff:accept", args=[asked.secret]))
    if not is_set_up():
        return render(request, "staff/link.html", {"person": asked.person, "invitation": invitation, "link": link})
    transaction.on_commit(partial(_mail, request, invitation, link))
    messages.info(request, _("De link gaat naar %(address)s.") % {"address": asked.person.user.email})
    return redirect("staff:colleague", asked.person.id)


def _mail(request: ViewerRequest, invitation: Invitation, link: str) -> None:
    if send_link(invitation, link):
        with viewing(request.viewer) as at:
            actions.mailed(invitation=invitation, by=request.viewer, at=at)
