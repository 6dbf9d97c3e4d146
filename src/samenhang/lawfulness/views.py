"""The screens of lawfulness files: seen by its own people only."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.forms import Form, attempt
from samenhang.lawfulness import actions, forms, queries, words
from samenhang.lawfulness.models import LAYER, LawfulnessFile
from samenhang.people import bsn as numbers

A_PAGE = 25


@require_GET
@may("lawfulness.read")
def overview(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the files: the own ones, all of the team, or the closed ones."""
    part = request.GET.get("lijst", queries.MINE)
    part = part if part in (queries.MINE, queries.TEAM, queries.CLOSED) else queries.MINE
    page = Paginator(queries.files(request.viewer, part), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.rows(request.viewer, list(page.object_list), timezone.localdate(request.at))
    _look(request, [row.file for row in rows])
    counted = queries.counts(request.viewer)
    labels = {queries.MINE: _("Mijn dossiers"), queries.TEAM: _("Van het team"), queries.CLOSED: _("Afgesloten")}
    tabs = [
        {"url": f"?lijst={key}", "label": label, "count": counted[key], "current": key == part}
        for key, label in labels.items()
    ]
    return render(request, "lawfulness/list.html", {"page": page, "rows": rows, "tabs": tabs, "part": part})


@require_http_methods(["GET", "POST"])
@may("lawfulness.search")
def search(request: ViewerRequest) -> HttpResponseBase:
    """This function will find a file by exact BSN, or by name with birth date; what was typed is in no address."""
    form = forms.SearchForm(request.POST or None)
    shown: dict[str, Any] = {"form": form}
    if attempt(form, lambda: shown.update(rows=_found(request, form))).done:
        return render(request, "lawfulness/search.html", shown)
    request.look.nothing()
    return render(request, "lawfulness/search.html", shown, status=422 if form.is_bound else 200)


def _found(request: ViewerRequest, form: Form) -> list[queries.Row]:
    typed = form.cleaned_data
    index = numbers.index(numbers.clean(typed["bsn"])) if typed["bsn"] else None
    found = queries.search(
        request.viewer, index=index, family_name=typed["family_name"].strip(), birth_date=typed["birth_date"]
    )
    record(
        Event.SEARCH,
        "lawfulness.search",
        by=request.viewer,
        at=request.at,
        subjects=[(one.id, None, LAYER, "") for one in found],
        detail={"way": "bsn" if index else "name", "found": len(found)},
    )
    request.look.nothing()
    return queries.rows(request.viewer, found, timezone.localdate(request.at))


@require_http_methods(["GET", "POST"])
@may("lawfulness.open")
def new(request: ViewerRequest) -> HttpResponseBase:
    """This function will open a file about one person."""
    form = forms.OpenForm(request.POST or None)

    def act() -> LawfulnessFile:
        typed = form.cleaned_data
        return actions.open_file(
            whom=actions.Whom(
                typed["family_name"], typed["birth_date"], typed["bsn"], typed["given_names"], typed["infix"]
            ),
            kind=typed["kind"],
            basis=typed["basis"],
            reason=typed["reason"],
            due_on=typed["due_on"],
            by=request.viewer,
            at=request.at,
        )

    opened = attempt(form, act)
    if opened.result:
        messages.success(request, _("Het dossier is geopend. U werkt eraan."))
        return HttpResponseRedirect(reverse("lawfulness:file", args=[opened.result.id]))
    request.look.nothing()
    return render(request, "lawfulness/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
@may("lawfulness.read")
def file_page(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will show a file to who works on it, and to the rest of the team that it is there."""
    found = queries.file(request.viewer, file_id)
    _look(request, [found])
    if queries.seat(request.viewer, file_id) is None:
        alone = list(queries.standing(LawfulnessFile.objects.filter(id=file_id)))
        rows = queries.rows(request.viewer, alone, timezone.localdate(request.at))
        return render(request, "lawfulness/outside.html", {"file": found, "row": rows[0]})
    found = queries.work(request.viewer, file_id)
    inside = queries.inside(request.viewer, found)
    today = timezone.localdate(request.at)
    form = forms.NoteForm(initial={**forms.today(today), "kind": "note"})
    shown = {
        "inside": inside,
        "file": found,
        "bsn": numbers.masked(found.bsn_sealed, found.id),
        "form": form,
        "benefits": queries.benefits(request.viewer, found),
        "told": bool(inside.disclosure and inside.disclosure.on <= today),
        "late": bool(inside.phase.due_on and inside.phase.due_on < today),
        "closing": getattr(found, "closing", None) if inside.closed else None,
    } | drafts.give_back(request, form, _draft(found))
    return render(request, "lawfulness/file.html", shown)


@require_POST
@may("lawfulness.sit")
def take_seat(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will let the viewer work on a file of the team."""
    found = queries.file(request.viewer, file_id)
    actions.take_seat(file=found, by=request.viewer, at=request.at)
    messages.success(request, _("U werkt nu aan dit dossier."))
    return _back(found)


@require_POST
@may("lawfulness.sit")
def leave_seat(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will let the viewer stop working on a file."""
    found = queries.file(request.viewer, file_id)
    actions.leave_seat(file=found, by=request.viewer, at=request.at)
    messages.success(request, _("U werkt niet meer aan dit dossier. Het staat nog in de lijst van het team."))
    return HttpResponseRedirect(reverse("lawfulness:list"))


@require_http_methods(["GET", "POST"])
@may("lawfulness.write")
def note(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will add a note, a conversation or a finding."""
    found = queries.work(request.viewer, file_id)
    form = forms.NoteForm(request.POST or None, initial=forms.today(timezone.localdate(request.at)))

    def act() -> object:
        return actions.write_note(file=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Opschrijven"), _("Het staat in het dossier."))


@require_http_methods(["GET", "POST"])
@may("lawfulness.write")
def phase(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will bring the investigation to another part of it."""
    found = queries.work(request.viewer, file_id)
    now = queries.inside(request.viewer, found).phase
    form = forms.PhaseForm(request.POST or None, initial={"phase": now.name, "due_on": now.due_on})

    def act() -> object:
        return actions.go_on(file=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Fase aanpassen"), _("De fase is aangepast."))


@require_http_methods(["GET", "POST"])
@may("lawfulness.write")
def close(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will end the investigation, and record when the resident may see that was looked."""
    found = queries.work(request.viewer, file_id)
    form = forms.CloseForm(request.POST or None, initial=forms.today(timezone.localdate(request.at)))

    def act() -> object:
        return actions.close(file=found, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, _("Dossier afsluiten"), _("Het dossier is afgesloten."))


@require_http_methods(["GET", "POST"])
@may("lawfulness.write")
def disclosure(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will judge again from when the resident may see that was looked."""
    found = queries.work(request.viewer, file_id)
    form = forms.DisclosureForm(request.POST or None)

    def act() -> object:
        typed = form.cleaned_data
        return actions.judge_disclosure(
            file=found, on=typed["disclose_on"], why=typed["why"], by=request.viewer, at=request.at
        )

    return _sheet(request, found, form, act, _("Opnieuw beoordelen"), _("De dag is vastgelegd."))


@require_GET
@may("lawfulness.see_log")
def log(request: ViewerRequest, file_id: UUID) -> HttpResponseBase:
    """This function will show who looked in a file, to who works on it."""
    found = queries.work(request.viewer, file_id)
    page = Paginator(queries.looks(request.viewer, found), A_PAGE).get_page(request.GET.get("page"))
    lines = [
        (one, words.did(one.line.event, one.line.what)) for one in queries.lines(request.viewer, list(page.object_list))
    ]
    _look(request, [found])
    return render(request, "lawfulness/log.html", {"file": found, "page": page, "lines": lines})


def _look(request: ViewerRequest, files: list[LawfulnessFile]) -> None:
    for one in files:
        request.look.at(one.id, layer=LAYER, object_id=one.id)
    if not files:
        request.look.nothing()


def _draft(found: LawfulnessFile) -> str:
    return f"lawfulness-note:{found.id}"


def _back(found: LawfulnessFile) -> HttpResponseBase:
    return HttpResponseRedirect(reverse("lawfulness:file", args=[found.id]))


def _sheet(
    request: ViewerRequest, found: LawfulnessFile, form: Form, act: Callable[[], object], title: str, done: str
) -> HttpResponseBase:
    """Show a form about a file on a page of its own, or do what it asks."""
    if attempt(form, act).done:
        if isinstance(form, forms.NoteForm):
            drafts.forget(request.viewer, _draft(found))
        messages.success(request, done)
        return _back(found)
    _look(request, [found])
    shown = {"file": found, "form": form, "title": title}
    return render(request, "lawfulness/sheet.html", shown, status=422 if form.is_bound else 200)
