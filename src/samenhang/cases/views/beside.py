"""Who stands beside somebody: representatives and their documents, supporters, and the network (A2, A7, A8)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.around import around
from samenhang.cases.forms.beside import (
    AcquaintanceForm,
    DocumentForm,
    EndForm,
    OfferForm,
    RepresentativeForm,
    SupporterForm,
)
from samenhang.cases.frame import keeps_up
from samenhang.cases.queries import life_domains
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.involvement.queries import grounds
from samenhang.involvement.reading import reading
from samenhang.kit.forms import Form, attempt
from samenhang.kit.uploads import files_dropped
from samenhang.people import queries
from samenhang.people.actions import beside as actions
from samenhang.people.models import Person
from samenhang.people.models.beside import Document
from samenhang.people.queries import beside
from samenhang.people.queries.beside import Beside

NAMES = {Document.Type.PDF: "document.pdf", Document.Type.JPEG: "document.jpg", Document.Type.PNG: "document.png"}


@require_safe
@may("people.read")
def standing(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who stands beside each member, on a page of its own (A2, A7, A8)."""
    opened = open_household(request, household_id, current="people")
    rows = _standing(request, household_id, [one.person for line in opened.frame.lines for one in line])
    context = {"frame": opened.frame, "household": opened.household, "writes": opened.writes, "rows": rows}
    return render(request, "cases/beside/standing.html", context)


@require_safe
@may("people.read")
def standing_panel(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show the same as a part of the page "Mensen", under that page's look where it is just open."""
    household = queries.household(request.viewer, household_id)
    there = queries.memberships(request.viewer, household_id, timezone.localdate(request.at))
    rows = _standing(request, household_id, [one.person for one in there])
    if not request.look.shared_with(request.GET.get("look", ""), household_id):
        ids = [person.id for person, _near in rows]
        request.look.at(household_id, None, *ids, layer="involvement", object_id=household_id)
    writes = keeps_up(grounds(request.viewer, household_id))
    return render(request, "cases/beside/panel.html", {"household": household, "writes": writes, "rows": rows})


def _standing(request: ViewerRequest, household_id: UUID, people: list[Person]) -> list[tuple[Person, Beside]]:
    """Each of these people with who stands beside them."""
    near = beside.of_household(request.viewer, household_id, timezone.localdate(request.at))
    return [(one, near.get(one.id) or Beside()) for one in people]


@require_safe
@may("people.read")
def network(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who stands around a household per life domain, by work and by themselves (A2)."""
    opened = open_household(request, household_id, current="people")
    found = around(request.viewer, household_id, at=opened.at)
    return render(request, "cases/beside/around.html", {"frame": opened.frame, "around": found})


@require_http_methods(["GET", "POST"])
@may("people.represent")
def represent(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will record who acts in somebody's name."""
    opened, key = keeping(request, household_id, current="people"), f"represent:{household_id}:{person_id}"
    person = queries.person(request.viewer, household_id, person_id)
    form = RepresentativeForm(request.POST or None, initial={"starts_on": _today(opened)})
    page = drafts.give_back(request, form, key)
    if attempt(
        form,
        lambda: actions.represent(
            household=opened.household, person=person, details=form.cleaned_data, by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("De vertegenwoordiger is vastgelegd."), key)
    return _form(request, opened, "representative", form, person, **page)


@require_http_methods(["GET", "POST"])
@may("people.represent")
def end_representation(request: ViewerRequest, representative_id: UUID) -> HttpResponseBase:
    """This function will record that somebody represents a person no longer."""
    one = beside.representative(request.viewer, representative_id)
    opened = keeping(request, one.household_id, current="people")
    words = _("Vastgelegd. Er wordt vanaf die dag niets meer namens deze persoon getekend.")
    return _end(
        request,
        opened,
        one,
        words,
        lambda on, reason: actions.end_representation(
            representative=one, on=on, reason=reason, by=request.viewer, at=opened.at
        ),
    )


@require_http_methods(["GET", "POST"])
@may("people.represent")
def add_document(request: ViewerRequest, representative_id: UUID) -> HttpResponseBase:
    """This function will take in the paper a representation rests on."""
    one = beside.representative(request.viewer, representative_id)
    opened = keeping(request, one.household_id, current="people")
    posted = request.method == "POST"
    form = DocumentForm(
        request.POST if posted else None, request.FILES if posted else None, dropped=files_dropped(request)
    )
    if attempt(
        form,
        lambda: actions.keep_document(
            representative=one, sent=form.cleaned_data["document"], by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("Het document is bewaard."))
    return _form(request, opened, "document", form, one.person, one=one)


@require_safe
@may("people.read_document")
def document(request: ViewerRequest, document_id: UUID) -> HttpResponseBase:
    """This function will give a document to keep or print: never shown in the page, and with no one's name on it."""
    found = beside.document(request.viewer, document_id)
    request.look.at(found.household_id, found.person_id, layer="involvement", object_id=found.id)
    request.look.print = True
    return HttpResponse(
        beside.opened_document(request.viewer, found),
        content_type=found.type,
        headers={
            "Content-Disposition": f'attachment; filename="{NAMES[Document.Type(found.type)]}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def offer_support(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will record that a client supporter was offered, and the answer (A8)."""
    opened, person = _open(request, household_id, person_id)
    form = OfferForm(request.POST or None, initial={"offered_on": _today(opened)})
    if attempt(
        form,
        lambda: actions.offer_support(
            household=opened.household, person=person, details=form.cleaned_data, by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("Vastgelegd dat dit is aangeboden."))
    return _form(request, opened, "offer", form, person)


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def add_supporter(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will record who supports somebody in conversations."""
    opened, person = _open(request, household_id, person_id)
    form = SupporterForm(request.POST or None, initial={"starts_on": _today(opened)})
    if attempt(
        form,
        lambda: actions.choose_supporter(
            household=opened.household, person=person, details=form.cleaned_data, by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("De ondersteuner is vastgelegd."))
    return _form(request, opened, "supporter", form, person)


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def end_support(request: ViewerRequest, supporter_id: UUID) -> HttpResponseBase:
    """This function will record that somebody supports a person no longer."""
    one = beside.supporter(request.viewer, supporter_id)
    opened = open_household(request, one.household_id, current="people")
    return _end(
        request,
        opened,
        one,
        _("Vastgelegd."),
        lambda on, reason: actions.end_support(supporter=one, on=on, reason=reason, by=request.viewer, at=opened.at),
    )


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def add_acquaintance(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will record somebody around a person (A2)."""
    opened, person = _open(request, household_id, person_id)
    key = f"acquaintance:{household_id}:{person_id}"
    initial = {"starts_on": _today(opened)}
    form = AcquaintanceForm(request.POST or None, initial=initial, life_domains=life_domains())
    page = drafts.give_back(request, form, key)
    if attempt(
        form,
        lambda: actions.add_acquaintance(
            household=opened.household, person=person, details=form.cleaned_data, by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("Vastgelegd in het netwerk."), key)
    return _form(request, opened, "acquaintance", form, person, **page)


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def change_acquaintance(request: ViewerRequest, acquaintance_id: UUID) -> HttpResponseBase:
    """This function will record somebody around a person otherwise; what stood there stays on record."""
    one = beside.acquaintance(request.viewer, acquaintance_id)
    opened = open_household(request, one.household_id, current="people")
    initial = {name: getattr(one, name) for name in AcquaintanceForm.base_fields}
    form = AcquaintanceForm(request.POST or None, initial=initial, life_domains=life_domains())
    if attempt(
        form,
        lambda: actions.change_acquaintance(
            acquaintance=one, details=form.cleaned_data, by=request.viewer, at=opened.at
        ),
    ).done:
        return _done(request, opened, _("De wijziging is vastgelegd."))
    return _form(request, opened, "acquaintance", form, one.person, one=one)


@require_http_methods(["GET", "POST"])
@may("people.keep_beside")
def end_acquaintance(request: ViewerRequest, acquaintance_id: UUID) -> HttpResponseBase:
    """This function will record that somebody stands around a person no longer."""
    one = beside.acquaintance(request.viewer, acquaintance_id)
    opened = open_household(request, one.household_id, current="people")
    return _end(
        request,
        opened,
        one,
        _("Vastgelegd."),
        lambda on, reason: actions.end_acquaintance(
            acquaintance=one, on=on, reason=reason, by=request.viewer, at=opened.at
        ),
    )


def _open(request: ViewerRequest, household_id: UUID, person_id: UUID) -> tuple[Opened, Person]:
    opened = open_household(request, household_id, current="people")
    return opened, queries.person(request.viewer, household_id, person_id)


def _today(opened: Opened) -> date:
    return timezone.localdate(opened.at)


def _end(
    request: ViewerRequest, opened: Opened, one: Any, words: str, act: Callable[[date, str], object]
) -> HttpResponseBase:
    form = EndForm(request.POST or None, initial={"on": _today(opened)})
    if attempt(form, lambda: act(form.cleaned_data["on"], form.cleaned_data["reason"])).done:
        return _done(request, opened, words)
    return _form(request, opened, "end", form, one.person, one=one)


def _form(
    request: ViewerRequest, opened: Opened, name: str, form: Form, person: Person, **more: Any
) -> HttpResponseBase:
    who = reading(request.viewer, opened.household.id, "involvement", person_id=person.id)
    shown = {"person": person, "reading": who, **more}
    return sheet(request, opened, f"cases/beside/{name}.html", form, **shown)


def _done(request: ViewerRequest, opened: Opened, words: str, key: str = "") -> HttpResponseBase:
    if key:
        drafts.forget(request.viewer, key)
    messages.success(request, words)
    return HttpResponseRedirect(reverse("cases:people", args=[opened.household.id]))
