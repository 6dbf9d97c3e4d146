"""The pages for when it goes wrong: what happened, what was kept, what to do. They ask nothing of the database."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from psycopg_pool import PoolTimeout

RETRY_SECONDS = 10
WAIT_SECONDS = 60
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This function will answer 413 when too much was sent at once, else 400. Name it handler400."""
    if isinstance(exception, TOO_MUCH):
        return _page("413.html", 413)
    return _page("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This function will answer 404: what one may not see looks like what does not exist. Name it handler403."""
    return _page("404.html", 404)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This function will answer 404. Name it handler404."""
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """This function will answer 503 when the database was out of reach, else 500. Name it handler500."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError | PoolTimeout):
        return unavailable(request)
    return _page("500.html", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """This function will answer 503 and say when to try again."""
    response = _page("503.html", 503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def too_many(request: HttpRequest) -> HttpResponse:
    """This function will answer 429 and say how long to wait. Name it handler429."""
    response = _page("429.html", 429)
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This function will answer 403 when a form came without its token. Name it in CSRF_FAILURE_VIEW."""
    return _page("403_csrf.html", 403)


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)
