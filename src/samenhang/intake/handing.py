"""Handing on the requests a colleague works on: the database does it, for who hands on sees none of them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import Asks, Rows
from samenhang.teams.hooks import Handing, Held

KIND = "pick_ups"


def held(viewer: Viewer, hats: Sequence[UUID]) -> Asks[Held]:
    """This function will say how many open requests these hats work on."""
    (rows,) = yield [Rows("SELECT hat, held FROM access.held_pick_ups(%s)", (list(hats),), (UUID, int))]
    return Held(KIND, _("Opgepakte hulpvragen"), dict(rows), 30, back=_("Terug in de lijst met hulpvragen"))


def hand_on(handing: Handing) -> None:
    """This function will put the leaver's requests back in the queue, or on the name of who takes over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.hand_on_pick_ups(%s, %s, %s)", [handing.leaver, handing.heirs.get(KIND), handing.line]
        )
