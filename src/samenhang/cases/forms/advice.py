"""The questions of "Mag ik dit delen?": everything is chosen, nothing is typed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.consent.advice import QUESTIONS
from samenhang.kit.forms import Form
from samenhang.kit.inputs import Radios

LONG = {"what", "to"}


class AdviceForm(Form):
    """One question below the other, each with its answers. Who asks is known from the hat, where that says it."""

    def __init__(self, *args: Any, who: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who
        for one in QUESTIONS:
            if one.code == "who" and who != "other":
                continue
            self.fields[one.code] = forms.ChoiceField(
                label=str(one.words),
                help_text=str(one.help),
                choices=list(one.answers.items()),
                widget=Radios({"class": "choices--columns"} if one.code in LONG else {"class": "choices--flow"}),
                error_messages={
                    "required": _("Kies een antwoord."),
                    "invalid_choice": _("Dit antwoord staat niet in de lijst. Kies er een."),
                },
            )

    @property
    def asked(self) -> Mapping[str, str]:
        """What was asked, a code for every question; only of a form that is right."""
        return {"who": self.who, **self.cleaned_data}

    @property
    def missing(self) -> list[Any]:
        """The questions that still want an answer, in words."""
        return [self[name].label for name in self.errors]
