"""Where one may write about a household, and who reads it there by name: told before anything is saved (H2)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import file_names, readers, writable_files
from samenhang.kit.dates import day as in_words
from samenhang.people.queries import Member
from samenhang.teams.queries import Who

FIRST = 6
"""So many names stand in sight; the others unfold."""
OWN_FILE_FROM, PARENTS_UNTIL = 12, 16
"""From which age a child may see the own file, and until which age parents with authority may (Jeugdwet 7.3)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something may be written: wide (the team or the plan, the form knows which) or the own file."""

    layer: str
    domain: str
    label: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.layer}:{self.domain}" if self.domain else self.layer


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads a record: colleagues by name, and what holds for the resident."""

    names: list[str] = field(default_factory=list)
    resident: str = ""
    alone: bool = False

    @property
    def first(self) -> list[str]:
        """The names in sight."""
        return self.names[:FIRST]

    @property
    def more(self) -> list[str]:
        """The names that unfold."""
        return self.names[FIRST:]


def places(viewer: Viewer, household_id: UUID, *, wide: Sequence[str] = (Layer.CASE_TEAM, Layer.SHARED)) -> list[Place]:
    """This function will give where the viewer may write: one wide place at most, then each own file.

    :param wide: which layers a form may write in, the first that the viewer holds is offered; the form knows the rest.
    """
    pairs = writable_files(viewer, household_id)
    team = next(((layer, "") for layer in wide if (layer, "") in pairs), None)
    own = [pair for pair in pairs if pair[0] == Layer.DOMAIN]
    names = file_names(viewer, household_id) if own else {}
    return [
        *([Place(*team, wide_name(team[0]))] if team else []),
        *(Place(layer, domain, own_name(names.get(domain, domain))) for layer, domain in own),
    ]


def wide_name(layer: str) -> str:
    """This function will name a wide layer as the writer chooses it."""
    return _("ons plan") if layer == Layer.SHARED else _("ons team")


def own_name(domain: str) -> str:
    """This function will name the own file of a domain as the writer chooses it."""
    return _("mijn dossier (%(domain)s)") % {"domain": domain}


def reading(
    viewer: Viewer,
    household_id: UUID,
    layer: str,
    *,
    domain: str = "",
    subject: Member | None = None,
    person_id: UUID | None = None,
    hidden_until: date | None = None,
) -> Reading:
    """This function will tell who reads a record of this kind now: colleagues by name, and the resident.

    :param subject: the one member it is about; also for whose age the resident's own right is told.
    """
    person_id = subject.person.id if subject else person_id
    found = readers(viewer, household_id, layer, person_id=person_id, domain=domain)
    return Reading(
        [named(one) for one in found],
        resident_reads(
            subject.person.call_name if subject else "", subject.age if subject else None, hidden_until=hidden_until
        ),
        alone=[one.name for one in found] == [viewer.name],
    )


def named(one: Who) -> str:
    """This function will name a colleague with organisation and role."""
    return f"{one.name} ({one.organisation}, {one.role})"


def resident_reads(name: str = "", age: int | None = None, *, hidden_until: date | None = None) -> str:
    """This function will say what the resident may read: the household, or the one member it is about."""
    if hidden_until:
        return _("De inwoner ziet dit niet tot %(day)s. Daarna wel, vanzelf.") % {"day": in_words(hidden_until)}
    if not name:
        return _("De inwoner mag dit ook lezen.")
    if age is not None and age < OWN_FILE_FROM:
        return _("De ouders met gezag over %(name)s mogen dit lezen.") % {"name": name}
    own = _("%(name)s mag dit zelf lezen; anderen thuis niet.") % {"name": name}
    if age is not None and age < PARENTS_UNTIL:
        return own + " " + _("Let op: tot 16 jaar mogen de ouders met gezag het dossier ook vragen.")
    return own
