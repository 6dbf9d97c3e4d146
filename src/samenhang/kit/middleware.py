"""What every answer keeps: content is never stored by a browser, and trouble is told in words."""

from collections.abc import Callable
from typing import Any

import structlog
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from psycopg_pool import PoolTimeout

from samenhang.kit import errors

Answer = Callable[[HttpRequest], HttpResponseBase]
OUT_OF_REACH = (OperationalError, InterfaceError, PoolTimeout)
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
    """This function will answer 503 when a view cannot reach the database, 400 when that cannot hold a value.

    Trouble outside a view (the session) comes to errors.server_error, which says the same.
    """

    def process_exception(request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        if isinstance(trouble, OUT_OF_REACH):
            log.error("database_out_of_reach", kind=type(trouble).__name__)
            return errors.unavailable(request)
        if isinstance(trouble, DataError):
            log.warning("database_refused_value", kind=type(trouble).__name__)
            return errors.bad_request(request, trouble)
        return None

    def answer(request: HttpRequest) -> HttpResponseBase:
        return get_response(request)

    hooked: Any = answer
    hooked.process_exception = process_exception
    return answer
