"""Agreeing a director, involving a colleague, ending an involvement."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.consent.models import LegalBasis
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.people.queries import Member
from samenhang.teams.models import Hat


class DirectorForm(Form):
    """Who holds the case together from now on, why, and agreed with whom."""

    kind = forms.ChoiceField(
        label=_("Wie krijgt de regie?"),
        choices=[
            ("professional", _("Een collega")),
            ("resident", _("De inwoner zelf, met een collega ernaast")),
        ],
        initial="professional",
        widget=RadioCards(
            hints={
                "professional": _("Eén aanspreekpunt, voor het huishouden en voor alle betrokkenen."),
                "resident": _("De inwoner houdt zelf het overzicht. De collega ernaast is bereikbaar en helpt."),
            },
            icons={"professional": "user-check", "resident": "house"},
        ),
    )
    hat = choices.ColleagueField(
        label=_("Welke collega?"), help_text=_("Heeft een inwoner de regie, kies dan de collega die ernaast staat.")
    )
    resident = forms.ChoiceField(label=_("Welke inwoner?"), required=False, widget=Radios)
    why = TextField(label=_("Waarom deze keuze?"), rows=3, max_length=500)
    agreed_with = forms.CharField(
        label=_("Met wie is dit afgesproken?"),
        max_length=300,
        help_text=_("Bijvoorbeeld: met het gezin en de vorige regievoerder."),
    )

    when = forms.ChoiceField(
        label=_("Wanneer gaat de regie over?"),
        choices=[
            ("ask", _("Als de ander ja zegt")),
            ("now", _("Nu: het is al met de ander afgesproken")),
        ],
        initial="ask",
        required=False,
        widget=Radios,
        help_text=_("Tot de ander ja zegt, blijft de regie waar die is. Een inwoner krijgt de regie altijd meteen."),
    )

    def __init__(
        self, *args: Any, hats: Iterable[Hat], involved: Collection[UUID], residents: Sequence[Member], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", hats, involved)
        if residents:
            self.offer("resident", choices.people(residents))
        else:
            del self.fields["resident"], self.fields["kind"]

    def clean(self) -> dict[str, Any]:
        """This function will ask for the resident when a resident directs, and forget one when not."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") != "resident":
            cleaned["resident"] = ""
        elif not cleaned.get("resident") and "resident" not in self.errors:
            self.add_error("resident", _("Kies de inwoner die de regie krijgt."))
        return cleaned


class InvolveForm(Form):
    """Which colleague, for what, about whom, from when until when, on which ground."""

    hat = choices.ColleagueField(label=_("Welke collega?"))
    task = forms.CharField(
        label=_("Wat doet deze collega?"),
        max_length=300,
        required=False,
        help_text=_("Kort en feitelijk; iedereen die betrokken is leest dit. Bijvoorbeeld: hulp bij de administratie."),
    )
    about = forms.ChoiceField(
        label=_("Om wie gaat het?"),
        choices=[("all", _("het hele huishouden")), ("named", _("alleen de mensen die ik hieronder aankruis"))],
        initial="all",
        widget=Radios,
    )
    people = forms.MultipleChoiceField(label=_("Alleen voor"), required=False, widget=Checkboxes)
    starts_on = DateField(label=_("Vanaf"), validators=choices.SENSIBLE)
    until = DateField(label=_("Tot en met"), required=False, validators=choices.SENSIBLE)
    own_file = forms.BooleanField(
        label=_("Houdt een eigen dossier bij"),
        required=False,
        help_text=_("Voor de eigen wet of taak. Wie hier voor hetzelfde domein een dossier bijhoudt, leest mee."),
    )
    basis = forms.ChoiceField(
        label=_("Grondslag van de betrokkenheid"),
        help_text=_("Waarom wij vastleggen dát deze collega betrokken is. Wat er te lezen is, volgt uit Delen."),
    )
    secret = forms.BooleanField(
        label=_("Ook de betrokkenheid zelf is geheim"),
        required=False,
        help_text=_(
            "Voor bijvoorbeeld een opvang of een partner die hulp zoekt. De Toegang vindt deze collega dan niet bij"
            " het zoeken, en de afdruk voor de inwoner noemt hem niet. Wie bij deze mensen betrokken is, ziet hem wel."
        ),
    )

    def __init__(
        self,
        *args: Any,
        hats: Iterable[Hat],
        involved: Collection[UUID],
        members: Sequence[Member],
        bases: Iterable[LegalBasis],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", [hat for hat in hats if hat.id not in involved])
        self.offer("basis", [(one.code, f"{one}: {one.purpose}") for one in bases])
        if members:
            self.offer("people", choices.people(members))
        else:
            del self.fields["about"], self.fields["people"]

    def clean(self) -> dict[str, Any]:
        """This function will hold the period in order, and ask who is meant when not the whole household is."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, until = cleaned.get("starts_on"), cleaned.get("until")
        if isinstance(starts, date) and isinstance(until, date) and until < starts:
            self.add_error("until", _("De einddatum ligt voor de begindatum."))
        if cleaned.get("about") == "named" and not cleaned.get("people") and "people" not in self.errors:
            self.add_error("people", _("Kruis aan om wie het gaat."))
        return cleaned


class EndForm(Form):
    """Why an involvement ends."""

    reason = TextField(label=_("Waarom stopt de betrokkenheid?"), rows=3, max_length=500)
