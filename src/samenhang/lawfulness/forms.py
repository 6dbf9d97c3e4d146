"""Forms of the lawfulness file."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.lawfulness.models import Basis, Closing, LawfulnessFile, Note, Phase


class OpenForm(Form):
    """About whom, why, and on which article."""

    given_names = forms.CharField(label=_("Voornamen"), required=False)
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = forms.CharField(label=_("Achternaam"))
    birth_date = DateField(label=_("Geboortedatum"), picker=False)
    bsn = forms.CharField(label=_("Burgerservicenummer"), widget=DigitsInput)
    kind = forms.ChoiceField(label=_("Waar gaat het over?"), choices=LawfulnessFile.Kind.choices)
    basis = forms.ModelChoiceField(
        label=_("Op grond van"), queryset=Basis.objects.filter(in_use=True), to_field_name="code", empty_label=_("kies")
    )
    reason = TextField(
        label=_("Waarom dit onderzoek?"),
        help_text=_("Wat is er gezien of gemeld, en wat wilt u weten? Alleen wat daarvoor nodig is."),
    )
    due_on = DateField(label=_("Vooronderzoek klaar op"), required=False)


class SearchForm(Form):
    """An exact number, or a name with a birth date: nothing wider."""

    bsn = forms.CharField(label=_("Burgerservicenummer"), widget=DigitsInput, required=False)
    family_name = forms.CharField(label=_("Achternaam"), required=False)
    birth_date = DateField(label=_("Geboortedatum"), picker=False, required=False)

    def clean(self) -> dict[str, Any]:
        """This function will hold that one of both ways is filled in whole."""
        found = super().clean() or {}
        if not found.get("bsn") and not (found.get("family_name") and found.get("birth_date")) and not self.errors:
            raise forms.ValidationError(_("Vul een burgerservicenummer in, of een achternaam met een geboortedatum."))
        return found


class NoteForm(Form):
    """What was done, said or found."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=Note.Kind.choices, widget=Radios(attrs={"class": "choices--row"})
    )
    on = DateField(label=_("Wanneer"))
    words = TextField(label=_("Wat gebeurde er, of wat is vastgesteld?"), rows=5)


class PhaseForm(Form):
    """To which part of the investigation it goes, and when that should be done."""

    phase = forms.ChoiceField(
        label=_("Waar staat het onderzoek nu?"),
        choices=[choice for choice in Phase.Name.choices if choice[0] != Phase.Name.CLOSED],
    )
    due_on = DateField(label=_("Klaar op"), required=False)


class DisclosureForm(Form):
    """From when the resident may see that was looked."""

    disclose_on = DateField(
        label=_("Vanaf welke dag mag de inwoner zien dat er is gekeken?"),
        help_text=_("Vandaag, tenzij dat een ander onderzoek schaadt. Op hoogstens een jaar."),
    )
    why = forms.CharField(label=_("Waarom later dan vandaag?"), required=False, max_length=500)


class CloseForm(DisclosureForm):
    """What came of it, and when the resident may see that was looked."""

    outcome = forms.ChoiceField(label=_("Wat kwam eruit?"), choices=Closing.Outcome.choices, widget=Radios)
    words = TextField(label=_("Toelichting"), rows=4)
    field_order = ("outcome", "words", "disclose_on", "why")


def today(day: date) -> dict[str, date]:
    """This function will give what a form about a day begins with."""
    return {"on": day, "disclose_on": day}
