"""A concern may be passed on from a file: what the envelope needs of it, and no more."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenhang.access.viewer import Look, Viewer
from samenhang.lawfulness import actions, queries
from samenhang.lawfulness.models import LAYER
from samenhang.passing.models import Envelope
from samenhang.passing.sources import About, Source, add_source


def people(viewer: Viewer, file_id: UUID) -> list[About]:
    """This function will give the one a file is about, to who works on it."""
    found = queries.work(viewer, file_id)
    return [About(found.id, found.full_name, found.birth_date)]


def keep(file_id: UUID, person_id: UUID, envelope: Envelope, by: Viewer, at: datetime) -> None:
    """This function will keep on this side that a concern was passed on."""
    actions.note_passed(file=queries.work(by, file_id), envelope=envelope, by=by, at=at)


def look(seen: Look, file_id: UUID, people: list[UUID]) -> None:
    """This function will note that the file was looked at."""
    seen.at(file_id, layer=LAYER, object_id=file_id)


def add() -> None:
    """This function will let a concern come from a lawfulness file."""
    add_source(
        Source(
            "rechtmatigheid",
            _("het dossier"),
            ("lawfulness",),
            people,
            keep,
            look,
            lambda file_id: reverse("lawfulness:file", args=[file_id]),
        )
    )
