"""Forms around an intended stop. None has a field for what an investigation holds."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, DigitsInput, RadioCards, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.queries import Member
from samenhang.stops.actions import Answer, Decided, Later, Said, Unasked, Whom
from samenhang.stops.models import Area, IntendedStop, StopDecision, StopKind, StopOutcome, StopReply
from samenhang.teams.models import Team


class SaidForm(Form):
    """What ends or is cut, when, and why in plain words."""

    kind = forms.ChoiceField(label=_("Wat voor soort is het?"))
    what = forms.CharField(
        label=_("Wat precies?"), max_length=300, help_text=_("Bijvoorbeeld: de bijstand, de huur van de woning.")
    )
    happens = forms.ChoiceField(
        label=_("Wat gebeurt ermee?"),
        choices=IntendedStop.Happens.choices,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    when = forms.ChoiceField(
        label=_("Is het al zover?"),
        choices=[("intended", _("Nee, het is een voornemen")), ("already", _("Het is al gestopt"))],
        initial="intended",
        widget=Radios(attrs={"class": "choices--row"}),
    )
    stops_on = DateField(label=_("Op welke dag stopt het of wordt het minder?"))
    since_on = DateField(label=_("Sinds wanneer staat dit vast?"))
    ground = TextField(
        label=_("Waarom, in gewone woorden?"),
        rows=3,
        max_length=2000,
        help_text=_("De regel of de afspraak. Niets uit een onderzoek, en niet hoe u het weet."),
    )
    basis = forms.ChoiceField(label=_("Op grond waarvan meldt u dit?"))
    clean_of = forms.BooleanField(label=_("Ik heb nagekeken: hier staat niets in uit een onderzoek"))

    def __init__(self, *args: Any, kinds: Sequence[StopKind], bases: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds: Mapping[str, StopKind] = {one.code: one for one in kinds}
        self.offer("kind", [("", _("kies")), *((one.code, one.name) for one in kinds)])
        self.offer("basis", [("", _("kies")), *bases])

    def said(self) -> Said:
        """This function will give what the sender says."""
        found = self.cleaned_data
        return Said(
            kind=self._kinds[found["kind"]],
            happens=found["happens"],
            what=found["what"],
            stops_on=found["stops_on"],
            since_on=found["since_on"],
            ground=found["ground"],
            basis=found["basis"],
            already=found["when"] == "already",
        )


class SendForm(SaidForm):
    """From outside a case: about whom, and to which desk."""

    family_name = forms.CharField(label=_("Achternaam"))
    given_names = forms.CharField(label=_("Voornaam"))
    birth_date = DateField(label=_("Geboortedatum"), picker=False)
    bsn = forms.CharField(
        label=_("BSN, als u dat gebruikt"),
        required=False,
        widget=DigitsInput,
        help_text=_("Wij bewaren het niet. Het helpt om niemand te verwisselen."),
    )
    desk = forms.ChoiceField(label=_("Welke gemeente?"))

    def __init__(self, *args: Any, desks: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._desks = {str(one.id): one for one in desks}
        self.offer("desk", [(key, f"{one.organisation.name}, {one.name}") for key, one in self._desks.items()])
        if len(desks) == 1:
            self.fields["desk"].initial = str(desks[0].id)

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        text = str(self.cleaned_data["bsn"])
        try:
            return numbers.clean(text) if text else ""
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def whom(self) -> Whom:
        """This function will give about whom it is."""
        found = self.cleaned_data
        return Whom(found["family_name"], found["given_names"], found["birth_date"], found["bsn"])

    def to(self) -> Team:
        """This function will give the desk it goes to where nobody directs."""
        return self._desks[self.cleaned_data["desk"]]


class AboutFields(Form):
    """About the household as a whole, or one member."""

    person = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        required=False,
        help_text=_("Gaat het over één persoon, dan leest alleen wie bij die persoon betrokken is."),
    )

    def offer_people(self, whole: bool, people: Sequence[Member]) -> None:
        """This function will offer whom the viewer may write about."""
        everybody = [("", _("het hele huishouden"))] if whole else [("", _("kies"))]
        self.fields["person"].required = not whole
        self.offer("person", [*everybody, *((str(one.person.id), one.person.full_name) for one in people)])

    def person_id(self) -> UUID | None:
        """This function will give the one it is about, or None for the household."""
        return UUID(text) if (text := self.cleaned_data["person"]) else None


class WithinForm(SaidForm, AboutFields):
    """On a case one is involved in."""

    def __init__(self, *args: Any, whole: bool, people: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(whole, people)


class MoveForm(Form):
    """Another day."""

    stops_on = DateField(label=_("Op welke dag nu?"))
    why = forms.CharField(label=_("Waarom een andere dag?"), max_length=500)


class WithdrawForm(Form):
    """It goes no further."""

    why = forms.CharField(label=_("Waarom gaat het niet door?"), max_length=500)


class AnswerForm(Form):
    """What it does to the household, and what the sender reads."""

    areas = forms.MultipleChoiceField(
        label=_("Wat raakt dit?"),
        choices=Area.choices,
        required=False,
        widget=Checkboxes(attrs={"class": "choices--columns"}),
    )
    effects = TextField(
        label=_("Wat doet dit met het huishouden?"),
        rows=4,
        help_text=_("Dit leest het team. De afzender leest dit niet."),
    )
    asks = forms.ChoiceField(
        label=_("Wat vraagt u de afzender?"),
        choices=StopReply.Asks.choices,
        widget=RadioCards(
            hints={
                "grace": _("Tot welke dag, en wat is er dan geregeld?"),
                "other_way": _("Wat kan er in plaats van stoppen?"),
                "eyes_open": _("U weet wat het doet, en het kan toch."),
            },
            icons={"grace": "calendar", "other_way": "route", "eyes_open": "eye"},
        ),
    )
    until = DateField(label=_("Uitstel tot"), required=False)
    words = TextField(
        label=_("Dit leest de afzender"),
        rows=4,
        max_length=2000,
        help_text=_("Alleen deze woorden gaan mee. Elk antwoord zegt dat deze persoon hier bekend is."),
    )
    tells_areas = forms.BooleanField(label=_("De afzender mag ook lezen wat het raakt"), required=False)
    basis = forms.ChoiceField(label=_("Op grond waarvan antwoordt u?"))

    def __init__(self, *args: Any, bases: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("basis", [("", _("kies")), *bases])

    def given(self) -> Answer:
        """This function will give the answer."""
        found = self.cleaned_data
        return Answer(
            asks=found["asks"],
            words=found["words"],
            basis=found["basis"],
            until=found["until"],
            areas=found["areas"],
            effects=found.get("effects", ""),
            tells_areas=found["tells_areas"],
        )


class DeskForm(AnswerForm):
    """The desk's reply: it knows no more of the household than the sender said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["effects"]
        self.fields["words"].help_text = _(
            "Alleen deze woorden gaan mee. Schrijf niet op of er iemand bij betrokken is."
        )


class DecideForm(Form):
    """What the sender's side decides."""

    choice = forms.ChoiceField(
        label=_("Wat is er besloten?"),
        choices=StopDecision.Choice.choices,
        widget=RadioCards(
            hints={
                "grace": _("Op die dag komt het vanzelf terug."),
                "other_way": _("Wat gebeurt er in plaats van stoppen?"),
                "stop": _("U kent de gevolgen. Schrijf op waarom het toch moet."),
            },
            icons={"grace": "calendar", "other_way": "route", "stop": "flag"},
        ),
    )
    until = DateField(label=_("Uitstel tot"), required=False)
    words = TextField(label=_("Waarom, en wat nu?"), rows=4, max_length=2000)
    who = forms.CharField(label=_("Wie besloot dit? Naam en functie"), max_length=300)

    def decided(self) -> Decided:
        """This function will give what was decided."""
        found = self.cleaned_data
        return Decided(found["choice"], found["words"], found["who"], found["until"])


class OutcomeForm(Form):
    """How it ended."""

    how = forms.ChoiceField(label=_("Hoe liep het af?"), choices=StopOutcome.How.choices, widget=Radios)
    on = DateField(label=_("Op welke dag?"))
    words = TextField(label=_("Wat gebeurde er?"), rows=3, max_length=2000)


class TakeForm(Form):
    """What the case does with the decision."""

    words = TextField(label=_("Wat spraken wij af?"), rows=3, max_length=2000, help_text=_("Dit komt in het logboek."))
    action = forms.CharField(
        label=_("Welke actie volgt hieruit?"),
        required=False,
        max_length=300,
        help_text=_("Schrijf alleen wie wat doet, niet waarom. Leeg is goed."),
    )
    where = forms.ChoiceField(
        label=_("Wie mag deze actie lezen?"),
        required=False,
        choices=[
            ("file", _("Alleen wie over deze persoon leest: in het logboek")),
            ("plan", _("Iedereen die ons plan leest: in ons plan")),
        ],
        initial="file",
        widget=Radios,
    )
    doer = forms.ChoiceField(label=_("Wie doet dit?"), required=False)
    due_on = DateField(label=_("Wanneer klaar?"), required=False)

    def __init__(self, *args: Any, people: Sequence[Member], about_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not about_one:
            del self.fields["where"]
        members = [(f"{one.person.id}:{one.person.full_name}", one.person.full_name) for one in people]
        self.offer("doer", [("", _("kies")), ("me", _("ik")), *members])

    def agreed(self) -> Later:
        """This function will give what was agreed."""
        found = self.cleaned_data
        in_plan = {"plan": True, "file": False}.get(found.get("where", ""))
        return Later(found["words"], found["action"], found["doer"], found["due_on"], in_plan)


class LaterForm(Form):
    """What came of it."""

    words = TextField(label=_("Wat kwam ervan voor het huishouden?"), rows=3, max_length=2000)


class UnaskedForm(AboutFields):
    """Something stopped and nobody asked."""

    kind = forms.ChoiceField(label=_("Wat voor soort is het?"))
    what = forms.CharField(label=_("Wat is er gestopt?"), max_length=300)
    stopped_on = DateField(label=_("Op welke dag stopte het?"))
    who = forms.CharField(
        label=_("Wie liet het stoppen?"),
        max_length=300,
        help_text=_("De organisatie of de afdeling. Het gaat niet om schuld."),
    )
    effects = TextField(label=_("Wat deed het met het huishouden?"), rows=4, max_length=4000)

    def __init__(
        self, *args: Any, kinds: Sequence[StopKind], whole: bool, people: Sequence[Member], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = {one.code: one for one in kinds}
        self.offer("kind", [("", _("kies")), *((one.code, one.name) for one in kinds)])
        self.offer_people(whole, people)

    def seen(self) -> Unasked:
        """This function will give what stopped."""
        found = self.cleaned_data
        return Unasked(self._kinds[found["kind"]], found["what"], found["stopped_on"], found["who"], found["effects"])


class KindForm(Form):
    """How long there is to answer one kind."""

    name = forms.CharField(label=_("Naam"), max_length=80)
    answer_days = forms.IntegerField(label=_("Werkdagen om te antwoorden"), min_value=1, max_value=30)
    before_days = forms.IntegerField(label=_("Uiterlijk zoveel werkdagen vóór de stop"), min_value=0, max_value=30)
    in_use = forms.BooleanField(label=_("In gebruik"), required=False)
