"""Reading guests: who was invited to what, how it stands, and where the viewer is a guest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.models import GuestInvitation, GuestPart, GuestRule
from samenhang.involvement.queries import Opened
from samenhang.teams.models import Hat
from samenhang.teams.queries import Who, as_who, who

RUNNING = ("waits", "open")


@dataclass(frozen=True, slots=True)
class Host:
    """Whom a guest calls: the director, or where there is no case yet who invited."""

    who: Who
    directs: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """An invitation as it stands: what was offered, what the guest reads of it now, who invited."""

    it: GuestInvitation
    state: str
    parts: list[GuestPart]
    reads: frozenset[tuple[UUID | None, str]]
    by: Who | None
    ended_by: Who | None
    days: int

    @property
    def last_day(self) -> datetime:
        """The last day of the stay."""
        return self.it.until - timedelta(minutes=1)

    @property
    def layers(self) -> list[str]:
        """The layers that were offered, narrowest first."""
        order = list(Layer.values)
        return sorted({part.layer for part in self.parts}, key=order.index)

    @property
    def people(self) -> list[UUID]:
        """The members it is about."""
        return list(dict.fromkeys(part.person_id for part in self.parts if part.person_id))

    @property
    def whole(self) -> bool:
        """Whether it is about the household as a whole."""
        return any(part.person_id is None for part in self.parts)

    @property
    def writes(self) -> bool:
        """Whether the guest writes with the team."""
        return any(part.writes for part in self.parts)

    @property
    def waits_for_ground(self) -> list[str]:
        """Layers that were offered and are not read, because the guest's organisation has no ground for them yet."""
        read = {layer for _person, layer in self.reads} | {Layer.INVOLVEMENT}
        return [layer for layer in self.layers if layer not in read] if self.state == "open" else []


def rule() -> GuestRule:
    """This function will give how long a guest may stay and an invitation may wait; reference data."""
    return GuestRule.objects.get()


def invitations(viewer: Viewer, household_id: UUID) -> QuerySet[GuestInvitation]:
    """This function will give the invitations of a household the viewer may know of, newest first."""
    return _with_names(GuestInvitation.objects.filter(household_id=household_id))


def mine(viewer: Viewer) -> QuerySet[GuestInvitation]:
    """This function will give the invitations to the viewer's own hat, newest first."""
    return _with_names(GuestInvitation.objects.filter(hat_id=viewer.id))


def my_invitation(viewer: Viewer, invitation_id: UUID) -> GuestInvitation:
    """This function will give one invitation to the viewer's own hat.

    :raises Http404: when there is none of that hat.
    """
    found = mine(viewer).filter(id=invitation_id).first()
    if found is None:
        raise Http404
    return found


def one(viewer: Viewer, invitation_id: UUID) -> GuestInvitation:
    """This function will give one invitation the viewer may know of.

    :raises Http404: when there is none.
    """
    found = _with_names(GuestInvitation.objects.filter(id=invitation_id)).first()
    if found is None:
        raise Http404
    return found


def _with_names(found: QuerySet[GuestInvitation]) -> QuerySet[GuestInvitation]:
    return (
        found.select_related("hat__professional", "hat__organisation", "hat__domain", "basis", "answer", "end")
        .prefetch_related("parts")
        .order_by("-at", "-id")
    )


def stays(
    viewer: Viewer, found: Iterable[GuestInvitation], at: datetime, read_now: Iterable[Opened] = ()
) -> list[Stay]:
    """This function will say how each invitation stands, in a fixed number of statements.

    :param read_now: what ``queries.opened`` tells of the household, for stays of others than the viewer.
    """
    invited = list(found)
    names = who([*(one.by_id for one in invited), *(one.ended.by_id for one in invited if one.ended)])
    reads: dict[UUID, set[tuple[UUID | None, str]]] = {}
    for right in read_now:
        reads.setdefault(right.involvement_id, set()).add((right.person_id, right.layer))
    mine = [one.id for one in invited if one.hat_id == viewer.id]
    if mine:
        rows = Grant.objects.filter(source_id__in=mine).extra(where=["during @> access.clock()"])
        for source, person, layer in rows.values_list("source_id", "person_id", "layer"):
            reads.setdefault(source, set()).add((None if person == NOBODY else person, layer))
    return [
        Stay(
            it=one,
            state=one.state(at),
            parts=list(one.parts.all()),
            reads=frozenset(reads.get(one.id, ())),
            by=names.get(one.by_id),
            ended_by=names.get(one.ended.by_id) if one.ended else None,
            days=max(0, (one.until - at).days),
        )
        for one in invited
    ]


def host(viewer: Viewer, invitation: GuestInvitation) -> Host | None:
    """This function will give whom the guest calls, as long as the invitation waits or the stay lasts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hat_id, directs FROM access.host_of(%s)", [invitation.id])
        row = cursor.fetchone()
    hat = Hat.objects.filter(id=row[0]).select_related("professional", "organisation").first() if row else None
    return Host(as_who(hat), row[1]) if hat and row else None


def only_guest(viewer: Viewer, household_id: UUID) -> bool:
    """This function will say whether the viewer is with a household as a guest, and in no other way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.only_guest(%s)", [household_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def ground_now(viewer: Viewer, household_id: UUID, hat_id: UUID) -> frozenset[tuple[UUID | None, str]]:
    """This function will give what a colleague would have a ground to read now: about whom, which layer.

    Told to who keeps the household up, of members they know.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, layer FROM access.ground_now(%s, %s)", [household_id, hat_id])
        return frozenset((person, layer) for person, layer in cursor.fetchall())


def may_end(viewer: Viewer, invitation_id: UUID) -> bool:
    """This function will say whether the viewer may end this stay: the guest, and who keeps the household up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.may_end_stay(%s)", [invitation_id])
        row = cursor.fetchone()
    return bool(row and row[0])
