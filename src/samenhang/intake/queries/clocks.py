"""The clocks that guard requests and referrals: where they are kept, and which ends first (B9)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.intake.models import FILE, Referral, Request
from samenhang.intake.queries.referrals import referral
from samenhang.intake.queries.requests import request
from samenhang.involvement.queries import may_write
from samenhang.teams.queries import domain_names
from samenhang.terms.guarded import File, Guarded
from samenhang.terms.queries import Clock, guarding, running_for


def place(of: Request | Referral) -> dict[str, Any]:
    """This function will give the place behind the wall of a request's clocks: the desk's own file."""
    return {"household_id": of.household_id, "person_id": of.person_id, "layer": Layer.DOMAIN, "domain": FILE}


def of_request(of: Request) -> Collection[UUID]:
    """This function will give the ids under which a request's clocks run: its own, and those of its referrals."""
    referrals = Referral.objects.filter(household_id=of.household_id, triage__request_id=of.id)
    return [of.id, *referrals.values_list("id", flat=True)]


def find_request(viewer: Viewer, request_id: UUID) -> Guarded:
    """This function will give a request as something a clock can guard, kept by who works on it at its desk.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = request(viewer, request_id)
    files = [File(Layer.DOMAIN, FILE, domain_names()[FILE])] if _writes(viewer, found, FILE) else []
    return Guarded(found.id, found.household_id, found.number, files, found.person_id)


def find_referral(viewer: Viewer, referral_id: UUID) -> Guarded:
    """This function will give a referral to the viewer's desk, kept in the receiving domain's file as well.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found, files = referral(viewer, referral_id), []
    if _writes(viewer, found, found.to_domain_id):
        files = [File(Layer.DOMAIN, FILE, found.to_domain.name, kept_in=found.to_domain_id)]
    return Guarded(found.id, found.household_id, found.number, files, found.person_id)


def _writes(viewer: Viewer, of: Request | Referral, domain: str) -> bool:
    return may_write(viewer, of.household_id, Layer.DOMAIN, person_id=of.person_id, domain=domain)


def clocks_of(viewer: Viewer, of: Request, referrals: Iterable[Referral], today: date) -> list[Clock]:
    """This function will give the clocks of a request and of its referrals."""
    return guarding(viewer, of.household_id, [of.id, *(one.id for one in referrals)], today)


def with_clocks(viewer: Viewer, rows: Sequence[Any], today: date) -> Sequence[Any]:
    """This function will give each request of a page its ``clock``: the one that ends first, or None.

    Two statements, whatever the number of rows.
    """
    of = {row.id: row.id for row in rows}
    there = Referral.objects.filter(triage__request_id__in=list(of)).values_list("id", "triage__request_id")
    return _put(viewer, rows, {**of, **dict(there)}, today)


def with_referral_clocks(viewer: Viewer, rows: Sequence[Any], today: date) -> Sequence[Any]:
    """This function will give each referral of a page its ``clock``, in one statement."""
    return _put(viewer, rows, {row.id: row.id for row in rows}, today)


def _put(viewer: Viewer, rows: Sequence[Any], of: dict[UUID, UUID], today: date) -> Sequence[Any]:
    first: dict[UUID, Clock] = {}
    if rows:
        for clock in running_for(viewer, {row.household_id for row in rows}, of, today):
            first.setdefault(of[clock.term.object_id], clock)
    for row in rows:
        row.clock = first.get(row.id)
    return rows
