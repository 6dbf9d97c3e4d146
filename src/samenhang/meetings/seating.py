"""What a meeting may be, and who may sit at it: what planning one and changing a series look at first (F1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.rules import CONTENT_ROLES
from samenhang.kit.refusals import Refusal
from samenhang.meetings.models.conferences import ABOVE, Meets
from samenhang.people.nameless import SOMEBODY, demand_nameless
from samenhang.teams.models import Hat
from samenhang.teams.queries import worn

FARTHEST = timedelta(days=400)


class WrongMoment(Refusal):
    """A moment that cannot be: over already, too far away, or the series meets then already."""


class NotForYou(Refusal):
    """This kind of meeting is not for this role."""


class NotAtTheTable(Refusal):
    """Somebody who takes no part, or no longer works here."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a meeting is: its name, its form, how long and where."""

    name: str
    shape: str
    minutes: int = 60
    place: str = ""
    video: str = ""


def right(setting: Setting, when: datetime, by: Viewer, at: datetime, *, moved: bool = True) -> None:
    """This function will refuse what a meeting cannot be: of a kind not for this role, telling of a resident, over.

    :raises NotForYou: as it says; also NamesSomebody and WrongMoment.
    """
    if setting.shape not in ABOVE and by.role not in CONTENT_ROLES:
        raise NotForYou(_("In dit overleg gaat het over inwoners. Kies een van de lagen erboven."), field="shape")
    demand_nameless({"name": setting.name, "place": setting.place}, by=by, at=at, refused=SOMEBODY)
    if moved and (when + timedelta(hours=12) < at or when > at + FARTHEST):
        raise WrongMoment(_("Kies een moment dat nog komt, binnen een jaar."), field="starts_at")


def may_sit(hats: Collection[UUID], above: bool, at: datetime) -> None:
    """This function will refuse who cannot sit at a table.

    :raises NotAtTheTable: when a hat is not worn today, or its role may not sit there.
    """
    allowed = {*CONTENT_ROLES, *(("team_lead", "policy_adviser", "manager") if above else ())}
    found = Hat.objects.filter(worn(timezone.localdate(at)), id__in=list(hats), role__in=allowed).count()
    if found != len(set(hats)):
        raise NotAtTheTable(
            _("Deze collega kan hier niet aan tafel: die werkt hier niet meer, of heeft een andere taak."), field="hat"
        )


def of_the_table(meeting: Meets, hats: Collection[UUID]) -> None:
    """This function will refuse somebody who takes no part.

    :raises NotAtTheTable: then.
    """
    if not set(hats) <= set(meeting.participants):
        raise NotAtTheTable(_("Alleen wie meedoet kan voorzitter of notulist zijn."), field="chair")
