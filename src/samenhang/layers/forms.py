"""The forms of moving, of keeping back and of the story."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.consent.models import LegalBasis
from samenhang.involvement.choosing import PlaceFields
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.layers.choosing import HidingFields
from samenhang.people.models import Person


class WhoReadsForm(HidingFields, PlaceFields):
    """Where something would stand and about whom: to say who would read it."""


class BasisFields(Form):
    """On which ground more people come to read it, and why."""

    asked_when = {"basis": _("verplicht als meer mensen het gaan lezen")}
    basis = forms.ChoiceField(label=_("Op welke grond?"), required=False)
    reason = TextField(
        label=_("Waarom?"),
        rows=2,
        max_length=500,
        help_text=_("Een of twee zinnen. Wie het straks leest, leest dit ook."),
    )

    def __init__(self, *args: Any, bases: Sequence[LegalBasis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("basis", [("", _("Kies een grond")), *((one.code, f"{one.purpose} ({one})") for one in bases)])


class MoveForm(BasisFields, PlaceFields):
    """Where a record goes. ``stood`` is where it stood on the screen, ``seen`` where its readers were shown for."""

    stood = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def chosen(self) -> str:
        """This function will give the place and person as one word, to compare with what was shown."""
        return f"{self['file'].value() or ''}|{self['person'].value() or ''}"


class HideForm(HidingFields):
    """Keeping a record back that stands already, or for longer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["hide"]
        for name in ("hidden_category", "hidden_reason", "hidden_until"):
            self.fields[name].required = True


class RemarkForm(Form):
    """A question, or an answer to it."""

    text = TextField(label=_("Uw vraag of antwoord"), rows=3, max_length=1000)


class TellForm(HidingFields, PlaceFields):
    """What somebody told, in their own words."""

    asked_when = {
        "teller": _("verplicht als u hieronder geen naam invult"),
        "told_by": _("verplicht als u hierboven niemand kiest"),
    }
    teller = forms.ChoiceField(label=_("Wie vertelde dit?"), required=False)
    told_by = forms.CharField(
        label=_("Of iemand anders"), required=False, help_text=_("Bijvoorbeeld: oma, de juf van groep 5.")
    )
    told_on = DateField(label=_("Wanneer?"))
    words = TextField(label=_("In eigen woorden"), rows=5, help_text=_("Schrijf het op zoals het gezegd wordt."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(key, one.person.full_name) for key, one in self._members.items()]
        self.offer("teller", [("", _("Kies wie dit vertelde")), *people])

    def clean(self) -> dict[str, Any]:
        """This function will ask who told it."""
        found = super().clean() or self.cleaned_data
        if not found.get("teller") and not found.get("told_by") and not {"teller", "told_by"} & set(self.errors):
            self.add_error("teller", _("Kies wie dit vertelde, of vul een naam in."))
        return found

    def who_told(self) -> tuple[Person | None, str]:
        """This function will give who told it: a member, or somebody by name."""
        chosen = self._members.get(self.cleaned_data["teller"])
        return (chosen.person, chosen.person.full_name) if chosen else (None, self.cleaned_data["told_by"])


class TakeOverForm(BasisFields, PlaceFields):
    """Taking words over to where more colleagues read them."""


class WhomForm(Form):
    """About whom of the household the story is shown."""

    person = forms.ChoiceField(label=_("Over wie?"), required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", [("", _("iedereen")), *((str(one.id), one.full_name) for one in people)])
