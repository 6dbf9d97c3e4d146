"""Deciding about the account of a colleague who left."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.staff.models import AccountDecision


class DecideForm(Form):
    """Forget, or keep longer with a reason and a day."""

    asked_when = dict.fromkeys(("reason", "keep_until"), _("verplicht als u langer bewaart"))
    outcome = forms.ChoiceField(label=_("Wat besluit u?"), choices=AccountDecision.Outcome.choices, widget=Radios)
    reason = TextField(
        label=_("Waarom"),
        rows=3,
        required=False,
        max_length=500,
        help_text=_("Bijvoorbeeld: er loopt een klacht, of de collega komt terug."),
    )
    keep_until = DateField(label=_("Langer bewaren tot"), required=False)
