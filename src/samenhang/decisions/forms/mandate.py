"""Keeping the ladder: a rung, a rule, who sits where."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.decisions.actions.mandate import RuleTerms, RungTerms
from samenhang.decisions.ladder import Ladder
from samenhang.decisions.models import Kind
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.kit.money import MoneyField
from samenhang.teams.models import Hat

CODE = RegexValidator(r"^[a-z][a-z0-9-]{1,29}$", _("Alleen kleine letters, cijfers en streepjes, zonder spaties."))


def _yes_no(label: Any, help_text: Any = "") -> forms.ChoiceField:
    row = Radios(attrs={"class": "choices--row"})
    choices = (("yes", _("ja")), ("no", _("nee")))
    return forms.ChoiceField(label=label, choices=choices, widget=row, help_text=help_text)


class _Proposing(Form):
    effective_on = DateField(label=_("Vanaf welke dag?"))
    reason = TextField(label=_("Waarom deze wijziging?"), rows=2, max_length=1000)


class RungForm(_Proposing):
    """A rung as it would be."""

    field_order = ("rung", "name", "order", "in_use", "effective_on", "reason")
    rung = forms.CharField(
        label=_("Korte naam in één woord"),
        max_length=30,
        validators=[CODE],
        help_text=_("Een bestaande korte naam wijzigt die trede; een nieuwe voegt er een toe."),
    )
    name = forms.CharField(label=_("Naam op het scherm"), max_length=60)
    order = forms.IntegerField(
        label=_("Plaats op de ladder"),
        min_value=1,
        max_value=999,
        widget=DigitsInput,
        help_text=_("Hoe lager het getal, hoe dichter bij het huishouden."),
    )
    in_use = _yes_no(_("In gebruik?"))

    def terms(self) -> RungTerms:
        """This function will give what the rung would be."""
        found = self.cleaned_data
        return RungTerms(found["rung"], found["name"], found["order"], found["in_use"] == "yes")


class RuleForm(_Proposing):
    """What a rung may decide of a kind."""

    field_order = ("kind", "rung", "in_use", "up_to", "outside", "sensitive", "second_pair", "effective_on", "reason")
    kind = forms.ChoiceField(label=_("Soort besluit"), choices=Kind)
    rung = forms.ChoiceField(label=_("Trede"))
    in_use = _yes_no(_("Mag deze trede hierover besluiten?"))
    up_to = MoneyField(
        label=_("Tot en met welk bedrag? Leeg: geen maximum."),
        required=False,
        zero=True,
        help_text=_("Leeg: geen maximum."),
    )
    outside = _yes_no(_("Ook buiten de regels?"))
    sensitive = _yes_no(_("Ook als het bestuurlijk gevoelig is?"))
    second_pair = _yes_no(_("Kijkt er een collega mee?"))

    def __init__(self, *args: Any, table: Ladder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("rung", [(one.code, one.name) for one in table.rungs])

    def terms(self) -> RuleTerms:
        """This function will give what the rung might decide."""
        found = self.cleaned_data
        says = {name: found[name] == "yes" for name in ("in_use", "outside", "sensitive", "second_pair")}
        return RuleTerms(found["kind"], found["rung"], found["up_to"], **says)


class DecideForm(Form):
    """What is said of somebody else's proposal."""

    reason = forms.CharField(label=_("Wat wilt u erbij zeggen?"), required=False, max_length=1000)


class SeatForm(Form):
    """Who sits on a rung."""

    rung = forms.ChoiceField(label=_("Trede"))
    hat = choices.ColleagueField(label=_("Wie zit hier?"))
    called = forms.CharField(
        label=_("Functie"), max_length=80, help_text=_("Zo staat het bij het besluit, bijvoorbeeld: teamleider Wmo.")
    )
    deputy = choices.ColleagueField(label=_("Wie vervangt?"), required=False)
    from_day = DateField(label=_("Vanaf"))
    until_day = DateField(label=_("Tot"), required=False)

    def __init__(self, *args: Any, table: Ladder, colleagues: Sequence[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("rung", [(one.code, one.name) for one in table.rungs])
        for name, nobody in (("hat", _("kies")), ("deputy", _("niemand"))):
            choices.offer_colleagues(self, name, colleagues, written=_written, nobody=nobody)


def _written(hat: Hat) -> str:
    return f"{hat.professional.name} ({hat.get_role_display()}, {hat.organisation})"
