"""Asking to be let in about a person, and answering that."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.cases.forms.guests import _wants
from samenhang.involvement.models import AccessAnswer
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, RadioCards
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers


class AskInForm(Form):
    """Whom it is about, what for, which part, until when."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    family_name = forms.CharField(label=_("Achternaam"), required=False)
    given_name = forms.CharField(label=_("Voornaam"), required=False)
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)
    question = TextField(
        label=_("Waarvoor heeft u het nodig?"),
        rows=4,
        max_length=500,
        help_text=_("Kort en feitelijk: welke taak, welke vraag. Schrijf niets op over anderen."),
    )
    wants = _wants()
    until = DateField(label=_("Tot en met"), validators=choices.SENSIBLE)

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        text = str(self.cleaned_data["bsn"])
        if not text:
            return ""
        try:
            return numbers.clean(text)
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def clean(self) -> dict[str, Any]:
        """This function will ask for a BSN, or a family name with a birth date."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("bsn") and "bsn" not in self.errors:
            if not cleaned.get("family_name") and not cleaned.get("birth_date") and "birth_date" not in self.errors:
                self.add_error("bsn", _("Vul een BSN in, of een achternaam met geboortedatum."))
            elif not cleaned.get("family_name"):
                self.add_error("family_name", _("Vul ook de achternaam in."))
            elif not cleaned.get("birth_date") and "birth_date" not in self.errors:
                self.add_error("birth_date", _("Vul ook de geboortedatum in."))
        return cleaned


class AnswerAskedForm(Form):
    """What who keeps the household up answers; inviting is done in its own form."""

    kind = forms.ChoiceField(
        label=_("Wat antwoordt u?"),
        choices=[(AccessAnswer.Kind.CALL.value, _("Bel mij")), (AccessAnswer.Kind.NO.value, _("Nee"))],
        widget=RadioCards(
            hints={
                AccessAnswer.Kind.CALL.value: _("Wie vroeg, ziet uw naam en telefoonnummer."),
                AccessAnswer.Kind.NO.value: _("Schrijf kort waarom. Wie vroeg, leest het."),
            },
            icons={AccessAnswer.Kind.CALL.value: "phone", AccessAnswer.Kind.NO.value: "x"},
        ),
    )
    words = TextField(label=_("Wat wilt u erbij zeggen?"), rows=3, max_length=500, required=False)
