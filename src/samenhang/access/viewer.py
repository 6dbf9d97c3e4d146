"""Who looks: a hat (professional x organisation x role) or a named service. The database knows it by its id only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import connection, transaction
from django.http import HttpRequest

from samenhang.access import memo, permissions
from samenhang.audit import commits
from samenhang.kit.limits import PAGE, Pace

SHARED = "samenhang.look"
SHARED_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Viewer:
    """A hat being worn. ``id`` is what the database's policies know; the rest is for screens and rules."""

    id: UUID
    name: str
    role: str
    role_label: str = ""
    organisation_id: UUID | None = None
    organisation_name: str = ""
    team_id: UUID | None = None
    team_name: str = ""
    domain: str = ""
    professional_id: UUID | None = None

    def may(self, permission: str) -> bool:
        """This function will say whether this hat has a permission at all (which rows, the database decides)."""
        return permissions.allows(permission, self)


class ViewerRequest(HttpRequest):
    """A request inside ``@may``: somebody looks, at one moment, and what was looked at is kept.

    ``at`` is the database's clock, by which the policies judge: what begins at this moment holds for it at once.
    """

    viewer: Viewer
    at: datetime
    look: "Look"


class Look:
    """What a page shows of whom, gathered while it is made and written to the log before it is sent."""

    def __init__(self, viewer_id: UUID | None = None) -> None:
        self.viewer_id = viewer_id
        self.subjects: list[tuple[UUID, UUID | None, str, str]] = []
        self.object_id: UUID | None = None
        self.print = False
        self.counts = True
        self.detail: dict[str, object] = {}

    def at(
        self,
        household_id: UUID,
        *people: UUID | None,
        layer: str = "involvement",
        domain: str = "",
        object_id: UUID | None = None,
    ) -> None:
        """This function will note that the page shows this household, or these persons of it, from this layer."""
        self.object_id = object_id or self.object_id
        self.subjects.extend((household_id, person, layer, domain) for person in people or (None,))

    def token(self, household_id: UUID) -> str:
        """This function will give what a page puts in its panels' addresses: its look counts for them, for a minute."""
        return signing.dumps([str(self.viewer_id), str(household_id)], salt=SHARED)

    def shared_with(self, token: str, household_id: UUID) -> bool:
        """This function will say whether a panel is part of a page this viewer just opened; then no second line is due.

        Anything else (no token, an old one, another viewer's, another household's) leaves the panel its own look.
        """
        try:
            shared = signing.loads(token, salt=SHARED, max_age=SHARED_SECONDS)
        except signing.BadSignature:
            return False
        if shared != [str(self.viewer_id), str(household_id)]:
            return False
        self.nothing()
        return True

    def nothing(self) -> None:
        """This function will note that the page shows no one's data: no line is written."""
        self.counts = False


def _load_nothing(request: HttpRequest) -> Viewer | None:
    return None


_loader: Callable[[HttpRequest], Viewer | None] = _load_nothing


def load_with(loader: Callable[[HttpRequest], Viewer | None]) -> None:
    """This function will set how a request's viewer is found (teams does, at start-up, from the chosen hat)."""
    global _loader  # noqa: PLW0603 -- the one hook by which a higher module tells the wall who signed in
    _loader = loader


def viewer_of(request: HttpRequest) -> Viewer | None:
    """This function will give the viewer of a request, or None when nobody signed in or no hat is worn."""
    found: Viewer | None = getattr(request, "viewer", None)
    return found or _loader(request)


@contextmanager
def viewing(viewer: Viewer | None, *, looks_only: bool = False, pace: Pace = PAGE) -> Iterator[datetime]:
    """This function will open a transaction in which the database sees this viewer, and give the former back after.

    It lends the moment it began, by the database's clock.

    An inner one restores the outer viewer on success as on failure: PostgreSQL itself does so only on failure, and at
    the end of the whole transaction.
    With ``looks_only`` the commit waits for this machine's disk, not for a standby's (``audit.commits``), and what is
    asked twice inside it may be remembered (``memo``): nothing changes while it lasts. An inner one never loosens the
    outer one's commit. A ``pace`` other than a page's sets its own limits.
    """
    inner = connection.in_atomic_block
    only = looks_only and not inner
    with transaction.atomic(), memo.remembering(on=only), nullcontext() if inner else commits.locally(on=only):
        former, at = _set(str(viewer.id) if viewer else "", looks_only=only and not settings.LOOKS_WAIT, pace=pace)
        yield at
        if inner:
            _set(former)


def _set(value: str, *, looks_only: bool = False, pace: Pace = PAGE) -> tuple[str, datetime]:
    """One statement: the former viewer, the clock, the new viewer, whether the commit waits for a standby; the pace."""
    also = ", set_config('synchronous_commit', 'local', true)" if looks_only else ""
    if pace != PAGE:
        also += "".join(f", set_config('{name}', '{ms}', true)" for name, ms in pace.settings().items())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('samenhang.viewer', true), access.clock(),"
            f" set_config('samenhang.viewer', %s, true){also}",
            [value],
        )
        ((former, at, *_new),) = cursor.fetchall()
    return former or "", at
