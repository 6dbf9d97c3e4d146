"""What changed in the household: a form for each kind, that gives the change to be shown and done."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases.changes import Change, Kind, Where
from samenhang.cases.choices import SENSIBLE, named
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.people.models import Address, Household, Membership, Relation
from samenhang.people.queries import Member

LIVES = ("street", "number", "addition", "postcode", "city", "country")
WHOLE, SOME = "whole", "some"
GROWN = 18


@dataclass(frozen=True, slots=True)
class Scene:
    """The household a change is told of: who belongs to it, how they stand to each other, where they live, today."""

    members: Sequence[Member]
    relations: Sequence[Relation]
    homes: Mapping[UUID | None, Address]
    today: date
    has_case: bool
    find_other: Callable[[str], Household | None]

    def choices(self, members: Sequence[Member] | None = None) -> list[tuple[str, str]]:
        """The members to choose from, with their age."""
        return [(str(one.person.id), named(one)) for one in (self.members if members is None else members)]

    @property
    def adults(self) -> list[Member]:
        """The members who are no children by their age, or by their place where the age is not known."""
        return [
            one
            for one in self.members
            if (one.membership.place != Membership.Place.CHILD if one.age is None else one.age >= GROWN)
        ]


class ChangeForm(Form):
    """What every change has: a day, and what a colleague should know."""

    kind: str
    on = DateField(label=_("Vanaf welke dag"), validators=SENSIBLE)
    words = TextField(
        label=_("Wat moet een collega hiervan weten?"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("Komt in de tijdlijn. Schrijf hier niet op waar iemand naartoe is."),
    )

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scene = scene
        self.set_up()
        self.move_to_end("words")

    def set_up(self) -> None:
        """This function will offer what there is to choose from."""

    def move_to_end(self, name: str) -> None:
        """This function will put a field last."""
        self.order_fields([*(one for one in self.fields if one != name), name])

    def parts(self) -> dict[str, Any]:
        """This function will give what this kind adds to the change."""
        return {}

    def change(self) -> Change:
        """This function will give the change that was asked for."""
        told = {"kind": self.kind, "on": self.cleaned_data["on"], "words": self.cleaned_data["words"]}
        return Change(**(told | self.parts()))


class AddressFields(ChangeForm):
    """A form with an address in it, here or abroad."""

    street = forms.CharField(label=_("Straat"), required=False, max_length=120)
    number = forms.CharField(label=_("Huisnummer"), required=False, max_length=12)
    addition = forms.CharField(label=_("Toevoeging"), required=False, max_length=12)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=20)
    city = forms.CharField(label=_("Plaats"), required=False, max_length=60)
    country = forms.CharField(
        label=_("Land"), required=False, max_length=60, help_text=_("Alleen invullen bij een adres in het buitenland.")
    )

    def clean(self) -> dict[str, Any]:
        """This function will read a Dutch postcode as 1234AB, and put a foreign one before the place."""
        cleaned = super().clean() or self.cleaned_data
        typed = str(cleaned.get("postcode") or "").strip()
        if not typed:
            return cleaned
        if cleaned.get("country"):
            cleaned["city"], cleaned["postcode"] = f"{typed} {cleaned.get('city', '')}".strip(), ""
        elif not re.fullmatch(r"[1-9][0-9]{3}\s?[A-Za-z]{2}", typed, re.ASCII):
            self.add_error("postcode", _("Vul een postcode in als 1234 AB, of vul het land in."))
        else:
            cleaned["postcode"] = typed.replace(" ", "").upper()
        return cleaned

    def address(self) -> dict[str, str]:
        """This function will give the address as it was filled in; empty when nothing was."""
        told = {name: str(self.cleaned_data.get(name, "")) for name in LIVES}
        return told if any(told.values()) else {}


class WhoLives(AddressFields):
    """A form about where all or some of the members live or stay."""

    whole = forms.ChoiceField(
        label=_("Wie"),
        choices=[(WHOLE, _("Het hele huishouden")), (SOME, _("Alleen wie ik aanvink"))],
        initial=WHOLE,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    who = forms.MultipleChoiceField(label=_("Wie precies"), required=False, widget=Checkboxes)

    def set_up(self) -> None:
        """This function will offer the members."""
        self.offer("who", self.scene.choices())

    def clean(self) -> dict[str, Any]:
        """This function will ask who, where it is not all of them."""
        cleaned = super().clean()
        if cleaned.get("whole") == SOME and not cleaned.get("who") and "who" not in self.errors:
            self.add_error("who", _("Vink aan om wie het gaat."))
        return cleaned

    def concerns(self) -> tuple[UUID, ...]:
        """This function will give whom it concerns; nobody named is the household as a whole."""
        some = self.cleaned_data["who"] if self.cleaned_data["whole"] == SOME else []
        return tuple(UUID(one) for one in some)


class MoveForm(WhoLives):
    """The household, or some of it, lives or gets letters somewhere else."""

    kind = Kind.MOVE
    what = forms.ChoiceField(
        label=_("Wat verandert er"),
        choices=[(Address.Kind.HOME, _("Het woonadres")), (Address.Kind.LETTERS, _("Alleen het postadres"))],
        initial=Address.Kind.HOME,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    field_order = ("whole", "who", "what", "on", *LIVES)

    def clean(self) -> dict[str, Any]:
        """This function will ask for an address, and refuse the one that is there."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        address = self.address()
        if not (address.get("street") or address.get("city")):
            self.add_error("street", _("Vul het nieuwe adres in."))
            return cleaned
        if cleaned["what"] == Address.Kind.HOME:
            for key in self.concerns() or (None,):
                there = self.scene.homes.get(key)
                if there and all(getattr(there, name) == address[name] for name in LIVES):
                    self.add_error("street", _("Dit is het adres dat er al staat."))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """This function will give who moves, and where to."""
        return {"concerns": self.concerns(), "places": (Where(self.cleaned_data["what"], self.address()),)}


class StayForm(WhoLives):
    """Somebody stays elsewhere, in an institution, or has no address."""

    kind = Kind.STAY
    place = forms.CharField(
        label=_("Waar"),
        required=False,
        max_length=120,
        help_text=_("Bijvoorbeeld de naam van de instelling, of: bij familie, wisselend, buiten."),
    )
    no_home = forms.BooleanField(
        label=_("Er is geen woonadres meer"), required=False, help_text=_("Vink dit niet aan als iemand terugkomt.")
    )
    field_order = ("whole", "who", "on", "place", *LIVES, "no_home")

    def clean(self) -> dict[str, Any]:
        """This function will ask for a place, or that there is no address."""
        cleaned = super().clean()
        if not self.errors and not (cleaned["place"] or self.address() or cleaned["no_home"]):
            self.add_error("place", _("Vul in waar iemand verblijft, of vink aan dat er geen woonadres meer is."))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """This function will give who stays where, and whether the home address is gone."""
        stays = {**self.address(), "place": self.cleaned_data["place"]}
        places = [Where(Address.Kind.STAY, stays)] if any(stays.values()) else []
        if self.cleaned_data["no_home"]:
            places.append(Where(Address.Kind.HOME))
        return {"concerns": self.concerns(), "places": tuple(places)}


class OneMember(ChangeForm):
    """A form about one member."""

    who = forms.ChoiceField(label=_("Wie"), widget=Radios)
    field_order = ("who", "place", "on")

    def set_up(self) -> None:
        """This function will offer the members."""
        self.offer("who", self.scene.choices())

    def parts(self) -> dict[str, Any]:
        """This function will give whom it concerns."""
        return {"concerns": (UUID(self.cleaned_data["who"]),)}


class DeathForm(OneMember):
    """Somebody died."""

    kind = Kind.DEATH
    on = DateField(label=_("Overleden op"), validators=SENSIBLE)


class MistakeForm(OneMember):
    """Somebody stands in the household who never belonged to it."""

    kind = Kind.MISTAKE
    words = TextField(
        label=_("Wat ging er mis?"),
        rows=2,
        max_length=300,
        help_text=_("Bijvoorbeeld: verkeerde persoon gekozen, verkeerd huishouden."),
    )

    def set_up(self) -> None:
        """This function will offer the members; the day is today."""
        super().set_up()
        del self.fields["on"]

    def change(self) -> Change:
        """This function will give the change as of today."""
        self.cleaned_data["on"] = self.scene.today
        return super().change()


class PlaceForm(OneMember):
    """Somebody has another place in the household: a child became an adult."""

    kind = Kind.PLACE
    place = forms.ChoiceField(
        label=_("Plaats in het huishouden"),
        choices=Membership.Place.choices,
        initial=Membership.Place.ADULT,
        widget=Radios(attrs={"class": "choices--row"}),
    )

    def parts(self) -> dict[str, Any]:
        """This function will give whom it concerns and the new place."""
        return {**super().parts(), "place": self.cleaned_data["place"]}


class RelationForm(ChangeForm):
    """A relation ended."""

    kind = Kind.RELATION
    relation = forms.ChoiceField(label=_("Welke relatie"), widget=Radios)
    field_order = ("relation", "on")

    def set_up(self) -> None:
        """This function will offer the relations there are."""
        words = _("%(who)s: %(kind)s van %(other)s")
        told = [
            (one, {"who": one.person.full_name, "kind": one.get_kind_display(), "other": one.other.full_name})
            for one in self.scene.relations
        ]
        self.offer("relation", [(str(one.id), words % names) for one, names in told])

    def parts(self) -> dict[str, Any]:
        """This function will give the relation."""
        return {"relation_id": UUID(self.cleaned_data["relation"])}


class CareForm(Form):
    """Who looks after children who are left without an adult: asked with the preview, before it is done."""

    care = TextField(
        label=_("Wie zorgt nu voor de kinderen, en wat is er geregeld?"),
        rows=3,
        max_length=300,
        error_messages={"required": _("Schrijf op wie nu voor de kinderen zorgt.")},
    )
