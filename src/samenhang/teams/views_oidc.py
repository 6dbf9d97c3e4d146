"""Going to an organisation's own provider to sign in, coming back, and being signed out from there."""

import requests
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import public
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.screen import SHARED_DEVICE
from samenhang.teams.models import Professional
from samenhang.teams.oidc import StaffAdapter, StaffProvider, failed, provider_of, verified
from samenhang.teams.sessions import end_where
from samenhang.teams.sign_in import PROVIDER

LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
REPLAY_SECONDS = 600


@require_POST
@public
def sign_in_at(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """This function will send the browser to a provider, by a page of ours: forms may post to ourselves only.

    :raises Http404: when there is no such provider.
    """
    provider = _provider(request, provider_id)
    limited: HttpResponseBase | None = ratelimit.consume_or_429(request, action="login")
    if limited:
        return limited
    going = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(going, {request.get_host()}, request.is_secure()):
        going = ""
    if request.POST.get("shared"):
        request.session[SHARED_DEVICE] = True
    else:
        request.session.pop(SHARED_DEVICE, None)
    try:
        there = provider.redirect(request, AuthProcess.LOGIN, going or None).headers["Location"]
    except requests.RequestException:
        return failed(request, provider.name, down=True)
    return render(request, "account/going.html", {"there": there, "name": provider.name})


@require_GET
@public
def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """This function will let in who comes back from a provider with its word, or say why not.

    :raises Http404: when there is no such provider.
    """
    provider = _provider(request, provider_id)
    limited: HttpResponseBase | None = ratelimit.consume_or_429(request, action="login", limit_get=True)
    if limited:
        return limited
    try:
        answer: HttpResponseBase = OAuth2CallbackView.adapter_view(StaffAdapter(request, provider_id))(request)
    except requests.RequestException:
        return failed(request, provider.name, down=True)
    return answer


@csrf_exempt
@require_POST
@public
def signed_out_there(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """This function will end the sessions of who signed out at their provider (OpenID Connect Back-Channel Logout).

    The provider's word is a token it signed, for us, of now, and used once.

    :raises Http404: when there is no such provider.
    """
    provider = _provider(request, provider_id)
    limited: HttpResponseBase | None = ratelimit.consume_or_429(request, action="login")
    if limited:
        return limited
    try:
        told = _logout_token(request, provider)
    except (OAuth2Error, requests.RequestException):
        return HttpResponse(status=400)
    account = SocialAccount.objects.filter(provider=provider_id, uid=str(told.get("sub", ""))).first()
    users = [account.user_id] if account else []
    for user_id in users:
        sid = told.get("sid")
        ended = end_where(
            user_id,
            lambda kept, sid=sid: (  # type: ignore[misc]  # a default binds the value
                kept.get(PROVIDER, {}).get("id") == provider_id and (not sid or kept[PROVIDER].get("sid") in ("", sid))
            ),
        )
        who = Professional.objects.filter(user_id=user_id).values_list("id", flat=True).first()
        record(
            Event.CHANGE,
            "teams.signed_out_there",
            by=None,
            at=timezone.now(),
            object_id=who,
            detail={"provider": provider_id, "ended": ended},
        )
    return HttpResponse(status=200)


def _logout_token(request: HttpRequest, provider: StaffProvider) -> dict[str, object]:
    adapter = StaffAdapter(request, provider.app.provider_id)
    told = verified(
        request.POST.get("logout_token", ""),
        keys_url=adapter.openid_config["jwks_uri"],
        issuer=adapter.openid_config["issuer"],
        provider=provider_of(provider.app.provider_id),
        need=["iss", "aud", "iat", "exp", "jti", "events", "sub"],
    )
    if LOGOUT not in told["events"] or "nonce" in told:
        raise OAuth2Error("not a logout token")
    if not cache.add(f"oidc:jti:{provider.app.provider_id}:{told['jti']}"[:240], True, REPLAY_SECONDS):
        raise OAuth2Error("used before")
    return told


def _provider(request: HttpRequest, provider_id: str) -> StaffProvider:
    try:
        found: StaffProvider = get_adapter(request).get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return found
