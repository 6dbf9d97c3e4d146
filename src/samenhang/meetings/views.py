"""The logbook's screens."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.queries import readers
from samenhang.kit.forms import attempt
from samenhang.meetings import actions, queries
from samenhang.meetings.forms import CorrectionForm, EntryForm, PlaceForm, SheetForm, WantedForm
from samenhang.meetings.queries import Line


@require_GET
@may("meetings.read_logbook")
def logbook(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show a case's logbook, newest first, with a form to add to it."""
    case = cases.case(request.viewer, case_id)
    inside = _frame(request, case)
    filters = WantedForm(request.GET, members=inside.members, life_domains=cases.life_domains())
    wanted = filters.wanted()
    found, lines = queries.page(request.viewer, case, wanted, request.GET.get("page"), timezone.localdate(request.at))
    _look(request, inside, lines)
    shown = {"frame": inside, "case": case, "filters": filters, "wanted": wanted, "page": found, "lines": lines}
    writing = _writing(request, case, inside)
    writing["writing_open"] = bool(writing["draft"]) or not (lines or wanted)
    return render(request, "meetings/logbook.html", shown | writing)


@require_http_methods(["GET", "POST"])
@may("meetings.write_entry")
def write(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will add an entry to the logbook, or show the form on a page of its own."""
    case = cases.case(request.viewer, case_id)
    inside = _frame(request, case)
    writing = _writing(request, case, inside)
    form: EntryForm = writing["form"]
    if attempt(form, lambda: _write(request, case, form)).done:
        drafts.forget(request.viewer, _draft_key(case))
        messages.success(request, _("Het staat in het logboek."))
        return HttpResponseRedirect(reverse("meetings:logbook", args=[case.id]))
    _look(request, inside, [])
    status = 422 if form.is_bound else 200
    return render(request, "meetings/write.html", {"frame": inside, "case": case} | writing, status=status)


@require_http_methods(["GET", "POST"])
@may("meetings.correct_entry")
def correct(request: ViewerRequest, case_id: UUID, entry_id: UUID) -> HttpResponseBase:
    """This function will put a correction below an entry."""
    case = cases.case(request.viewer, case_id)
    entry = queries.entry_to_correct(request.viewer, case, entry_id)
    form = CorrectionForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.correct_entry(entry=entry, text=form.cleaned_data["text"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("De verbetering staat onder de regel."))
        return HttpResponseRedirect(reverse("meetings:logbook", args=[case.id]))
    inside = _frame(request, case)
    lines = queries.lines(request.viewer, case.household_id, [entry], timezone.localdate(request.at))
    _look(request, inside, lines)
    shown = {"frame": inside, "case": case, "line": lines[0], "form": form}
    return render(request, "meetings/correct.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("meetings.write_entry")
def who_reads(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will name who would read an entry in this place, for the line below the choice."""
    case = cases.case(request.viewer, case_id)
    members = _frame(request, case).members
    place = PlaceForm(request.GET, files=queries.files(request.viewer, case.household_id), members=members).place()
    request.look.nothing()
    if place is None:
        return HttpResponse(status=204)
    names = _readers(request, case, place[0].layer, place[0].domain, place[1])
    return render(request, "meetings/readers.html", {"readers": names})


@require_GET
@may("meetings.read_logbook")
def panel(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the last three entries, as a part of the case's overview.

    The page's own look covers what is about the household and shared; for anything else a line is written here.
    """
    case = cases.case(request.viewer, case_id)
    lines = queries.latest(request.viewer, case, timezone.localdate(request.at))
    apart = [line for line in lines if line.entry.person_id or line.entry.domain]
    if apart or not request.look.shared_with(request.GET.get("look", ""), case.household_id):
        _look_at(request, case.household_id, lines)
        request.look.at(case.household_id, object_id=case.id)
    writes = bool(queries.files(request.viewer, case.household_id))
    return render(request, "meetings/panel.html", {"case": case, "lines": lines, "writes": writes})


@require_GET
@may("meetings.read_logbook")
def paper(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the logbook as a sheet to put in the resident's hands."""
    case = cases.case(request.viewer, case_id)
    inside = _frame(request, case)
    sheet = SheetForm(request.GET, members=inside.members)
    person_id = sheet.person_id()
    lines, more = queries.for_paper(request.viewer, case, timezone.localdate(request.at), person_id=person_id)
    _look(request, inside, lines)
    request.look.print = True
    shown = {"frame": inside, "case": case, "sheet": sheet, "lines": lines, "more": more, "today": request.at}
    whose = next((one.person.full_name for one in inside.members if one.person.id == person_id), "")
    return render(request, "meetings/paper.html", shown | {"whose": whose, "shape": inside.paper(person_id)})


def _frame(request: ViewerRequest, case: Case) -> Frame:
    return frame(request.viewer, case.household, current="logbook", at=request.at, case=case)


def _look(request: ViewerRequest, inside: Frame, lines: list[Line]) -> None:
    request.look.at(inside.household.id, *inside.ids(), object_id=inside.case.id if inside.case else None)
    _look_at(request, inside.household.id, lines)


def _look_at(request: ViewerRequest, household_id: UUID, lines: list[Line]) -> None:
    for line in lines:
        request.look.at(household_id, line.entry.person_id, layer=line.entry.layer, domain=line.entry.domain)


def _writing(request: ViewerRequest, case: Case, inside: Frame) -> dict[str, Any]:
    """Give the form as sent, as kept in a draft, or fresh; and who reads what is written in its first place."""
    now, key = request.at, _draft_key(case)
    files = queries.files(request.viewer, case.household_id)
    start = {
        "kind": "contact",
        "happened_at": timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None),
        "file": files[0].value if files else "",
        "hats": [str(request.viewer.id)],
    }
    form = EntryForm(
        request.POST if request.method == "POST" else None,
        initial=start,
        files=files,
        members=inside.members,
        colleagues=queries.colleagues(request.viewer, case.household_id, now),
        life_domains=cases.life_domains(),
    )
    page = drafts.give_back(request, form, key)
    chosen = {"file": form["file"].value() or "", "person": form["person"].value() or ""}
    place = PlaceForm(chosen, files=files, members=inside.members).place()
    names = _readers(request, case, place[0].layer, place[0].domain, place[1]) if place else []
    return {"form": form, "files": files, "readers": names, **page}


def _write(request: ViewerRequest, case: Case, form: EntryForm) -> None:
    place = form.chosen_file()
    actions.write_entry(
        case=case,
        layer=place.layer,
        domain=place.domain,
        person_id=form.person_id(),
        told=form.told(),
        hidden=form.hidden(),
        by=request.viewer,
        at=request.at,
    )


def _readers(request: ViewerRequest, case: Case, layer: str, domain: str, person_id: UUID | None) -> list[str]:
    found = readers(request.viewer, case.household_id, layer, person_id=person_id, domain=domain)
    return [f"{one.name} ({one.organisation}, {one.role})" for one in found]


def _draft_key(case: Case) -> str:
    return f"logbook:{case.id}"
