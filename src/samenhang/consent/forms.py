"""Proposing what a legal basis says, and deciding on it."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.consent.models.bases import TERMS
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.teams.models import Domain, Organisation, Role

ROW = {"class": "choices--row"}
YES_NO = [("yes", _("ja")), ("no", _("nee"))]
SENSIBLE = [
    MinValueValidator(date(1900, 1, 1), _("Dit jaar kan niet kloppen.")),
    MaxValueValidator(date(2100, 1, 1), _("Dit jaar kan niet kloppen.")),
]
USERS = (Role.ACCESS_OFFICER, Role.PROFESSIONAL, Role.PARTNER, Role.PROCESS_DIRECTOR)
LAYERS = [
    (Layer.INVOLVEMENT, _("wie er betrokken is")),
    (Layer.SHARED, _("wat in ons plan staat")),
    (Layer.CASE_TEAM, _("wat het team opschrijft")),
]


def _several(label: Any, choices: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=Checkboxes, **more)


def _yes_no(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, widget=Radios(ROW), **more)


class BasisForm(Form):
    """Everything a basis says, the day it would count from, and why."""

    purpose = forms.CharField(label=_("Waarvoor is deze grondslag?"), max_length=300)
    told = TextField(
        label=_("Wat hoort de inwoner?"),
        rows=4,
        max_length=2000,
        help_text=_("In gewone taal. Collega’s lezen dit voor, en het staat op het blad voor de inwoner."),
    )
    layers = _several(_("Wat mag er op deze grondslag gedeeld worden?"), LAYERS)
    kinds = _several(
        _("Voor welke organisaties?"),
        Organisation.Kind.choices,
        required=False,
        help_text=_("Niets aangekruist betekent: alle."),
    )
    roles = _several(
        _("Voor welke rollen?"),
        [(role.value, role.label) for role in USERS],
        required=False,
        help_text=_("Niets aangekruist betekent: alle."),
    )
    domains = _several(
        _("Voor welke domeinen?"),
        [],
        required=False,
        help_text=_("Niets aangekruist betekent: alle. Telt het domein van de collega, niet dat van de organisatie."),
    )
    in_use = _yes_no(_("In gebruik?"), help_text=_("Een wet die nog niet geldt, blijft uit."))
    valid_from = DateField(label=_("De wet geldt vanaf"), validators=SENSIBLE)
    valid_until = DateField(label=_("Geldt tot en met"), required=False, validators=SENSIBLE)
    second_person = _yes_no(_("Moet een tweede persoon akkoord zijn bij delen zonder toestemming?"))
    source = forms.CharField(
        label=_("Bron"), max_length=200, help_text=_("Waar staat het? Bijvoorbeeld wetten.overheid.nl.")
    )
    confirmed = _yes_no(_("Heeft een jurist de bron bevestigd?"))
    effective_on = DateField(label=_("Deze wijziging gaat in op"), validators=SENSIBLE)
    reason = TextField(label=_("Waarom deze wijziging?"), rows=3, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("domains", list(Domain.objects.values_list("code", "name")))

    def clean(self) -> dict[str, Any]:
        """This function will hold the validity in order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("valid_from"), cleaned.get("valid_until")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            self.add_error("valid_until", _("De einddatum ligt voor de begindatum."))
        return cleaned

    def terms(self) -> dict[str, Any]:
        """This function will give what the basis would say."""
        data = self.cleaned_data
        return {
            name: data[name] == "yes" if name in ("in_use", "second_person", "confirmed") else data[name]
            for name in TERMS
        }


class NewBasisForm(BasisForm):
    """A basis that is not in the table yet."""

    law = forms.CharField(label=_("Wet"), max_length=120)
    article = forms.CharField(label=_("Artikel"), max_length=60)
    code = forms.CharField(
        label=_("Korte naam"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9-]+\Z", _("Gebruik alleen kleine letters, cijfers en streepjes."))],
        help_text=_("Staat in het logboek. Bijvoorbeeld: leerplicht-verzuim."),
    )

    field_order = ["law", "article", "code"]

    def __init__(self, *args: Any, taken: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = taken

    def clean_code(self) -> str:
        """This function will refuse a name that is taken."""
        code: str = self.cleaned_data["code"]
        if code in self.taken:
            raise forms.ValidationError(_("Deze korte naam bestaat al."))
        return code


class DecisionForm(Form):
    """Why one agrees, or does not."""

    reason = TextField(label=_("Toelichting"), rows=2, max_length=1000)
