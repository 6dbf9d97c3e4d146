"""Choosing a period, and for whom a sheet is."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.queries import Period
from samenhang.kit.forms import DateField, Form
from samenhang.people.queries import Member

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
