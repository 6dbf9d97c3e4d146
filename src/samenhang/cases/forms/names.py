"""Another name somebody is known by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form
from samenhang.kit.inputs import Radios
from samenhang.people.models import OtherName


class OtherNameForm(Form):
    """A name by which somebody is found as well: the partner's, a former one, one spelt otherwise."""

    kind = forms.ChoiceField(label=_("Wat voor naam is dit?"), choices=OtherName.Kind.choices, widget=Radios)
    given_names = forms.CharField(
        label=_("Voornamen"), required=False, help_text=_("Alleen als die anders zijn dan de eigen voornamen.")
    )
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = forms.CharField(label=_("Achternaam"))
