"""Choosing a period, and for whom a sheet is."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.audit.models import Event
from samenhang.data_rights.queries import Narrowed, Period
from samenhang.kit.forms import DateField, Form
from samenhang.people.queries import Member
from samenhang.teams.models import Organisation

KINDS = {"create", "read", "change", "delete", "search", "print", "transfer", "emergency"}
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)


class PeriodForm(Form):
    """From which day until which."""

    since = DateField(label=_("Vanaf"), required=False)
    until = DateField(label=_("Tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        """This function will refuse an end before the start, and years no log goes back to."""
        found = super().clean() or self.cleaned_data
        for name in ("since", "until"):
            if (day := found.get(name)) and not FIRST <= day <= LAST:
                self.add_error(name, _("Kijk het jaartal na."))
        since, until = found.get("since"), found.get("until")
        if since and until and until < since:
            self.add_error("until", _("De laatste dag ligt voor de eerste dag."))
        return found

    def period(self) -> Period | None:
        """This function will give the period, or None when it cannot be one."""
        if not self.is_valid():
            return None
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])


class LooksForm(PeriodForm):
    """Which looks: of when, about whom, of which kind, from where, by whom."""

    person = forms.ChoiceField(label=_("Over wie"), required=False)
    event = forms.ChoiceField(label=_("Soort"), required=False)
    organisation = forms.ChoiceField(label=_("Organisatie"), required=False)
    colleague = forms.CharField(label=_("Naam van een collega"), required=False, max_length=80)
    without_work = forms.BooleanField(label=_("Alleen inzages die niet bij werk passen"), required=False)

    def __init__(
        self, *args: Any, members: Sequence[Member], organisations: Sequence[Organisation], keeps: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = ((str(one.person.id), one.person.full_name) for one in members)
        self.offer("person", [("", _("iedereen")), *people])
        self.offer("event", [("", _("alles")), *(one for one in Event.choices if one[0] in KINDS)])
        self.offer("organisation", [("", _("alle organisaties")), *((str(one.id), one.name) for one in organisations)])
        if not keeps:
            del self.fields["without_work"]

    def narrowed(self) -> Narrowed:
        """This function will give the wish; ask after ``is_valid``."""
        told = self.cleaned_data
        return Narrowed(
            person_id=UUID(told["person"]) if told["person"] else None,
            event=told["event"],
            organisation_id=UUID(told["organisation"]) if told["organisation"] else None,
            colleague=told["colleague"].strip(),
            without_work=told.get("without_work", False),
        )

    @property
    def chosen(self) -> bool:
        """Whether anything was chosen at all."""
        return self.is_valid() and any(self.cleaned_data.values())


class SheetForm(PeriodForm):
    """Whose sheet, over which period."""

    person = forms.ChoiceField(label=_("Voor wie is dit blad?"))
    field_order = ["person", "since", "until"]

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = ((str(one.person.id), one.person.full_name) for one in members)
        self.offer("person", [("", _("Kies een persoon")), *people])

    def person_id(self) -> UUID:
        """This function will give the member whose sheet it is; ask after ``is_valid``."""
        return UUID(self.cleaned_data["person"])
