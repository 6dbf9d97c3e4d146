"""The screens of a series: what is planned, planning the next one, changing it for what is to come, stopping it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.dates import day
from samenhang.kit.forms import attempt
from samenhang.meetings.actions import planning
from samenhang.meetings.actions.series import change_series
from samenhang.meetings.forms.conferences import SeriesForm, WhenForm
from samenhang.meetings.guards import coming, next_moment
from samenhang.meetings.models.conferences import Conference, ConferenceSeries
from samenhang.meetings.queries import conferences
from samenhang.meetings.views.acting import act, page_of


@require_GET
@may("meetings.meet")
def one(request: ViewerRequest, series_id: UUID) -> HttpResponseBase:
    """This function will show a series: its regular participants, and its meetings."""
    return _show(request, conferences.series(request.viewer, series_id), WhenForm())


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def next_one(request: ViewerRequest, series_id: UUID) -> HttpResponseBase:
    """This function will plan the next meeting of a series."""
    found = conferences.series(request.viewer, series_id)
    form = WhenForm(request.POST if request.POST.get("starts_at") is not None else None)
    if request.method == "POST" and not form.is_bound:
        return act(
            request,
            lambda: planning.plan_next(series=found, shown=_shown(request), by=request.viewer, at=request.at),
            _("Het volgende overleg staat."),
            _address(found),
        )
    outcome = attempt(
        form,
        lambda: planning.plan_next(
            series=found, starts_at=form.cleaned_data["starts_at"], by=request.viewer, at=request.at
        ),
    )
    if outcome.done and outcome.result:
        messages.success(request, _("Het volgende overleg staat."))
        return HttpResponseRedirect(page_of(outcome.result))
    return _show(request, found, form)


@require_http_methods(["GET", "POST"])
@may("meetings.plan_conference")
def change(request: ViewerRequest, series_id: UUID) -> HttpResponseBase:
    """This function will change a series for what is to come."""
    found = conferences.series(request.viewer, series_id)
    planned = coming(found, request.at)
    first = planned[0].starts_at if planned else next_moment(found, request.at)
    form = SeriesForm(
        request.POST or None,
        initial={
            "name": found.name,
            "shape": found.shape,
            "rhythm": found.rhythm,
            "starts_at": timezone.localtime(first).replace(tzinfo=None) if first else None,
            "until": found.until,
            "minutes": found.minutes,
            "place": found.place,
            "video": found.video,
            "chair": str(found.chair_id),
            "note_taker": str(found.note_taker_id or ""),
        },
        role=request.viewer.role,
        people=[(hat, name.name) for hat, name in conferences.people_of(found)],
    )

    def doing() -> list[Conference]:
        said = form.cleaned_data
        when: datetime | None = said["starts_at"]
        stands = first.replace(second=0, microsecond=0) if first else None
        moved = when != stands or said["rhythm"] != found.rhythm
        return change_series(
            series=found,
            setting=form.setting(),
            rhythm=said["rhythm"],
            counts_from=when if moved else None,
            until=said["until"],
            chair_id=UUID(said["chair"]),
            note_taker_id=UUID(said["note_taker"]) if said["note_taker"] else None,
            seen=form.seen_version,
            by=request.viewer,
            at=request.at,
        )

    outcome = attempt(form, doing)
    if outcome.done:
        messages.success(request, _("De reeks is veranderd, en wat al gepland staat ging mee."))
        _tell_of_later(request, outcome.result or [])
        return HttpResponseRedirect(_address(found))
    request.look.nothing()
    shown: dict[str, Any] = {"form": form, "title": _("Reeks veranderen"), "back": _address(found)}
    return render(
        request,
        "meetings/conference_form.html",
        {**shown, "version": found.version, "submit": _("Opslaan")},
        status=422 if form.is_bound else 200,
    )


@require_POST
@may("meetings.plan_conference")
def stop(request: ViewerRequest, series_id: UUID) -> HttpResponseBase:
    """This function will stop a series."""
    found = conferences.series(request.viewer, series_id)
    return act(
        request,
        lambda: planning.end_series(series=found, by=request.viewer, at=request.at),
        _("De reeks is gestopt. Wat gepland stond, blijft staan."),
        reverse("meetings:conferences"),
    )


def _shown(request: ViewerRequest) -> datetime | None:
    """Give the moment that stood on the button, whatever was sent."""
    try:
        found = parse_datetime(request.POST.get("moment", ""))
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


def _tell_of_later(request: ViewerRequest, later: list[Conference]) -> None:
    if later:
        words = ngettext(
            "Na de laatste dag staat nog een overleg: %(days)s. Gaat het niet door, zeg het dan af.",
            "Na de laatste dag staan nog overleggen: %(days)s. Gaan ze niet door, zeg ze dan af.",
            len(later),
        )
        messages.warning(request, words % {"days": ", ".join(day(one.starts_at) for one in later)})


def _address(found: ConferenceSeries) -> str:
    return reverse("meetings:series", args=[found.id])


def _show(request: ViewerRequest, found: ConferenceSeries, form: WhenForm) -> HttpResponseBase:
    request.look.nothing()
    planned = coming(found, request.at)
    shown = {
        "series": found,
        "ended": getattr(found, "end", None),
        "planned": planned[0] if planned else None,
        "next_at": next_moment(found, request.at),
        "form": form,
        "page": conferences.of_series(request.viewer, found, request.GET.get("page")),
        "people": conferences.people_of(found),
        "leads": {found.chair_id, found.note_taker_id},
        "at": request.at,
    }
    return render(request, "meetings/series.html", shown, status=422 if form.is_bound else 200)
