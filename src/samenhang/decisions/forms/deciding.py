"""Writing a decision, looking along, taking it, ending it, looking back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.decisions.actions.after import Doing, Told
from samenhang.decisions.actions.deciding import CostLine, Details
from samenhang.decisions.models import Cost, DecisionText, Kind
from samenhang.decisions.models.deciding import Outcome
from samenhang.involvement.choosing import PlaceFields
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.kit.money import MoneyField
from samenhang.teams.models import Hat

CHOSEN = {"plan": True, "file": False}
LINES = 5
"""So many payers fit in a decision."""
YES_NO = (("no", _("nee")), ("yes", _("ja")))


def _yes_no(label: Any, help_text: Any = "") -> forms.ChoiceField:
    row = Radios(attrs={"class": "choices--row"})
    return forms.ChoiceField(label=label, choices=YES_NO, widget=row, initial="no", help_text=help_text)


class WordsForm(Form):
    """What a decision says, and what it costs whom."""

    what = TextField(label=_("Wat besluit u?"), rows=3, max_length=4000)
    for_whom = forms.CharField(label=_("Voor wie?"), help_text=_("Bijvoorbeeld: het hele gezin, of moeder en kind."))
    kind = forms.ChoiceField(label=_("Waar gaat het over?"), choices=Kind)
    outside = _yes_no(_("Wijkt dit af van wat gebruikelijk is?"))
    rule = forms.CharField(
        label=_("Van welke regel, welk artikel of beleid wijkt u af?"),
        required=False,
        max_length=300,
        help_text=_("Alleen als het afwijkt."),
    )
    why = TextField(label=_("Waarom?"), rows=4)
    alternatives = TextField(
        label=_("Wat is er nog meer overwogen?"), rows=3, help_text=_("Ook: wat als er niets gebeurt?")
    )
    effects_short = TextField(label=_("Wat verandert er in de komende weken?"), rows=3)
    effects_long = TextField(label=_("Wat verandert er op de lange duur?"), rows=3)
    saved = TextField(label=_("Wat hoeft elders niet meer?"), rows=2, required=False)
    conditions = TextField(label=_("Onder welke voorwaarden?"), rows=2, required=False)
    sensitive = _yes_no(
        _("Is dit bestuurlijk gevoelig?"), _("Bijvoorbeeld: het raakt beleid voor velen, of komt in de raad.")
    )
    review_on = DateField(label=_("Wanneer kijkt u terug op wat het bracht?"))
    formal = _yes_no(_("Is dit een beschikking?"), _("Dan kan de inwoner bezwaar maken."))
    announced_on = DateField(label=_("Verstuurd op"), required=False, help_text=_("Leeg als het nog weg moet."))
    objection_to = forms.CharField(label=_("Waar gaat bezwaar heen?"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, LINES + 1):
            self.fields[f"payer_{number}"] = forms.CharField(label=_("Wie betaalt?"), required=False, max_length=120)
            self.fields[f"amount_{number}"] = MoneyField(label=_("Bedrag"), required=False)
            self.fields[f"per_{number}"] = forms.ChoiceField(label=_("Hoe vaak"), choices=Cost.Per, required=False)
            self.fields[f"times_{number}"] = forms.IntegerField(
                label=_("Aantal keer"), required=False, min_value=1, max_value=600, widget=DigitsInput, initial=1
            )

    @property
    def cost_lines(self) -> list[list[Any]]:
        """The fields of each line of the costs, for the page."""
        names = ("payer", "amount", "per", "times")
        return [[self[f"{name}_{number}"] for name in names] for number in range(1, LINES + 1)]

    @property
    def more_payers(self) -> bool:
        """Whether the lines that are folded away hold something."""
        lines = self.cost_lines[2:]
        return any(line[0].value() or line[1].value() or any(field.errors for field in line) for line in lines)

    def clean(self) -> dict[str, Any]:
        """This function will hold that a line of the costs is whole."""
        found = super().clean() or self.cleaned_data
        for number in range(1, LINES + 1):
            payer, amount = found.get(f"payer_{number}"), found.get(f"amount_{number}")
            if payer and amount is None and f"amount_{number}" not in self.errors:
                self.add_error(f"amount_{number}", _("Vul het bedrag in."))
            if amount is not None and not payer and f"payer_{number}" not in self.errors:
                self.add_error(f"payer_{number}", _("Vul in wie dit betaalt."))
        return found

    def details(self) -> Details:
        """This function will give what the decision says."""
        found = self.cleaned_data
        costs = [
            CostLine(
                found[f"payer_{number}"],
                found[f"amount_{number}"],
                found[f"per_{number}"] or Cost.Per.ONCE,
                found[f"times_{number}"] or 1,
            )
            for number in range(1, LINES + 1)
            if found[f"payer_{number}"]
        ]
        plain = (
            "what",
            "for_whom",
            "kind",
            "rule",
            "why",
            "alternatives",
            "effects_short",
            "effects_long",
            "saved",
            "conditions",
            "review_on",
            "announced_on",
            "objection_to",
        )  # fmt: skip -- a list of names
        return Details(
            **{name: found[name] for name in plain},
            **{name: found[name] == "yes" for name in ("outside", "sensitive", "formal")},
            costs=costs,
        )


class NewForm(PlaceFields, WordsForm):
    """A decision that begins: also where it stands, and about whom."""


def typed(text: DecisionText, costs: Sequence[Cost]) -> dict[str, Any]:
    """This function will give a version as a form is filled with it."""
    names = [name for name in WordsForm.base_fields if name not in ("outside", "sensitive", "formal")]
    first: dict[str, Any] = {name: getattr(text, name) for name in names}
    first |= {name: "yes" if getattr(text, name) else "no" for name in ("outside", "sensitive", "formal")}
    for number, one in enumerate(costs[:LINES], 1):
        first |= {
            f"payer_{number}": one.payer,
            f"amount_{number}": one.amount,
            f"per_{number}": one.per,
            f"times_{number}": one.times,
        }
    return first


class LookForm(Form):
    """What a colleague who looked along says."""

    agrees = forms.ChoiceField(
        label=_("Kunt u hierin meegaan?"),
        choices=(("yes", _("ja")), ("no", _("nee, ik zou iets anders doen"))),
        widget=Radios(attrs={"class": "choices--row"}),
    )
    remark = TextField(label=_("Wat wilt u erbij zeggen?"), rows=2, required=False)


class ForceForm(Form):
    """Taking it: from which day, and whether an action follows."""

    starts_on = DateField(label=_("Vanaf welke dag geldt het?"))
    beside_why = forms.CharField(
        label=_("Over ditzelfde geldt al een besluit. Waarom staat dit ernaast?"), required=False, max_length=500
    )
    action = forms.CharField(
        label=_("Welke actie volgt hieruit?"),
        required=False,
        max_length=300,
        help_text=_("Schrijf alleen wie wat doet, niet waarom. Leeg is goed."),
    )
    where = forms.ChoiceField(
        label=_("Wie mag deze actie lezen?"),
        required=False,
        choices=[
            ("file", _("Alleen wie dit besluit leest: in het logboek")),
            ("plan", _("Iedereen die ons plan leest: in ons plan")),
        ],
        initial="file",
        widget=Radios,
    )
    doer = choices.ColleagueField(label=_("Wie doet dat?"), required=False)
    due_on = DateField(label=_("Wanneer is het klaar?"), required=False)

    def __init__(self, *args: Any, doers: Sequence[Hat], others: bool, plan: bool, narrow: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._narrow = narrow
        if not others:
            del self.fields["beside_why"]
        if plan or narrow:
            choices.offer_colleagues(self, "doer", doers, written=lambda hat: hat.professional.name)
        if not narrow:
            del self.fields["where"]
        elif not plan:
            self.offer("where", list(self.fields["where"].choices)[:1])  # type: ignore[attr-defined]  # it has choices
        if not (plan or narrow):
            for name in ("action", "doer", "due_on"):
                del self.fields[name]

    def doing(self) -> Doing | None:
        """This function will give the action that follows, if one was named."""
        what = self.cleaned_data.get("action")
        if not what:
            return None
        who = self.cleaned_data["doer"]
        where = self.cleaned_data["where"] if self._narrow else "plan"
        return Doing(what, who.professional.name, who.id, self.cleaned_data["due_on"], in_plan=CHOSEN.get(where))

    def clean(self) -> dict[str, Any]:
        """This function will hold that an action has somebody who does it."""
        found = super().clean() or self.cleaned_data
        if found.get("action") and not found.get("doer") and "doer" not in self.errors:
            self.add_error("doer", _("Kies wie dit doet."))
        return found


class SentForm(Form):
    """On which day a beschikking was sent."""

    on = DateField(label=_("Verstuurd op"))


class EndForm(Form):
    """Why it counts no longer, or is not taken."""

    why = TextField(label=_("Waarom?"), rows=3)


class ReviewForm(Form):
    """What it brought: for the case, and about nobody for who comes after."""

    outcome = forms.ChoiceField(label=_("Hoe is het gegaan?"), choices=Outcome, widget=Radios)
    brought = TextField(
        label=_("Wat bracht het?"), rows=3, help_text=_("In deze casus. Het gaat om leren, niet om schuld.")
    )
    again_on = DateField(label=_("Wanneer kijkt u opnieuw?"), required=False)
    share = forms.BooleanField(label=_("Anderen mogen hiervan leren"), required=False)
    situation = TextField(
        label=_("Wat was er aan de hand?"), rows=2, required=False, help_text=_("Zo dat niemand te herkennen is.")
    )
    did = TextField(label=_("Wat is er gedaan?"), rows=2, required=False)
    lesson = TextField(label=_("Wat leverde het op?"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """This function will hold that what is shared is whole."""
        found = super().clean() or self.cleaned_data
        if found.get("share"):
            for name in ("situation", "did", "lesson"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Vul dit in, of zet het vinkje uit."))
        return found

    def told(self) -> Told | None:
        """This function will give what all may read, if it was shared."""
        found = self.cleaned_data
        return Told(found["situation"], found["did"], found["lesson"]) if found["share"] else None
