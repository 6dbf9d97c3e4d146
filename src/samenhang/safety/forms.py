"""The forms of emergencies and of warnings for a visit."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.people.queries import Member
from samenhang.safety.actions import Need, Sought
from samenhang.safety.actions.visiting import Danger
from samenhang.safety.models import BreakGlass, BreakGlassReview, VisitWarning

HOURS = [1, 2, 4, 8, 24]


class EmergencyForm(Form):
    """Whom it is about, which danger, why it cannot wait, for how long."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    family_name = forms.CharField(label=_("Of: achternaam"), required=False)
    birth_date = DateField(label=_("en geboortedatum"), picker=False, required=False)
    danger = forms.ChoiceField(label=_("Welk gevaar?"), choices=BreakGlass.Danger, widget=Radios)
    threat = TextField(
        label=_("Wat is er aan de hand, en wie loopt gevaar?"),
        rows=3,
        max_length=1000,
        help_text=_("Noem geen namen die u niet hoeft te noemen."),
    )
    why = TextField(label=_("Waarom kan het niet op de gewone manier?"), rows=3, max_length=1000)
    hours = forms.IntegerField(
        label=_("Hoeveel uur hebt u nodig?"),
        min_value=1,
        max_value=24,
        initial=2,
        help_text=_("Van 1 tot 24 uur. Het stopt vanzelf, en u kunt het eerder stoppen."),
        error_messages={
            "min_value": _("Een noodinzage duurt 1 tot 24 uur."),
            "max_value": _("Een noodinzage duurt 1 tot 24 uur."),
            "invalid": _("Vul een heel aantal uren in."),
        },
    )
    understood = forms.BooleanField(
        label=_(
            "Ik weet dat de regievoerder en de privacy officer dit te horen krijgen, en dat de inwoner het kan lezen"
        )
    )

    def sought(self) -> Sought:
        """This function will give whom it is about."""
        found = self.cleaned_data
        return Sought(found["bsn"], found["family_name"], found["birth_date"])

    def need(self) -> Need:
        """This function will give why it cannot wait."""
        found = self.cleaned_data
        return Need(found["danger"], found["threat"], found["why"], found["hours"])


class ReviewForm(Form):
    """What the privacy officer judges of an emergency."""

    outcome = forms.ChoiceField(label=_("Wat vindt u?"), choices=BreakGlassReview.Outcome, widget=Radios)
    words = TextField(label=_("Waarom vindt u dat, of wat wilt u weten?"), rows=4, max_length=2000)
    done = TextField(label=_("Wat is er gedaan?"), rows=2, max_length=1000, required=False)


class ReplyForm(Form):
    """What its user answers."""

    words = TextField(label=_("Uw antwoord"), rows=4, max_length=2000)


class WarningForm(Form):
    """What a visitor must know."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=VisitWarning.Kind)
    facts = TextField(
        label=_("Wat is er gezien of gehoord, en wanneer?"),
        rows=3,
        max_length=500,
        help_text=_("Alleen feiten, in gewone woorden. De inwoner kan dit lezen."),
    )
    together = forms.BooleanField(label=_("Ga hier met z’n tweeën heen"), required=False)
    stop_when = TextField(label=_("Wanneer stopt u het bezoek?"), rows=2, max_length=500, required=False)
    person = forms.ChoiceField(label=_("Over wie gaat het?"), required=False)
    until = DateField(label=_("Geldt tot en met"), help_text=_("Hooguit een half jaar."))
    review_on = DateField(label=_("Wanneer kijkt u of het nog klopt?"))
    hidden_reason = forms.CharField(label=_("Waarom mag de inwoner dit niet zien?"), required=False, max_length=500)
    hidden_until = DateField(label=_("Niet zichtbaar voor de inwoner tot"), required=False)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(one.person.id), one.person.full_name) for one in members]
        self.offer("person", [("", _("het hele huishouden")), *people])

    @property
    def hiding(self) -> bool:
        """Whether the folded part is filled in or wrong."""
        return any(self.errors.get(name) or self[name].value() for name in ("hidden_reason", "hidden_until"))

    def told(self) -> Danger:
        """This function will give what the warning says."""
        found = self.cleaned_data
        return Danger(
            kind=found["kind"],
            facts=found["facts"],
            until=found["until"],
            review_on=found["review_on"],
            together=found["together"],
            stop_when=found["stop_when"],
            person_id=UUID(found["person"]) if found["person"] else None,
            hidden_reason=found["hidden_reason"],
            hidden_until=found["hidden_until"],
        )


class RenewForm(WarningForm):
    """The same, written anew, and why it still holds."""

    why = forms.CharField(label=_("Waarom is de waarschuwing nog nodig?"), max_length=500)


class EndForm(Form):
    """Why a warning may go."""

    why = forms.CharField(label=_("Waarom kan de waarschuwing weg?"), max_length=500)
