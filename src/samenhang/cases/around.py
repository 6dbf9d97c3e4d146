"""Who stands around a household per life domain, by work and by themselves: what the participation wheel shows (A2)."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.cases.models import LifeDomain
from samenhang.cases.queries import life_domains
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import involved
from samenhang.people.models.beside import Acquaintance
from samenhang.people.queries import beside

BY_LAW = {
    "schuldhulp": ("geld",),
    "participatie": ("werk", "geld"),
    "inburgering": ("werk",),
    "wonen": ("wonen",),
    "veiligheid": ("veiligheid",),
}
"""On which life domains a colleague of a domain works by the nature of it; others help over the whole breadth."""


@dataclass(slots=True)
class Sector:
    """One life domain, or none (whoever helps over the whole breadth), with who stands there."""

    domain: LifeDomain | None
    colleagues: list[Involvement] = field(default_factory=list)
    formal: list[Acquaintance] = field(default_factory=list)
    informal: list[Acquaintance] = field(default_factory=list)

    @property
    def formal_count(self) -> int:
        """How many stand here because it is their work."""
        return len(self.colleagues) + len(self.formal)

    @property
    def informal_count(self) -> int:
        """How many stand here of themselves."""
        return len(self.informal)


def around(viewer: Viewer, household_id: UUID, *, at: datetime) -> list[Sector]:
    """This function will give who stands around a household per life domain, as far as the viewer may know.

    Last comes a sector without a life domain, for who helps over the whole breadth, where there is anybody.
    """
    sectors = {one.code: Sector(one) for one in life_domains()}
    whole = Sector(None)
    for one in involved(viewer, household_id, at):
        place = one.hat or one.team
        law = one.own_file_id or (place.domain_id if place else "") or ""
        for sector in [sectors[code] for code in BY_LAW.get(law, ()) if code in sectors] or [whole]:
            sector.colleagues.append(one)
    for known in beside.network(viewer, household_id, timezone.localdate(at)):
        for sector in [sectors[code] for code in known.life_domains if code in sectors] or [whole]:
            (sector.formal if known.formal else sector.informal).append(known)
    return [*sectors.values(), *([whole] if whole.formal_count or whole.informal_count else [])]
