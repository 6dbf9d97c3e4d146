"""The outermost door: how long each page took and how much of the database, for who watches over the server.

A page is known by its name in the addresses' table (``cases:overview``), a statement by its kind. Where nobody watches,
this is not there at all.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from samenhang.kit.middleware import Answer

if TYPE_CHECKING:
    from samenhang.kit.tracing import Tracer

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
KINDS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "SAVEPOINT", "RELEASE", "SET", "COPY"})


class Seen:
    """What the database was asked while one page was made."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, float, float]] = []

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.statements.append((kind_of(sql), began, time.perf_counter()))

    def kinds(self) -> dict[str, int]:
        """This function will count the statements of each kind."""
        found: dict[str, int] = {}
        for kind, _, _ in self.statements:
            found[kind] = found.get(kind, 0) + 1
        return found

    def seconds(self) -> float:
        """This function will give how long all of them took together."""
        return sum(last - first for _, first, last in self.statements)


def kind_of(sql: Any) -> str:
    """This function will give the first word of a statement when that is a known one; never another word of it."""
    first = sql.lstrip()[:12].split(None, 1) if isinstance(sql, str) else ()
    word = first[0].upper() if first else ""
    return word if word in KINDS else "OTHER"


def route_of(request: HttpRequest) -> str:
    """This function will give the name of the page that was asked; of what is no page, what kind of thing it is."""
    found = getattr(request, "resolver_match", None)
    if found is not None:
        return found.view_name if ":" in found.view_name or found.url_name else "unnamed"
    return "static" if request.path_info.startswith(str(settings.STATIC_URL)) else "none"


def watched(get_response: Answer) -> Answer:
    """This function will make the middleware that counts and traces.

    :raises MiddlewareNotUsed: where nobody asked for either.
    """
    from samenhang.kit import watchers

    measures, tracer = watchers.asked()
    if measures is None and tracer is None:
        raise MiddlewareNotUsed
    if measures:
        measures.begin()

    def answer(request: HttpRequest) -> HttpResponseBase:
        seen, began = Seen(), time.perf_counter()
        if measures:
            measures.BUSY.inc()
        try:
            with connection.execute_wrapper(seen):
                response = get_response(request)
        finally:
            if measures:
                measures.BUSY.dec()
        tell(request, response.status_code, began, seen, measures, tracer)
        return response

    return answer


def tell(request: HttpRequest, status: int, began: float, seen: Seen, measures: Any, tracer: "Tracer | None") -> None:
    """This function will pass on what was seen of one answer."""
    route = route_of(request)
    method = request.method if request.method in METHODS else "OTHER"
    if measures:
        measures.answered(route, method, status, time.perf_counter() - began, seen.kinds(), seen.seconds())
    if tracer:
        tracer.answered(route, str(method), status, began, seen.statements)
