"""The search form: four ways, of which one is enough; and one box for all, among one's own people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form
from samenhang.kit.inputs import DigitsInput, PhoneInput, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.register import typed
from samenhang.register.queries import Terms

PURPOSES = [
    ("request", _("een hulpvraag")),
    ("case", _("een casus")),
    ("correct", _("gegevens nakijken")),
]


class SearchForm(Form):
    """Whom one looks for, and for what."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    family_name = forms.CharField(label=_("Achternaam"), required=False)
    birth_date = typed.BornField(label=_("Geboortedatum"), required=False)
    given_name = forms.CharField(label=_("Voornaam"), required=False)
    postcode = forms.CharField(label=_("Postcode"), required=False)
    number = forms.CharField(label=_("Huisnummer"), required=False, help_text=_("Bijvoorbeeld 12 of 12A"))
    phone = forms.CharField(label=_("Telefoon"), required=False, widget=PhoneInput)
    words = forms.CharField(required=False, widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("Waarvoor zoekt u?"),
        choices=PURPOSES,
        initial="request",
        widget=Radios(attrs={"class": "choices--row"}),
    )

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        text = str(self.cleaned_data["bsn"])
        if not text:
            return ""
        try:
            return numbers.clean(text)
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def clean_postcode(self) -> str:
        """This function will give the postcode as it is kept: 1234AB."""
        return typed.postcode(str(self.cleaned_data["postcode"]))

    def clean_number(self) -> str:
        """This function will give the house number with its addition, without what is between."""
        return typed.door(str(self.cleaned_data["number"]))

    def clean_phone(self) -> str:
        """This function will give the digits of a phone number."""
        text = str(self.cleaned_data["phone"])
        if text and not typed.phone(text):
            raise forms.ValidationError(
                _("Dit is geen telefoonnummer. Vul het hele nummer in, bijvoorbeeld 0123 456789.")
            )
        return typed.phone(text)

    def clean(self) -> dict[str, Any]:
        """This function will ask for what is missing before one can search."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and cleaned["words"] and not self.terms().way:
            self.add_error(None, _("Typ ten minste twee letters van een naam."))
        elif not self.errors:
            for field, message in self.terms().missing(alone=True).items():
                self.add_error(field or None, message)
        return cleaned

    def terms(self) -> Terms:
        """This function will give what was typed, to search by."""
        data = self.cleaned_data
        if data["words"]:
            return typed.anything(data["words"])
        names = ("bsn", "family_name", "given_name", "postcode", "number", "phone")
        born: typed.Born = data["birth_date"]
        return Terms(**{name: data[name] for name in names}, birth_date=born.on, birth_year=born.year)
