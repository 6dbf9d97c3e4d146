"""The fields with which a form asks where something is written and about whom; shared by every form that writes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.involvement.reading import Place
from samenhang.kit.forms import Form
from samenhang.kit.inputs import Radios
from samenhang.people.queries import Member

ASKED = "who_reads"
"""The name of the button that asks who reads it, where no script runs: nothing is saved then."""


class PlaceFields(Form):
    """Where it is written, and about the household or one person only. No other layer, domain or person fits in it."""

    file = forms.ChoiceField(label=_("Waar hoort dit?"), widget=Radios(attrs={"class": "choices--row"}))
    person = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        required=False,
        help_text=_("Gaat het over één persoon, dan leest alleen wie bij die persoon betrokken is."),
    )

    def __init__(self, *args: Any, places: Sequence[Place], members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = {one.value: one for one in places}
        self._members = {str(one.person.id): one for one in members}
        self.offer("file", [(one.value, one.label) for one in places])
        people = [(key, _only(one.person.full_name)) for key, one in self._members.items()]
        self.offer("person", [("", _("het hele huishouden")), *people])

    @property
    def asks_who_reads(self) -> bool:
        """This function will say whether the form was sent only to learn who would read it."""
        return self.is_bound and ASKED in self.data

    @property
    def places(self) -> list[Place]:
        """Where something may be written."""
        return list(self._places.values())

    def chosen_place(self) -> Place:
        """This function will give where it is written."""
        return self._places[self.cleaned_data["file"]]

    def person_id(self) -> UUID | None:
        """This function will give the one person it is about, or None for the household."""
        return UUID(text) if (text := self.cleaned_data["person"]) else None

    def as_it_stands(self) -> tuple[Place | None, Member | None]:
        """This function will give place and person as they stand in the form now, whatever else is wrong in it."""
        return self._places.get(str(self["file"].value() or "")), self._members.get(str(self["person"].value() or ""))


def _only(name: str) -> str:
    return str(_("alleen over %(name)s") % {"name": name})
