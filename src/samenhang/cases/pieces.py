"""What higher modules show a guest about the members they may read, on the one screen for guests.

What is about the household as a whole comes by the panels of a case's overview; this is for who reads about members.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.kit.hooks import Hook


@dataclass(frozen=True, slots=True)
class Piece:
    """Something written about a member: when, what, by whom; and its key, for the look."""

    key: tuple[UUID, UUID | None, str, str]
    at: datetime
    title: str
    text: str
    by: str


pieces: Hook[[Viewer, UUID, Collection[UUID]], Sequence[Piece]] = Hook(
    "cases.pieces", "what a guest reads about the members of a household they were invited for"
)
