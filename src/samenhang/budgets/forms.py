"""The forms of a budget: a pot, more or less in it, closing it, committing, settling."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.budgets.queries import Standing
from samenhang.decisions.ladder import Ladder
from samenhang.kit.forms import Form
from samenhang.kit.inputs import Checkboxes, DigitsInput, Radios
from samenhang.kit.money import MoneyField, euros

NONE, NO_MAXIMUM = "none", "all"


class PotForm(Form):
    """A pot of a year, and up to how much each rung commits from it."""

    name = forms.CharField(label=_("Naam"), max_length=80)
    year = forms.IntegerField(label=_("Jaar"), min_value=2020, max_value=2100, widget=DigitsInput)
    domains = forms.MultipleChoiceField(label=_("Van welke domeinen?"), required=False, widget=Checkboxes)
    amount = MoneyField(label=_("Hoeveel zit erin?"), zero=True)

    def __init__(self, *args: Any, domains: Sequence[tuple[str, str]], table: Ladder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("domains", domains)
        self._rungs = table.rungs
        for rung in self._rungs:
            row = Radios(attrs={"class": "choices--row"})
            self.fields[f"may_{rung.code}"] = forms.ChoiceField(
                label=_("Mag vastleggen: %(rung)s") % {"rung": rung.name},
                choices=((NONE, _("niets")), ("up_to", _("tot een bedrag")), (NO_MAXIMUM, _("zonder maximum"))),
                widget=row,
                initial=NONE,
            )
            self.fields[f"up_to_{rung.code}"] = MoneyField(label=_("Tot welk bedrag per keer?"), required=False)

    def clean(self) -> dict[str, Any]:
        """This function will hold that an amount stands where one is meant."""
        found = super().clean() or self.cleaned_data
        for rung in self._rungs:
            name = f"up_to_{rung.code}"
            if found.get(f"may_{rung.code}") == "up_to" and found.get(name) is None and name not in self.errors:
                self.add_error(name, _("Vul het bedrag in."))
        return found

    def mandates(self) -> dict[str, Decimal | None]:
        """This function will give up to how much each rung commits; a rung that is not there commits nothing."""
        found = self.cleaned_data
        return {
            rung.code: found[f"up_to_{rung.code}"] if found[f"may_{rung.code}"] == "up_to" else None
            for rung in self._rungs
            if found[f"may_{rung.code}"] != NONE
        }


class ChangeForm(Form):
    """More in a pot, or less."""

    way = forms.ChoiceField(
        label=_("Wat verandert er?"),
        choices=(("more", _("er komt geld bij")), ("less", _("er gaat geld uit"))),
        widget=Radios(attrs={"class": "choices--row"}),
        initial="more",
    )
    amount = MoneyField(label=_("Hoeveel?"))
    why = forms.CharField(label=_("Waarom?"), max_length=300)

    def difference(self) -> Decimal:
        """This function will give what comes in, below nothing when it goes out."""
        amount: Decimal = self.cleaned_data["amount"]
        return amount if self.cleaned_data["way"] == "more" else -amount


class CloseForm(Form):
    """Why nothing more is committed."""

    why = forms.CharField(label=_("Waarom sluit dit budget?"), max_length=300)


class CommitForm(Form):
    """From which pot, how much."""

    pot = forms.ChoiceField(label=_("Uit welk budget?"))
    amount = MoneyField(label=_("Welk bedrag legt u vast?"))

    def __init__(self, *args: Any, pots: Sequence[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _("%(name)s %(year)d: nog %(left)s")
        self.offer(
            "pot",
            [
                (str(one.pot.id), words % {"name": one.pot.name, "year": one.pot.year, "left": euros(one.left)})
                for one in pots
            ],
        )


class SettleForm(Form):
    """What was spent."""

    spent = MoneyField(
        label=_("Wat is er uitgegeven?"), zero=True, help_text=_("Wat over is, komt weer vrij. Niets uitgegeven: 0.")
    )
