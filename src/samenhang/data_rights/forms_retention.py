"""Deciding about destruction, and about how long records are kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.models import DestructionDecision, Unit
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios


class DecideForm(Form):
    """Destroy, or keep longer with a reason and a day."""

    asked_when = dict.fromkeys(("reason", "keep_until"), _("verplicht als u langer bewaart"))
    outcome = forms.ChoiceField(label=_("Wat besluit u?"), choices=DestructionDecision.Outcome.choices, widget=Radios)
    reason = TextField(label=_("Waarom"), rows=3, required=False, max_length=500)
    keep_until = DateField(label=_("Langer bewaren tot"), required=False)


class RuleForm(Form):
    """Another length for a rule, why, and where that stands."""

    length = forms.IntegerField(label=_("Hoe lang"), min_value=1, max_value=3650)
    unit = forms.ChoiceField(label=_("Jaren of dagen"), choices=Unit.choices, widget=Radios)
    source = forms.CharField(label=_("Waar staat dat"), help_text=_("Wet en artikel, of het besluit van de gemeente."))
    reason = TextField(label=_("Waarom"), rows=3, max_length=500)


class AgreeForm(Form):
    """Yes, or no with a reason."""

    asked_when = {"reason": _("verplicht als u niet instemt")}
    agreed = forms.ChoiceField(
        label=_("Stemt u in?"), choices=[("yes", _("Ja, dit geldt voortaan")), ("no", _("Nee"))], widget=Radios
    )
    reason = TextField(label=_("Waarom niet"), rows=2, required=False, max_length=500)

    def said(self) -> dict[str, Any]:
        """This function will give the answer; ask after ``is_valid``."""
        return {"agreed": self.cleaned_data["agreed"] == "yes", "reason": self.cleaned_data["reason"]}
