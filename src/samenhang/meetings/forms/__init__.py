"""The logbook's forms: writing an entry, correcting one, and choosing what to see."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import LifeDomain
from samenhang.involvement.choosing import PlaceFields
from samenhang.involvement.reading import Place
from samenhang.kit.forms import DateTimeField, Form, TextField
from samenhang.kit.inputs import Checkboxes
from samenhang.layers.choosing import HidingFields
from samenhang.meetings.actions import Told
from samenhang.meetings.models import Kind
from samenhang.meetings.queries import Wanted
from samenhang.people.queries import Member
from samenhang.teams.models import Hat

LONG_AGO = datetime(1950, 1, 1, tzinfo=UTC)


class EntryForm(HidingFields, PlaceFields):
    """One moment: what happened, what was decided, who was there, and who reads it."""

    kind = forms.ChoiceField(label=_("Wat was het?"), choices=Kind)
    happened_at = DateTimeField(label=_("Wanneer was het?"))
    what = TextField(label=_("Wat gebeurde er?"), rows=4)
    decided = TextField(
        label=_("Wat is er besloten?"), rows=2, required=False, help_text=_("Alleen als er iets besloten is.")
    )
    decided_by = forms.CharField(label=_("Door wie is dat besloten?"), required=False, max_length=300)
    residents = forms.MultipleChoiceField(
        label=_("Wie van het huishouden was erbij?"), required=False, widget=Checkboxes
    )
    hats = forms.MultipleChoiceField(label=_("Welke collega’s waren erbij?"), required=False, widget=Checkboxes)
    others = forms.CharField(label=_("Wie nog meer?"), required=False, max_length=300)
    life_domains = forms.MultipleChoiceField(
        label=_("Over welke leefgebieden ging het?"),
        required=False,
        widget=Checkboxes(attrs={"class": "choices--columns"}),
    )

    def __init__(
        self,
        *args: Any,
        places: Sequence[Place],
        members: Sequence[Member],
        colleagues: Sequence[Hat],
        life_domains: Iterable[LifeDomain],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, places=places, members=members, **kwargs)
        self.offer("residents", _people(members))
        self.offer("hats", [(str(hat.id), f"{hat.professional.name} ({hat.organisation.name})") for hat in colleagues])
        self.offer("life_domains", [(one.code, one.name) for one in life_domains])

    @property
    def folded_open(self) -> dict[str, bool]:
        """This function will say which folded parts of the form are filled in or wrong, and so must stand open."""
        return {"present": self._touched("residents", "others", "life_domains") or len(self["hats"].value() or ()) > 1}

    def _touched(self, *names: str) -> bool:
        return any(self.errors.get(name) or (self[name].value() or None) for name in names)

    def clean_happened_at(self) -> datetime:
        """This function will refuse a moment so long ago that the year must be a slip."""
        moment: datetime = self.cleaned_data["happened_at"]
        if moment < LONG_AGO:
            raise forms.ValidationError(_("Dit is wel erg lang geleden. Kijk het jaartal na."))
        return moment

    def told(self) -> Told:
        """This function will give what the entry tells."""
        found = self.cleaned_data
        return Told(
            kind=found["kind"],
            happened_at=found["happened_at"],
            what=found["what"],
            decided=found["decided"],
            decided_by=found["decided_by"],
            residents=[UUID(one) for one in found["residents"]],
            hats=[UUID(one) for one in found["hats"]],
            others=found["others"],
            life_domains=found["life_domains"],
        )


class CorrectionForm(Form):
    """What was not right, or is still missing."""

    text = TextField(
        label=_("Wat is er anders?"),
        rows=4,
        required=False,
        max_length=5_000,
        help_text=_("De regel zelf blijft staan. Uw verbetering komt eronder, met uw naam en de datum."),
    )
    life_domains = forms.MultipleChoiceField(
        label=_("Mist het leefgebied? Vul het aan"),
        required=False,
        widget=Checkboxes(attrs={"class": "choices--columns"}),
    )
    others = forms.CharField(label=_("Mist wie erbij was? Vul het aan"), required=False, max_length=300)

    def __init__(self, *args: Any, life_domains: Iterable[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("life_domains", [(one.code, one.name) for one in life_domains])


class WantedForm(Form):
    """Which entries to show. Whatever cannot be chosen counts as no wish."""

    kind = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("alles")), *Kind.choices])
    life_domain = forms.ChoiceField(label=_("Leefgebied"), required=False)
    person = forms.ChoiceField(label=_("Wie"), required=False)
    decisions = forms.BooleanField(label=_("Alleen met een besluit"), required=False)
    missing = forms.BooleanField(label=_("Alleen waar nog iets mist"), required=False)

    def __init__(
        self, *args: Any, members: Sequence[Member], life_domains: Iterable[LifeDomain], **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id="wanted_%s", **kwargs)  # the form to write stands on the same page
        self.offer("life_domain", [("", _("alle")), *((one.code, one.name) for one in life_domains)])
        self.offer("person", [("", _("iedereen")), *_people(members)])

    def wanted(self) -> Wanted:
        """This function will give the wish."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            found.get("kind", ""),
            found.get("decisions", False),
            found.get("life_domain", ""),
            _uuid(found.get("person")),
            found.get("missing", False),
        )


class SheetForm(Form):
    """For whom a sheet is printed: the household, or one member."""

    person = forms.ChoiceField(label=_("Voor wie is dit blad?"), required=False)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", [("", _("het hele huishouden")), *_people(members)])

    def person_id(self) -> UUID | None:
        """This function will give the member, or None for the household; a stranger is nobody."""
        return _uuid(self.cleaned_data.get("person")) if self.is_valid() else None


def _people(members: Sequence[Member]) -> list[tuple[str, str]]:
    return [(str(one.person.id), one.person.full_name) for one in members]


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
