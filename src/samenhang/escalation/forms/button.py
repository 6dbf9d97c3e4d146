"""Forms of the rode knop."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.escalation.actions import Facts
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Radios
from samenhang.plans.actions import ActionDetails
from samenhang.teams.models import Hat, Organisation


class FactsForm(Form):
    """What both managers are told."""

    question = TextField(
        label=_("Waar komen de twee niet uit?"),
        rows=3,
        max_length=2000,
        help_text=_("Als vraag, zonder namen. Bijvoorbeeld: wie betaalt de overbrugging tot 1 juni?"),
    )
    needs = TextField(label=_("Wat heeft het gezin nodig?"), rows=3, max_length=2000)
    if_nothing = TextField(label=_("Wat gebeurt er als er niets gebeurt?"), rows=3, max_length=2000)
    decide_by = DateField(label=_("Wanneer moet het antwoord er zijn?"))

    def facts(self) -> Facts:
        """This function will give what the managers are told."""
        return Facts(**{name: self.cleaned_data[name] for name in ("question", "needs", "if_nothing", "decide_by")})


class PressForm(FactsForm):
    """Which two, what about, and why the lighter ways are not enough."""

    one = forms.ChoiceField(label=_("De ene organisatie"))
    other = forms.ChoiceField(label=_("De andere organisatie"))
    layer = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=[("shared", _("wie ons plan leest")), ("case_team", _("wie leest wat het team vastlegt"))],
        initial="shared",
        widget=Radios,
    )
    no_deliberation = forms.CharField(label=_("Waarom geen moreel beraad?"), max_length=500)
    skipped_why = forms.CharField(label=_("Waarom slaat u deze lichtere wegen over?"), max_length=500)
    field_order = ("one", "other", *FactsForm.base_fields, "no_deliberation", "skipped_why", "layer")

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation], deliberated: bool, skips: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._organisations = {str(one.id): one for one in organisations}
        named = [("", _("kies")), *((key, one.name) for key, one in self._organisations.items())]
        self.offer("one", named)
        self.offer("other", named)
        if deliberated:
            del self.fields["no_deliberation"]
        if not skips:
            del self.fields["skipped_why"]

    def two(self) -> tuple[Organisation, Organisation]:
        """This function will give the two organisations."""
        return self._organisations[self.cleaned_data["one"]], self._organisations[self.cleaned_data["other"]]


class SideForm(Form):
    """What one of the two wants, and why."""

    wants = TextField(label=_("Wat wil deze organisatie?"), rows=3, max_length=2000)
    why = TextField(
        label=_("Waarom?"),
        rows=4,
        max_length=2000,
        help_text=_("Regels, ervaring, zorgen. Zonder namen: dit gaat zo naar beide leidinggevenden."),
    )


class SendForm(FactsForm):
    """The last look, and who answers for whom."""

    one = choices.ColleagueField()
    other = choices.ColleagueField()
    watcher = choices.ColleagueField(
        label=_("Welke procesregisseur hoort het als er geen antwoord komt?"),
        required=False,
        help_text=_("Deze leest alleen wat hierboven staat, niet de casus."),
    )
    nobody = forms.BooleanField(label=_("Ik heb nagekeken: hier is niemand aan te herkennen"))
    field_order = ("question", "needs", "if_nothing", "decide_by", "one", "other", "watcher", "nobody")

    def __init__(
        self,
        *args: Any,
        managers: tuple[Sequence[Hat], Sequence[Hat]],
        names: tuple[str, str],
        watchers: Sequence[Hat],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for field, hats, name in zip(("one", "other"), managers, names, strict=True):
            self.fields[field].label = _("Wie antwoordt voor %(name)s?") % {"name": name}
            choices.offer_colleagues(
                self, field, hats, written=lambda hat: f"{hat.professional.name} ({hat.get_role_display()})"
            )
        choices.offer_colleagues(
            self, "watcher", watchers, written=lambda hat: hat.professional.name, nobody=_("niemand")
        )

    def asked(self) -> tuple[Hat, Hat]:
        """This function will give the two managers."""
        return self.cleaned_data["one"], self.cleaned_data["other"]


class OtherManagerForm(Form):
    """Another manager of an organisation that nobody answers for."""

    hat = forms.ChoiceField(label=_("Wie antwoordt?"))

    def __init__(self, *args: Any, managers: Sequence[Hat], name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hats = {str(hat.id): hat for hat in managers}
        self.nobody_there = not managers
        self.fields["hat"].label = _("Wie antwoordt voor %(name)s?") % {"name": name}
        named = [(key, f"{hat.professional.name} ({hat.get_role_display()})") for key, hat in self._hats.items()]
        self.offer("hat", [("", _("kies")), *named])

    def chosen(self) -> Hat:
        """This function will give who is asked."""
        return self._hats[self.cleaned_data["hat"]]


class AnswerForm(Form):
    """The answer both would give."""

    words = TextField(label=_("Ons antwoord"), rows=5, max_length=4000)


class NotForm(Form):
    """Why it does not work."""

    words = TextField(label=_("Waarom komt u er samen niet uit?"), rows=3, max_length=2000)


class LineForm(Form):
    """To whom above them, and why."""

    to_whom = forms.CharField(
        label=_("Wie beslist nu?"), max_length=200, help_text=_("De functie. Bijvoorbeeld: directeur sociaal domein.")
    )
    why = TextField(label=_("Waarom moet de lijn beslissen?"), rows=3, max_length=500)


class ConcludeForm(Form):
    """What was decided, and what happens now."""

    words = TextField(label=_("Wat is er besloten?"), rows=4, max_length=4000)
    doing = forms.CharField(
        label=_("Actie in ons plan"), required=False, max_length=500, help_text=_("Laat leeg als er niets bij hoort.")
    )
    who = forms.ChoiceField(label=_("Wie doet dat?"), required=False)
    due_on = DateField(label=_("Voor wanneer?"), required=False)

    def __init__(self, *args: Any, names: Sequence[str], by_line: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names
        self.offer("who", [(name, name) for name in names])
        if not by_line:
            del self.fields["words"]

    def action(self) -> ActionDetails | None:
        """This function will give the action for the plan, if one was written."""
        data = self.cleaned_data
        if not data["doing"].strip():
            return None
        who = data["who"] or self._names[0]
        return ActionDetails(data["doing"], "organisation", who, due_on=data["due_on"])


class WithdrawForm(Form):
    """Why it is taken back."""

    why = TextField(label=_("Waarom neemt u de rode knop terug?"), rows=3, max_length=500)


class RuleForm(Form):
    """How long managers have."""

    days = forms.IntegerField(label=_("Hoeveel werkdagen hebben leidinggevenden?"), min_value=1, max_value=30)
