"""How the sign-in library is bound to our house: no self-made accounts, always a second factor, kept encrypted."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.kit.keys import CannotDecrypt, decrypt, encrypt

SECOND_FACTOR = "second_factor"
"""The session's key that says this sign-in stands on a second factor (or on the demo's role cards)."""
PROVIDER = "provider"
"""The session's key of the organisation's provider by which this sign-in was done, and what it takes to leave it."""
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
WARN_AT = 2
OUR_STEP, LIBRARY_STEP = "samenhang.teams.stages.SecondStep", "allauth.mfa.stages.AuthenticateStage"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the sign-in library brings no types
    """Accounts are given by the organisation; nobody signs up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": gettext_lazy(
            "Er is te vaak iets verkeerds ingevuld. Wacht vijf minuten en probeer het dan opnieuw."
        )
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This function will say that nobody makes an own account."""
        return False

    def get_login_stages(self) -> list[str]:
        """This function will give the steps of signing in, with our own second one."""
        return [OUR_STEP if stage == LIBRARY_STEP else stage for stage in super().get_login_stages()]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count guesses at an account under one name: the library's own has the host a visitor named in it."""
        return str(credentials.get("email", credentials.get("username", ""))).lower()

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """This function will try a password; where the place names who may, nobody else's is even looked at."""
        allowed = settings.OIDC.passwords_for
        if allowed and str(credentials.get("email", "")).lower() not in allowed:
            self.pre_authenticate(request, **credentials)
            return None
        found: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return found

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **told: Any) -> Any:
        """This function will note by which provider somebody comes, for their second step and for leaving again."""
        request.session.pop(PROVIDER, None)
        login = (told.get("signal_kwargs") or {}).get("sociallogin")
        if login is not None:
            request.session[PROVIDER] = _by_provider(user, login)
        return super().pre_login(request, user, **told)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """This function will give the ways to confirm that it is you, in our own words."""
        words = {
            "reauthenticate": _("Met uw wachtwoord"),
            "mfa_reauthenticate": _("Met een code uit uw app, of een herstelcode"),
            "mfa_reauthenticate:webauthn": _("Met uw toegangssleutel"),
        }
        return [
            {**way, "description": words.get(way["id"], way["description"])}
            for way in super().get_reauthentication_methods(user)
        ]


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # as above
    """Keeps the secrets of second factors encrypted, with a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """This function will encrypt a second factor's secret."""
        return encrypt("mfa", text, b"mfa").hex()

    def decrypt(self, encrypted_text: str) -> str:
        """This function will decrypt a second factor's secret."""
        return decrypt("mfa", bytes.fromhex(encrypted_text), b"mfa")

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """This function will give the name an authenticator app shows beside the code."""
        return str(getattr(user, "email", "")) or str(user)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """This function will say that the only second step there is may not be taken away."""
        return bool(Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS).count() > 1)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """This function will propose a name for a new passkey."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Toegangssleutel %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """This function will give the name of the site a passkey is for: as configured, else the host of this page."""
        host = settings.PASSKEY_HOST or context.request.get_host().partition(":")[0]
        return {"id": host, "name": "Samenhang"}


def _by_provider(user: AbstractBaseUser, login: Any) -> dict[str, Any]:
    provider, claims = settings.OIDC.provider(login.account.provider), login.claims
    if provider is None:
        raise LookupError(login.account.provider)
    methods = claims.get("amr")
    strong = claims.get("acr") in provider.second_step_acr or bool(
        isinstance(methods, list) and set(map(str, methods)) & set(provider.second_step_amr)
    )
    return {
        "id": provider.id,
        "user": user.pk,
        "sid": str(claims.get("sid", "")),
        "strong": strong,
        "leave": login.end_session if provider.sign_out_there else "",
        "token": encrypt("mfa", login.id_token, b"oidc").hex(),
    }


def counts_as_second_step(request: HttpRequest, user: AbstractBaseUser | None) -> bool:
    """This function will say whether the provider by which this user comes already asked a second step."""
    by = request.session.get(PROVIDER) or {}
    return bool(user and by.get("user") == user.pk and by.get("strong"))


def signed_in_now(request: HttpRequest, user: AbstractBaseUser, **_more: object) -> None:
    """This function will forget the provider of somebody else, and note a second step that was asked there."""
    if (request.session.get(PROVIDER) or {}).get("user") != user.pk:
        request.session.pop(PROVIDER, None)
    if counts_as_second_step(request, user):
        request.session[SECOND_FACTOR] = True


def id_token_of(by: dict[str, Any]) -> str:
    """This function will give the word of the provider by which somebody came, to leave there with.

    Nothing where its key was taken out since: one may leave without it, the provider asks then whether one means it.
    """
    try:
        return decrypt("mfa", bytes.fromhex(by["token"]), b"oidc")
    except CannotDecrypt:
        return ""


def has_second_factor(request: HttpRequest) -> bool:
    """This function will say whether this very sign-in stands on a second factor; without one no hat is worn.

    That the user has one is not enough: it may have been set up in another browser, while somebody with no more than
    the password kept a session open.
    """
    if request.session.get(SECOND_FACTOR):
        return True
    if not any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user)):
        return False
    request.session[SECOND_FACTOR] = True
    return True


def is_set_up(request: HttpRequest) -> bool:
    """This function will say whether the signed-in user has a second factor to give a code of, or to hold up."""
    return bool(Authenticator.objects.filter(user_id=request.user.pk, type__in=FACTORS).exists())


def ways_to_confirm(request: HttpRequest) -> str:
    """This function will name the page where the signed-in user gives their second factor: a code, or a passkey."""
    by_code = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists()
    return "mfa_reauthenticate" if by_code else "mfa_reauthenticate_webauthn"


def stands_on_it(request: HttpRequest, authenticator: Authenticator, **_more: object) -> None:
    """This function will note, when a second factor was just set up with its code, that this sign-in stands on it."""
    if authenticator.type in FACTORS:
        request.session[SECOND_FACTOR] = True


def codes_left(user_id: int) -> int | None:
    """This function will say how many recovery codes somebody has left; None when there never were any."""
    kept = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(kept.wrap().get_unused_codes()) if kept else None


other_ways: list[Callable[[HttpRequest], tuple[str, str] | None]] = []
"""Ways to sign in that higher modules offer: each gives an address and its words, or None for this request."""
