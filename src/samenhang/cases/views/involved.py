"""Who is involved with a household, involving a colleague, and ending it."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import actions, guests
from samenhang.cases.actions import INVOLVED
from samenhang.cases.forms.involvement import EndForm, InvolveForm
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.consent.queries import bases
from samenhang.involvement import asking, queries
from samenhang.involvement.actions import involve as involve_colleague
from samenhang.involvement.guests import only_guest
from samenhang.involvement.models import Part
from samenhang.kit.forms import attempt
from samenhang.teams.models import Role
from samenhang.teams.queries import colleagues as all_colleagues
from samenhang.teams.queries import who

TO_CHOOSE = ("professional", "partner")


@require_safe
@may("involvement.read")
def colleagues(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who is and was involved with a household: in which role, since when, on which ground."""
    opened = open_household(request, household_id, current="overview")
    everyone = list(queries.involved(request.viewer, household_id, opened.at, past=True).prefetch_related("about"))
    present = {one.id for one in everyone if one.present_at(opened.at)}
    writers = who(one.by_id for one in everyone)
    names = {member.person.id: member.person for member in opened.frame.members}
    rows = [
        {
            "it": one,
            "about": [names[about.about_id] for about in one.about.all() if about.about_id in names],
            "by": writers.get(one.by_id),
            "last_day": one.until - timedelta(days=1) if one.until else None,
            "present": one.id in present,
            "may_end": (opened.writes or one.hat_id == request.viewer.id) and one.part != Part.DIRECTOR,
        }
        for one in everyone
    ]
    return render(
        request,
        "cases/involved.html",
        {
            "frame": opened.frame,
            "household": opened.household,
            "writes": opened.writes,
            "present": [row for row in rows if row["present"]],
            "past": [row for row in rows if not row["present"]],
            **_visitors(request, opened),
        },
    )


def _visitors(request: ViewerRequest, opened: Opened) -> dict[str, Any]:
    """Give the guests and those invited, and who asks to be let in."""
    people = [member.person for member in opened.frame.members]
    visitors = guests.rows(request.viewer, opened.household.id, people, opened.at)
    return {
        "guests": [row for row in visitors if row.stay.state == "open"],
        "invited": [row for row in visitors if row.stay.state == "waits"],
        "left": [row for row in visitors if row.stay.state not in ("open", "waits")],
        "asked": list(asking.waiting(request.viewer, opened.at, opened.household.id)) if opened.writes else [],
        "proposes": not opened.writes and not only_guest(request.viewer, opened.household.id),
    }


@require_http_methods(["GET", "POST"])
@may("involvement.involve")
def involve(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will involve a colleague with a household."""
    opened, key = keeping(request, household_id, current="overview"), f"involve:{household_id}"
    day = timezone.localdate(opened.at)
    form = InvolveForm(
        request.POST or None,
        initial={"starts_on": day, "basis": INVOLVED, "own_file": True},
        hats=all_colleagues(request.viewer, day, roles=TO_CHOOSE),
        involved={
            one.hat_id
            for one in queries.involved(request.viewer, household_id, opened.at)
            if one.hat_id and one.part in (Part.PROFESSIONAL, Part.PARTNER)
        },
        members=opened.frame.members,
        bases=bases(day),
    )
    page = drafts.give_back(request, form, key)
    if attempt(form, lambda: _involve(request, opened, form)).done:
        drafts.forget(request.viewer, key)
        name = form.cleaned_data["hat"].professional.name
        told = _("%(name)s is betrokken. Wat deze collega leest, regelt u bij Delen.") % {"name": name}
        messages.success(request, told)
        return HttpResponseRedirect(reverse("cases:involved", args=[household_id]))
    return sheet(request, opened, "cases/involve.html", form, household=opened.household, **page)


def _involve(request: ViewerRequest, opened: Opened, form: InvolveForm) -> None:
    data = form.cleaned_data
    hat, named = data["hat"], data.get("about") == "named"
    involve_colleague(
        household=opened.household,
        hat=hat,
        part=Part.PARTNER if hat.role == Role.PARTNER else Part.PROFESSIONAL,
        task=data["task"],
        people=[UUID(person) for person in data["people"]] if named else None,
        own_file=hat.domain_id if data["own_file"] else None,
        basis=data["basis"],
        secret=data["secret"],
        starts_at=_begin(data["starts_on"], opened.at),
        until=_midnight(data["until"] + timedelta(days=1)) if data["until"] else None,
        by=request.viewer,
        at=opened.at,
    )


def _begin(day: date, now: datetime) -> datetime:
    """Today means from now on; another day means its midnight."""
    return now if day == timezone.localdate(now) else _midnight(day)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@require_http_methods(["GET", "POST"])
@may("involvement.end")
def end(request: ViewerRequest, involvement_id: UUID) -> HttpResponseBase:
    """This function will end somebody's involvement, with the reason; one may always end one's own."""
    found = queries.involvement(request.viewer, involvement_id)
    opened = open_household(request, found.household_id, current="overview")
    own = found.hat_id == request.viewer.id
    if not (opened.writes or own):
        raise Http404
    form = EndForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.let_go(involvement=found, reason=form.cleaned_data["reason"], by=request.viewer, at=opened.at),
    ).done:
        messages.success(request, _("De betrokkenheid is beëindigd. De toegang stopt nu meteen."))
        return HttpResponseRedirect(_after_ending(request, opened))
    return sheet(request, opened, "cases/end_involvement.html", form, involvement=found, own=own)


def _after_ending(request: ViewerRequest, opened: Opened) -> str:
    """Who ended the own involvement, and is involved in no other way, no longer sees the household."""
    viewer = request.viewer
    left = queries.involved(viewer, opened.household.id, opened.at)
    if any(one.hat_id == viewer.id or (one.team_id and one.team_id == viewer.team_id) for one in left):
        return reverse("cases:involved", args=[opened.household.id])
    return get_script_prefix()
