"""Handing on what a colleague still has to do in plans: the database does it, for who hands on sees none of it."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from samenhang.access.viewer import Viewer
from samenhang.cases import handing as cases
from samenhang.involvement import handing as involvement
from samenhang.kit.rounds import Asks, Rows
from samenhang.teams.hooks import Handing, Held


def held(viewer: Viewer, hats: Sequence[UUID]) -> Asks[Held]:
    """This function will say how many actions in plans these hats still have to do."""
    (rows,) = yield [Rows("SELECT hat, held FROM access.held_actions(%s)", (list(hats),), (UUID, int))]
    follows = _("gaan naar wie het huishouden overneemt, anders naar wie daar de regie heeft.")
    return Held("actions", _("Acties in plannen"), dict(rows), 40, follows=follows)


def hand_on(handing: Handing) -> None:
    """This function will let who takes the household over do the leaver's actions. It must run before the others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.hand_on_actions(%s, %s, %s, %s)",
            [handing.leaver, handing.heirs.get(cases.KIND), handing.heirs.get(involvement.KIND), handing.line],
        )
