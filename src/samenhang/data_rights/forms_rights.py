"""Writing down what a resident asks about their own data, and what came of it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.actions.requests import About, Asking
from samenhang.data_rights.models import Delivery, Right, RightsAnswer, RightsRequest
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.people.models.beside import Representative
from samenhang.people.queries import Member

By = RightsRequest.By
ASKS = {
    Right.CORRECTION: _("Wat klopt er niet? In de eigen woorden van de inwoner."),
    Right.OBJECTION: _("Waartegen is het bezwaar, en waarom?"),
    Right.RESTRICTION: _("Welke gegevens mogen wij nu niet gebruiken, en waarom?"),
    Right.ERASURE: _("Wat wil de inwoner laten wissen, en waarom?"),
}
SELF = _("de inwoner zelf")


class AskForm(Form):
    """Who asks, for whom, how we know who it is, and since when the month runs."""

    asked_when = {
        "parent": _("verplicht als een ouder het vraagt, tot 16 jaar"),
        "representative": _("verplicht als een vertegenwoordiger het vraagt"),
        "wanted": _("verplicht bij verbeteren"),
    }
    person = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        help_text=_(
            "Is iemand hier weg? Die vraagt dit waar die nu staat, of bij de Toegang als nieuwe hulpvraag. "
            "Wat wij hier van toen bewaren, staat er dan in."
        ),
    )
    asked_by = forms.ChoiceField(label=_("Wie vraagt het?"), choices=By.choices, widget=Radios)
    parent = forms.ChoiceField(label=_("Welke ouder?"), required=False)
    child_agrees = forms.BooleanField(
        label=_("Het kind wil dit ook"), required=False, help_text=_("Van 12 tot 16 jaar vragen ouder en kind samen.")
    )
    representative = forms.ChoiceField(label=_("Welke vertegenwoordiger?"), required=False)
    identity = forms.ChoiceField(
        label=_("Hoe weten wij wie dit is?"), choices=RightsRequest.Identity.choices, widget=Radios
    )
    received_on = DateField(label=_("Gevraagd op"))

    def __init__(
        self, *args: Any, members: Sequence[Member], representatives: Iterable[Representative], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.person.id): one.person for one in members}
        self.representatives = {str(one.id): one for one in representatives}
        names = [(key, one.full_name) for key, one in self.people.items()]
        self.offer("person", [("", _("Kies een persoon")), *names])
        self.offer("parent", [("", _("Geen ouder")), *names])
        if self.representatives:
            told = [(key, f"{one.name} ({one.get_kind_display()})") for key, one in self.representatives.items()]
            self.offer("representative", [("", _("Geen vertegenwoordiger")), *told])
        else:
            del self.fields["representative"]
            self.offer("asked_by", [choice for choice in By.choices if choice[0] != By.REPRESENTATIVE])

    def asking(self) -> Asking:
        """This function will give who asks; ask after ``is_valid``."""
        data = self.cleaned_data
        return Asking(
            by=data["asked_by"],
            identity=data["identity"],
            parent=self.people.get(data["parent"]) if data["asked_by"] == By.PARENT else None,
            representative=self.representatives.get(data.get("representative", "")),
            child_agrees=data["child_agrees"],
        )


class AskAboutForm(AskForm):
    """The same for what is asked about a part of the file."""

    part = forms.ChoiceField(label=_("In welk deel staat het?"))
    which = forms.CharField(
        label=_("Welk gegeven?"), max_length=300, help_text=_("Bijvoorbeeld: het gesprek van 3 mei, over werk.")
    )
    words = TextField(label=_("Wat vraagt de inwoner?"), rows=4)
    wanted = TextField(label=_("Wat zou er moeten staan?"), rows=3, required=False)
    field_order = ["person", "asked_by", "parent", "child_agrees", "representative", "identity", "received_on"]

    def __init__(self, *args: Any, right: str, parts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = ASKS[Right(right)]
        if right != Right.CORRECTION:
            del self.fields["wanted"]
        self.offer("part", [("", _("Kies een deel")), *parts])

    def about(self) -> About:
        """This function will give what it is about; ask after ``is_valid``."""
        data = self.cleaned_data
        layer, _colon, domain = data["part"].partition(":")
        return About(layer, domain, data["which"], data["words"], data.get("wanted", ""))


class CodeForm(Form):
    """The code that closes the file: chosen by the resident, typed twice, kept nowhere."""

    code = forms.CharField(
        label=_("Code"),
        min_length=8,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("De inwoner kiest en typt deze zelf: minstens 8 tekens. Wij bewaren de code niet."),
        strip=False,
    )
    again = forms.CharField(
        label=_("Code nog een keer"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def clean(self) -> dict[str, Any]:
        """This function will refuse two codes that differ."""
        found = super().clean() or self.cleaned_data
        if found.get("code") and found.get("again") and found["code"] != found["again"]:
            self.add_error("again", _("De twee codes zijn niet gelijk. Typ ze allebei opnieuw."))
        return found


class HandOverForm(Form):
    """How a file was handed over, and to whom."""

    how = forms.ChoiceField(label=_("Hoe is het gegeven?"), choices=Delivery.How.choices, widget=Radios)
    to_whom = forms.CharField(label=_("Aan wie?"), help_text=_("Bijvoorbeeld: aan de inwoner zelf."))


class ExtendForm(Form):
    """Why an answer takes longer."""

    reason = TextField(label=_("Waarom duurt het langer?"), rows=3, max_length=500)


class AnswerForm(Form):
    """What was done with a request, and why not (all)."""

    asked_when = {"reason": _("verplicht als niet alles is gedaan")}
    outcome = forms.ChoiceField(label=_("Wat is er gedaan?"), widget=Radios)
    reason = TextField(label=_("Waarom"), rows=4, required=False, help_text=_("De inwoner krijgt dit te lezen."))

    def __init__(self, *args: Any, own_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcome = RightsAnswer.Outcome
        offered = [outcome.REFUSED] if own_file else [outcome.DONE, outcome.PARTLY, outcome.REFUSED]
        self.offer("outcome", [(one.value, one.label) for one in offered])


def chosen(form: AskForm) -> UUID:
    """This function will give about whom a request is; ask after ``is_valid``."""
    return UUID(form.cleaned_data["person"])
