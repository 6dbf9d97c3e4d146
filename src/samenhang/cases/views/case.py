"""The case on one screen, and who holds it together."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import actions, directing, panels, queries
from samenhang.cases.actions.proposing import propose_director
from samenhang.cases.clocks import LAYERS as CLOCK_LAYERS
from samenhang.cases.forms.involvement import DirectorForm
from samenhang.cases.models import Case
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import involved, may_write
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people.queries import Member, beside
from samenhang.teams.queries import colleagues, who
from samenhang.terms.queries import of_household, read_in

TO_CHOOSE = ("professional", "partner")
MAY_DIRECT_AGE = 16


@require_safe
@may("cases.read")
def overview(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show who directs the case, whom it concerns, who is involved, and what others add."""
    case = queries.case(request.viewer, case_id)
    opened = open_household(request, case.household_id, current="overview", case=case)
    directions = queries.directed(request.viewer, case.id)
    concerned = queries.concerned(request.viewer, case.household_id, case.id)
    clocks = of_household(request.viewer, case.household_id, timezone.localdate(opened.at))
    for household, person, layer, domain in read_in(request.viewer, [clock.term for clock in clocks]).values():
        request.look.at(household, person, layer=layer, domain=domain)
    readable = {ground.layer for ground in opened.frame.grounds}
    return render(
        request,
        "cases/case.html",
        {
            "frame": opened.frame,
            "case": case,
            "writes": opened.writes and case.closed_at is None,
            "direction": directions[0] if directions else None,
            "directions": directions,
            "members": [member for member in opened.frame.members if member.person.id in concerned],
            "others": [member for member in opened.frame.members if member.person.id not in concerned],
            "involved": _each_once(involved(request.viewer, case.household_id, opened.at)),
            "clocks": clocks,
            "proposed": directing.waiting(request.viewer, case.id, case.household_id),
            "undirected": directing.undirected(request.viewer, case.household_id),
            "add_clock": _add_clock(request, opened, case),
            "never_offered": _never_offered(request, case, opened),
            "panels": panels.shown(request.viewer, case, readable, request.look),
        },
    )


def _never_offered(request: ViewerRequest, case: Case, opened: Opened) -> list[Member]:
    """Whom the director still is to offer a client supporter (A8)."""
    if not opened.writes or case.closed_at:
        return []
    day = timezone.localdate(opened.at)
    return beside.without_offer(request.viewer, case.household_id, opened.frame.members, day)


@require_http_methods(["GET", "POST"])
@may("cases.direct")
def direction(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will agree who directs the case from now on (E1, E4)."""
    case = queries.case(request.viewer, case_id)
    if request.method == "POST":
        _tell_who_was_overtaken(request, case)
    opened = keeping(request, case.household_id, current="overview", case=case)
    key = f"direction:{case.id}"
    form = DirectorForm(
        request.POST or None,
        hats=colleagues(request.viewer, timezone.localdate(opened.at), roles=TO_CHOOSE),
        involved={one.hat_id for one in involved(request.viewer, case.household_id, opened.at) if one.hat_id},
        residents=[member for member in opened.frame.members if _may_direct(member)],
    )
    page = drafts.give_back(request, form, key)
    overtaken = False
    if request.method == "POST" and form.is_valid():
        refusal = _agree(request, case, form, opened)
        if refusal is None:
            drafts.forget(request.viewer, key)
            messages.success(request, _told(form))
            return HttpResponseRedirect(reverse("cases:case", args=[case.id]))
        form.refuse(refusal)
        overtaken = isinstance(refusal, Stale)
        opened = keeping(request, case.household_id, current="overview", case=case)
    held = list(queries.directions(request.viewer, case.id))
    shown = {"case": case, "now": held[0], "version": len(held), "overtaken": overtaken, **page}
    return sheet(request, opened, "cases/direction.html", form, by=who([held[0].by_id]).get(held[0].by_id), **shown)


@require_POST
@may("cases.direct")
def add_member(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will let the case concern one more member of the household (A1).

    :raises Http404: when the viewer does not keep the household, or what was sent is nobody.
    """
    case = queries.case(request.viewer, case_id)
    if not may_write(request.viewer, case.household_id, "involvement"):
        raise Http404
    try:
        person_id = UUID(request.POST.get("person", ""))
    except ValueError as error:
        raise Http404 from error
    actions.add_case_member(case=case, person_id=person_id, by=request.viewer, at=request.at)
    messages.success(request, _("De casus gaat nu ook over deze persoon."))
    return HttpResponseRedirect(reverse("cases:case", args=[case.id]))


def _tell_who_was_overtaken(request: ViewerRequest, case: Case) -> None:
    """The former director's form may have been open while a colleague handed the case over."""
    held = list(queries.directions(request.viewer, case.id))
    former = request.viewer.id in {one.hat_id for one in held[1:]} and held[0].hat_id != request.viewer.id
    if former and not may_write(request.viewer, case.household_id, "involvement"):
        now = held[0].hat.professional.name
        raise Refusal(
            _("Intussen heeft %(name)s de regie. Overleg met deze collega als u dit anders ziet.") % {"name": now}
        )


def _asks(form: DirectorForm) -> bool:
    """Whether the colleague is asked first: not where a resident directs."""
    return form.cleaned_data.get("when") == "ask" and not form.cleaned_data.get("resident")


def _told(form: DirectorForm) -> str:
    if _asks(form):
        return _("Het is gevraagd. Tot de ander ja zegt, blijft de regie waar die is.")
    return _("De regie is afgesproken. Iedereen die betrokken is, ziet het nu.")


def _agree(request: ViewerRequest, case: Case, form: DirectorForm, opened: Opened) -> Refusal | None:
    data = form.cleaned_data
    agreed = actions.Agreed(
        hat=data["hat"],
        why=data["why"],
        agreed_with=data["agreed_with"],
        resident_id=UUID(data["resident"]) if data.get("resident") else None,
    )
    act = propose_director if _asks(form) else actions.agree_director
    try:
        act(case=case, agreed=agreed, seen=form.seen_version, by=request.viewer, at=opened.at)
    except Refusal as error:
        return error
    return None


def _add_clock(request: ViewerRequest, opened: Opened, case: Case) -> str:
    """Give the address of the form to start a clock, where the viewer writes a file of this open case."""
    keeps = any(ground.writes and ground.layer in CLOCK_LAYERS for ground in opened.frame.grounds)
    may_start = keeps and case.closed_at is None and request.viewer.may("terms.start")
    return reverse("terms:start_for_case", args=[case.id]) if may_start else ""


def _each_once(everyone: Iterable[Involvement]) -> list[Involvement]:
    """Who directs and also helps is one person to call; the director comes first."""
    found: dict[UUID | None, Involvement] = {}
    for one in everyone:
        found.setdefault(one.hat_id or one.team_id, one)
    return list(found.values())


def _may_direct(member: Member) -> bool:
    """From 16 on, the age from which one answers for oneself; of an unknown age those who know the person decide."""
    return member.age is None or member.age >= MAY_DIRECT_AGE
