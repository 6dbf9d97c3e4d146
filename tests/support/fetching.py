"""No N+1: what lies behind a foreign key is fetched with its list, or for one row that stands alone."""

from typing import Any

from django.core.exceptions import FieldFetchBlocked
from django.db.models import query
from django.db.models.fetch_modes import FetchMode


class FetchAlone(FetchMode):
    """Fetches for a row that was read alone; raises for a row of a list, where each would ask a statement of its own.

    Django's own FETCH_RAISE raises for both. One row's foreign key costs one statement whatever the number of rows, so
    that forbidding it would only make the code longer.
    """

    __slots__ = ()
    track_peers = True

    def fetch(self, fetcher: Any, instance: Any) -> None:
        """This function will fetch a field that was not read with its row.

        :raises FieldFetchBlocked: when the row came with others.
        """
        if len(instance._state.peers) > 1:
            field = f"{type(instance).__qualname__}.{fetcher.field.name}"
            raise FieldFetchBlocked(f"{field} is fetched row by row: read it with the list (select_related)")
        fetcher.fetch_one(instance)

    def __reduce__(self) -> str:
        return "FETCH_ALONE"


FETCH_ALONE = FetchAlone()


def refuse_row_by_row() -> None:
    """This function will make it the way every list is read, in this process."""
    query.DEFAULT_FETCH_MODE = FETCH_ALONE  # type: ignore[attr-defined]  # Django asks it at each new queryset
