"""A case as something a clock of the law can guard: in the plan, with the team, or in one's own file (B9)."""

from uuid import UUID

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases import queries
from samenhang.cases.frame import in_words
from samenhang.involvement.queries import writable_files
from samenhang.teams.queries import domain_names
from samenhang.terms.guarded import File, Guarded

LAYERS = {Layer.SHARED, Layer.CASE_TEAM, Layer.DOMAIN}
"""Where a clock of a case can be kept; that somebody is involved says nothing of a law."""


def find_case(viewer: Viewer, case_id: UUID) -> Guarded:
    """This function will give an open case with the files in which the viewer may keep its clocks.

    A law's clock belongs in that law's own file, so those come first.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found, names = queries.case(viewer, case_id), domain_names()
    there = [] if found.closed_at else writable_files(viewer, found.household_id)
    files = [File(layer, domain, in_words(layer, domain, names)) for layer, domain in there]
    return Guarded(found.id, found.household_id, found.number, sorted(files, key=_own_first))


def _own_first(file: File) -> bool:
    return file.layer != Layer.DOMAIN
