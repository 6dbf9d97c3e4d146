"""A code from an app counts once, for as long as it would be accepted: not only for the half minute it is shown."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.cache import cache


class _Once:
    """Refuses, after the library accepted a code, one that counted before; in storage all processes share."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """This function will accept a code that is right and was not used."""
        code: str = super().clean_code()  # type: ignore[misc]  # the library's form, which brings no types
        if self.authenticator.type == Authenticator.Type.TOTP:
            lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
            if not cache.add(f"teams.used_code:{self.user.pk}:{normalize_user_code(code)}", "y", timeout=lasts):
                raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Once, AuthenticateForm):  # type: ignore[misc]  # as above
    """A code as the second step."""


class ConfirmByCodeForm(_Once, ReauthenticateForm):  # type: ignore[misc]  # as above
    """A code to confirm that it is you."""
