"""Handing on the cases a colleague directs: the database does it, for who hands on sees none of them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import Asks, Rows
from samenhang.teams.hooks import Handing, Held

KIND = "directions"


def held(viewer: Viewer, hats: Sequence[UUID]) -> Asks[Held]:
    """This function will say how many open cases these hats direct."""
    (rows,) = yield [Rows("SELECT hat, held FROM access.held_directions(%s)", (list(hats),), (UUID, int))]
    return Held(KIND, gettext_lazy("Regie over casussen"), dict(rows), 10)


def hand_on(handing: Handing) -> None:
    """This function will make who takes over the director of the leaver's cases (E1)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.hand_on_directions(%s, %s, %s, %s, %s)",
            [
                handing.leaver,
                handing.heirs.get(KIND),
                handing.line,
                _("Het werk van de vorige regievoerder is overgedragen."),
                _("de organisatie; bespreek het met het huishouden"),
            ],
        )


def shut(viewer: Viewer, hat_id: UUID) -> int:
    """This function will say of how many cases this hat directs its wearer may not open the household (H2)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT held FROM access.held_shut(%s)", [[hat_id]])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def hand_on_shut(*, leaver: UUID, heir: UUID, line: UUID) -> None:
    """This function will make who takes over the director of just those cases; the rest stays where it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.hand_on_shut(%s, %s, %s, %s, %s)",
            [
                leaver,
                heir,
                line,
                _("De vorige regievoerder kon de regie niet meer houden."),
                _("de organisatie; bespreek het met het huishouden"),
            ],
        )
