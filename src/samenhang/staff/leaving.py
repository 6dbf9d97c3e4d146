"""Reading the accounts of colleagues who left: what comes to its term, what was decided, what became of it (0079)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.data_rights.retention import in_length
from samenhang.staff.models import AccountEnd, AccountProposal
from samenhang.teams.models import Professional
from samenhang.teams.queries import Who, who

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Leaving:
    """A proposal as shown: whose account, by which length, and what was decided by whom."""

    proposal: AccountProposal
    length: str
    late: bool
    decided_by: Who | None = None


def page(viewer: Viewer, number: str | None, *, over: bool, day: date) -> tuple[Page[AccountProposal], list[Leaving]]:
    """This function will give the proposals that wait or are to be carried out, the first due first; or those over."""
    settled = Q(end__isnull=False) | Q(decision__outcome="keep")
    rows = _all().filter(settled).order_by("-at", "-id") if over else _all().exclude(settled).order_by("due_on", "id")
    found = Paginator(rows, A_PAGE).get_page(number)
    return found, _shown(found.object_list, day)


def one(viewer: Viewer, proposal_id: UUID, day: date) -> Leaving:
    """This function will give one proposal.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _all().filter(id=proposal_id).first()
    if found is None:
        raise Http404
    return _shown([found], day)[0]


def waiting(viewer: Viewer) -> int:
    """This function will say how many proposals wait for a decision."""
    return AccountProposal.objects.filter(decision=None, end=None).count()


def forgotten(person: Professional) -> bool:
    """This function will say whether a colleague's account was forgotten: it opens nothing, and comes back no more."""
    return person.user.username == f"gone-{person.id}"


def coming_to_an_end(before: date) -> list[tuple[UUID, date, date, int, str]]:
    """This function will give, to the service of retention, the accounts whose term is over on or before a day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.accounts_ending(%s)", [before])
        return list(cursor.fetchall())


def to_forget() -> list[UUID]:
    """This function will give, to the service of retention, the proposals that may be carried out today."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.accounts_to_forget()")
        return [row[0] for row in cursor.fetchall()]


def _all() -> QuerySet[AccountProposal]:
    return AccountProposal.objects.select_related("professional__user", "decision", "end")


def _shown(rows: Iterable[AccountProposal], day: date) -> list[Leaving]:
    rows = list(rows)
    people = who({row.decision.by_id for row in rows if hasattr(row, "decision")})
    return [
        Leaving(
            row,
            in_length(row.length, row.unit),
            row.due_on < day and not hasattr(row, "decision") and not hasattr(row, "end"),
            people.get(row.decision.by_id) if hasattr(row, "decision") else None,
        )
        for row in rows
    ]


def lapsed(ends: Iterable[AccountEnd]) -> int:
    """This function will count what lapsed: the colleague works here again."""
    return sum(end.how == AccountEnd.How.LAPSED for end in ends)
