"""The forms of each other's words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form, TextField


class WordForm(Form):
    """A word to put on the list."""

    name = forms.CharField(label=_("Welk woord?"), max_length=80)
    also = forms.CharField(
        label=_("Andere vormen"),
        required=False,
        max_length=200,
        help_text=_("Met komma’s ertussen, bijvoorbeeld het meervoud. Zo wordt het woord in teksten herkend."),
    )


class MeaningForm(Form):
    """What a word means in one domain."""

    words = TextField(
        label=_("Wat bedoelt u ermee?"),
        rows=4,
        max_length=2_000,
        help_text=_("Zoals u het een nieuwe collega uitlegt."),
    )
    beware = forms.CharField(
        label=_("Let op: iets anders dan"),
        required=False,
        max_length=300,
        help_text=_("Waarmee wordt het verward, en wat is het verschil?"),
    )
