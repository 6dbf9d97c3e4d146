"""How the screen behaves for one reader: density, and a session kept alive."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

DENSITY_COOKIE = "density"
DENSITIES = ("compact", "roomy")
YEAR = 365 * 24 * 60 * 60
SHARED_DEVICE = "shared_device"
"""The session's key that says others use this computer too."""
SHARED_SECONDS = 10 * 60


def is_shared(request: HttpRequest) -> bool:
    """This function will say whether who signed in told that others use this computer too."""
    session = getattr(request, "session", None)
    return bool(session and session.get(SHARED_DEVICE))


def session_seconds(request: HttpRequest) -> int:
    """This function will say after how many seconds of quiet a session ends: sooner on a shared computer.

    Elsewhere a session is lengthened once a minute only (``SESSION_KEPT_ALIVE``), so it may end that much earlier.
    """
    return SHARED_SECONDS if is_shared(request) else settings.SESSION_COOKIE_AGE - settings.SESSION_KEPT_ALIVE


@require_POST
def choose_density(request: HttpRequest) -> HttpResponse:
    """This function will keep the chosen density in a cookie and go back to the page one came from."""
    response = HttpResponseRedirect(_back(request))
    chosen = request.POST.get("density", "")
    if chosen in DENSITIES:
        response.set_cookie(
            DENSITY_COOKIE, chosen, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    return response


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """This function will lengthen the session of who is signed in and say how many seconds it lasts; else 401."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconds": 0}, status=401)
    request.session.modified = True
    return JsonResponse({"seconds": session_seconds(request)})


def _back(request: HttpRequest) -> str:
    for url in (request.POST.get("next", ""), request.META.get("HTTP_REFERER", "")):
        if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
            return url
    return get_script_prefix()
