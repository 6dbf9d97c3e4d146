"""Asking for backing, and answering."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.decisions.actions.backing import Told, Up
from samenhang.decisions.models import Answer, Seat
from samenhang.kit.forms import Form, TextField
from samenhang.kit.inputs import Radios

TOLD = ("what", "rule", "why", "alternatives", "effects", "costs", "conditions", "weighed")


class AskForm(Form):
    """The envelope: filled in beforehand, to make right; who is asked reads this and nothing else."""

    seat = forms.ChoiceField(label=_("Wie vraagt u?"), widget=Radios)
    days = forms.TypedChoiceField(
        label=_("Binnen hoeveel werkdagen?"),
        coerce=int,
        choices=[(str(n), str(n)) for n in (1, 2, 3, 5, 10, 20)],
        initial="3",
    )
    because = TextField(label=_("Waarom vraagt u het opnieuw of hoger?"), rows=3, required=False)
    line = forms.BooleanField(
        label=_("De lijn moet beslissen: wij komen er samen niet uit"),
        required=False,
        help_text=_("Het laatste middel. Het wordt per jaar geteld, nooit per persoon."),
    )
    line_because = TextField(label=_("Waarom hielp een beraad niet?"), rows=2, required=False)
    what = TextField(label=_("Wat wilt u besluiten?"), rows=3)
    rule = TextField(label=_("Van welke regel wijkt u af?"), rows=2, required=False)
    why = TextField(label=_("Waarom?"), rows=4)
    alternatives = TextField(label=_("Wat is er nog meer overwogen?"), rows=3)
    effects = TextField(label=_("Wat verandert erdoor, nu en later?"), rows=4)
    costs = TextField(label=_("Wat kost het, en wie betaalt?"), rows=3)
    conditions = TextField(label=_("Onder welke voorwaarden?"), rows=2, required=False)
    weighed = TextField(label=_("Wat is er samen afgewogen?"), rows=2, required=False)
    nobody = forms.BooleanField(label=_("Ik heb nagekeken: hier is niemand aan te herkennen"))

    def __init__(self, *args: Any, seats: Sequence[Seat], names: dict[str, str], again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [
            (str(one.id), f"{one.hat.professional.name}, {one.called} ({names.get(one.rung, '')}, {one.organisation})")
            for one in seats
        ]
        self.offer("seat", labels)
        if len(labels) == 1:
            self.fields["seat"].initial = labels[0][0]
        if not again:
            for name in ("because", "line", "line_because"):
                del self.fields[name]

    def seat_id(self) -> UUID:
        """This function will give the seat that was chosen."""
        return UUID(self.cleaned_data["seat"])

    def told(self) -> Told:
        """This function will give what crosses."""
        return Told(**{name: self.cleaned_data[name] for name in TOLD})

    def up(self) -> Up:
        """This function will give why it goes up, where it does."""
        found = self.cleaned_data
        return Up(found.get("because", ""), found.get("line", False), found.get("line_because", ""))


class AnswerForm(Form):
    """Stands behind it, under a condition, or not."""

    word = forms.ChoiceField(label=_("Wat is uw antwoord?"), choices=Answer.Word, widget=Radios)
    condition = TextField(label=_("Uw voorwaarde"), rows=2, required=False)
    reason = TextField(
        label=_("Waarom?"), rows=3, required=False, help_text=_("Nodig als u er niet achter staat; anders mag het.")
    )
    instead = TextField(
        label=_("Wat kan er wel?"), rows=3, required=False, help_text=_("Nodig als u er niet achter staat.")
    )
