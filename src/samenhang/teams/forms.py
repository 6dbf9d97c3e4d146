"""The sign-in library's forms in our own words."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from samenhang.kit.screen import SHARED_DEVICE

LONGEST_NAME = 60
SPOILT = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What the library stumbles over when a browser sends something that is no passkey (it catches only some of it)."""


class SignInForm(LoginForm):  # type: ignore[misc]  # the sign-in library brings no types
    """Asks the work address and the password; says nothing more, and nothing twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mailadres van uw werk")
        self.fields["password"].label = _("Wachtwoord")
        self.fields["password"].help_text = ""
        self.fields["shared"] = forms.BooleanField(
            label=_("Dit is een gedeelde computer"),
            required=False,
            help_text=_("U wordt dan na tien minuten stilte afgemeld, en er blijft niets achter."),
        )
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponseBase:
        """This function will sign in, and note first whether others use this computer too."""
        if self.cleaned_data["shared"]:
            request.session[SHARED_DEVICE] = True
        else:
            request.session.pop(SHARED_DEVICE, None)
        answer: HttpResponseBase = super().login(request, redirect_url)
        return answer


class KeyForm(AddWebAuthnForm):  # type: ignore[misc]  # as above
    """Asks what a new passkey is called, and whether it may stand for the password too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van de sleutel")
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
        self.fields["passwordless"].label = _("Zonder wachtwoord aanmelden met deze sleutel")
        self.fields["passwordless"].help_text = _("De sleutel vraagt dan altijd uw vinger, gezicht of pincode.")

    def clean(self) -> dict[str, Any]:
        """This function will take what is no passkey for a wrong answer."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except SPOILT as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class _Given:
    """What is no passkey is a wrong answer."""

    def clean_credential(self) -> Any:
        """This function will weigh what the browser gave."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the library's form it is mixed with
        except SPOILT as error:
            raise get_adapter().validation_error("incorrect_code") from error


class UseKeyForm(_Given, AuthenticateWebAuthnForm):  # type: ignore[misc]  # as above
    """A passkey as the second step."""


class SignInByKeyForm(_Given, LoginWebAuthnForm):  # type: ignore[misc]  # as above
    """A passkey in place of the password."""


class ConfirmByKeyForm(_Given, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # as above
    """A passkey to confirm that it is you."""


class KeyNameForm(EditWebAuthnForm):  # type: ignore[misc]  # as above
    """Asks another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van de sleutel")
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))
