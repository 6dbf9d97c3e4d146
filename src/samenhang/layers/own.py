"""The kind of record this module keeps itself: what was added to the story."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import Asks
from samenhang.layers.kinds import Found, Kind, Words, add_kind, add_teller
from samenhang.layers.models import Told

TABLE = "layers_told"


def find(viewer: Viewer, household_id: UUID, record_id: UUID) -> Found | None:
    """This function will give something that was added to the story, to move or hide it."""
    one = Told.objects.filter(household_id=household_id, id=record_id).first()
    if one is None:
        return None
    return Found(
        TABLE,
        one.id,
        one.household_id,
        one.person_id,
        one.layer,
        one.domain,
        one.by_id,
        one.at,
        str(_("Verteld")),
        one.words,
        reverse("layers:story", args=[household_id]),
        one.hidden_until,
    )


def tells(viewer: Viewer, household_id: UUID) -> Asks[Sequence[Words]]:
    """This function will give what was added to a household's story."""
    (rows,) = yield [Told.objects.filter(household_id=household_id).select_related("person")]
    return [
        Words(
            kind=TABLE,
            id=one.id,
            at=one.at,
            on=one.told_on,
            said_by=one.told_by,
            heard_by=one.by_id,
            person_id=one.person_id,
            layer=one.layer,
            domain=one.domain,
            texts=[("", one.words)],
            about=one.person.full_name if one.person else "",
            hidden_until=one.hidden_until,
            sources=frozenset([one.source_id]) if one.source_id else frozenset(),
        )
        for one in rows
    ]


def register() -> None:
    """This function will let what was told be moved and hidden, and tell it in the story; called at start-up."""
    add_kind(Kind(TABLE, "verteld", _("deel van het verhaal"), find, hides=True))
    add_teller("layers", tells)
