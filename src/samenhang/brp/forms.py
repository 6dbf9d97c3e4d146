"""Judging a list that was set aside: looking who it may be, and saying what it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.brp.models import BrpJudgement
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers

NEW_PERSON, LEAVE_OUT = BrpJudgement.Choice.NEW_PERSON, BrpJudgement.Choice.LEAVE_OUT


class SeekForm(Form):
    """Who it may be: by BSN, or by exactly this name and birth date."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    family_name = forms.CharField(label=_("Achternaam"), required=False)
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        typed = str(self.cleaned_data["bsn"])
        if not typed:
            return ""
        try:
            return numbers.clean(typed)
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def clean(self) -> dict[str, Any]:
        """This function will ask for what is missing before one can search."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["bsn"] and not (cleaned["family_name"] and cleaned["birth_date"]):
            self.add_error(None, _("Vul een BSN in, of een achternaam en geboortedatum."))
        return cleaned


class JudgeForm(Form):
    """What the list is: one of those found (sealed, so that nobody else can be filled in), somebody new, or nothing."""

    choice = forms.ChoiceField(label=_("Wat is dit?"), widget=Radios)
    why = TextField(
        label=_("Waarom niet?"), required=False, rows=3, help_text=_("Nodig als u de lijst niet overneemt.")
    )

    def __init__(self, *args: Any, found: list[tuple[str, Any]], detail_only: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = [LEAVE_OUT] if detail_only else [NEW_PERSON, LEAVE_OUT]
        self.offer("choice", [*found, *((one.value, one.label) for one in rest)])
        if detail_only:
            self.initial["choice"] = LEAVE_OUT

    def clean(self) -> dict[str, Any]:
        """This function will ask why not, where nothing is taken over."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == LEAVE_OUT and not str(cleaned.get("why") or "").strip():
            self.add_error("why", _("Schrijf op waarom u dit niet overneemt."))
        return cleaned
