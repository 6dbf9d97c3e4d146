"""Mijn aanmelding: second steps, recovery codes and own sessions of who is signed in. Nothing of residents."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import remove_webauthn
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import signed_in
from samenhang.teams import sessions
from samenhang.teams.sign_in import FACTORS, PROVIDER, WARN_AT, codes_left


@require_GET
@signed_in
def my_sign_in(request: HttpRequest) -> HttpResponseBase:
    """This function will show how somebody signs in and where they are signed in, with what they can change."""
    factors = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("created_at"))
    left = codes_left(request.user.pk or 0)
    told = {
        "app": next((one for one in factors if one.type == Authenticator.Type.TOTP), None),
        "keys": [one for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": left,
        "few_codes": left is not None and left <= WARN_AT,
        "only_one": sum(one.type in FACTORS for one in factors) < 2,
        "sessions": sessions.own(request),
        "provider": (request.session.get(PROVIDER) or {}).get("id", ""),
    }
    return render(request, "account/mine.html", told)


@require_POST
@signed_in
def end_session(request: HttpRequest, number: int) -> HttpResponseBase:
    """This function will end one of the own other sessions; another's number ends nothing."""
    return _ended(request, sessions.end(request, which=[number], at=timezone.now()))


@require_POST
@signed_in
def end_others(request: HttpRequest) -> HttpResponseBase:
    """This function will end all own sessions but this one."""
    return _ended(request, sessions.end(request, at=timezone.now()))


@require_POST
@signed_in
def end_all(request: HttpRequest) -> HttpResponseBase:
    """This function will end all own sessions, this one too."""
    sessions.end(request, here_too=True, at=timezone.now())
    logout(request)
    messages.success(request, _("U bent overal afgemeld."))
    return sessions.left(request)


@require_http_methods(["GET", "POST"])
@signed_in
def remove_key(request: HttpRequest, pk: int) -> HttpResponseBase:
    """This function will take away an own passkey, unless it is the only second step there is."""
    if Authenticator.objects.filter(user_id=request.user.pk, type__in=FACTORS).count() < 2:
        messages.error(request, _("Dit is uw enige tweede stap. Stel eerst een andere in."))
        return HttpResponseRedirect(reverse("mfa_index"))
    answer: HttpResponseBase = remove_webauthn(request, pk=pk)
    return answer


def _ended(request: HttpRequest, number: int) -> HttpResponseBase:
    if number:
        words = ngettext("%(n)s andere aanmelding is beëindigd.", "%(n)s andere aanmeldingen zijn beëindigd.", number)
        messages.success(request, words % {"n": number})
    else:
        messages.info(request, _("Er was elders geen aanmelding meer."))
    return HttpResponseRedirect(reverse("mfa_index"))
