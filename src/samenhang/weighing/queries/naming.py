"""Colleagues by name in a household's tests; whose involvement is another member's secret is called a colleague."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import not_to_be_named
from samenhang.teams.queries import who


def names(viewer: Viewer, household_id: UUID, hats: Iterable[UUID | None]) -> dict[UUID, str]:
    """This function will name these hats, in two statements."""
    asked = {hat for hat in hats if hat}
    if not asked:
        return {}
    unsaid = not_to_be_named(viewer, household_id, asked)
    found = who(asked - unsaid)
    return {hat: (found[hat].name if hat in found else _("een collega")) for hat in asked}
