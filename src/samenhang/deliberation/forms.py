"""The forms of a deliberation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.cases import choices
from samenhang.deliberation.models import Conclusion, Line
from samenhang.deliberation.rules import StepRule
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import RadioCards, Radios
from samenhang.people.judged import JudgedForm
from samenhang.teams.models import Hat

NO_NAMES = gettext_lazy("Zonder namen, data of adressen.")


class TextForm(JudgedForm):
    """The anonymous text."""

    looks_at = ("question", "why_now", "who_decides", "facts")

    question = TextField(
        label=gettext_lazy("Wat is uw morele vraag?"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Zoals u die nu heeft. Bijvoorbeeld: is het goed om hier niets te zeggen?"),
    )
    why_now = TextField(label=gettext_lazy("Waarom nu?"), rows=2, max_length=1000, help_text=NO_NAMES)
    decide_by = DateField(label=gettext_lazy("Vóór welke dag is een keuze nodig?"))
    who_decides = forms.CharField(
        label=gettext_lazy("Wie beslist?"), help_text=gettext_lazy("Een functie, geen naam. Bijvoorbeeld: ikzelf.")
    )
    facts = TextField(
        label=gettext_lazy("De feiten"),
        rows=10,
        help_text=gettext_lazy("Wat gebeurde er, zonder oordeel? Schrijf ‘een moeder’ in plaats van een naam."),
    )


class HatForm(Form):
    """A colleague, chosen by name."""

    hat = choices.ColleagueField(label=gettext_lazy("Collega"))

    def __init__(self, *args: Any, hats: Iterable[Hat], label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", hats)
        if label:
            self.fields["hat"].label = label


class TrainedForm(HatForm):
    """Somebody who was trained to lead a deliberation."""

    since = DateField(label=gettext_lazy("Opgeleid sinds"))
    trained_by = forms.CharField(label=gettext_lazy("Door wie"), max_length=120)
    until = DateField(label=gettext_lazy("Geldig tot en met"), required=False)


class CheckForm(Form):
    """What the second person found of the text."""

    approved = forms.ChoiceField(
        label=gettext_lazy("Wijst deze tekst iemand aan?"),
        choices=[
            ("yes", gettext_lazy("Nee, de tafel mag dit lezen")),
            ("no", gettext_lazy("Ja, of misschien: terug naar de vrager")),
        ],
        widget=Radios,
    )
    words = TextField(label=gettext_lazy("Wat moet er anders?"), rows=2, max_length=1000, required=False)


class LeadAnswerForm(Form):
    """Whether one leads."""

    accepted = forms.ChoiceField(
        label=gettext_lazy("Wilt u dit beraad begeleiden?"),
        choices=[("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee"))],
        widget=Radios(attrs={"class": "choices--row"}),
    )
    words = forms.CharField(label=gettext_lazy("Wilt u er iets bij zeggen?"), max_length=300, required=False)


class SeatAnswerForm(Form):
    """Whether one thinks along."""

    comes = forms.ChoiceField(
        label=gettext_lazy("Denkt u mee?"),
        choices=[
            ("yes", gettext_lazy("Ja")),
            ("involved", gettext_lazy("Ja, en ik ken de casus uit mijn eigen werk. Dat mag iedereen aan tafel weten")),
            ("no", gettext_lazy("Nee")),
        ],
        widget=Radios,
    )


class BeginForm(Form):
    """Beginning, with the reason why where the table is not as it should be."""

    words = forms.CharField(label=gettext_lazy("Waarom toch met deze tafel?"), max_length=500, required=False)

    def __init__(self, *args: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = asked


class LineForm(Form):
    """Something said in a step."""

    slot = forms.ChoiceField(label=gettext_lazy("Wat voegt u toe?"), widget=Radios(attrs={"class": "choices--row"}))
    under = forms.ChoiceField(label=gettext_lazy("Waar hoort het bij?"), required=False)
    words = TextField(label=gettext_lazy("In uw woorden"), rows=3, max_length=2000)
    unnamed = forms.BooleanField(label=gettext_lazy("Zet er ‘een deelnemer’ bij, niet mijn naam"), required=False)

    def __init__(self, *args: Any, rule: StepRule, parents: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(slot, Line.Slot(slot).label) for slot in rule.slots]
        self.parents = {str(one.id): one for one in parents}
        if rule.under and not self.parents:
            offered = [one for one in offered if one[0] == rule.under]
        self.offer("slot", offered)
        self.fields["slot"].initial = offered[0][0]
        if rule.under and self.parents:
            self.offer("under", [("", _("Kies")), *((key, one.words[:80]) for key, one in self.parents.items())])
        else:
            del self.fields["under"]

    @property
    def parent(self) -> Line | None:
        """What the line hangs below."""
        return self.parents.get(self.cleaned_data.get("under") or "")


class ConclusionForm(Form):
    """We do …, because …, despite …; or the line decides."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hoe eindigt het?"),
        choices=Conclusion.Kind.choices,
        initial=Conclusion.Kind.AGREED,
        widget=RadioCards(
            hints={
                Conclusion.Kind.AGREED: gettext_lazy("Vul in: wij doen, omdat, ondanks."),
                Conclusion.Kind.LINE: gettext_lazy("Dit is zeldzaam. Het wordt per jaar geteld, nooit per persoon."),
            }
        ),
    )
    we_do = TextField(label=gettext_lazy("Wij doen …"), rows=2, max_length=2000, required=False)
    because = TextField(label=gettext_lazy("omdat …"), rows=2, max_length=2000, required=False)
    despite = TextField(
        label=gettext_lazy("ondanks …"),
        rows=2,
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Wie krijgt hier geen gelijk, en welk recht of belang weegt dus minder?"),
    )
    conditions = TextField(label=gettext_lazy("Onder welke voorwaarden?"), rows=2, max_length=2000, required=False)
    to_whom = forms.CharField(
        label=gettext_lazy("Wie in de lijn beslist?"),
        required=False,
        help_text=gettext_lazy("Alleen als de lijn beslist. Een functie, geen naam."),
    )


class WithdrawForm(Form):
    """Why a request is taken back."""

    why = forms.CharField(label=gettext_lazy("Waarom trekt u het in?"), max_length=500, help_text=NO_NAMES)


class AftermathForm(Form):
    """What came of it."""

    words = TextField(
        label=gettext_lazy("Wat kwam ervan?"),
        rows=4,
        max_length=4000,
        help_text=gettext_lazy("Wie meedacht, leest dit. Zonder namen. Dat het anders liep, is ook goed om te weten."),
    )


class ReflectionForm(Form):
    """The light form."""

    question = TextField(
        label=gettext_lazy("Concentreren"),
        rows=2,
        max_length=1000,
        help_text=gettext_lazy("5 minuten. Leg alles weg. Waar wringt het precies?"),
    )
    first_reaction = TextField(
        label=gettext_lazy("De eerste reactie uitstellen"),
        rows=2,
        max_length=2000,
        help_text=gettext_lazy("5 minuten. Wat zou u meteen doen? Schrijf het op en leg het opzij."),
    )
    looked_again = TextField(
        label=gettext_lazy("Nadenken"),
        rows=5,
        max_length=6000,
        help_text=gettext_lazy("10 minuten. Wie raakt het? Eerst hun rechten, dan hun belangen. Welke opties zijn er?"),
    )
    will_do = TextField(
        label=gettext_lazy("Doen"),
        rows=3,
        max_length=2000,
        help_text=gettext_lazy("5 minuten. Wat doet u, omdat …, ondanks …? Zou u er zelf voor staan?"),
    )
    beside = forms.ChoiceField(label=gettext_lazy("Met wie deed u dit?"), required=False)

    def __init__(self, *args: Any, hats: Iterable[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [(str(one.id), f"{one.professional.name} · {one.organisation.name}") for one in hats]
        self.offer("beside", [("", _("Alleen")), *every])
