"""The forms of the own circle."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.circle.actions import Somebody
from samenhang.circle.models import OwnCircle
from samenhang.kit.forms import DateField, Form
from samenhang.kit.inputs import Checkboxes, DigitsInput, Radios
from samenhang.teams.models import Hat

OWN = [choice for choice in OwnCircle.Kind.choices if choice[0] != OwnCircle.Kind.COLLEAGUE]


class SomebodyForm(Form):
    """Who it is."""

    given_names = forms.CharField(label=_("Voornaam"), required=False)
    family_name = forms.CharField(label=_("Achternaam"))
    birth_date = DateField(label=_("Geboortedatum"), picker=False, required=False)
    bsn = forms.CharField(
        label=_("BSN"),
        required=False,
        widget=DigitsInput,
        help_text=_("Weet u het BSN, dan sluit het zeker het juiste dossier. Wij bewaren het nummer niet leesbaar."),
    )

    def who(self) -> Somebody:
        """This function will give who it is."""
        found = self.cleaned_data
        return Somebody(found["family_name"], found["given_names"], found["birth_date"], found["bsn"])


class CircleForm(SomebodyForm):
    """Somebody of the own circle."""

    kind = forms.ChoiceField(label=_("Wie is dit voor u?"), choices=OWN, widget=Radios)
    field_order = ["kind"]


class ShieldForm(SomebodyForm):
    """A colleague who may also be a resident, and from whom their file is kept."""

    colleagues = forms.MultipleChoiceField(label=_("Voor wie blijft dit dossier dicht?"), widget=Checkboxes)

    def __init__(self, *args: Any, hats: Sequence[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("colleagues", list({str(hat.professional_id): hat.professional.name for hat in hats}.items()))

    def chosen(self) -> list[UUID]:
        """This function will give the professionals from whom it is kept."""
        return [UUID(one) for one in self.cleaned_data["colleagues"]]


class WhyForm(Form):
    """Why a declaration holds no longer."""

    why = forms.CharField(label=_("Waarom klopt dit niet meer?"), max_length=500)
