"""Forms of thinking along and stepping in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.consent.models import LegalBasis
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.teams.models import Hat


def _named(hat: Hat) -> str:
    return f"{hat.professional.name} ({hat.organisation.name})"


class _WithDirector(Form):
    """Which process director, and on which basis."""

    hat = choices.ColleagueField(label=_("Welke procesregisseur?"))
    basis = forms.ChoiceField(label=_("Grondslag"), help_text=_("Waarom deze procesregisseur erbij mag zijn."))

    def __init__(self, *args: Any, hats: Sequence[Hat], bases: Iterable[LegalBasis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(self, "hat", hats, written=_named, nobody=_("kies"))
        self.offer("basis", [(one.code, f"{one}: {one.purpose}") for one in bases])


class ConsultForm(_WithDirector):
    """What sticks, what was tried, what is asked."""

    stuck = TextField(label=_("Wat zit er vast?"), rows=4, max_length=4000)
    tried = forms.MultipleChoiceField(
        label=_("Wat is er al geprobeerd?"),
        required=False,
        widget=Checkboxes,
        help_text=_("Wat in deze casus al is gedaan, staat aangekruist."),
    )
    tried_note = forms.CharField(label=_("En wat nog meer?"), required=False, max_length=500)
    asks = TextField(
        label=_("Wat vraagt u?"),
        rows=3,
        max_length=500,
        help_text=_("Dit wordt gelezen vóór het aannemen. Noem hier geen namen."),
    )
    reads = forms.ChoiceField(
        label=_("Wat mag de procesregisseur lezen?"),
        choices=[("plan", _("alleen ons plan")), ("team", _("ons plan en wat het team vastlegt"))],
        initial="plan",
        widget=Radios,
        help_text=_("Alleen over het gezin als geheel. Wat over één persoon is opgeschreven, gaat niet mee."),
    )
    last_day = DateField(label=_("Leest hoogstens tot en met"))
    field_order = ("stuck", "tried", "tried_note", "hat", "asks", "reads", "last_day", "basis")

    def __init__(self, *args: Any, tried: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(dict.fromkeys([*tried, str(_("Met het gezin zelf besproken")), str(_("Met collega’s besproken"))]))
        self.offer("tried", [(words, words) for words in known])


class AdviceForm(Form):
    """What the process director answers."""

    words = TextField(label=_("Wat geeft u mee?"), rows=6, max_length=6000)


class UseForm(Form):
    """What was done with it."""

    words = TextField(label=_("Wat hebt u ermee gedaan?"), rows=4, max_length=4000)


class WhyForm(Form):
    """Why it stops."""

    reason = TextField(label=_("Waarom?"), rows=2, max_length=500)


class DeclineForm(Form):
    """Why not, and who could."""

    reason = TextField(label=_("Waarom kunt u niet meedenken?"), rows=2, max_length=400)
    other = choices.ColleagueField(label=_("Wie zou wel kunnen?"), required=False)

    def __init__(self, *args: Any, hats: Sequence[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices.offer_colleagues(
            self, "other", hats, written=lambda hat: hat.professional.name, nobody=_("weet ik niet")
        )


class StepInForm(_WithDirector):
    """The mandate in words, until when, and who knows of it."""

    why = TextField(label=_("Waarom is dit nodig?"), rows=2, max_length=500)
    mandate = TextField(
        label=_("Wat mag de procesregisseur beslissen?"),
        rows=4,
        max_length=4000,
        help_text=_("In gewone woorden. De regievoerder blijft; wat hier niet staat, mag de procesregisseur niet."),
    )
    last_day = DateField(label=_("Tot en met"))
    agreed_with = forms.CharField(
        label=_("Met wie afgesproken?"), max_length=300, help_text=_("In elk geval met de procesregisseur zelf.")
    )
    told_on = DateField(label=_("Wanneer hoorde de inwoner dit?"), required=False)
    not_told_why = forms.CharField(label=_("Of: waarom nog niet?"), required=False, max_length=500)
    field_order = ("hat", "why", "mandate", "last_day", "agreed_with", "told_on", "not_told_why", "basis")


class ExtendForm(Form):
    """Longer, and why."""

    last_day = DateField(label=_("Verlengen tot en met"))
    why = forms.CharField(label=_("Waarom langer?"), max_length=500)


class OutForm(Form):
    """What came of it."""

    words = TextField(label=_("Wat kwam ervan?"), rows=4, max_length=4000)


class EffectForm(Form):
    """A few lines for who stepped in."""

    words = TextField(
        label=_("Hoe gaat het nu?"),
        rows=4,
        max_length=1000,
        help_text=_("Voor de procesregisseur, die niets meer leest. Zonder namen: ‘het gezin’, ‘de moeder’."),
    )
