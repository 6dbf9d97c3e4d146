"""Reading declarations: one's own with names; others' only of which colleague and what kind, never of whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise

from samenhang.access.models import NOBODY
from samenhang.access.viewer import Viewer
from samenhang.circle.models import OwnCircle


@dataclass(frozen=True, slots=True)
class Declared:
    """That a colleague declared somebody: never whom."""

    id: UUID
    professional_id: UUID
    name: str
    kind: str
    at: datetime
    doubt: str
    doubted_at: datetime | None

    @property
    def kind_words(self) -> str | Promise:
        """What kind it is, in words."""
        return OwnCircle.Kind(self.kind).label


def mine(viewer: Viewer) -> QuerySet[OwnCircle]:
    """This function will give what the viewer declared of themselves and what holds of it."""
    return (
        OwnCircle.objects.filter(professional_id=viewer.professional_id or NOBODY, end=None)
        .exclude(kind=OwnCircle.Kind.COLLEAGUE)
        .select_related("doubt")
        .order_by("at", "id")
    )


def one_of_mine(viewer: Viewer, circle_id: UUID) -> OwnCircle:
    """This function will give one of the viewer's own declarations.

    :raises Http404: when there is none, or it is another's.
    """
    found = mine(viewer).filter(id=circle_id).first()
    if found is None:
        raise Http404
    return found


def shielded(viewer: Viewer) -> QuerySet[OwnCircle]:
    """This function will give the colleagues' files the viewer recorded, with from whom they are kept."""
    return (
        OwnCircle.objects.filter(by_id=viewer.id, kind=OwnCircle.Kind.COLLEAGUE, end=None)
        .select_related("professional")
        .order_by("-at", "professional__name")
    )


def register(viewer: Viewer) -> list[Declared]:
    """This function will give the declarations the viewer may end: those that are doubted first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.circle_register()")
        return [Declared(*row) for row in cursor.fetchall()]


def registered(viewer: Viewer, circle_id: UUID) -> Declared:
    """This function will give one of them.

    :raises Http404: when there is none, or the viewer may not end it.
    """
    found = next((one for one in register(viewer) if one.id == circle_id), None)
    if found is None:
        raise Http404
    return found


def is_mine(number: bytes | None, family_name: str, birth_date: date | None) -> bool:
    """This function will say whether somebody fits what the viewer declared, or what was recorded for them.

    It looks at declarations only: the answer does not hang on who is on record.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.in_my_circle(%s, %s, %s)", [number, family_name, birth_date])
        row = cursor.fetchone()
    return bool(row and row[0])
