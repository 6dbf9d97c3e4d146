"""Signing in at an organisation's own provider (OpenID Connect), stricter than the sign-in library by itself.

Every id_token is verified with the provider's keys, carries the nonce we sent, and may be off by the leeway in clocks.
Nothing of what the provider tells is kept but who it is (``sub``).
"""

import functools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import jwt
import requests
import structlog
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samenhang.kit.refusals import Refusal
from samenhang.teams import provided
from samenhang.teams.oidc_config import Oidc, Provider

SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key only the provider has; never one that is made with a shared secret, or none."""
ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
log = structlog.get_logger()


class Rubbish(requests.RequestException):
    """A provider answered something else than it should: for who signs in, the same as no answer."""


@contextmanager
def weighing() -> Iterator[None]:
    """This function will take whatever goes wrong in reading a provider's answer for a wrong answer.

    :raises Rubbish: in place of it.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        if isinstance(error, requests.RequestException):
            raise
        raise Rubbish(type(error).__name__) from error


def configured() -> Oidc:
    """This function will give what the place configured."""
    return settings.OIDC


def provider_of(provider_id: str) -> Provider:
    """This function will give a provider by its id.

    :raises LookupError: when there is none.
    """
    found = configured().provider(provider_id)
    if found is None:
        raise LookupError(provider_id)
    return found


def verified(token: str, *, keys_url: str, issuer: str, provider: Provider, need: list[str]) -> dict[str, Any]:
    """This function will verify a token with the provider's keys and give what it says.

    :raises OAuth2Error: when it is not the provider's, not for us, or not of now.
    """
    try:
        if jwt.get_unverified_header(token).get("alg") not in SIGNED_BY:
            raise OAuth2Error("signed in a way that is not accepted")
        algorithm, key = jwtkit.fetch_key(token, keys_url, jwtkit.lookup_kid_jwk)
        told: dict[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=[algorithm],
            audience=provider.client_id,
            issuer=issuer,
            leeway=provider.leeway,
            options={"require": need},
        )
    except (jwt.PyJWTError, KeyError, TypeError, AttributeError) as error:
        raise OAuth2Error(f"not a valid token: {type(error).__name__}") from error
    audience = told["aud"]
    if isinstance(audience, list) and len(audience) > 1 and told.get("azp") != provider.client_id:
        raise OAuth2Error("given for another party")
    return told


class StaffAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the sign-in library brings no types
    """What is asked of the provider, and how its answer is weighed."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, asked once for each sign-in."""
        with weighing():
            told = cast("dict[str, Any]", super().openid_config)
            if not all(str(told[name]).startswith(("https://", "http://")) for name in ENDPOINTS):
                raise Rubbish("no addresses")
            return told

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        """This function will exchange the code for the provider's word."""
        with weighing():
            return super().get_access_token_data(*args, **kwargs)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """This function will make the sign-in of a verified id_token, with what /userinfo adds about the same person.

        :raises OAuth2Error: when there is no id_token, or one of the two is about somebody else.
        """
        raw = kwargs["response"].get("id_token")
        if not isinstance(raw, str):
            raise OAuth2Error("no id_token")
        said = verified(
            raw,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            provider=provider_of(self.provider_id),
            need=["iss", "sub", "aud", "exp", "iat"],
        )
        with weighing():
            more = self._fetch_user_info(token.token) if self.openid_config.get("userinfo_endpoint") else {}
            if more and more["sub"] != said["sub"]:
                raise OAuth2Error("userinfo is about somebody else")
            login = self.get_provider().sociallogin_from_response(request, {"id_token": {**more, **said}})
        login.claims = {**more, **said}
        login.id_token = raw
        login.end_session = self.openid_config.get("end_session_endpoint", "")
        return login


class StaffProvider(OpenIDConnectProvider):  # type: ignore[misc]  # as above
    """One organisation's provider: a nonce for each sign-in, and nothing kept of what it tells but who it is."""

    oauth2_adapter_class = StaffAdapter

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> Any:
        """This function will send the browser to the provider, with state, PKCE and a nonce."""
        nonce = secrets.token_urlsafe(24)
        return super().redirect(request, process, next_url, data, auth_params={"nonce": nonce}, nonce=nonce)

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """This function will keep nothing: names, addresses and groups are the provider's to keep."""
        return {}


class StaffAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    """Who comes from a provider: matched, given the hats of their groups, or refused in plain words."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """This function will give the providers of the file only: none can be added by way of the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def get_requests_session(self) -> requests.Session:
        """This function will give a way out to the provider that does not wait longer than a few seconds."""
        session = requests.Session()
        longest = max((one.timeout for one in configured().providers), default=4.0)
        session.request = functools.partial(session.request, timeout=longest)  # type: ignore[method-assign]  # so the library does
        return session

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """This function will say that nobody makes an own account: ``pre_social_login`` decides."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """This function will match nobody by address by itself: ``pre_social_login`` weighs that."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """This function will match who arrives, bring their hats up to date, and let them in or refuse them.

        :raises ImmediateHttpResponse: with a page that says why somebody is refused.
        """
        provider = provider_of(sociallogin.account.provider)
        nonce = sociallogin.state.get("nonce")
        if not nonce or not secrets.compare_digest(str(sociallogin.claims.get("nonce", "")), nonce):
            raise OAuth2Error("not the answer to this question")
        try:
            sociallogin.user = provided.arrive(
                provider=provider, uid=sociallogin.account.uid, claims=sociallogin.claims, at=timezone.now()
            )
        except Refusal as refusal:
            log.warning("sign_in_refused", provider=provider.id, why=type(refusal).__name__)
            page = render(request, "account/refused.html", {"refusal": refusal, "provider": provider}, status=403)
            raise ImmediateHttpResponse(page) from refusal

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """This function will say in plain words what happened, and that the other ways to sign in remain.

        :raises ImmediateHttpResponse: always, with that page.
        """
        down = isinstance(exception, requests.RequestException)
        log.warning("sign_in_failed", provider=provider.sub_id, kind=type(exception).__name__)
        raise ImmediateHttpResponse(failed(request, provider.name, down=down, cancelled=error == AuthError.CANCELLED))


def failed(request: HttpRequest, name: str, *, down: bool, cancelled: bool = False) -> HttpResponse:
    """This function will answer that signing in at a provider did not work, why, and what else one can do."""
    told = {"name": name, "down": down, "cancelled": cancelled}
    return render(request, "account/provider_failed.html", told, status=503 if down else 400)
