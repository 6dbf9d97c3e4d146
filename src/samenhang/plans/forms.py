"""The plan's forms. Texts are short on purpose: the plan hangs on the fridge door."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import LifeDomain
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.people import mandates
from samenhang.people.marks import bsns
from samenhang.people.models.beside import Representative
from samenhang.people.queries import Member
from samenhang.plans.models import Action, ActionOutcome, Goal, GoalEnd, Signature
from samenhang.plans.rules import MAY_JOIN_FROM

type Choices = list[tuple[str, Any]]


def no_bsn(text: str) -> None:
    """This function will refuse a text with a BSN in it: the plan lies open at home.

    :raises ValidationError: when nine digits in it pass the elfproef.
    """
    if bsns(text):
        raise forms.ValidationError(
            _("Hier staat een nummer dat een BSN kan zijn. Haal het weg: het plan hangt bij mensen thuis.")
        )


class MattersForm(Form):
    """What matters most to the household."""

    matters = TextField(
        label=_("Wat is voor ons het belangrijkst?"),
        help_text=_("In de woorden van het huishouden, zoals het aan tafel gezegd is."),
        rows=5,
        max_length=2000,
        required=False,
        validators=[no_bsn],
    )


class GoalForm(Form):
    """A goal in the household's words."""

    words = TextField(
        label=_("Wat willen we bereiken?"),
        help_text=_(
            "In de woorden van het huishouden. Bijvoorbeeld: we willen weten wat we elke week kunnen uitgeven."
        ),
        rows=2,
        max_length=300,
        validators=[no_bsn],
    )
    seen_by = TextField(
        label=_("Waaraan zien we dat het gelukt is?"),
        help_text=_("Wat is er dan anders op een gewone dag?"),
        rows=2,
        max_length=500,
        required=False,
        validators=[no_bsn],
    )
    whose = forms.MultipleChoiceField(
        label=_("Van wie is dit doel?"),
        help_text=_("Niets aangekruist: van ons allemaal."),
        widget=Checkboxes,
        required=False,
    )
    when = forms.ChoiceField(
        label=_("Wanneer werken we eraan?"),
        help_text=_("Begin met wat het meest in de weg zit."),
        choices=[(Goal.When.NOW, _("Nu")), (Goal.When.LATER, _("Later"))],
        widget=Radios(attrs={"class": "choices--row"}),
        initial=Goal.When.NOW,
    )
    life_domain = forms.ChoiceField(label=_("Leefgebied"), required=False)

    def __init__(
        self, *args: Any, members: Sequence[tuple[UUID, str]], life_domains: Iterable[LifeDomain], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(id): (id, name) for id, name in members}
        self.offer("whose", [(key, name) for key, (_id, name) in self.members.items()])
        none = [("", _("Geen of meer dan één"))]
        self.offer("life_domain", [*none, *((one.code, one.name) for one in life_domains)])

    def chosen(self) -> tuple[tuple[UUID, str], ...]:
        """This function will give the members chosen, by id and name."""
        return tuple(self.members[key] for key in self.cleaned_data["whose"])


class GoalEndForm(Form):
    """How a goal ended."""

    how = forms.ChoiceField(
        label=_("Hoe staat het met dit doel?"),
        choices=[
            (GoalEnd.How.REACHED, _("Bereikt")),
            (GoalEnd.How.GOOD_ENOUGH, _("Goed genoeg")),
            (GoalEnd.How.STOPPED, _("Gestopt")),
        ],
        widget=RadioCards(
            hints={
                "reached": _("Het is gelukt."),
                "good_enough": _("Niet alles lukte, maar samen vinden we het zo goed."),
                "stopped": _("We gaan hier niet mee door."),
            },
            icons={"reached": "circle-check", "good_enough": "handshake", "stopped": "ban"},
        ),
    )
    why = TextField(
        label=_("Waarom?"),
        help_text=_("Een of twee zinnen, zoals u het samen zegt."),
        rows=3,
        max_length=500,
        validators=[no_bsn],
    )
    open_actions = forms.ChoiceField(
        label=_("Wat gebeurt er met de acties die nog open staan?"),
        choices=[("go_on", _("Die gaan gewoon door")), ("drop", _("Die vervallen"))],
        widget=Radios,
        initial="go_on",
    )

    def __init__(self, *args: Any, has_open_actions: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_open_actions:
            del self.fields["open_actions"]


class ActionForm(Form):
    """Who does what by when."""

    what = TextField(
        label=_("Wat gaat er gebeuren?"),
        help_text=_("Eén stap, zo klein dat iedereen weet wat er moet gebeuren."),
        rows=2,
        max_length=300,
        validators=[no_bsn],
    )
    who = forms.ChoiceField(
        label=_("Wie doet dit?"), help_text=_("Iedereen doet iets: ook het huishouden zelf en de mensen eromheen.")
    )
    name = forms.CharField(
        label=_("Naam"),
        help_text=_("Alleen bij iemand uit het netwerk of een organisatie. Bijvoorbeeld: oma, de buurman, de school."),
        required=False,
        validators=[no_bsn],
    )
    starts_on = DateField(label=_("Begint op"), required=False)
    due_on = DateField(label=_("Klaar op"), required=False)
    goal = forms.ChoiceField(label=_("Bij welk doel?"), required=False)

    def __init__(
        self,
        *args: Any,
        members: Sequence[tuple[UUID, str]],
        professionals: Sequence[tuple[UUID, str]],
        goals: Sequence[Goal],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.goals = {str(goal.id): goal for goal in goals}
        self.doers: dict[str, tuple[str, UUID | None, str]] = {
            **{f"member:{id}": (Action.By.RESIDENT, id, name) for id, name in members},
            **{f"hat:{id}": (Action.By.PROFESSIONAL, id, name) for id, name in professionals},
            "network": (Action.By.NETWORK, None, ""),
            "organisation": (Action.By.ORGANISATION, None, ""),
        }
        self.offer("who", self._grouped())
        self.offer("goal", [("", _("Bij geen doel")), *((key, g.words) for key, g in self.goals.items())])

    def _grouped(self) -> list[tuple[str | Promise, Any]]:
        def named(kind: str) -> Choices:
            return [(key, name) for key, (one, _id, name) in self.doers.items() if one == kind]

        groups: list[tuple[str | Promise, Choices]] = [
            (_("Het huishouden"), named(Action.By.RESIDENT)),
            (_("Professionals"), named(Action.By.PROFESSIONAL)),
            (
                _("Iemand anders"),
                [("network", _("Iemand uit het netwerk")), ("organisation", _("Een organisatie"))],
            ),
        ]
        return [("", _("Kies wie dit doet")), *((label, choices) for label, choices in groups if choices)]

    def clean(self) -> dict[str, Any]:
        """This function will ask for a name where somebody outside the lists does it, and keep the dates in order."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("who") in ("network", "organisation") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Vul in wie dit doet."))
        start, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if start and due and due < start:
            self.add_error("due_on", _("Deze datum ligt voor de begindatum."))
        return cleaned

    def doer(self) -> tuple[str, UUID | None, str]:
        """This function will give the kind of doer, an id where there is one, and the name as it stands in the plan."""
        kind, id, name = self.doers[self.cleaned_data["who"]]
        return kind, id, name or self.cleaned_data["name"]


class OutcomeForm(Form):
    """How an action went."""

    how = forms.ChoiceField(
        label=_("Hoe is het gegaan?"),
        choices=[
            (ActionOutcome.How.DONE, _("Gedaan")),
            (ActionOutcome.How.NOT_DONE, _("Niet gelukt")),
            (ActionOutcome.How.DROPPED, _("Niet meer nodig")),
        ],
        widget=RadioCards(
            hints={
                "done": _("Mooi. Dat mag gezien worden."),
                "not_done": _("Dat kan. Schrijf op wat er in de weg zat; maak daarna een nieuwe actie."),
                "dropped": _("Deze actie vervalt."),
            },
            icons={"done": "circle-check", "not_done": "undo-2", "dropped": "ban"},
        ),
    )
    word = TextField(
        label=_("In een paar woorden"),
        help_text=_("Verplicht als het niet lukte of niet meer nodig is."),
        rows=3,
        max_length=500,
        required=False,
        validators=[no_bsn],
    )

    def clean(self) -> dict[str, Any]:
        """This function will ask for a word where an action did not come about."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") in ("not_done", "dropped") and not cleaned.get("word") and "word" not in self.errors:
            self.add_error("word", _("Schrijf in een paar woorden op waarom."))
        return cleaned


class AgreeForm(Form):
    """Who agrees, how, to what was on the screen."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)
    members = forms.MultipleChoiceField(
        label=_("Wie zegt ja tegen dit plan?"),
        widget=Checkboxes,
        error_messages={"required": _("Kruis ten minste één volwassene van het huishouden aan.")},
    )
    signers = forms.MultipleChoiceField(
        label=_("Wie tekent namens iemand mee?"),
        required=False,
        widget=Checkboxes,
        help_text=_("Binnen het mandaat. Wie het plan leest, ziet deze naam."),
    )
    professional = forms.BooleanField(label="")
    how = forms.ChoiceField(
        label=_("Hoe is het afgesproken?"),
        choices=[(Signature.How.SCREEN, _("Samen op het scherm")), (Signature.How.PAPER, _("Op papier"))],
        widget=Radios,
        initial=Signature.How.SCREEN,
    )

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        promise: str,
        signing: Iterable[Representative] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.signing = {str(one.id): one for one in signing}
        words = _("%(who)s, namens %(name)s: over %(what)s")
        if self.signing:
            told = [(mandates.named(one), one.person.full_name, one.mandate_words) for one in self.signing.values()]
            shown = [words % {"who": who, "name": name, "what": what} for who, name, what in told]
            self.offer("signers", zip(self.signing, shown, strict=True))
            self.fields["members"].required = False
        else:
            del self.fields["signers"]
        joining = [one for one in members if one.age is None or one.age >= MAY_JOIN_FROM]
        self.there = {str(one.person.id): one for one in joining}
        self.offer("members", [(key, one.person.full_name) for key, one in self.there.items()])
        self.fields["professional"].label = promise

    def chosen(self) -> list[Member]:
        """This function will give the members who agree."""
        return [self.there[key] for key in self.cleaned_data["members"]]

    def signed_for(self) -> list[Representative]:
        """This function will give the representatives who sign in a member's name."""
        return [self.signing[key] for key in self.cleaned_data.get("signers", ())]
