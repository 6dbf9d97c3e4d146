"""The list of colleagues, one colleague, and what was done with their access."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.staff import actions, queries
from samenhang.staff.forms import DetailsForm, FindForm, PeopleForm
from samenhang.staff.leaving import forgotten
from samenhang.staff.mail import is_set_up
from samenhang.staff.words import told

A_PAGE = 25
WORDS = "staff_words"
"""The session's key of what was searched for: a name does not stand in an address."""


@require_GET
@may("staff.see")
def listed(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the colleagues the viewer manages, in a fixed number of statements."""
    request.look.nothing()
    viewer, day = request.viewer, timezone.localdate(request.at)
    places, teams = list(queries.organisations(viewer)), list(queries.teams(viewer))
    form = PeopleForm(request.GET, organisations=places, teams=teams)
    words = request.session.get(WORDS, "")
    wanted = form.wanted(words)
    page = Paginator(queries.people(viewer, wanted, day), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "form": form,
        "find": FindForm(initial={"words": words}),
        "words": words,
        "filtered": wanted != queries.Wanted(),
        "page": page,
        "rows": queries.rows(viewer, page.object_list),
        "one_place": len(places) < 2,
    }
    return render(request, "staff/people.html", shown)


@require_POST
@may("staff.see")
def search(request: ViewerRequest) -> HttpResponseBase:
    """This function will keep what is searched for in the session, and show the list."""
    form = FindForm(request.POST)
    request.session[WORDS] = form.cleaned_data["words"].strip() if form.is_valid() else ""
    return redirect("staff:people")


@require_GET
@may("staff.see")
def colleague(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will show one colleague: roles, invitation, suspension, and how much work is on them."""
    request.look.nothing()
    viewer, day = request.viewer, timezone.localdate(request.at)
    found = queries.colleague(viewer, colleague_id, day)
    hats = found.managed  # type: ignore[attr-defined]  # prefetched by the query
    kinds = queries.work(viewer, [hat.id for hat in hats])
    roles = [
        {
            "hat": hat,
            "ended": bool(hat.until_day and hat.until_day <= day),
            "later": hat.from_day > day,
            "work": [(kind, kind.counts[hat.id]) for kind in kinds if kind.counts.get(hat.id)],
        }
        for hat in hats
    ]
    invitation = queries.invitation(viewer, found)
    shown = {
        "person": found,
        "state": queries.State(found.state),  # type: ignore[attr-defined]  # annotated by the query
        "roles": roles,
        "invitation": invitation,
        "expired": invitation and invitation.expired_at(request.at),
        "mail": is_set_up(),
        "suspensions": queries.suspensions(viewer, found),
        "renewable": found.user.is_active and queries.wholly_managed(viewer, found),
        "own": found.id == viewer.professional_id,
        "manages": viewer.may("staff.manage"),
        "forgotten": forgotten(found),
    }
    return render(request, "staff/colleague.html", shown)


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def details(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will change a colleague's name and phone."""
    request.look.nothing()
    found = queries.colleague(request.viewer, colleague_id, timezone.localdate(request.at))
    form = DetailsForm(request.POST or None, initial={"name": found.name, "phone": found.phone})
    outcome = attempt(
        form,
        lambda: actions.change_details(
            person=found,
            name=form.cleaned_data["name"],
            phone=form.cleaned_data["phone"],
            by=request.viewer,
            at=request.at,
        ),
    )
    if outcome.done:
        messages.success(request, _("Opgeslagen."))
        return redirect("staff:colleague", found.id)
    shown = {"form": form, "person": found}
    return render(request, "staff/details.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("staff.manage")
def history(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will show who did what with a colleague's access, and when."""
    request.look.nothing()
    found = queries.colleague(request.viewer, colleague_id, timezone.localdate(request.at))
    deeds = [{"deed": deed, "title": told(deed.what)} for deed in queries.history(request.viewer, found)]
    return render(request, "staff/history.html", {"person": found, "deeds": deeds})
