"""Sharing without consent: the questions that justify it, and what comes after."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.cases import choices
from samenhang.cases.forms.sharing import ROW, SHAREABLE
from samenhang.cases.frame import in_words
from samenhang.consent.actions.without import Afterwards, Justification
from samenhang.consent.models import SPOKEN, LegalBasis, WithoutConsent
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.people.queries import Member
from samenhang.teams.models import Hat, Organisation

WEEKS = 6


class WithoutForm(Form):
    """Whom, what, on which basis; needed, less, why nobody is asked; who looked along; when it is told."""

    organisation = forms.ChoiceField(label=_("Met welke organisatie?"))
    layers = forms.MultipleChoiceField(label=_("Wat delen wij?"), widget=Checkboxes, initial=[Layer.SHARED])
    people = forms.MultipleChoiceField(label=_("Over wie?"), widget=Checkboxes)
    basis = forms.ChoiceField(label=_("Op welke wettelijke grondslag?"))
    what = TextField(label=_("Wat willen wij delen, en waarvoor?"), rows=3, max_length=1000)
    needed = TextField(label=_("Waarom is het nodig voor dat doel?"), rows=2, max_length=1000)
    less = TextField(
        label=_("Kan het met minder? Waarom wel of niet?"),
        rows=2,
        max_length=1000,
        help_text=_("Minder gegevens, minder mensen, korter, of zonder naam."),
    )
    why = forms.ChoiceField(
        label=_("Waarom vragen of vertellen wij het nu niet?"), choices=WithoutConsent.Why.choices, widget=Radios
    )
    why_words = TextField(label=_("Leg dat uit"), rows=2, max_length=1000)
    consulted = forms.CharField(
        label=_("Met wie is dit besproken?"),
        max_length=500,
        required=False,
        help_text=_("Functie en organisatie is genoeg. Bijvoorbeeld: aandachtsfunctionaris, jurist."),
    )
    second = forms.ChoiceField(
        label=_("Wie kijkt mee en moet akkoord zijn?"),
        required=False,
        help_text=_("Een collega die bij dit huishouden betrokken is. Er gaat pas iets open als die ja zegt."),
    )
    telling = forms.ChoiceField(
        label=_("Hoort de inwoner het achteraf?"),
        choices=[("tell", _("Ja, uiterlijk op een dag")), ("not", _("Nog niet: dat is niet veilig"))],
        initial="tell",
        widget=RadioCards(
            hints={
                "tell": _("Vertel het zo snel als het kan. Gewoon is binnen vier weken."),
                "not": _("Met een dag tot wanneer. Op die dag kijkt u opnieuw."),
            }
        ),
    )
    tell_by = DateField(label=_("Uiterlijk vertellen op"), required=False, validators=choices.SENSIBLE)
    hidden_until = DateField(label=_("Niet vertellen tot"), required=False, validators=choices.SENSIBLE)
    review_on = DateField(label=_("Wanneer kijken wij opnieuw?"), validators=choices.SENSIBLE)

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        involved: Collection[UUID],
        members: Sequence[Member],
        bases: Iterable[LegalBasis],
        seconds: Iterable[Hat],
        day: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.id): one for one in organisations}
        self.bases = {one.code: one for one in bases}
        self.seconds = {str(one.id): one for one in seconds}
        self.offer("organisation", choices.organisations(self.organisations.values(), involved))
        self.offer("layers", [(layer, in_words(layer)) for layer in SHAREABLE])
        self.offer(
            "basis", [("", _("Kies een grondslag")), *((code, self._named(b)) for code, b in self.bases.items())]
        )
        self.offer("second", [("", _("Niemand")), *((key, str(hat.professional)) for key, hat in self.seconds.items())])
        if members:
            self.offer("people", choices.people(members))
        else:
            del self.fields["people"]
        self.fields["tell_by"].initial = day + timedelta(weeks=4)
        self.fields["review_on"].initial = day + timedelta(weeks=WEEKS)

    @staticmethod
    def _named(basis: LegalBasis) -> str:
        if basis.second_person:
            return str(_("%(basis)s (een tweede persoon moet akkoord zijn)") % {"basis": basis})
        return str(basis)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the day that belongs to the chosen road."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = "tell_by" if cleaned.get("telling") == "tell" else "hidden_until"
        if not cleaned.get(name) and name not in self.errors:
            self.add_error(name, _("Vul een dag in."))
        return cleaned

    def given(self) -> dict[str, Any]:
        """This function will give what the act needs."""
        data = self.cleaned_data
        tells = data["telling"] == "tell"
        return {
            "organisation": self.organisations[data["organisation"]],
            "layers": data["layers"],
            "people": [UUID(one) for one in data["people"]] if "people" in data else [None],
            "basis": self.bases[data["basis"]],
            "why": Justification(
                data["what"], data["needed"], data["less"], data["why"], data["why_words"], data["consulted"]
            ),
            "afterwards": Afterwards(
                data["tell_by"] if tells else None, None if tells else data["hidden_until"], data["review_on"]
            ),
            "second": self.seconds.get(data["second"]),
        }


class OpinionForm(Form):
    """What the second person says."""

    agrees = forms.ChoiceField(
        label=_("Bent u akkoord?"),
        choices=[("yes", _("Ja, delen mag")), ("no", _("Nee, niet zo"))],
        widget=Radios(ROW),
    )
    words = TextField(label=_("Waarom?"), rows=3, max_length=1000)


class ToldForm(Form):
    """That the resident was told."""

    on = DateField(label=_("Wanneer is het verteld?"), validators=choices.SENSIBLE)
    how = forms.ChoiceField(label=_("Hoe?"), choices=SPOKEN, widget=Radios(ROW))
    words = TextField(label=_("Wat zei de inwoner?"), rows=2, max_length=1000, required=False)


class ReviewForm(Form):
    """A look again: it goes on, or it stops."""

    stops = forms.ChoiceField(
        label=_("Wat is uw besluit?"),
        choices=[("no", _("Het delen gaat door")), ("yes", _("Het delen stopt nu"))],
        widget=Radios(ROW),
    )
    words = TextField(label=_("Waarom?"), rows=3, max_length=1000)
    review_on = DateField(label=_("Volgende keer kijken op"), required=False, validators=choices.SENSIBLE)
    hidden_on = DateField(
        label=_("Nog niet vertellen tot"),
        required=False,
        validators=choices.SENSIBLE,
        help_text=_("Alleen als vertellen nog niet veilig is."),
    )
