"""The forms of a meeting: planning it, putting a case on its agenda, and what is decided at the table."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import LifeDomain
from samenhang.cases.rules import CONTENT_ROLES
from samenhang.kit.dates import moment
from samenhang.kit.forms import DateField, DateTimeField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.meetings.actions.agenda import Asking
from samenhang.meetings.actions.table import Agreed
from samenhang.meetings.models.conferences import ABOVE, Conference, Rhythm, Shape, ThemeLine
from samenhang.meetings.seating import Setting
from samenhang.people.queries import Member
from samenhang.plans.models import Action

ONCE = "once"
ROW = {"class": "choices--row"}
SHORTEST, LONGEST = 5, 480


def _minutes(label: Any, initial: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        validators=[
            MinValueValidator(SHORTEST, _("Kies ten minste vijf minuten.")),
            MaxValueValidator(LONGEST, _("Dit is langer dan een werkdag.")),
        ],
        error_messages={"invalid": _("Vul een heel aantal minuten in.")},
    )


class ConferenceForm(Form):
    """What a meeting is, when, where and how often."""

    name = forms.CharField(
        label=_("Hoe heet het?"),
        max_length=120,
        help_text=_("Zonder namen van inwoners: iedereen die meedoet leest dit."),
    )
    shape = forms.ChoiceField(label=_("Wat voor overleg is het?"))
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=[(ONCE, _("één keer")), *Rhythm.choices], initial=ONCE, widget=Radios(attrs=ROW)
    )
    starts_at = DateTimeField(label=_("Wanneer is het (de eerste keer)?"))
    minutes = _minutes(_("Hoe lang, in minuten?"), 60)
    place = forms.CharField(label=_("Waar?"), required=False, max_length=200)
    video = forms.URLField(
        label=_("Adres van de videovergadering"), required=False, max_length=300, assume_scheme="https"
    )
    team = forms.BooleanField(label=_("Iedereen van mijn team doet mee"), required=False)

    def __init__(self, *args: Any, role: str, has_team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = role in CONTENT_ROLES
        self.offer("shape", [(one.value, one.label) for one in Shape if content or one in ABOVE])
        if not has_team:
            del self.fields["team"]

    def setting(self) -> Setting:
        """This function will give what the meeting is."""
        found = self.cleaned_data
        return Setting(found["name"], found["shape"], found["minutes"], found["place"], found["video"])


class ChangeForm(ConferenceForm):
    """When, where and under whom one meeting is."""

    chair = forms.ChoiceField(label=_("Voorzitter"))
    note_taker = forms.ChoiceField(label=_("Notulist"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, has_team=False, **kwargs)
        del self.fields["rhythm"]
        self.fields["starts_at"].label = _("Wanneer is het?")
        hats = [(str(id), name) for id, name in people]
        self.offer("chair", hats)
        self.offer("note_taker", [("", _("nog niemand")), *hats])


class SeriesForm(ConferenceForm):
    """What a series is from now on: its day and time, its rhythm, until when, and under whom."""

    until = DateField(label=_("Tot en met"), required=False, help_text=_("Leeg als de reeks gewoon doorgaat."))
    chair = forms.ChoiceField(label=_("Voorzitter"))
    note_taker = forms.ChoiceField(label=_("Notulist"), required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, has_team=False, **kwargs)
        self.offer("rhythm", Rhythm.choices)
        self.fields["starts_at"].label = _("Wanneer is de eerstvolgende keer?")
        self.fields["starts_at"].required = False
        self.fields["starts_at"].help_text = _(
            "Kiest u een andere dag of tijd, dan gaat wat al gepland staat mee. Wat is geweest, verandert niet."
        )
        hats = [(str(id), name) for id, name in people]
        self.offer("chair", hats)
        self.offer("note_taker", [("", _("nog niemand")), *hats])
        self.order_fields(["name", "shape", "starts_at", "rhythm", "until", "minutes", "place", "video"])


class TakesPartForm(Form):
    """Who takes part from now on."""

    hat = forms.ChoiceField(label=_("Wie doet er nog mee?"))

    def __init__(self, *args: Any, hats: Iterable[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("hat", hats)


class WhenForm(Form):
    """When the next meeting of a series without a rhythm is."""

    starts_at = DateTimeField(label=_("Wanneer is de volgende keer?"))


class WhyForm(Form):
    """Why it does not go on."""

    why = forms.CharField(
        label=_("Waarom gaat het niet door?"), max_length=300, help_text=_("Iedereen die meedoet leest dit.")
    )


class AskingForm(Form):
    """A case on an agenda: the question, what is wanted of the table, and how the resident takes part."""

    conference = forms.ChoiceField(label=_("Op welk overleg?"))
    question = forms.CharField(
        label=_("Wat is de vraag, in één zin?"),
        max_length=300,
        help_text=_("Niet meer dan nodig: wie dit onderwerp mag horen, leest deze zin."),
    )
    wanted = forms.CharField(
        label=_("Wat wilt u van de tafel?"), max_length=300, help_text=_("Bijvoorbeeld: meedenken, of samen besluiten.")
    )
    minutes = _minutes(_("Hoe lang, in minuten?"), 15)
    invited = forms.MultipleChoiceField(
        label=_("Wie van het huishouden is erbij, of wie namens hen?"), required=False, widget=Checkboxes
    )
    invited_more = forms.CharField(label=_("Wie nog meer, uit hun eigen kring?"), required=False, max_length=200)
    not_invited_why = forms.CharField(
        label=_("Niemand van hen erbij? Waarom niet?"),
        required=False,
        max_length=300,
        help_text=_(
            "Een inwoner mag horen dat er over hem of haar wordt gesproken, en waarom hij of zij er niet bij is."
        ),
    )
    place = forms.ChoiceField(
        label=_("Wie mag dit lezen en horen?"), widget=Radios, help_text=_("Daarna verandert dit niet meer.")
    )

    def __init__(
        self,
        *args: Any,
        conferences: Sequence[tuple[Any, Any]],
        invitable: Sequence[tuple[str, str]],
        places: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("conference", conferences)
        self.offer("invited", invitable)
        self.offer("place", places)
        if not invitable:
            del self.fields["invited"]
        if not places:
            del self.fields["place"], self.fields["conference"]

    def asking(self) -> Asking:
        """This function will give what is asked. A place reads ``layer`` or ``layer:person``."""
        found = self.cleaned_data
        layer, _sep, person = found.get("place", "").partition(":")
        return Asking(
            found["question"],
            found["wanted"],
            [UUID(one) for one in found.get("invited", ())],
            found["invited_more"],
            found["not_invited_why"],
            layer,
            UUID(person) if person else None,
            found["minutes"],
        )


class ThemeForm(Form):
    """A theme, in the layers above. About no household."""

    theme = forms.CharField(label=_("Welk thema?"), max_length=200)
    words = TextField(
        label=_("Wat wilt u bespreken?"),
        rows=4,
        required=False,
        max_length=5_000,
        help_text=_("Geen namen, geen adressen, geen nummers: dit overleg gaat over niemand in het bijzonder."),
    )
    minutes = _minutes(_("Hoe lang, in minuten?"), 20)


class LineForm(Form):
    """What was noted, decided or agreed on a theme."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=ThemeLine.Kind.choices, widget=Radios(attrs=ROW))
    words = TextField(label=_("Wat is er gezegd of besloten?"), rows=3, max_length=5_000)
    who = forms.CharField(label=_("Wie besloot dit, of wie doet dit?"), required=False)
    due_on = DateField(label=_("Klaar op"), required=False)


class MoveForm(Form):
    """To which meeting a case moves."""

    conference = forms.ChoiceField(label=_("Naar welk overleg?"))

    def __init__(self, *args: Any, conferences: Sequence[Conference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("conference", conference_choices(conferences))


class NoteForm(Form):
    """What one author notes."""

    text = TextField(label=_("Uw aantekening"), rows=6, required=False, max_length=20_000)


class DecisionForm(Form):
    """What the table decided, and who decided it."""

    words = TextField(label=_("Wat is er besloten?"), rows=3, max_length=5_000)
    decided_by = forms.CharField(label=_("Door wie is dat besloten?"), max_length=300)
    life_domains = forms.MultipleChoiceField(
        label=_("Over welke leefgebieden gaat het?"),
        required=False,
        widget=Checkboxes(attrs={"class": "choices--columns"}),
    )

    def __init__(self, *args: Any, life_domains: Iterable[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="decision_%s", **kwargs)
        self.offer("life_domains", [(one.code, one.name) for one in life_domains])


class ActionForm(Form):
    """Who does what by when."""

    what = TextField(label=_("Wat gaat er gebeuren?"), rows=2, max_length=300)
    who = forms.ChoiceField(label=_("Wie doet dit?"))
    name = forms.CharField(
        label=_("Naam"), required=False, help_text=_("Alleen bij iemand uit het netwerk of een organisatie.")
    )
    due_on = DateField(label=_("Klaar op"), required=False)

    def __init__(self, *args: Any, members: Sequence[Member], hats: Sequence[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="action_%s", **kwargs)
        self.doers: dict[str, tuple[str, UUID | None, str]] = {
            **{f"member:{m.person.id}": (Action.By.RESIDENT, m.person.id, m.person.full_name) for m in members},
            **{f"hat:{id}": (Action.By.PROFESSIONAL, id, name) for id, name in hats},
            "network": (Action.By.NETWORK, None, ""),
            "organisation": (Action.By.ORGANISATION, None, ""),
        }
        known = [(key, name) for key, (_kind, _id, name) in self.doers.items() if name]
        others = [("network", _("Iemand uit het netwerk")), ("organisation", _("Een organisatie"))]
        self.offer("who", [("", _("Kies wie dit doet")), *known, *others])

    def clean(self) -> dict[str, Any]:
        """This function will ask for a name where somebody outside the lists does it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("who") in ("network", "organisation") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Vul in wie dit doet."))
        return cleaned

    def agreed(self) -> Agreed:
        """This function will give what was agreed."""
        kind, id, name = self.doers[self.cleaned_data["who"]]
        found = self.cleaned_data
        return Agreed(found["what"], kind, name or found["name"], id, found["due_on"])


def conference_choices(conferences: Iterable[Conference]) -> list[tuple[str, str]]:
    """This function will name meetings with their day, to choose from."""
    return [(str(one.id), f"{moment(one.starts_at)} · {one.name}") for one in conferences]
