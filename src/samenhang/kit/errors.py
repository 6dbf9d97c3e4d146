"""The pages for when it goes wrong: what happened, what was kept, what to do. They ask nothing of the database."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from samenhang.kit.giving_back import given_back, had_secret
from samenhang.kit.trouble import Trouble, tell, trouble_of

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
    if trouble := trouble_of(sys.exc_info()[1]):
        return unavailable(request, trouble)
    return _page("500.html", 500)


def unavailable(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """This function will answer 503: what is the matter, when to try again, and what was typed, to send again.

    What is the matter is logged; of what was typed nothing.
    """
    tell(trouble, request, again=bool(getattr(request, "asked_again", False)))
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=503)  # the page that asked has its own words for it
    else:
        response = _page("503.html", 503, **_what_to_do(request, trouble))
    response.headers["Retry-After"] = str(trouble.retry_after)
    response.trouble = trouble  # type: ignore[attr-defined]  # read by kit.middleware.database_trouble
    return response


def _what_to_do(request: HttpRequest, trouble: Trouble) -> dict[str, Any]:
    back = given_back(request)
    reads = request.method in ("GET", "HEAD")
    return {
        "kind": trouble.kind.value,
        "back": back,
        "csrf_token": back.token if back else "",
        "secret": not back and had_secret(request),
        "again": request.get_full_path() if reads else "",
    }


def too_many(request: HttpRequest) -> HttpResponse:
    """This function will answer 429 and say how long to wait. Name it handler429."""
    response = _page("429.html", 429)
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This function will answer 403 when a form came without its token. Name it in CSRF_FAILURE_VIEW."""
    return _page("403_csrf.html", 403)


def _page(template: str, status: int, **context: Any) -> HttpResponse:
    return HttpResponse(render_to_string(template, context), status=status)
