"""The forms of a test, a triangle, and what the laws were made for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.involvement.choosing import PlaceFields
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.weighing.models import Cost, TestEnd, TestOption
from samenhang.weighing.parts import ANSWERS, Ask, Kind

YET, NOT_YET = "yes", "no"
ROW = {"class": "choices--row"}


class DecidedFields(Form):
    """Whether there is a decision already, and since when: then the test is used afterwards, and says so."""

    decided = forms.ChoiceField(
        label=_("Is er al een besluit genomen?"),
        choices=[(NOT_YET, _("nee, nog niet")), (YET, _("ja"))],
        widget=Radios(attrs=ROW),
        initial=NOT_YET,
        help_text=_("De toets hoort vóór het besluit. Kan dat niet meer, dan staat dat er eerlijk bij."),
    )
    decided_on = DateField(label=_("Op welke dag is besloten?"), required=False)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the day when there is a decision, and drop it when there is none."""
        found = super().clean() or self.cleaned_data
        if found.get("decided") == YET and not found.get("decided_on") and "decided_on" not in self.errors:
            self.add_error("decided_on", _("Vul in op welke dag is besloten."))
        return found

    def day(self) -> date | None:
        """This function will give the day of the decision, or None where there is none."""
        return self.cleaned_data["decided_on"] if self.cleaned_data["decided"] == YET else None


class BeginForm(PlaceFields, DecidedFields):
    """What the test is about, whether there is a decision already, and who takes part by reading it."""

    question = forms.CharField(
        label=_("Waar gaat het om?"),
        max_length=300,
        help_text=_("Eén vraag. Bijvoorbeeld: laten we de uitkering doorlopen tot de schuldregeling rond is?"),
    )
    field_order = ("question", "decided", "decided_on", "file", "person")


class TriangleForm(PlaceFields):
    """What is weighed, and who reads it."""

    question = forms.CharField(label=_("Wat wegen we?"), max_length=300)
    field_order = ("question", "file", "person")


class PartForm(Form):
    """One part of a test: the fields its kind asks."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc]  # the fields differ by kind, and the base copies these for each form
            ask.name: _field(ask) for ask in kind.asks
        }
        super().__init__(*args, **kwargs)

    def content(self) -> dict[str, str]:
        """This function will give what was written, field by field."""
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


def _field(ask: Ask) -> forms.Field:
    if ask.choice:
        return forms.ChoiceField(
            label=str(ask.label),
            required=False,
            choices=[("", _("nog niet bekeken")), *ANSWERS],
            widget=Radios(attrs=ROW),
        )
    return TextField(label=ask.label, help_text=ask.help, required=False, rows=ask.rows, max_length=ask.most)


class OptionForm(Form):
    """Something that could be done."""

    title = forms.CharField(label=_("Wat zouden we kunnen doen?"), max_length=200)


class CostForm(Form):
    """What an option costs somebody."""

    payer = forms.ChoiceField(label=_("Wie betaalt dit?"), choices=Cost.Payer)
    who = forms.CharField(label=_("Wie precies?"), required=False, max_length=120)
    amount = forms.DecimalField(
        label=_("Bedrag in euro’s"),
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    period = forms.ChoiceField(label=_("Per"), choices=Cost.Period, widget=Radios(attrs=ROW))
    basis = forms.ChoiceField(label=_("Hoe weten we dit?"), choices=Cost.Basis, widget=Radios(attrs=ROW))
    source = forms.CharField(
        label=_("Bron"), required=False, max_length=200, help_text=_("Waar het bedrag staat, en van welk jaar.")
    )

    def clean(self) -> dict[str, Any]:
        """This function will ask for the source of an amount that is said to have one."""
        found = super().clean() or self.cleaned_data
        if found.get("basis") == Cost.Basis.SOURCE and not found.get("source", "").strip():
            self.add_error("source", _("Vul de bron in, of kies: geschat."))
        return found


class EndForm(Form):
    """How the test ends."""

    outcome = forms.ChoiceField(label=_("Wat is de uitkomst?"), choices=TestEnd.Outcome, widget=Radios(attrs=ROW))
    option = forms.ChoiceField(label=_("Welke mogelijkheid?"), required=False)
    conditions = TextField(
        label=_("Onder welke voorwaarden?"), required=False, rows=2, max_length=5_000, help_text=_("Alleen dan nodig.")
    )
    because = TextField(label=_("Waarom deze uitkomst?"), rows=3, max_length=5_000)
    decider = forms.CharField(label=_("Wie neemt het besluit?"), max_length=200)
    review_on = DateField(label=_("Wanneer kijken we terug?"))
    gaps_reason = forms.CharField(label=_("Waarom rondt u toch af?"), required=False, max_length=500)

    def __init__(self, *args: Any, options: Sequence[TestOption], gaps: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("option", [("", _("Kies een mogelijkheid")), *((str(one.id), one.title) for one in options)])
        if not gaps:
            del self.fields["gaps_reason"]

    def option_id(self) -> UUID | None:
        """This function will give the option the outcome is about."""
        return UUID(text) if (text := self.cleaned_data["option"]) else None


class ReviewForm(Form):
    """What the test brought."""

    brought = TextField(
        label=_("Wat heeft het gebracht?"),
        rows=4,
        max_length=5_000,
        help_text=_("Ook een kleine stap telt. En ook: het bracht niet wat we hoopten."),
    )
    learnt = TextField(label=_("Wat nemen we mee?"), required=False, rows=3, max_length=5_000)
    again_on = DateField(label=_("Nog eens terugkijken op"), required=False, help_text=_("Leeg: het is klaar."))


class LawForm(Form):
    """What a law was made for, in plain words of our own."""

    name = forms.CharField(label=_("Naam van de wet"), max_length=120)
    article = forms.CharField(label=_("Artikelen waar het doel uit blijkt"), max_length=120)
    made_for = TextField(label=_("Waar is deze wet voor gemaakt?"), rows=5, max_length=2_000)
    in_use = forms.BooleanField(label=_("In gebruik: staat in nieuwe toetsen"), required=False)
    why = forms.CharField(label=_("Waarom verandert u dit?"), max_length=300)


class PositionForm(Form):
    """Where somebody stands on one option: three marks from nought to ten, and words."""

    MARKS = tuple((str(n), str(n)) for n in range(11))
    engagement = forms.TypedChoiceField(
        label=_("Betrokken"),
        choices=MARKS,
        coerce=int,
        widget=Radios(attrs=ROW),
        help_text=_("Krijgt de inwoner weer grip? 0 is helemaal niet, 10 helemaal."),
    )
    returns = forms.TypedChoiceField(
        label=_("Rendement"),
        choices=MARKS,
        coerce=int,
        widget=Radios(attrs=ROW),
        help_text=_("Wat levert het op, voor mensen en in geld, en voor wie?"),
    )
    legitimacy = forms.TypedChoiceField(
        label=_("Legitiem"),
        choices=MARKS,
        coerce=int,
        widget=Radios(attrs=ROW),
        help_text=_("Past het bij wet en beleid, en is het uit te leggen?"),
    )
    words = TextField(label=_("Waarom?"), required=False, rows=3, max_length=2_000)


class TriangleEndForm(Form):
    """What is taken from weighing."""

    words = TextField(
        label=_("Wat nemen we hieruit mee?"),
        rows=3,
        max_length=5_000,
        help_text=_("Ook waarover u het niet eens bent. Daarna leest iedereen elkaars standpunt."),
    )
