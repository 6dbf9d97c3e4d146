"""The logbook's screens."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case, LifeDomain
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import let_in, may_read, writable_files
from samenhang.involvement.reading import places, reading
from samenhang.kit.forms import attempt
from samenhang.kit.limits import PAPER
from samenhang.kit.rounds import Number, answered, asked
from samenhang.meetings import actions, queries
from samenhang.meetings.forms import CorrectionForm, EntryForm, SheetForm, WantedForm
from samenhang.meetings.queries import Line, Wanted
from samenhang.people.queries import Member, living


@require_GET
@may("meetings.read_logbook")
def logbook(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show a case's logbook, newest first, with a form to add to it."""
    case = cases.case(request.viewer, case_id)
    inside = _frame(request, case)
    areas, everyone, lacking, every = answered(
        asked(
            cases.life_domains(),
            queries.everyone(request.viewer, case.household_id, request.at),
            Number(queries.entries(request.viewer, case, Wanted(missing=True))),
            Number(queries.entries(request.viewer, case)),
        )
    )
    filters = WantedForm(request.GET, members=inside.members, life_domains=areas)
    wanted = filters.wanted()
    counted, today = None if wanted else every, timezone.localdate(request.at)
    found, lines = queries.page(request.viewer, case, wanted, request.GET.get("page"), today, counted=counted)
    _look(request, inside, lines)
    shown = {"frame": inside, "case": case, "filters": filters, "wanted": wanted, "page": found, "lines": lines}
    shown["lacking"] = lacking
    writing = _writing(request, case, _form(request, case, inside.members, areas, everyone))
    writing["writing_open"] = bool(writing["draft"]) or not (lines or wanted)
    return render(request, "meetings/logbook.html", shown | writing)


@require_http_methods(["GET", "POST"])
@may("meetings.write_entry")
def write(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will add an entry to the logbook, or show the form on a page of its own."""
    case = cases.case(request.viewer, case_id)
    inside = None if request.method == "POST" else _frame(request, case)  # who is sent on sees no frame
    there = inside.members if inside else living(request.viewer, case.household_id, timezone.localdate(request.at))
    form = _form(request, case, there)
    if not form.asks_who_reads and attempt(form, lambda: _write(request, case, form)).done:
        drafts.forget(request.viewer, _draft_key(case))
        messages.success(request, _("Het staat in het logboek."))
        return HttpResponseRedirect(reverse("meetings:logbook", args=[case.id]))
    inside = inside or _frame(request, case)
    _look(request, inside, [])
    status = 422 if form.is_bound else 200
    shown = {"frame": inside, "case": case} | _writing(request, case, form)
    return render(request, "meetings/write.html", shown, status=status)


@require_http_methods(["GET", "POST"])
@may("meetings.correct_entry")
def correct(request: ViewerRequest, case_id: UUID, entry_id: UUID) -> HttpResponseBase:
    """This function will put a correction below an entry."""
    case = cases.case(request.viewer, case_id)
    entry = queries.entry_to_correct(request.viewer, case, entry_id)
    form = CorrectionForm(request.POST or None, life_domains=cases.life_domains())
    if attempt(
        form,
        lambda: actions.correct_entry(entry=entry, **form.cleaned_data, by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("De verbetering staat onder de regel."))
        return HttpResponseRedirect(reverse("meetings:logbook", args=[case.id]))
    inside = _frame(request, case)
    lines = queries.lines(request.viewer, case.household_id, [entry], timezone.localdate(request.at))
    _look(request, inside, lines)
    shown = {"frame": inside, "case": case, "line": lines[0], "form": form}
    return render(request, "meetings/correct.html", shown, status=422 if form.is_bound else 200)


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
    writes = bool(writable_files(request.viewer, case.household_id))
    shown = {"case": case, "lines": lines, "writes": writes, "apart": _not_invited(request, case)}
    return render(request, "meetings/panel.html", shown)


def _not_invited(request: ViewerRequest, case: Case) -> bool:
    """Whether the team's own records are no part of what a guest was invited to, or has a ground for."""
    household_id = case.household_id
    return let_in(request.viewer, household_id) and not may_read(request.viewer, household_id, Layer.CASE_TEAM)


@require_GET
@may("meetings.read_logbook", pace=PAPER)
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


def _form(
    request: ViewerRequest,
    case: Case,
    there_now: list[Member],
    areas: Iterable[LifeDomain] | None = None,
    everyone: Iterable[Involvement] | None = None,
) -> EntryForm:
    """Give the form as sent, or fresh."""
    now = request.at
    there = places(request.viewer, case.household_id)
    start = {
        "kind": "contact",
        "happened_at": timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None),
        "file": there[0].value if there else "",
        "hats": [str(request.viewer.id)],
    }
    return EntryForm(
        request.POST if request.method == "POST" else None,
        initial=start,
        places=there,
        members=there_now,
        colleagues=queries.colleagues(request.viewer, case.household_id, now, everyone),
        life_domains=cases.life_domains() if areas is None else areas,
    )


def _writing(request: ViewerRequest, case: Case, form: EntryForm) -> dict[str, Any]:
    """Give the form, filled with a draft when there is one, and who reads what is written where it stands."""
    page = drafts.give_back(request, form, _draft_key(case))
    shown = {"form": form, "places": form.places, "reading": None, "household_id": case.household_id, **page}
    place, subject = form.as_it_stands()
    if place:
        shown["reading"] = reading(request.viewer, case.household_id, place.layer, domain=place.domain, subject=subject)
    return shown


def _write(request: ViewerRequest, case: Case, form: EntryForm) -> None:
    place = form.chosen_place()
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


def _draft_key(case: Case) -> str:
    return f"logbook:{case.id}"
