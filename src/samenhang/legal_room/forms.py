"""The forms of room in the law."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.cases import choices
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import RadioCards, Radios
from samenhang.legal_room.models import LegalAnswer
from samenhang.people.judged import JudgedForm
from samenhang.teams.models import Domain, Hat


class AskForm(JudgedForm):
    """A question about the law, about nobody."""

    looks_at = ("question", "background")

    question = TextField(
        label=gettext_lazy("Wat wilt u weten?"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Eén vraag. Bijvoorbeeld: mag de gemeente een schuld bij zichzelf kwijtschelden?"),
    )
    background = TextField(
        label=gettext_lazy("In welke situatie?"),
        rows=5,
        max_length=4000,
        help_text=gettext_lazy("In het algemeen: wat moet de jurist weten? Zonder namen, data of adressen."),
    )
    law_domain = forms.ChoiceField(label=gettext_lazy("Over welk gebied?"), required=False)

    def __init__(self, *args: Any, domains: Iterable[Domain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("law_domain", [("", _("Weet ik niet")), *((one.code, one.name) for one in domains)])


class AnswerForm(Form):
    """What the law allows, in words that everybody may read."""

    asked_as = forms.CharField(
        label=gettext_lazy("De vraag, zoals collega’s haar zullen zoeken"),
        max_length=300,
        help_text=gettext_lazy("In het algemeen. Iedereen leest dit."),
    )
    room = forms.ChoiceField(
        label=gettext_lazy("Wat is de ruimte?"),
        choices=LegalAnswer.Room.choices,
        widget=RadioCards(hints={"if": gettext_lazy("Zet de voorwaarden in uw antwoord.")}),
    )
    words = TextField(label=gettext_lazy("Uw antwoord"), rows=8, max_length=8000)
    law = forms.CharField(label=gettext_lazy("Welke wet?"), max_length=120)
    article = forms.CharField(label=gettext_lazy("Welk artikel?"), max_length=120)
    recheck_on = DateField(label=gettext_lazy("Wanneer opnieuw nakijken?"))


class DoubtForm(Form):
    """Why an answer may be outdated."""

    why = TextField(
        label=gettext_lazy("Wat klopt er niet meer?"),
        rows=3,
        max_length=2000,
        help_text=gettext_lazy("Bijvoorbeeld: het artikel is gewijzigd. Zonder namen."),
    )


class JudgeForm(Form):
    """What the jurist says of it."""

    outdated = forms.ChoiceField(
        label=gettext_lazy("Geldt het antwoord nog?"),
        choices=[
            ("no", gettext_lazy("Ja, het geldt nog")),
            ("yes", gettext_lazy("Nee, het is verouderd")),
        ],
        widget=Radios,
    )
    recheck_on = DateField(label=gettext_lazy("Wanneer opnieuw nakijken?"), required=False)
    words = TextField(label=gettext_lazy("Toelichting"), rows=2, max_length=2000, required=False)


class JuristForm(Form):
    """A colleague who answers questions about the law."""

    hat = choices.ColleagueField(label=gettext_lazy("Collega"))
    field = forms.CharField(label=gettext_lazy("Waarin is deze collega thuis?"), max_length=120, required=False)

    def __init__(self, *args: Any, hats: Iterable[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", hats)
