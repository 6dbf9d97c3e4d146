"""The forms of a conversation: where and when, one life domain, the main points, agreeing, and adding."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.conversations.actions import Agreed, Details, Said
from samenhang.conversations.models import HIGHEST, LOWEST, Answer, How, Kind, Place
from samenhang.conversations.queries import File
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.people.models import Person

WITHHELD = "liever-niet"
FACES = ["frown", "annoyed", "meh", "smile", "laugh"]


class MarkChoice(Radios):
    """A mark from one to ten under five faces, and two ways of not giving one."""

    template_name = "conversations/mark_choice.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _group, group, _index in context["widget"]["optgroups"] for option in group]
        marks, others = options[:HIGHEST], options[HIGHEST:]
        pairs = [marks[index : index + 2] for index in range(0, HIGHEST, 2)]
        context["faces"] = list(zip(FACES, pairs, strict=True))
        context["others"] = others
        return context


class DetailsForm(Form):
    """When and where it was, and who was there."""

    held_on = DateField(label=_("Wanneer was het gesprek?"))
    place = forms.ChoiceField(label=_("Waar?"), choices=Place.choices, widget=Radios(attrs={"class": "choices--row"}))
    present = forms.MultipleChoiceField(label=_("Wie waren erbij?"), required=False, widget=Checkboxes)
    others_present = forms.CharField(
        label=_("Wie waren er nog meer bij?"),
        required=False,
        max_length=300,
        help_text=_("Bijvoorbeeld een vriendin, een tolk of een collega."),
    )
    kind = forms.ChoiceField(
        label=_("Soort gesprek"), choices=Kind.choices, widget=Radios(attrs={"class": "choices--row"})
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("present", _choices(people))

    def details(self) -> Details:
        """This function will give the details as the action takes them."""
        typed = self.cleaned_data
        return Details(
            kind=typed["kind"],
            place=typed["place"],
            held_on=typed["held_on"],
            present=tuple(UUID(one) for one in typed["present"]),
            others_present=typed["others_present"],
        )


class StartForm(DetailsForm):
    """A new conversation: the details, and who may read it."""

    file = forms.ChoiceField(label=_("Wie mag dit gesprek lezen?"))

    def __init__(self, *args: Any, people: Sequence[Person], files: Sequence[File], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.fields["file"].widget = RadioCards(
            hints={one.value: one.hint for one in files}, icons={one.value: one.icon for one in files}
        )
        self.offer("file", [(one.value, one.label) for one in files])

    def taken(self) -> dict[str, Any]:
        """This function will give the details and the file as the action takes them."""
        layer, _colon, domain = self.cleaned_data["file"].partition(":")
        return {"details": self.details(), "layer": layer, "domain": domain}


class AnswerForm(Form):
    """One life domain; everything may stay empty."""

    words = TextField(label=_("In eigen woorden"), required=False, rows=4)
    going_well = TextField(
        label=_("Wat gaat goed?"), required=False, rows=3, help_text=_("Ook wat klein is telt. Wat lukt al?")
    )
    worries = TextField(
        label=_("Wat geeft zorgen?"), required=False, rows=3, help_text=_("Wat maakt het moeilijk, en sinds wanneer?")
    )
    wishes = TextField(
        label=_("Wat wenst u?"), required=False, rows=3, help_text=_("En wat zou een eerste kleine stap zijn?")
    )
    mark = forms.ChoiceField(
        label=_("Welk cijfer geeft u zelf?"),
        required=False,
        widget=MarkChoice,
        choices=[
            *((str(n), str(n)) for n in range(LOWEST, HIGHEST + 1)),
            (WITHHELD, _("liever geen cijfer")),
            ("", _("nog niet gevraagd")),
        ],
    )

    @staticmethod
    def of(answer: Answer | None) -> dict[str, Any]:
        """This function will give what was written before, as values of the form."""
        if answer is None:
            return {}
        mark = WITHHELD if answer.withheld else str(answer.mark or "")
        return {**{name: getattr(answer, name) for name in Answer.TEXTS}, "mark": mark}

    def said(self) -> Said:
        """This function will give what was said, as the action takes it."""
        mark = self.cleaned_data["mark"]
        texts = {name: self.cleaned_data[name] for name in Answer.TEXTS}
        return Said(**texts, mark=int(mark) if mark.isdecimal() else None, withheld=mark == WITHHELD)


class PointsForm(Form):
    """The main points, to be read back together."""

    points = TextField(
        label=_("Hoofdpunten"),
        rows=14,
        help_text=_("Korte zinnen, gewone woorden. Begin met wat goed gaat. Schrijf zoals de inwoner het zegt."),
    )


class AgreeForm(Form):
    """Who agrees with the main points, and what they see differently."""

    people = forms.MultipleChoiceField(label=_("Wie is het hiermee eens?"), required=False, widget=Checkboxes)
    others = forms.CharField(
        label=_("Wie nog meer?"),
        required=False,
        max_length=300,
        help_text=_("Iemand die meelas, bijvoorbeeld een zus."),
    )
    how = forms.ChoiceField(label=_("Hoe hebben we het gelezen?"), choices=How.choices, widget=Radios)
    corrections = TextField(
        label=_("Wat ziet u anders?"),
        required=False,
        rows=3,
        help_text=_("In uw eigen woorden. Dit komt erbij te staan."),
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("people", _choices(people))

    def agreed(self) -> Agreed:
        """This function will give who agree and how, as the action takes it."""
        typed = self.cleaned_data
        return Agreed(
            people=tuple(UUID(one) for one in typed["people"]),
            how=typed["how"],
            others=typed["others"],
            corrections=typed["corrections"],
        )


class CorrectionForm(Form):
    """What somebody wants added afterwards."""

    said_by = forms.CharField(label=_("Wie zegt dit?"))
    text = TextField(label=_("Wat moet erbij staan?"), rows=5, help_text=_("In de woorden van wie het zegt."))


def _choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    return [(str(one.id), one.full_name) for one in people]
