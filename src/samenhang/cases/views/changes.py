"""Something changes in this household: choose what, fill it in, see what it does, and only then do it."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import actions
from samenhang.cases import queries as cases
from samenhang.cases.changes import Change, Picture, requests
from samenhang.cases.forms import changes as forms
from samenhang.cases.forms import coming_and_going as comings
from samenhang.cases.views.finding import find
from samenhang.cases.views.opening import Opened, keeping, sheet
from samenhang.involvement.queries import not_to_be_named
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import queries
from samenhang.people.models import HouseholdChange
from samenhang.register.queries import pick
from samenhang.teams.queries import who

OURS = {"csrfmiddlewaretoken", "submission", "version", "step", "seen", "care"}
HAPPENED: dict[str, str | Promise] = {
    **{str(kind): label for kind, label in HouseholdChange.Kind.choices},
    "came": gettext_lazy("hoort erbij"),
    "went": gettext_lazy("hoort er niet meer bij"),
}


@dataclass(frozen=True, slots=True)
class Sort:
    """One kind of change, as it is offered: its word in the address, what it is, when to choose it, its form."""

    slug: str
    title: str | Promise
    hint: str | Promise
    icon: str
    form: type[forms.ChangeForm]


SORTS = [
    Sort(
        "verhuizing",
        gettext_lazy("Verhuizing"),
        gettext_lazy("Iedereen of een deel woont ergens anders, of krijgt daar post."),
        "house",
        forms.MoveForm,
    ),
    Sort("geboorte", gettext_lazy("Geboorte"), gettext_lazy("Er is een kind geboren."), "baby", comings.BirthForm),
    Sort("overlijden", gettext_lazy("Overlijden"), gettext_lazy("Iemand is gestorven."), "heart", forms.DeathForm),
    Sort(
        "uit-elkaar",
        gettext_lazy("Uit elkaar"),
        gettext_lazy("Partners scheiden. Ook met co-ouderschap."),
        "split",
        comings.ApartForm,
    ),
    Sort(
        "partner",
        gettext_lazy("Nieuwe partner"),
        gettext_lazy("Iemand komt erbij wonen."),
        "user-plus",
        comings.PartnerForm,
    ),
    Sort(
        "uit-huis",
        gettext_lazy("Uit huis"),
        gettext_lazy("Een kind gaat studeren of op zichzelf wonen."),
        "graduation-cap",
        comings.HomeLeaverForm,
    ),
    Sort(
        "verblijf",
        gettext_lazy("Verblijf of geen adres"),
        gettext_lazy("Iemand is in een instelling, logeert, of heeft geen adres."),
        "building-2",
        forms.StayForm,
    ),
    Sort(
        "splitsing",
        gettext_lazy("Splitsing"),
        gettext_lazy("Een deel gaat verder als eigen huishouden, ook na een vlucht."),
        "users",
        comings.LeaveForm,
    ),
    Sort(
        "relatie",
        gettext_lazy("Een relatie is voorbij"),
        gettext_lazy("Zij blijven hier, maar zijn geen partners meer."),
        "link",
        forms.RelationForm,
    ),
    Sort(
        "plaats",
        gettext_lazy("Andere plaats"),
        gettext_lazy("Een kind is 18 geworden, of iemand woont in."),
        "user",
        forms.PlaceForm,
    ),
    Sort(
        "vergissing",
        gettext_lazy("Vergissing herstellen"),
        gettext_lazy("Iemand staat hier, maar hoorde er nooit bij."),
        "history",
        forms.MistakeForm,
    ),
]
BY_SLUG = {one.slug: one for one in SORTS}


@require_safe
@may("people.keep")
def choose(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will let one choose what changed."""
    opened = keeping(request, household_id, current="people")
    return render(request, "cases/changes/choose.html", {"frame": opened.frame, "sorts": SORTS})


@require_http_methods(["GET", "POST"])
@may("people.keep")
def change(request: ViewerRequest, household_id: UUID, kind: str) -> HttpResponseBase:
    """This function will take a change in, show what it does, and do it when that was seen."""
    opened = keeping(request, household_id, current="people")
    sort = BY_SLUG.get(kind)
    if sort is None:
        raise Http404
    form = sort.form(request.POST or None, scene=_scene(request, opened))
    return _step(request, opened, sort, form, f"change:{household_id}:{kind}")


@require_http_methods(["GET", "POST"])
@may("people.keep")
def find_partner(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will look whether who moves in is known already."""
    opened = keeping(request, household_id, current="people")
    return find(
        request,
        opened,
        heading=_("Nieuwe partner"),
        choose="cases:known_partner",
        back=reverse("cases:changes", args=[household_id]),
        new=reverse("cases:change", args=[household_id, "partner"]),
    )


@require_http_methods(["GET", "POST"])
@may("people.keep")
def known_partner(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will take in that somebody who is known already moves in."""
    opened = keeping(request, household_id, current="people")
    found = pick(request.viewer, person_id, day=timezone.localdate(opened.at))
    if found.deceased:
        raise Http404
    request.look.at(household_id, person_id, layer="involvement")
    form = comings.PartnerForm(
        request.POST or None, scene=_scene(request, opened), known_id=person_id, known_born=found.birth_date
    )
    key = f"change:{household_id}:partner:{person_id.hex}"
    return _step(request, opened, BY_SLUG["partner"], form, key, found=found)


@require_safe
@may("people.keep")
def timeline(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who came, went and moved in a household, and who recorded it, to who keeps it up."""
    opened = keeping(request, household_id, current="people")
    events = queries.timeline(request.viewer, household_id)
    past = queries.past_members(request.viewer, household_id)
    request.look.at(household_id, *(one.person_id for one in past), layer="involvement")
    secret = not_to_be_named(request.viewer, household_id, [one.by_id for one in events])
    names = who(one.by_id for one in events if one.by_id not in secret)
    rows = [
        (one, HAPPENED[one.kind], names.get(one.by_id) if one.by_id else None, _request(request, one)) for one in events
    ]
    return render(request, "cases/changes/timeline.html", {"frame": opened.frame, "rows": rows})


def _request(request: ViewerRequest, event: queries.Happening) -> str:
    """Where a request begins about who left, for who may take one in."""
    if not event.went_ids or event.kind == HouseholdChange.Kind.DEATH:
        return ""
    return next((url for url in requests.run(request.viewer, event.went_ids[0]) if url), "")


# -- a change, step by step --------------------------------------------------------------------------------------


def _scene(request: ViewerRequest, opened: Opened) -> forms.Scene:
    household, day = opened.household, timezone.localdate(opened.at)

    def other(number: str) -> Any:
        found = cases.kept_up(request.viewer, number)
        return found if found and found.id != household.id else None

    homes = queries.present_homes([household.id], day)
    return forms.Scene(
        opened.frame.members,
        list(queries.relations(request.viewer, household.id)),
        {person: address for (_home, person), address in homes.items()},
        day,
        opened.frame.case is not None,
        other,
    )


def _step(
    request: ViewerRequest, opened: Opened, sort: Sort, form: forms.ChangeForm, key: str, **more: Any
) -> HttpResponseBase:
    """Show the form, then what it does, then do it. Who goes back finds everything as it was typed."""
    page = {"sort": sort, **more}
    if "bsn" not in form.fields:  # a BSN is never kept as a draft
        page |= drafts.give_back(request, form, key)
    step = request.POST.get("step", "")
    if not form.is_bound or not form.is_valid() or step == "edit":
        answer = _sheet(request, opened, form, page)
        answer.status_code = 200 if step == "edit" and form.is_valid() else answer.status_code
        return answer
    asked = form.change()
    if asked.other:
        request.look.at(asked.other.id, layer="involvement")
    try:
        if step == "do":
            return _do(request, opened, asked, key)
        return _show(request, opened, asked, page)
    except Stale as error:
        return _again(request, opened, form, asked, page, error)
    except Refusal as error:
        if error.field == "care":
            return _show(request, opened, asked, page | {"care_form": forms.CareForm(request.POST)}, status=422)
        form.refuse(error)
        return _sheet(request, opened, form, page)


def _again(
    request: ViewerRequest, opened: Opened, form: forms.ChangeForm, asked: Change, page: dict[str, Any], error: Stale
) -> HttpResponse:
    """Somebody else was first: what it would do by now, or, where it cannot be done any more, the form."""
    try:
        return _show(request, opened, asked, page | {"stale": error.message}, status=409)
    except Refusal as refusal:
        form.refuse(refusal)
        answer = _sheet(request, opened, form, page)
        answer.status_code = 409
        return answer


def _sheet(request: ViewerRequest, opened: Opened, form: forms.ChangeForm, page: dict[str, Any]) -> HttpResponse:
    template = "cases/changes/leave.html" if isinstance(form, comings.LeaveForm) else "cases/changes/form.html"
    return sheet(request, opened, template, form, **page)


def _show(
    request: ViewerRequest, opened: Opened, asked: Change, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    picture: Picture = actions.preview(household=opened.household, change=asked, by=request.viewer, at=opened.at)
    typed = [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]
    care = forms.CareForm(initial={"care": request.POST.get("care", "")})
    shown = {"frame": opened.frame, "picture": picture, "typed": typed}
    return render(request, "cases/changes/preview.html", {"care_form": care, **page, **shown}, status=status)


def _do(request: ViewerRequest, opened: Opened, asked: Change, key: str) -> HttpResponseRedirect:
    care = forms.CareForm(request.POST)
    if "care" in request.POST and not care.is_valid():
        raise Refusal(str(care.fields["care"].error_messages["required"]), field="care")
    told = replace(asked, care=care.cleaned_data["care"] if care.is_valid() else "")
    picture = actions.change_household(
        household=opened.household, change=told, seen=request.POST.get("seen", ""), by=request.viewer, at=opened.at
    )
    drafts.forget(request.viewer, key)
    messages.success(request, _("De verandering is vastgelegd."))
    if picture.settles:
        messages.info(
            request,
            _("Bij het nieuwe huishouden is nog niemand betrokken. Het begint met een hulpvraag bij de Toegang."),
        )
    return HttpResponseRedirect(reverse("cases:timeline", args=[opened.household.id]))
