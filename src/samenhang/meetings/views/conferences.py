"""The screens of meetings: the list, planning one, its agenda, who takes part, and a series."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.choices import colleagues as colleague_choices
from samenhang.cases.rules import CONTENT_ROLES
from samenhang.kit.forms import attempt
from samenhang.meetings.actions import planning, table
from samenhang.meetings.forms.conferences import ONCE, ChangeForm, ConferenceForm, TakesPartForm, WhyForm
from samenhang.meetings.models.conferences import Conference, ConferenceSeries, Presence
from samenhang.meetings.queries import agenda as agendas
from samenhang.meetings.queries import conferences, outcomes
from samenhang.meetings.views.acting import act, items_of, look, page_of, sheet, uuid
from samenhang.teams.models import Hat
from samenhang.teams.queries import colleagues, worn

ABOVE_ROLES = (*CONTENT_ROLES, "team_lead", "policy_adviser", "manager")


@require_GET
@may("meetings.meet")
def listing(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the viewer's meetings: today, to come, earlier."""
    part = "eerder" if request.GET.get("deel") == "eerder" else ""
    request.look.nothing()  # nothing here is about a household
    shown = {
        "today": [] if part else list(conferences.today(request.viewer, request.at)),
        "page": conferences.page(request.viewer, part, request.GET.get("page"), request.at),
        "series": conferences.my_series(request.viewer)[:50],
        "part": part,
    }
    return render(request, "meetings/conferences.html", shown)


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def plan(request: ViewerRequest) -> HttpResponseBase:
    """This function will plan a meeting: once, or as a series."""
    viewer = request.viewer
    start = timezone.localtime(request.at + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    form = ConferenceForm(
        request.POST or None,
        initial={"starts_at": start.replace(tzinfo=None)},
        role=viewer.role,
        has_team=viewer.team_id is not None,
    )

    def doing() -> Conference:
        found = form.cleaned_data
        team = _my_team(request, found["shape"]) if found.get("team") else []
        kept: dict[str, Any] = {
            "setting": form.setting(),
            "participants": team,
            "by": viewer,
            "at": request.at,
        }
        if found["rhythm"] == ONCE:
            return planning.plan_conference(starts_at=found["starts_at"], **kept)
        series = planning.start_series(rhythm=found["rhythm"], first_at=found["starts_at"], **kept)
        return Conference.objects.get(series=series)

    outcome = attempt(form, doing)
    if outcome.done and outcome.result:
        messages.success(request, _("Het overleg staat. Zeg nu wie er meedoet."))
        return HttpResponseRedirect(page_of(outcome.result))
    request.look.nothing()
    shown = {"form": form, "title": _("Overleg plannen"), "back": reverse("meetings:conferences")}
    return render(request, "meetings/conference_form.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("meetings.meet")
def conference(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will show a meeting: what came of last time, the agenda, who may hear what, who takes part."""
    meeting = conferences.conference(request.viewer, conference_id)
    return _show(request, meeting)


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def change(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will change when, where and under whom a meeting is."""
    meeting = conferences.at_table(request.viewer, conference_id)
    standing = conferences.standing(request.viewer, meeting)
    form = ChangeForm(
        request.POST or None,
        initial={
            "name": meeting.name,
            "shape": meeting.shape,
            "starts_at": timezone.localtime(meeting.starts_at).replace(tzinfo=None),
            "minutes": meeting.minutes,
            "place": meeting.place,
            "video": meeting.video,
            "chair": str(meeting.chair_id),
            "note_taker": str(meeting.note_taker_id or ""),
        },
        role=request.viewer.role,
        people=[(hat, name.name) for hat, name, _there in standing.people],
    )

    def doing() -> None:
        found = form.cleaned_data
        planning.change_conference(
            conference=meeting,
            setting=form.setting(),
            starts_at=found["starts_at"],
            chair_id=UUID(found["chair"]),
            note_taker_id=UUID(found["note_taker"]) if found["note_taker"] else None,
            seen=form.seen_version,
            by=request.viewer,
            at=request.at,
        )

    outcome = attempt(form, doing)
    if outcome.done:
        messages.success(request, _("Het overleg is veranderd."))
        return HttpResponseRedirect(page_of(meeting))
    request.look.nothing()
    shown = {"form": form, "title": _("Overleg veranderen"), "back": page_of(meeting), "version": meeting.version}
    return render(request, "meetings/conference_form.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("meetings.sit")
def role(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will make the viewer the chair, or the note-taker."""
    meeting = conferences.at_table(request.viewer, conference_id)
    wanted = "chair" if request.POST.get("role") == "chair" else "note_taker"
    return act(
        request,
        lambda: planning.take_role(conference=meeting, role=wanted, by=request.viewer, at=request.at),
        _("U bent nu voorzitter.") if wanted == "chair" else _("U maakt nu het verslag."),
        page_of(meeting),
    )


@require_POST
@may("meetings.sit")
def step(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will begin a meeting, or close it."""
    meeting = conferences.at_table(request.viewer, conference_id)
    kind = "closed" if request.POST.get("kind") == "closed" else "opened"
    done = (
        _("Het overleg is afgesloten. Het verslag staat klaar.") if kind == "closed" else _("Het overleg is begonnen.")
    )
    going = reverse("meetings:record", args=[meeting.id]) if kind == "closed" else page_of(meeting)
    return act(
        request,
        lambda: planning.step(conference=meeting, kind=kind, by=request.viewer, at=request.at),
        done,
        going,
    )


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def cancel(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will tell that a meeting does not go on, and why."""
    meeting = conferences.at_table(request.viewer, conference_id)
    form = WhyForm(request.POST or None)
    if attempt(
        form,
        lambda: planning.step(
            conference=meeting, kind="cancelled", why=form.cleaned_data["why"], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(
            request, _("Het overleg gaat niet door. Verplaats wat niet kan wachten naar een ander overleg.")
        )
        return HttpResponseRedirect(page_of(meeting))
    return sheet(request, form, _("Overleg afgelasten"), page_of(meeting), _("Afgelasten"))


@require_POST
@may("meetings.sit")
def presence(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will record that a participant is at the table, left it, or cannot come."""
    meeting = conferences.at_table(request.viewer, conference_id)
    hat, how = uuid(request.POST.get("hat")), request.POST.get("how", "")
    if hat is None or how not in Presence.How.values:
        raise Http404
    back = request.POST.get("next", "")
    going = reverse("meetings:wall", args=[uuid(back)]) if uuid(back) else page_of(meeting)
    return act(
        request,
        lambda: table.be(conference=meeting, hat_id=hat, how=how, by=request.viewer, at=request.at),
        "",
        going,
    )


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def participants(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will let a colleague take part, or no longer."""
    meeting = conferences.at_table(request.viewer, conference_id)
    return _participants(request, meeting, page_of(meeting))


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def series_participants(request: ViewerRequest, series_id: UUID) -> HttpResponseBase:
    """This function will let a colleague take part in a series, from the next meeting on."""
    found = conferences.series(request.viewer, series_id)
    return _participants(request, found, reverse("meetings:series", args=[found.id]))


def _show(request: ViewerRequest, meeting: Conference) -> HttpResponseBase:
    viewer = request.viewer
    points = agendas.agenda(viewer, meeting)
    came = outcomes.came_of(viewer, meeting, items_of(points))
    look(request, items_of(points), came)
    shown = {
        "meeting": meeting,
        "standing": conferences.standing(viewer, meeting),
        "points": points,
        "came": came,
        "copies": conferences.my_copies(viewer, meeting),
        "hidden": sum(one.hidden for one in points),
        "me": viewer.id,
    }
    return render(request, "meetings/conference.html", shown)


def _participants(request: ViewerRequest, meeting: Conference | ConferenceSeries, back: str) -> HttpResponseBase:
    leaves = uuid(request.POST.get("leaves"))
    if leaves:
        return act(
            request,
            lambda: planning.take_part(meeting=meeting, hats=[leaves], leave=True, by=request.viewer, at=request.at),
            _("Deze collega doet niet meer mee."),
            back,
        )
    roles = ABOVE_ROLES if meeting.above else CONTENT_ROLES
    day = timezone.localdate(request.at)
    hats = colleagues(request.viewer, day, roles=roles).exclude(id__in=meeting.participants)
    form = TakesPartForm(request.POST or None, hats=colleague_choices(hats))
    if attempt(
        form,
        lambda: planning.take_part(
            meeting=meeting, hats=[UUID(form.cleaned_data["hat"])], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("Deze collega doet mee. Op de agenda ziet u wat die mag horen."))
        return HttpResponseRedirect(back)
    return sheet(request, form, _("Iemand laten meedoen"), back, _("Laten meedoen"))


def _my_team(request: ViewerRequest, shape: str) -> list[UUID]:
    if request.viewer.team_id is None:
        return []
    found = Hat.objects.filter(worn(timezone.localdate(request.at)), team_id=request.viewer.team_id)
    roles = ABOVE_ROLES if shape in ("linking", "leading", "compass") else CONTENT_ROLES
    return list(found.filter(role__in=roles, professional__user__is_active=True).values_list("id", flat=True))
