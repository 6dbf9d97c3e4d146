"""The fields with which a form keeps something from the resident for now: off by default, with reason and end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form
from samenhang.layers.actions import Hidden
from samenhang.layers.models import Hiding

NAMES = ("hide", "hidden_category", "hidden_reason", "hidden_until")


class HidingFields(Form):
    """Not visible to the resident: what kind of reason, in words, until when. Filled in together, or not at all."""

    asked_when = dict.fromkeys(NAMES[1:], _("verplicht als de inwoner dit nog niet mag zien"))
    hide = forms.BooleanField(label=_("Niet zichtbaar voor de inwoner"), required=False)
    hidden_category = forms.ChoiceField(
        label=_("Wat voor reden is het?"), required=False, choices=[("", _("Kies een reden")), *Hiding.Category.choices]
    )
    hidden_reason = forms.CharField(label=_("Waarom mag de inwoner dit nog niet zien?"), required=False, max_length=500)
    hidden_until = DateField(
        label=_("Tot welke dag?"),
        required=False,
        help_text=_("Hooguit drie maanden. Daarna ziet de inwoner het vanzelf."),
    )

    @property
    def hiding_open(self) -> bool:
        """This function will say whether the folded part is filled in or wrong, and so must stand open."""
        return any(self.errors.get(name) or self[name].value() for name in NAMES)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the reason, its kind and the end together when something is hidden."""
        found = super().clean() or self.cleaned_data
        if any(found.get(name) for name in NAMES) or any(name in self.errors for name in NAMES):
            self._ask("hidden_category", _("Kies wat voor reden het is."))
            self._ask("hidden_reason", _("Vul in waarom de inwoner dit nog niet mag zien."))
            self._ask("hidden_until", _("Vul in tot welke dag de inwoner dit niet ziet."))
        return found

    def _ask(self, name: str, says: Any) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, says)

    def hidden(self) -> Hidden | None:
        """This function will give why and until when the resident does not see it, if so."""
        found = self.cleaned_data
        if not found.get("hidden_until"):
            return None
        return Hidden(found["hidden_category"], found["hidden_reason"], found["hidden_until"])
