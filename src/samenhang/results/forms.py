"""The forms of a breakthrough, in plain words: they are filled in with the resident."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import LifeDomain
from samenhang.involvement.choosing import PlaceFields
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.results.actions import Turn
from samenhang.results.models import Breakthrough, LookBack, Possible


class TurnForm(PlaceFields):
    """What turned, how small, and what made it possible."""

    said_by = forms.ChoiceField(
        label=_("Wie vertelt dit?"),
        choices=Breakthrough.SaidBy.choices,
        widget=Radios(attrs={"class": "choices--row"}),
        help_text=_("Vertelt de inwoner het? Schrijf het dan op zoals het gezegd wordt."),
    )
    turned = TextField(
        label=_("Wat veranderde er?"), rows=4, max_length=4000, help_text=_("Een klein stapje telt ook.")
    )
    size = forms.ChoiceField(
        label=_("Hoe groot was het?"),
        choices=Breakthrough.Size.choices,
        widget=RadioCards(
            hints={
                "small": _("Bijvoorbeeld: de post is open."),
                "step": _("Bijvoorbeeld: er is weer een inkomen."),
                "large": _("Het leven ziet er anders uit."),
                "none": _("Dat hardop zeggen is ook een doorbraak."),
            },
            icons={"small": "sprout", "step": "route", "large": "star", "none": "handshake"},
        ),
    )
    on = DateField(label=_("Wanneer was het?"))
    made_possible = forms.MultipleChoiceField(
        label=_("Wat maakte het mogelijk?"), choices=Possible.choices, required=False, widget=Checkboxes
    )
    made_words = TextField(label=_("Wat deden wij anders?"), rows=3, max_length=4000, required=False)
    who = forms.CharField(label=_("Wie hielpen mee?"), max_length=300, required=False)
    life_domains = forms.MultipleChoiceField(
        label=_("Over welke leefgebieden ging het?"),
        required=False,
        widget=Checkboxes(attrs={"class": "choices--columns"}),
    )

    def __init__(self, *args: Any, life_domains: Iterable[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("life_domains", [(one.code, one.name) for one in life_domains])

    def turn(self) -> Turn:
        """This function will give what turned."""
        found = self.cleaned_data
        return Turn(**{name: found[name] for name in Turn.__slots__})


class LookBackForm(Form):
    """Whether it stood."""

    how = forms.ChoiceField(label=_("Hoe is het nu?"), choices=LookBack.How.choices, widget=Radios)
    words = TextField(
        label=_("Wat maakte dat?"),
        rows=3,
        max_length=4000,
        help_text=_("Terugvallen hoort erbij. Het gaat niet om schuld."),
    )
