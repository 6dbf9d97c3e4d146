"""What every answer keeps: content is never stored by a browser, and trouble is told in words."""

from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

import structlog
from django.db import DataError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from samenhang.kit import errors
from samenhang.kit.limits import POOL_MAX, POOL_QUEUE
from samenhang.kit.trouble import Kind, Trouble, trouble_of

Answer = Callable[[HttpRequest], HttpResponseBase]
ALIVE = "/healthz"
log = structlog.get_logger(__name__)


def content_headers(get_response: Answer) -> Answer:
    """This function will forbid every browser and proxy to keep a page, and refuse an address with a NUL byte by 400.

    Static files are answered before this and keep their own headers.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            response: HttpResponseBase = errors.bad_request(request)
        else:
            response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["HX-Request", "Cookie"])
        return response

    return answer


def database_trouble(get_response: Answer) -> Answer:
    """This function will answer 503 when the database fails a view, 400 when that cannot hold a value.

    Trouble outside a view (the session) comes to errors.server_error, which says the same. A page that was only read is
    asked for once more when the connection was lost: the next one is a new connection. When as many wait for a
    connection as may, the next is told at once that it is busy; whether the process lives can always be asked.
    """
    places = BoundedSemaphore(POOL_MAX + POOL_QUEUE)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if trouble := trouble_of(error):
            return errors.unavailable(request, trouble)
        if isinstance(error, DataError):
            log.warning("database_refused_value", kind=type(error).__name__)
            return errors.bad_request(request, error)
        return None

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info == ALIVE:
            return get_response(request)
        if not places.acquire(blocking=False):
            return errors.unavailable(request, Trouble(Kind.BUSY))
        try:
            return answered(request)
        finally:
            places.release()

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        trouble = getattr(response, "trouble", None)
        if trouble is None:
            return response
        connection.close()
        if trouble.kind is not Kind.GONE or request.method not in ("GET", "HEAD"):
            return response
        request.asked_again = True  # type: ignore[attr-defined]  # read by kit.errors
        for kept in ("_cached_user", "viewer"):
            vars(request).pop(kept, None)
        again = get_response(request)
        if getattr(again, "trouble", None):
            connection.close()
        return again

    hooked: Any = answer
    hooked.process_exception = process_exception
    return answer
