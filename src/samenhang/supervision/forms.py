"""Choosing what of the log to see, asking, judging, and putting under watch."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenhang.audit.models import Event
from samenhang.data_rights.words import THINGS
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, RadioCards
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.supervision.models import Judgement
from samenhang.supervision.queries import Wanted
from samenhang.teams.models import Organisation, Role

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
DAYS = 7


class LogForm(Form):
    """Which lines: from when until when, of which kind, by whom."""

    since = DateField(label=_("Vanaf"), required=False)
    until = DateField(label=_("Tot en met"), required=False)
    event = forms.ChoiceField(label=_("Soort"), required=False, choices=[("", _("alles")), *Event.choices])
    organisation = forms.ChoiceField(label=_("Organisatie"), required=False)
    role = forms.ChoiceField(label=_("Rol"), required=False, choices=[("", _("alle rollen")), *Role.choices])
    module = forms.ChoiceField(label=_("Wat"), required=False, choices=[("", _("alles")), *THINGS.items()])
    code = forms.CharField(label=_("Dossiercode"), required=False, max_length=6, help_text=_("Zes tekens uit de lijst"))

    def __init__(self, *args: Any, organisations: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", [("", _("alle organisaties")), *((str(one.id), one.name) for one in organisations)])

    def clean(self) -> dict[str, Any]:
        """This function will refuse an end before the start, and years no log goes back to."""
        found = super().clean() or self.cleaned_data
        for name in ("since", "until"):
            if (day := found.get(name)) and not FIRST <= day <= LAST:
                self.add_error(name, _("Kijk het jaartal na."))
        if found.get("since") and found.get("until") and found["until"] < found["since"]:
            self.add_error("until", _("De laatste dag ligt voor de eerste dag."))
        return found

    def wanted(self, today: date) -> Wanted | None:
        """This function will give the wish, of the last week where no day was named; None when it cannot be one."""
        if not self.is_valid():
            return None
        told = self.cleaned_data
        until = told["until"] or today
        since = told["since"] or until - timedelta(DAYS - 1)
        return Wanted(
            since=timezone.make_aware(datetime.combine(since, time())),
            before=timezone.make_aware(datetime.combine(until + timedelta(1), time())),
            events=(told["event"],) if told["event"] else (),
            organisation=told["organisation"] or None,
            role=told["role"],
            module=told["module"],
            code=told["code"].strip().upper(),
        )


class AskForm(Form):
    """What is asked, and of whom."""

    to = forms.CharField(
        label=_("Aan wie vraagt u het?"), max_length=120, help_text=_("De collega zelf, of de teamleider.")
    )
    words = TextField(
        label=_("Wat vraagt u?"), rows=3, help_text=_("Vraag waarvoor het nodig was. Beschuldig niemand.")
    )


class AnswerForm(Form):
    """What came back."""

    words = TextField(label=_("Wat was het antwoord?"), rows=3)


class JudgeForm(Form):
    """What a person makes of it."""

    outcome = forms.ChoiceField(
        label=_("Wat vindt u ervan?"),
        choices=Judgement.Outcome.choices,
        widget=RadioCards(
            hints={
                Judgement.Outcome.EXPLAINED: _("Het hoorde bij het werk, of er is een goede reden."),
                Judgement.Outcome.UNEXPLAINED: _("Er is geen goede reden gevonden."),
                Judgement.Outcome.PASSED_ON: _("Iemand anders gaat hiermee verder, zoals de leidinggevende."),
            }
        ),
    )
    why = TextField(label=_("Waarom?"), rows=3)


class WatchForm(Form):
    """Whom to protect for a while: by BSN, or by exact name and birth date."""

    bsn = forms.CharField(label=_("BSN"), required=False, widget=DigitsInput)
    given = forms.CharField(label=_("Voornaam"), required=False)
    family = forms.CharField(label=_("Achternaam"), required=False)
    born = DateField(label=_("Geboortedatum"), required=False, picker=False)
    reason = forms.CharField(label=_("Waarom?"), max_length=300, help_text=_("Bijvoorbeeld: staat in het nieuws."))
    until = DateField(label=_("Tot en met"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date:
        """This function will refuse a day that has been, and more than a year."""
        until: date = self.cleaned_data["until"]
        if not self.today <= until <= self.today + timedelta(366):
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, hoogstens een jaar vooruit."))
        return until

    def clean(self) -> dict[str, Any]:
        """This function will ask for one complete way to say who is meant."""
        found = super().clean() or self.cleaned_data
        found["index"] = None
        if typed := found.get("bsn"):
            try:
                found["index"] = numbers.index(numbers.clean(typed))
            except Refusal as refusal:
                self.add_error("bsn", refusal.message)
        elif "bsn" not in self.errors and not (found.get("given") and found.get("family") and found.get("born")):
            self.add_error("bsn", _("Vul het BSN in, of de voornaam, achternaam en geboortedatum."))
        return found
