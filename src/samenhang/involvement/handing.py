"""Handing on a colleague's involvements: the database does it, for who hands on sees none of them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import Asks, Rows
from samenhang.teams.hooks import Handing, Held

KIND = "involvements"
REASON = gettext_noop("werk overgedragen")
"""Why an involvement ended that was handed on; the database writes it."""


def held(viewer: Viewer, hats: Sequence[UUID]) -> Asks[Held]:
    """This function will say in how many households these hats take part without directing."""
    (rows,) = yield [Rows("SELECT hat, held FROM access.held_involvements(%s)", (list(hats),), (UUID, int))]
    return Held(
        KIND, _("Betrokken bij huishoudens"), dict(rows), 20, back=_("Terug naar het team"), back_needs_desk=True
    )


def hand_on(handing: Handing) -> None:
    """This function will let who takes over be involved where the leaver was, and end the leaver's part."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.hand_on_involvements(%s, %s, %s)",
            [handing.leaver, handing.heirs.get(KIND), handing.line],
        )
