"""The search form: three ways, of which one is enough."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
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
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)
    given_name = forms.CharField(label=_("Voornaam"), required=False)
    postcode = forms.CharField(label=_("Postcode"), required=False)
    number = forms.CharField(label=_("Huisnummer"), required=False, help_text=_("Bijvoorbeeld 12 of 12A"))
    purpose = forms.ChoiceField(
        label=_("Waarvoor zoekt u?"),
        choices=PURPOSES,
        initial="request",
        widget=Radios(attrs={"class": "choices--row"}),
    )

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        typed = str(self.cleaned_data["bsn"])
        if not typed:
            return ""
        try:
            return numbers.clean(typed)
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def clean_postcode(self) -> str:
        """This function will give the postcode as it is kept: 1234AB."""
        return str(self.cleaned_data["postcode"]).replace(" ", "").upper()

    def clean_number(self) -> str:
        """This function will give the house number with its addition, without spaces."""
        return str(self.cleaned_data["number"]).replace(" ", "")

    def clean(self) -> dict[str, Any]:
        """This function will ask for what is missing before one can search."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for field, message in self.terms().missing().items():
                self.add_error(field or None, message)
        return cleaned

    def terms(self) -> Terms:
        """This function will give what was typed, to search by."""
        names = ("bsn", "family_name", "given_name", "birth_date", "postcode", "number")
        return Terms(**{name: self.cleaned_data[name] for name in names})
