"""How the sign-in library is bound to our house: no self-made accounts, always a second factor, kept encrypted."""

from collections.abc import Callable

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from samenhang.kit.keys import decrypt, encrypt

SECOND_FACTOR = "second_factor"
"""The session's key that says this sign-in stands on a second factor (or on the demo's role cards)."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the sign-in library brings no types
    """Accounts are given by the organisation; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """This function will say that nobody makes an own account."""
        return False


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
    """This function will say whether the signed-in user has a second factor to give a code of."""
    return bool(Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.TOTP).exists())


def stands_on_it(request: HttpRequest, authenticator: Authenticator, **_: object) -> None:
    """This function will note, when a second factor was just set up with its code, that this sign-in stands on it."""
    if authenticator.type == Authenticator.Type.TOTP:
        request.session[SECOND_FACTOR] = True


other_ways: list[Callable[[HttpRequest], tuple[str, str] | None]] = []
"""Ways to sign in that higher modules offer: each gives an address and its words, or None for this request."""
