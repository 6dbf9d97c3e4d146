"""Telling, asking, the two other toestemmingen, taking back and objecting."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.cases import choices
from samenhang.cases.forms.signing import InForce, WithSigners
from samenhang.cases.frame import in_words
from samenhang.consent.models import SPOKEN, Consent, HelpAgreement, How
from samenhang.consent.rules import who_answers
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, Radios
from samenhang.people.queries import Member
from samenhang.teams.models import Domain, Organisation

ROW = {"class": "choices--row"}
NOT_ASKED = "none"
SHAREABLE = (Layer.SHARED, Layer.CASE_TEAM)


def _how() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Hoe is dit besproken?"), choices=SPOKEN, initial=How.DESK, widget=Radios(ROW))


def _note() -> forms.CharField:
    return TextField(label=_("Opmerking"), rows=2, max_length=500, required=False)


class _TowardsOrganisation(Form):
    """A form in which an organisation and layers are chosen; ``cleaned_data["organisation"]`` is the organisation."""

    def _offer(
        self, found: Iterable[Organisation], involved: Collection[UUID], layers: Iterable[str] = SHAREABLE
    ) -> None:
        self.organisations = {str(one.id): one for one in found}
        offered = [(layer, in_words(layer)) for layer in SHAREABLE if layer in layers]
        for name, some in (
            ("organisation", choices.organisations(self.organisations.values(), involved)),
            ("layers", offered),
        ):
            if name in self.fields:
                self.offer(name, some)

    def clean_organisation(self) -> Organisation | None:
        """This function will turn the choice into the organisation."""
        return self.organisations.get(self.cleaned_data["organisation"])


OF_DOMAIN = "domein:"


class TellForm(_TowardsOrganisation):
    """What was told: towards whom, which layers, to which members, how."""

    organisation = forms.ChoiceField(label=_("Met welke organisatie delen wij?"))
    layers = forms.MultipleChoiceField(
        label=_("Wat delen wij?"), widget=Checkboxes, initial=[Layer.SHARED], help_text=_("Niet meer dan nodig is.")
    )
    people = forms.MultipleChoiceField(
        label=_("Over wie gaat het, en is het hun verteld?"),
        widget=Checkboxes,
        help_text=_("Bij een kind tot 12 jaar vertelt u het de ouders met gezag; vanaf 12 jaar ook het kind."),
    )
    how = _how()
    note = _note()

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        involved: Collection[UUID],
        members: Sequence[Member],
        layers: Iterable[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer(organisations, involved, layers)
        if members:
            offered = [(str(one.person.id), choices.with_answerer(one)) for one in members]
            self.offer("people", offered)
            self.fields["people"].initial = [value for value, _label in offered]
        else:
            del self.fields["people"]


class AskForm(WithSigners, _TowardsOrganisation):
    """What was asked, and each person's own answer."""

    organisation = forms.ChoiceField(
        label=_("Wie mag iets weten?"),
        help_text=_("Eén organisatie, of iedereen die voor een domein bij dit huishouden betrokken is."),
    )
    layers = forms.MultipleChoiceField(label=_("Wat mogen zij lezen?"), widget=Checkboxes)
    topic = forms.CharField(
        label=_("Waar is het voor?"), max_length=300, help_text=_("Bijvoorbeeld: om samen de huurschuld op te lossen.")
    )
    starts_on = DateField(
        label=_("Vanaf"),
        required=False,
        validators=choices.SENSIBLE,
        help_text=_("Leeg laten mag: dan geldt een ja meteen. Een nee geldt altijd meteen."),
    )
    until = DateField(
        label=_("Tot en met"),
        required=False,
        validators=choices.SENSIBLE,
        help_text=_("Leeg laten mag: dan geldt het antwoord tot het wordt ingetrokken."),
    )
    how = _how()
    note = _note()

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        domains: Iterable[Domain],
        involved: Collection[UUID],
        members: Sequence[Member],
        may_give: bool,
        signing: InForce,
        authority: Mapping[UUID, Sequence[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer(organisations, involved)
        self.domains = {f"{OF_DOMAIN}{one.code}": one for one in domains}
        everybody = [
            (value, _("Iedereen voor %(domain)s") % {"domain": one.name}) for value, one in self.domains.items()
        ]
        towards = choices.organisations(self.organisations.values(), involved)
        self.offer("organisation", [*towards, (_("Een heel domein"), everybody)])
        answers = [choice for choice in Consent.Answer.choices if may_give or choice[0] == Consent.Answer.REFUSED]
        self.asked = {f"answer_{member.person.id}": member.person.id for member in members}
        for member in members:
            self.fields[f"answer_{member.person.id}"] = forms.ChoiceField(
                label=choices.named(member),
                help_text=who_answers(member.age, authority.get(member.person.id, ())),
                choices=[*answers, (NOT_ASKED, _("niet gevraagd"))],
                initial=NOT_ASKED,
                widget=Radios(ROW),
            )
        self.offer_signers(signing, self.asked.values())

    def towards(self) -> Domain | None:
        """This function will give the domain of which everybody is meant, where no organisation was chosen."""
        return self.domains.get(self.data.get("organisation", ""))

    def clean(self) -> dict[str, Any]:
        """This function will gather the answers by person, ask for at least one, and hold the term in order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("starts_on"), cleaned.get("until")
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            self.add_error("until", _("De einddatum ligt voor de begindatum."))
        cleaned["answers"] = {person: cleaned[name] for name, person in self.asked.items() if name in cleaned}
        cleaned["answers"] = {person: said for person, said in cleaned["answers"].items() if said != NOT_ASKED}
        if not cleaned["answers"] and not any(name in self.errors for name in self.asked):
            self.add_error(next(iter(self.asked), None), _("Leg van ten minste één persoon het antwoord vast."))
        return cleaned

    def answer_fields(self) -> list[forms.BoundField]:
        """This function will give the answer fields, one a person."""
        return [self[name] for name in self.asked]


class SecrecyForm(_TowardsOrganisation):
    """Who may speak of what is under professional secrecy, about what, to whom."""

    person = forms.ChoiceField(label=_("Wie geeft toestemming?"), widget=Radios)
    who = forms.CharField(label=_("Welke hulpverlener mag vertellen?"), help_text=_("Bijvoorbeeld: de huisarts."))
    organisation = forms.ChoiceField(label=_("Organisatie van die hulpverlener"), required=False)
    about = TextField(label=_("Wat mag die vertellen?"), rows=2, max_length=500)
    to_whom = forms.CharField(label=_("Aan wie?"), max_length=300)
    until = DateField(label=_("Tot en met"), required=False, validators=choices.SENSIBLE)
    how = _how()

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], members: Sequence[Member], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer(organisations, ())
        _offer_people(self, members)


class HelpForm(WithSigners):
    """Whether somebody agrees to a help itself."""

    person = forms.ChoiceField(label=_("Wie?"), widget=Radios)
    help = TextField(label=_("Welke hulp, en van wie?"), rows=2, max_length=500)
    answer = forms.ChoiceField(label=_("Antwoord"), choices=HelpAgreement.Answer.choices, widget=Radios(ROW))
    how = _how()

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        signing: InForce,
        authority: Mapping[UUID, Sequence[str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer_people(self, members, authority)
        self.offer_signers(signing, [one.person.id for one in members])


class WithdrawForm(Form):
    """How a toestemming was taken back."""

    how = _how()
    note = _note()


class ObjectForm(Form):
    """Why somebody objects to what is shared by law."""

    reason = TextField(
        label=_("Wat is het bezwaar?"), rows=4, max_length=1000, help_text=_("Zo veel mogelijk in eigen woorden.")
    )


def _offer_people(form: Form, members: Sequence[Member], authority: Mapping[UUID, Sequence[str]] | None = None) -> None:
    form.offer("person", [(str(one.person.id), choices.with_answerer(one, authority)) for one in members])
