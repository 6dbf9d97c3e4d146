"""Forms of passing a concern on, and of answering one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.passing.models import BenefitStatus, Envelope, Question
from samenhang.passing.queries import Desk
from samenhang.passing.sources import About


class AskForm(Form):
    """What would you do with this? About nobody."""

    to = forms.ChoiceField(label=_("Aan welk team?"))
    words = TextField(
        label=_("Wat ziet u, en wat wilt u weten?"),
        rows=6,
        max_length=4000,
        help_text=_("Noem geen namen, adressen of nummers. Beschrijf het zo dat niemand te herkennen is."),
    )
    nobody = forms.BooleanField(label=_("Ik heb nagekeken: hier is niemand aan te herkennen"))

    def __init__(self, *args: Any, desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("to", _grouped(desks))


class ReplyForm(Form):
    """What the team would do."""

    words = TextField(
        label=_("Wat zou uw team hiermee doen?"),
        rows=5,
        help_text=_("En: wat gebeurt er als uw collega de zorg doorgeeft? Wat hoort de inwoner daarvan?"),
    )


class PassForm(Form):
    """The envelope."""

    asked_when = {
        "told_on": _("verplicht als de inwoner dit weet of hoort"),
        "not_told_why": _("verplicht als de inwoner dit nu niet hoort"),
    }
    person = forms.ChoiceField(label=_("Over wie gaat het?"))
    to = forms.ChoiceField(label=_("Aan welk team?"))
    what = TextField(
        label=_("Wat hebt u gezien of gehoord?"),
        rows=5,
        help_text=_("Feiten, in gewone woorden. Alleen wat u hier schrijft gaat mee; uw dossier niet."),
    )
    why = TextField(label=_("Waarom geeft u dit door?"), rows=3, help_text=_("Wat hoopt u dat het team doet?"))
    basis = forms.ChoiceField(label=_("Op grond van"))
    told = forms.ChoiceField(label=_("Weet de inwoner dit?"), choices=Envelope.Told.choices, widget=Radios)
    told_on = DateField(label=_("Wanneer hoorde of hoort de inwoner dit?"), required=False)
    not_told_why = forms.CharField(
        label=_("Waarom hoort de inwoner dit nu niet?"),
        required=False,
        max_length=500,
        help_text=_("Bijvoorbeeld: vertellen brengt iemand in gevaar."),
    )
    question = forms.ChoiceField(label=_("Volgt dit op een vraag die u stelde?"), required=False)

    def __init__(
        self,
        *args: Any,
        people: Sequence[About],
        desks: Sequence[Desk],
        bases: Sequence[tuple[str, str]],
        questions: Sequence[Question],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.id): one for one in people}
        self.offer("person", [(str(one.id), one.name) for one in people])
        if len(people) == 1:
            self.fields["person"].initial = str(people[0].id)
        self.offer("to", _grouped(desks))
        self.offer("basis", [("", _("kies")), *bases])
        self.offer("question", [("", _("nee")), *((str(one.id), _short(one.words)) for one in questions)])
        if not questions:
            del self.fields["question"]

    def about(self) -> About:
        """This function will give the one it is about."""
        return self._people[self.cleaned_data["person"]]

    def question_id(self) -> UUID | None:
        """This function will give the question it follows from, or None."""
        found = self.cleaned_data.get("question")
        return UUID(found) if found else None


class PromiseForm(Form):
    """What is going to be done with it."""

    words = TextField(
        label=_("Wat gaat uw team hiermee doen?"),
        rows=4,
        help_text=_("De afzender leest dit. Schrijf niets op wat de afzender niet mag weten."),
    )
    by_day = DateField(label=_("Wanneer hoort de afzender wat ervan kwam?"))


class OutcomeForm(Form):
    """What came of it."""

    words = TextField(
        label=_("Wat kwam ervan?"),
        rows=4,
        help_text=_("Zo veel als de afzender mag weten. ‘Wij hebben het bekeken en het is afgerond’ kan genoeg zijn."),
    )


class ReturnForm(Form):
    """Why it goes back."""

    why = TextField(
        label=_("Waarom geeft u deze zorg terug?"),
        rows=3,
        help_text=_("Bijvoorbeeld: dit is niet voor ons team, of er staat te weinig in. Noem wie het wel kan."),
    )


class BenefitForm(Form):
    """Which benefit, how it stands, since when: nothing else."""

    person = forms.ChoiceField(label=_("Van wie?"))
    benefit = forms.ChoiceField(label=_("Welke uitkering?"), choices=BenefitStatus.Benefit.choices)
    status = forms.ChoiceField(label=_("Hoe staat het ervoor?"), choices=BenefitStatus.Status.choices)
    since = DateField(label=_("Sinds"))

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", people)


def _grouped(desks: Sequence[Desk]) -> list[tuple[Any, Any]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for one in desks:
        words = _("%(team)s (rechtmatigheid)") % {"team": one.name} if one.side == "lawfulness" else one.name
        found.setdefault(one.organisation, []).append((one.value, words))
    return [("", _("kies een team")), *found.items()]


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"
