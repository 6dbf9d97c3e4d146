"""Inviting a guest, answering, ending a stay, asking for more."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.cases import choices
from samenhang.consent.models import SPOKEN, How, LegalBasis
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.people.queries import Member
from samenhang.teams.models import Hat

WHOLE = "whole"
OPENS = [
    (Layer.SHARED.value, _("ons plan: doelen, afspraken en acties")),
    (Layer.CASE_TEAM.value, _("wat het team vastlegt: gesprekken en logboek")),
]
ROW = {"class": "choices--row"}


def _wants() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Wat wilt u lezen?"),
        choices=[(Layer.INVOLVEMENT.value, _("wie erbij zijn en hoe je ze bereikt")), *OPENS],
        initial=[Layer.INVOLVEMENT.value],
        widget=Checkboxes,
    )


class InviteForm(Form):
    """Who, with which question, about whom, which parts, until when, on which ground."""

    hat = choices.ColleagueField(label=_("Wie nodigt u uit?"))
    question = TextField(
        label=_("Wat vraagt u deze gast?"),
        rows=3,
        max_length=500,
        help_text=_("Noem hier geen namen: de gast leest dit vóór het aannemen. Bijvoorbeeld: meedenken over school."),
    )
    people = forms.MultipleChoiceField(label=_("Over wie mag de gast lezen?"), widget=Checkboxes)
    layers = forms.MultipleChoiceField(
        label=_("Wat mag de gast lezen?"),
        choices=OPENS,
        required=False,
        widget=Checkboxes,
        help_text=_("Wie erbij zijn en hoe je ze bereikt hoort er altijd bij. Niet meer dan nodig is voor de vraag."),
    )
    writes = forms.BooleanField(
        label=_("Mag in het logboek schrijven"),
        required=False,
        help_text=_("Alleen als de gast ook leest wat het team vastlegt. Anders leest een gast alleen."),
    )
    until = DateField(label=_("Tot en met"), validators=choices.SENSIBLE)
    basis = forms.ChoiceField(
        label=_("Grondslag van het bezoek"), help_text=_("Waarom deze gast betrokken mag zijn bij dit huishouden.")
    )
    tell = forms.ChoiceField(
        label=_("Is het huishouden verteld dat deze organisatie meeleest?"),
        required=False,
        help_text=_("Het geldt dan voor iedereen van deze organisatie die hier betrokken of te gast is."),
    )
    how = forms.ChoiceField(
        label=_("Hoe is dat verteld?"), choices=SPOKEN, initial=How.DESK, required=False, widget=Radios(ROW)
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        hats: Iterable[Hat],
        members: Sequence[Member],
        bases: Iterable[LegalBasis],
        tasks: Iterable[LegalBasis],
        today: date,
        most_days: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._most_days = today, most_days
        choices.offer_colleagues(self, "hat", hats)
        self.offer("people", [(WHOLE, _("het gezin als geheel")), *choices.people(members)])
        self.offer("basis", [(one.code, f"{one}: {one.purpose}") for one in bases])
        told = [(one.code, _("Ja, op grond van %(basis)s") % {"basis": one}) for one in tasks]
        self.offer("tell", [("", _("Nee, of dat regel ik bij Delen")), *told])

    def clean_until(self) -> date:
        """This function will tell of a last day that cannot be together with all that is missing, in one round."""
        until: date = self.cleaned_data["until"]
        if until < self._today:
            raise forms.ValidationError(_("De laatste dag ligt in het verleden."))
        if until > self._today + timedelta(days=self._most_days):
            words = _(
                "Een gast blijft hoogstens %(days)s dagen. Kies een eerdere dag; u kunt daarna opnieuw uitnodigen."
            )
            raise forms.ValidationError(words % {"days": self._most_days})
        return until

    def clean(self) -> dict[str, Any]:
        """This function will keep writing to who reads what the team writes down, and the plan to the whole family."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        layers = cleaned.get("layers") or []
        if cleaned.get("writes") and Layer.CASE_TEAM not in layers:
            self.add_error("writes", _("Kruis dan ook aan dat de gast leest wat het team vastlegt."))
        if Layer.SHARED in layers and cleaned.get("people") and WHOLE not in cleaned["people"]:
            self.add_error("people", _("Ons plan is van het gezin als geheel: kruis dat ook aan, of deel het niet."))
        return cleaned

    def whom(self) -> list[UUID | None]:
        """This function will give about whom the guest reads; None stands for the household as a whole."""
        return [None if one == WHOLE else UUID(one) for one in self.cleaned_data["people"]]

    def fingerprint(self) -> str:
        """This function will give what was chosen in one word, to know whether its consequence was seen."""
        data = self.cleaned_data
        parts: Collection[str] = [*sorted(data["people"]), *sorted(data["layers"])]
        return "|".join([str(data["hat"].id), str(data["writes"]), data["tell"], str(data["until"]), *parts])


class DeclineForm(Form):
    """Why the guest does not come."""

    reason = TextField(label=_("Waarom kijkt u niet mee?"), rows=3, max_length=500)


class EndStayForm(Form):
    """Why a stay ends, or an invitation is taken back."""

    reason = TextField(label=_("Waarom stopt dit?"), rows=3, max_length=500)


class MoreForm(Form):
    """A guest needs more than was offered."""

    question = TextField(label=_("Wat heeft u nog nodig, en waarvoor?"), rows=3, max_length=500)
    wants = _wants()
    until = DateField(label=_("Tot en met"), validators=choices.SENSIBLE)


class ProposeForm(MoreForm):
    """Somebody who is involved proposes a colleague as a guest."""

    hat = choices.ColleagueField(label=_("Wie stelt u voor?"))
    field_order = ("hat", "question", "wants", "until")

    def __init__(self, *args: Any, hats: Iterable[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", hats)
        self.fields["question"].label = _("Waarom is deze collega nodig?")
        self.fields["wants"].label = _("Wat zou deze collega moeten lezen?")
