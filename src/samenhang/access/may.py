"""The one door: ``@may`` sets the viewer, runs the view, renders, writes the look, commits, then answers."""

import functools
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from django.db import ProgrammingError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from samenhang.access import permissions, submissions, tabs
from samenhang.access.viewer import Look, Viewer, ViewerRequest, viewer_of, viewing
from samenhang.audit.actions import record
from samenhang.audit.decision import decided
from samenhang.audit.models import Event
from samenhang.kit.limits import PAGE, Pace
from samenhang.kit.refusals import Refusal

type View = Callable[..., HttpResponseBase]
NOT_SIGNED_IN = "account_login"
NO_HAT = "teams:choose_hat"
log = structlog.get_logger()


class StreamingRefused(RuntimeError):
    """A view behind the wall answered lazily: its rows would be read after the viewer is gone."""


def public(view: View) -> View:
    """This function will declare that a view needs no viewer and shows nothing of anybody."""
    view.permission = None  # type: ignore[attr-defined]  # read by the test that walks every URL
    return view


def signed_in(view: View) -> View:
    """This function will declare that a view needs a signed-in user but no hat, and shows nothing of residents."""

    @functools.wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if tabs.asked(request):
            viewer_of(request)  # under another's hat, or one that ended, there is nothing
        return view(request, *args, **kwargs)

    door.permission = "signed in"  # type: ignore[attr-defined]  # as above
    return door


def may(permission: str, *, pace: Pace = PAGE, once: bool = True) -> Callable[[View], View]:
    """This function will let a view through for who has the permission, in one transaction with its look.

    A refusal answers exactly as what does not exist, and is logged in a transaction of its own. A form sent twice is
    answered with what the first sending made. A rule of the work that says no (``Refusal``) becomes a page that says
    what to do, with nothing stored.

    :param pace: how long the database may work for it; another than a page's for what is made as a whole.
    :param once: whether a form sent twice counts once; not where sending it again does no harm (keeping a draft).
    """
    permissions.asks(permission)

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            viewer = viewer_of(request)
            if viewer is None:
                return _to_hats(request)
            asked = cast("ViewerRequest", request)
            asked.viewer, asked.look = viewer, Look(viewer.id)
            rule = permissions.rule_for(permission, viewer)
            if not viewer.may(permission):
                _log_refusal(viewer, permission, rule, kwargs)
                raise Http404
            try:
                with decided(permission, rule):
                    return _through(asked, viewer, permission, view, args, kwargs, pace=pace, once=once)
            except Http404:
                _log_refusal(viewer, permission, f"{rule}; no such record for this viewer", kwargs)
                raise
            except ProgrammingError as error:
                if getattr(error.__cause__, "sqlstate", "") != "42501":  # insufficient_privilege: the wall said no
                    raise
                log.warning("refused_by_database", permission=permission)
                _log_refusal(viewer, permission, f"{rule}; refused by the row policy", kwargs)
                raise Http404 from error
            except Refusal as refusal:
                with viewing(viewer):
                    return render(request, "refused.html", {"refusal": refusal}, status=409)

        door.permission = permission  # type: ignore[attr-defined]  # as above
        return door

    return decorate


def _through(
    request: ViewerRequest,
    viewer: Viewer,
    permission: str,
    view: View,
    args: Any,
    kwargs: Any,
    *,
    pace: Pace,
    once: bool,
) -> HttpResponseBase:
    with viewing(viewer, looks_only=request.method == "GET", pace=pace) as request.at:
        sent = submissions.key_of(request) if once and request.method == "POST" else None
        if sent:
            earlier = submissions.begin(viewer, sent, at=request.at)
            if earlier is not None:
                request.look.nothing()
                return HttpResponseRedirect(earlier or request.path)
        response = view(request, *args, **kwargs)
        if isinstance(response, StreamingHttpResponse):
            raise StreamingRefused(permission)
        if isinstance(response, SimpleTemplateResponse):
            response.render()
        if sent:
            submissions.finish(sent, response)
        _write_look(request, viewer, permission, response)
        return response


def _write_look(request: ViewerRequest, viewer: Viewer, permission: str, response: HttpResponseBase) -> None:
    look = request.look
    shows = isinstance(response, HttpResponse) and bool(response.content) and not response.has_header("Location")
    if not (look.counts and shows and (look.subjects or request.method == "GET")):
        return
    record(
        Event.PRINT if look.print else Event.READ,
        permission,
        by=viewer,
        at=request.at,
        subjects=look.subjects,
        object_id=look.object_id,
        detail=look.detail,
    )


def _log_refusal(viewer: Viewer, permission: str, rule: str, kwargs: dict[str, Any]) -> None:
    asked = next((value for value in kwargs.values() if isinstance(value, UUID)), None)
    with decided(permission, rule), viewing(viewer) as at:
        record(Event.REFUSED, permission, by=viewer, at=at, object_id=asked)


def _to_hats(request: HttpRequest) -> HttpResponse:
    """Who has several hats asked for a page in none: they choose, and go on to it."""
    going = request.get_full_path() if request.method == "GET" and request.path_info != "/" else ""
    return HttpResponseRedirect(reverse(NO_HAT) + (f"?{urlencode({'next': going})}" if going else ""))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else _came_from(request)
    address = tabs.outside(request, NOT_SIGNED_IN) + (f"?{urlencode({'next': back})}" if back else "")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _came_from(request: HttpRequest) -> str:
    """Say on which of our own pages a form stood that was sent too late: after signing in one goes on there."""
    page = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return ""
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
