"""One human being on record twice: linking, undoing, asking the desk, answering; and correcting who somebody is."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.cases.forms.people import EARLIEST, EVERYTHING_SECRET
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, RadioCards, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.actions import Identity
from samenhang.people.models import DoubleAnswer, Person
from samenhang.register.choosing import hint, line
from samenhang.register.same import Twin

REASON = 500


class LinkForm(Form):
    """Why two records are one human being."""

    why = TextField(
        label=_("Waaraan ziet u dat dit dezelfde persoon is?"),
        rows=2,
        max_length=REASON,
        help_text=_("Bijvoorbeeld: beide namen stonden op het paspoort."),
    )


class UnlinkForm(Form):
    """Why a link was a mistake."""

    why = TextField(label=_("Waarom zijn dit toch twee personen?"), rows=2, max_length=REASON)


class AskForm(Form):
    """Why somebody may be on record twice."""

    why = TextField(
        label=_("Waarom denkt u dat deze persoon dubbel staat?"),
        rows=3,
        max_length=REASON,
        help_text=_("Schrijf geen BSN of inhoud op. Alleen wat de Toegang nodig heeft om te zoeken."),
    )


class AnswerForm(Form):
    """What the desk made of a question whether somebody is on record twice."""

    outcome = forms.ChoiceField(
        label=_("Wat is ervan gekomen?"),
        choices=DoubleAnswer.Outcome.choices,
        widget=RadioCards(
            hints={
                DoubleAnswer.Outcome.LINKED.value: _("Dit is dezelfde persoon. Alles blijft staan waar het staat."),
                DoubleAnswer.Outcome.NOT_SAME.value: _("Wij onthouden dat dit twee personen zijn."),
                DoubleAnswer.Outcome.NOTHING.value: _("U vond niemand die het kan zijn."),
            },
            icons={
                DoubleAnswer.Outcome.LINKED.value: "link",
                DoubleAnswer.Outcome.NOT_SAME.value: "users",
                DoubleAnswer.Outcome.NOTHING.value: "search",
            },
        ),
    )
    other = forms.ChoiceField(label=_("Om wie gaat het?"), required=False, widget=RadioCards)

    def __init__(self, *args: Any, twins: Sequence[Twin], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if twins:
            self.fields["other"] = forms.ChoiceField(
                label=_("Om wie gaat het?"),
                required=False,
                help_text=_("Alleen bij ‘gekoppeld’ en ‘niet dezelfde’."),
                choices=[(str(twin.found.person_id), line(twin.found)) for twin in twins],
                widget=RadioCards(hints={str(twin.found.person_id): hint(twin) for twin in twins}),
            )
        else:
            del self.fields["other"]
            self.offer("outcome", [(DoubleAnswer.Outcome.NOTHING.value, DoubleAnswer.Outcome.NOTHING.label)])

    def clean(self) -> dict[str, Any]:
        """This function will ask whom it is about, where that matters."""
        cleaned = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if outcome and outcome != DoubleAnswer.Outcome.NOTHING and not cleaned.get("other") and not self.errors:
            self.add_error("other", gettext("Kies om wie het gaat."))
        return cleaned

    @property
    def chosen(self) -> UUID | None:
        """Whom it is about."""
        other = self.cleaned_data.get("other")
        return UUID(other) if other and self.cleaned_data["outcome"] != DoubleAnswer.Outcome.NOTHING else None


class IdentityForm(Form):
    """Who somebody is, corrected."""

    given_names = forms.CharField(label=_("Voornamen"), required=False)
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = forms.CharField(label=_("Achternaam"))
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)
    sex = forms.ChoiceField(
        label=_("Geslacht"), choices=Person.Sex.choices, widget=Radios(attrs={"class": "choices--row"})
    )
    bsn = forms.CharField(
        label=_("BSN"), required=False, widget=DigitsInput, help_text=_("Alleen als u het zeker weet: negen cijfers.")
    )
    secret = forms.BooleanField(label=_("Het adres van deze persoon is geheim"), required=False)
    why = forms.CharField(
        label=_("Waarom wijzigt u dit?"),
        max_length=REASON,
        help_text=_("Bijvoorbeeld: verkeerd getypt, paspoort gezien."),
    )

    def __init__(self, *args: Any, person: Person, today: date, **kwargs: Any) -> None:
        told = {
            "given_names": person.given_names,
            "infix": person.prefix,
            "family_name": person.family_name,
            "birth_date": person.birth_date,
            "sex": person.sex,
            "secret": person.secrecy > 0,
        }
        super().__init__(*args, initial=told, **kwargs)
        self.person, self.today = person, today
        if person.bsn_sealed:
            del self.fields["bsn"]

    def clean_birth_date(self) -> date | None:
        """This function will refuse a day nobody alive was born on."""
        born: date | None = self.cleaned_data["birth_date"]
        if born and born < EARLIEST:
            raise forms.ValidationError(_("Controleer het jaartal."))
        if born and born > self.today:
            raise forms.ValidationError(_("De geboortedatum ligt in de toekomst."))
        return born

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        typed = str(self.cleaned_data["bsn"])
        try:
            return numbers.clean(typed) if typed else ""
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def identity(self) -> Identity:
        """This function will give who it is; a secrecy code that was there stays as it was."""
        data = self.cleaned_data
        secrecy = (self.person.secrecy or EVERYTHING_SECRET) if data["secret"] else 0
        return Identity(
            family_name=data["family_name"],
            given_names=data["given_names"],
            prefix=data["infix"],
            birth_date=data["birth_date"],
            sex=data["sex"],
            bsn=data.get("bsn", ""),
            secrecy=secrecy,
        )
