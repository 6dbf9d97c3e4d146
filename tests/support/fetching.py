"""No N+1: what lies behind a foreign key is fetched with its list, or for one row that stands alone."""

from collections import Counter
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
    query.DEFAULT_FETCH_MODE = FETCH_ALONE  # Django asks it at each new queryset


class Repeats:
    """Counts the statements of a page that is opened: the same question asked very often is asked for each row.

    Some pages ask a fixed number of times (`Samen verder`: may one write here, for each way); a list of fifty rows does
    not stay below it.
    """

    AT_MOST = 15

    def __init__(self) -> None:
        self.opening = False
        self.asked: Counter[str] = Counter()

    def begin(self, environ: dict[str, Any], **_: object) -> None:
        """This function will count from here when a page is opened; what is sent may act on each row."""
        self.opening = environ["REQUEST_METHOD"] == "GET"
        self.asked.clear()

    def end(self, **_: object) -> None:
        """This function will stop counting."""
        self.opening = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if self.opening and sql.startswith("SELECT"):
            self.asked[sql] += 1
            assert self.asked[sql] <= self.AT_MOST, f"asked {self.AT_MOST + 1} times for one page: {sql[:600]}"
        return execute(sql, params, many, context)


def refuse_repeats() -> None:
    """This function will make a page that asks the same of every row fail in any test that opens it."""
    from django.core.signals import request_finished, request_started
    from django.db import connection

    repeats = Repeats()
    request_started.connect(repeats.begin, weak=False)
    request_finished.connect(repeats.end, weak=False)
    connection.execute_wrappers.append(repeats)


def keep_one_context() -> None:
    """This function will let the test client keep what a page was made with once, not again for each atom on it."""
    from django.test import client

    keep = client.store_rendered_templates  # type: ignore[attr-defined]  # the client's own receiver

    def keep_the_first(store: dict[str, Any], *told: Any, **more: Any) -> None:
        if "context" not in store:
            keep(store, *told, **more)

    client.store_rendered_templates = keep_the_first  # type: ignore[attr-defined]  # as above
