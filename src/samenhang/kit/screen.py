"""How the screen behaves for one reader: density, and a session kept alive."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samenhang.kit.nav import DENSITIES, DENSITY_COOKIE

YEAR = 365 * 24 * 60 * 60


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
    return JsonResponse({"seconds": settings.SESSION_COOKIE_AGE})


def _back(request: HttpRequest) -> str:
    for url in (request.POST.get("next", ""), request.META.get("HTTP_REFERER", "")):
        if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
            return url
    return get_script_prefix()
