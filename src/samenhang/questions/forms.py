"""Forms of a quick question: short, and looked at while it is typed."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.questions.actions import To
from samenhang.questions.models import MOST
from samenhang.teams.models import Hat, Team


def looked_at(field: forms.Field) -> None:
    """This function will let a text be looked at while it is typed: what is found is told below it, nothing kept."""
    field.widget.attrs |= {
        "hx-post": reverse("questions:check"),
        "hx-trigger": "input changed delay:600ms",
        "hx-target": "#somebody",
        "hx-params": "words,question,answer,csrfmiddlewaretoken",
        "hx-sync": "this:replace",
    }


class _Whom(Form):
    """Whom: a colleague or a team."""

    to = forms.ChoiceField(label=_("Aan wie?"))

    def __init__(
        self, *args: Any, hats: Sequence[Hat], teams: Sequence[Team], first: Collection[UUID] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._hats = {f"hat:{hat.id}": hat for hat in hats}
        self._teams = {f"team:{team.id}": team for team in teams}
        reading = [(key, _name(hat)) for key, hat in self._hats.items() if hat.id in first]
        others = [(key, _name(hat)) for key, hat in self._hats.items() if hat.id not in first]
        self.offer(
            "to",
            [
                ("", _("kies een team of een collega")),
                *([(_("Lezen deze casus"), reading)] if reading else []),
                (_("Teams"), [(key, f"{one.name} ({one.organisation.name})") for key, one in self._teams.items()]),
                (_("Collega’s"), others),
            ],
        )

    def whom(self) -> To:
        """This function will give whom was chosen."""
        chosen = self.cleaned_data["to"]
        return To(hat=self._hats.get(chosen), team=self._teams.get(chosen))


class AskForm(_Whom):
    """One question; about nobody, or about the case it was begun at."""

    about = forms.ChoiceField(
        label=_("Over wie gaat de vraag?"),
        choices=[
            ("nobody", _("over niemand in het bijzonder")),
            ("case", _("over deze casus: alleen voor een collega die hem al leest")),
        ],
        initial="nobody",
        widget=Radios,
    )
    words = TextField(
        label=_("Wat wilt u weten?"),
        rows=4,
        max_length=MOST,
        help_text=_("Hoogstens 500 tekens. Geen namen, adressen of nummers; schrijf ‘een moeder met twee kinderen’."),
    )
    field_order = ("words", "about", "to")

    def __init__(self, *args: Any, of_case: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not of_case:
            del self.fields["about"]
        looked_at(self.fields["words"])


class SayForm(Form):
    """An answer, or one thing more."""

    words = TextField(label=_("Uw antwoord"), rows=4, max_length=1000)

    def __init__(self, *args: Any, label: Any, about_nobody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        if about_nobody:
            looked_at(self.fields["words"])


class PassForm(_Whom):
    """I know who knows."""

    why = forms.CharField(label=_("Waarom deze?"), required=False, max_length=200)


class KeepForm(Form):
    """What is good to know for the team."""

    question = TextField(label=_("De vraag"), rows=3, max_length=MOST)
    answer = TextField(label=_("Het antwoord"), rows=4, max_length=1000)
    nobody = forms.BooleanField(label=_("Ik heb nagekeken: hier is niemand aan te herkennen"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looked_at(self.fields["question"])
        looked_at(self.fields["answer"])


class RuleForm(Form):
    """When a question closes by itself."""

    days = forms.IntegerField(label=_("Na hoeveel dagen zonder bericht sluit een vraag?"), min_value=1, max_value=90)


def _name(hat: Hat) -> str:
    where = hat.team.name if hat.team else str(hat.get_role_display())
    return f"{hat.professional.name} ({where}, {hat.organisation.name})"
