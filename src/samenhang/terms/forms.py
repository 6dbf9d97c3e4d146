"""Choosing a clock and its first day; letting it stand still, run again, last longer, end."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.terms.guarded import File
from samenhang.terms.models import Ending, TermRule

REASON = 500


class AskForm(Form):
    """Which clock, since which day: enough to reckon its last day before anything is kept."""

    rule = forms.ChoiceField(label=_("Welke termijn?"))
    started_on = DateField(
        label=_("Wanneer begon het?"),
        help_text=_("De dag van de melding, de aanvraag of de kennisgeving. Die dag zelf telt niet mee."),
    )

    def __init__(self, *args: Any, rules: Iterable[TermRule], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        laws: dict[str, list[tuple[str, str]]] = {}
        for rule in rules:
            length = f"{rule.length} {rule.get_unit_display()}"
            laws.setdefault(rule.law, []).append((rule.code, f"{rule.what} ({length})"))
        self.offer("rule", [("", _("Kies een termijn")), *laws.items()])


class StartForm(AskForm):
    """The same, and in which file the clock is kept."""

    file = forms.ChoiceField(label=_("Waar hoort dit bij?"), widget=Radios)

    def __init__(self, *args: Any, files: Sequence[File], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = {file.value: file for file in files}
        self.offer("file", [(file.value, file.label) for file in files])
        if len(files) == 1:
            self.fields["file"].required = False

    def chosen_file(self) -> File:
        """This function will give the file that was chosen, or the only one there is."""
        return self.there.get(self.cleaned_data.get("file", "")) or next(iter(self.there.values()))


class PauseForm(Form):
    """Since when the term stands still, and why."""

    starts_on = DateField(label=_("Vanaf welke dag staat de termijn stil?"))
    reason = TextField(
        label=_("Waarom?"),
        rows=3,
        max_length=REASON,
        help_text=_("Bijvoorbeeld: er is om aanvulling gevraagd. Noem de brief en de datum."),
    )


class ResumeForm(Form):
    """Since when the term runs again."""

    on = DateField(label=_("Vanaf welke dag loopt de termijn weer?"))


class ExtendForm(Form):
    """How much longer, and why; where the law counts from what came in, the day of that."""

    number = forms.IntegerField(label=_("Hoeveel langer?"), min_value=1)
    counts_from = DateField(label=_("Wanneer kwam de informatie binnen?"))
    reason = TextField(label=_("Waarom?"), rows=3, max_length=REASON)

    def __init__(self, *args: Any, rule: TermRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = rule.get_extension_unit_display()
        most = {"number": rule.extension, "unit": unit}
        self.fields["number"].label = gettext("Hoeveel %(unit)s langer?") % {"unit": unit}
        self.fields["number"].help_text = gettext("Ten hoogste %(number)s %(unit)s.") % most
        self.initial.setdefault("number", rule.extension)
        if rule.extension_from != TermRule.ExtendedFrom.RECEIPT:
            del self.fields["counts_from"]


class EndForm(Form):
    """What came of it, and on which day."""

    outcome = forms.ChoiceField(label=_("Hoe is het afgelopen?"), choices=Ending.Outcome.choices, widget=Radios)
    on = DateField(label=_("Op welke dag?"))
    note = TextField(
        label=_("Toelichting"),
        rows=2,
        required=False,
        max_length=REASON,
        help_text=_("Nodig als de termijn niet van toepassing is."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"outcome": Ending.Outcome.MET.value, "on": today}, **kwargs)
