"""Who belongs to a household: finding or recording a member, how one is reached, ending, relating."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form
from samenhang.kit.inputs import DigitsInput, PhoneInput, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.actions import ADDRESS_FIELDS, Identity
from samenhang.people.models import Contact, Membership, Person, Relation
from samenhang.people.queries import Member
from samenhang.register.choosing import NOBODY, ask, choices_of
from samenhang.register.queries import Terms
from samenhang.register.same import Twin

EARLIEST = date(1900, 1, 1)
EVERYTHING_SECRET = 7
"""The register's code for an address that is given to nobody."""


def _bsn(typed: str) -> str:
    if not typed:
        return ""
    try:
        return numbers.clean(typed)
    except Refusal as error:
        raise forms.ValidationError(error.message) from error


class FindForm(Form):
    """Is this person known already? By BSN, or by name and birth date."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    family_name = forms.CharField(label=_("Achternaam"), required=False)
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        return _bsn(str(self.cleaned_data["bsn"]))

    def clean(self) -> dict[str, Any]:
        """This function will ask for what is missing before one can search."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for field, message in self.terms().missing().items():
                self.add_error(
                    field or None, message if field else _("Vul een BSN in, of een achternaam en geboortedatum.")
                )
        return cleaned

    def terms(self) -> Terms:
        """This function will give what was typed, to search by."""
        return Terms(**{name: self.cleaned_data[name] for name in ("bsn", "family_name", "birth_date")})


class JoinForm(Form):
    """In which place somebody belongs to the household, and since when."""

    place = forms.ChoiceField(
        label=_("Plaats in het huishouden"),
        choices=Membership.Place.choices,
        initial=Membership.Place.ADULT,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    starts_on = DateField(label=_("Hoort erbij sinds"))

    def __init__(self, *args: Any, today: date, born: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"starts_on": today}, **kwargs)
        self.today, self.born = today, born

    def clean_starts_on(self) -> date:
        """This function will refuse a day before the person was born."""
        day: date = self.cleaned_data["starts_on"]
        born = self.born or self.cleaned_data.get("birth_date")
        if day < (born or EARLIEST):
            raise forms.ValidationError(_("Deze dag ligt voor de geboorte. Controleer de datum."))
        return day


class NewMemberForm(JoinForm):
    """Somebody nobody recorded yet."""

    given_names = forms.CharField(label=_("Voornamen"), required=False)
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = forms.CharField(label=_("Achternaam"))
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)
    sex = forms.ChoiceField(
        label=_("Geslacht"),
        choices=Person.Sex.choices,
        initial=Person.Sex.UNKNOWN,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    bsn = forms.CharField(
        label=_("BSN"), required=False, widget=DigitsInput, help_text=_("Alleen als u het zeker weet: negen cijfers.")
    )
    secret = forms.BooleanField(label=_("Het adres van deze persoon is geheim"), required=False)
    field_order = ("given_names", "infix", "family_name", "birth_date", "sex", "bsn", "secret", "place", "starts_on")

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
        return _bsn(str(self.cleaned_data["bsn"]))

    def ask_same(self, twins: Sequence[Twin]) -> str | None:
        """This function will ask whether this is somebody on record; it gives the answer, None while there is none."""
        if not twins:
            return NOBODY
        choices, hints = choices_of(twins)
        return ask(self, "same", choices, hints, gettext("Is dit dezelfde persoon?"))

    def identity(self) -> Identity:
        """This function will give who it is."""
        names = ("family_name", "given_names", "birth_date", "sex", "bsn")
        secrecy = EVERYTHING_SECRET if self.cleaned_data["secret"] else 0
        told = {name: self.cleaned_data[name] for name in names}
        return Identity(**told, prefix=self.cleaned_data["infix"], secrecy=secrecy)


class ContactForm(Form):
    """How a household, or one of its members, is reached and met. Without the address where that is kept back."""

    street = forms.CharField(label=_("Straat"), required=False, max_length=120)
    number = forms.CharField(label=_("Huisnummer"), required=False, max_length=12)
    addition = forms.CharField(label=_("Toevoeging"), required=False, max_length=12)
    postcode = forms.CharField(label=_("Postcode"), required=False)
    city = forms.CharField(label=_("Plaats"), required=False, max_length=80)
    phone = forms.CharField(label=_("Telefoon"), required=False, max_length=30, widget=PhoneInput)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in () if address else ADDRESS_FIELDS:
            del self.fields[name]

    def details(self) -> dict[str, Any]:
        """This function will give what was typed, as it is kept."""
        return self.cleaned_data

    @staticmethod
    def typed(contact: Contact | None) -> dict[str, Any]:
        """This function will give what is known, as the form asks it."""
        if contact is None:
            return {}
        lives = {name: getattr(contact.home, name, "") for name in ADDRESS_FIELDS}
        return {**lives, "phone": contact.phone, "email": contact.email}

    def said(self, name: str, value: object) -> str:
        """This function will write one field in words, for who must choose between two versions."""
        return f"{self.fields[name].label}: {value or gettext('(leeg)')}"

    def clean_postcode(self) -> str:
        """This function will give a Dutch postcode as it is kept: 1234AB."""
        typed = str(self.cleaned_data["postcode"]).replace(" ", "").upper()
        if typed and not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", typed):
            raise forms.ValidationError(_("Vul een postcode in als 1234 AB."))
        return typed

    def clean_phone(self) -> str:
        """This function will give a telephone number: figures, spaces and + - ( )."""
        typed = str(self.cleaned_data["phone"]).strip()
        if typed and not re.fullmatch(r"\+?[0-9 ()\-]{5,}", typed):
            raise forms.ValidationError(_("Vul een telefoonnummer in, bijvoorbeeld 06 12345678."))
        return typed


class RelateForm(Form):
    """How one member stands to another."""

    person = forms.ChoiceField(label=_("Wie"))
    kind = forms.ChoiceField(label=_("is"), choices=Relation.Kind.choices)
    other = forms.ChoiceField(label=_("van"))

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [("", _("Kies iemand")), *((str(one.person.id), one.person.full_name) for one in members)]
        for name in ("person", "other"):
            self.offer(name, people)

    def clean(self) -> dict[str, Any]:
        """This function will refuse a relation of somebody to themselves."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("person") and cleaned.get("person") == cleaned.get("other"):
            self.add_error("other", _("Kies twee verschillende mensen."))
        return cleaned
