"""The first page, and the list of colleagues."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.directing import idle
from samenhang.home import queries
from samenhang.home.forms import ColleaguesForm
from samenhang.home.queries import Row
from samenhang.kit import waiting
from samenhang.kit.rounds import answered, asked, together
from samenhang.safety.queries import unseen
from samenhang.safety.queries.visiting import to_review as to_review_of
from samenhang.safety.queries.visiting import warned_of
from samenhang.teams.models import Organisation, Role
from samenhang.teams.queries import colleagues as all_colleagues

A_PAGE = 25
MINE_SHOWN = 5


@require_GET
@may("home.start")
def start(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the own cases, what needs me first; or, for a role without cases, where to go.

    An access officer without cases begins at the queue, unless the list itself is asked for.
    """
    if not request.viewer.may("cases.read"):
        request.look.nothing()
        if request.viewer.role == Role.LAWFULNESS:  # its own place, of which nothing is known here but the address
            return redirect("lawfulness:list")
        without = {"role": Role(request.viewer.role), "idle": idle(request.viewer)}
        without["tiles"] = waiting.tiles(request.viewer, request.at)
        return render(request, "home/without_content.html", without)
    begun = answered(queries.begun(request.viewer, request.at))
    visits = begun.visits
    if not begun.cases and not visits and not request.GET and request.viewer.may("intake.queue"):
        request.look.nothing()
        return redirect("intake:queue")
    today, homes = timezone.localdate(request.at), [case.household_id for case in begun.cases]
    visited = [*homes, *(one.it.household_id for one in visits)]
    day, warned, (in_need, to_review) = answered(
        together(
            [
                queries.day(request.viewer, begun.cases, begun.held, request.at),
                warned_of(request.viewer, visited, today),
                asked(unseen(request.viewer, homes), to_review_of(request.viewer, homes, today)),
            ]
        )
    )
    part, sort = request.GET.get("part", ""), request.GET.get("sort", "")
    overdue, quiet = request.GET.get("overdue") == "1", request.GET.get("quiet") == "1"
    rows = queries.in_order(queries.narrowed(day.rows, part=part, overdue=overdue, quiet=quiet), sort)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    mine = day.mine[:MINE_SHOWN]
    for one in [*in_need, *to_review]:
        request.look.at(one.household_id, one.person_id)
    _look(request, page.object_list, [one.case.household_id for one in mine])
    shown: dict[str, Any] = {
        "day": day,
        "page": page,
        "in_need": in_need,
        "to_review": to_review,
        "mine": mine,
        "warned": warned,
        "today": today,
        "mine_more": len(day.mine) - len(mine),
        "directing": queries.narrowed(day.rows, part="director"),
        "late": queries.narrowed(day.rows, overdue=True),
        "still": queries.narrowed(day.rows, quiet=True),
        "everything": not (part == "director" or overdue or quiet),
        "directs_only": part == "director",
        "overdue": overdue,
        "quiet": quiet,
        "visits": visits,
        "to_take": begun.to_take,
        "asked_in": begun.asked_in,
        "desk": request.viewer.may("intake.referrals"),
        "queue": request.viewer.may("intake.queue"),
    }
    return render(request, "home/cases.html", shown)


@require_GET
@may("home.start")
def waits(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what waits for the viewer to act: counts only, as a part of the first page or alone."""
    request.look.nothing()
    tiles = [tile for tile in waiting.tiles(request.viewer, request.at) if tile.waits]
    alone = request.headers.get("HX-Request") != "true"
    return render(request, "home/waits.html" if alone else "home/waiting.html", {"tiles": tiles})


@require_GET
@may("home.see_colleagues")
def colleagues(request: ViewerRequest) -> HttpResponseBase:
    """This function will show who works where, in which role, and how to reach them: nothing of residents."""
    today = timezone.localdate(request.at)
    form = ColleaguesForm(request.GET, organisations=list(Organisation.objects.all()))
    wanted = form.wanted()
    found = all_colleagues(request.viewer, today).exclude(role=Role.SERVICE)
    page = Paginator(found.filter(**wanted), A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    listed = queries.listed(page.object_list, today)
    return render(request, "home/colleagues.html", {"page": page, "listed": listed, "form": form, "wanted": wanted})


def _look(request: ViewerRequest, rows: Iterable[Row], of_my_actions: Collection[UUID]) -> None:
    """Note each household shown: that it has a case, and its plan where something of that is shown.

    Who is involved about one member only leaves a line about that member only (law.md rule 6).
    """
    for row in rows:
        request.look.at(row.case.household_id, row.part.person_id)
        if row.reads_plan and (row.next or row.stage or row.case.household_id in of_my_actions):
            request.look.at(row.case.household_id, layer="shared")
