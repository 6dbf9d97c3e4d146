"""Opening the case: whom it concerns, who directs, and what the household was told or asked."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.cases import choices
from samenhang.cases.actions import Agreed
from samenhang.consent.models import SPOKEN, LegalBasis
from samenhang.intake.actions import Asked, Earlier, Told
from samenhang.intake.forms.sifting import DomainsForm
from samenhang.kit.forms import TextField
from samenhang.kit.inputs import Checkboxes, RadioCards, Radios
from samenhang.people.queries import Member
from samenhang.teams.models import Hat

ROW = {"class": "choices--row"}
DIRECTS_FROM = 16
ROADS = [
    ("told", _("Verteld: een wettelijke taak")),
    ("asked", _("Gevraagd: de inwoner zei ja")),
    ("earlier", _("Eerder verteld of gevraagd")),
]
ROAD_HINTS = {
    "told": _("U leest voor wat er volgens de wet gedeeld wordt. De inwoner kan bezwaar maken."),
    "asked": _("De inwoner kiest zelf, en kan altijd van gedachten veranderen."),
    "earlier": _("Wat er al vastligt voor de organisatie van de regievoerder, geldt."),
}


class CaseForm(DomainsForm):
    """The members, the director, why and agreed with whom, and the ground on which the director reads along."""

    reason = TextField(label=_("Waarom is dit een casus?"), rows=2)
    members = forms.MultipleChoiceField(label=_("Om wie gaat het?"), widget=Checkboxes)
    directs = forms.ChoiceField(
        label=_("Wie krijgt de regie?"),
        choices=[("colleague", _("Een collega")), ("resident", _("De inwoner zelf, met een collega ernaast"))],
        initial="colleague",
        widget=RadioCards(icons={"colleague": "user-check", "resident": "house"}),
    )
    hat = choices.ColleagueField(label=_("Welke collega?"))
    resident = forms.ChoiceField(label=_("Welke inwoner?"), required=False, widget=Radios)
    why = TextField(label=_("Waarom deze regievoerder?"), rows=2, max_length=500)
    agreed_with = forms.CharField(
        label=_("Met wie is dit afgesproken?"), max_length=300, help_text=_("Bijvoorbeeld: met beide ouders.")
    )
    ground = forms.ChoiceField(
        label=_("Hoe weet het huishouden wat er gedeeld wordt?"), choices=ROADS, widget=RadioCards(hints=ROAD_HINTS)
    )
    basis = forms.ChoiceField(label=_("Verteld op grond van"), required=False, widget=Radios)
    how = forms.ChoiceField(label=_("Hoe is dit besproken?"), choices=SPOKEN, required=False, widget=Radios(ROW))

    def __init__(
        self,
        *args: Any,
        members: Sequence[Member],
        hats: Iterable[Hat],
        bases: Iterable[LegalBasis],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_domains"].required = True
        self.fields["life_domains"].error_messages["required"] = _("Kies ten minste één leefgebied.")
        self.bases = {basis.code: basis for basis in bases}
        adults = choices.people(one for one in members if one.age is None or one.age >= DIRECTS_FROM)
        self.offer("members", [(str(one.person.id), choices.with_answerer(one)) for one in members])
        self.fields["members"].initial = [str(one.person.id) for one in members]
        choices.offer_colleagues(self, "hat", hats)
        self.offer("resident", adults)
        if not adults:
            del self.fields["resident"], self.fields["directs"]
        hints = {code: basis.told for code, basis in self.bases.items()}
        self.fields["basis"].widget = RadioCards({"class": "choices--read-aloud"}, hints=hints)
        self.offer("basis", [(code, str(basis)) for code, basis in self.bases.items()])

    def clean(self) -> dict[str, Any]:
        """This function will ask for what the chosen director and the chosen road need."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("directs") == "resident" and not cleaned.get("resident"):
            self.add_error("resident", gettext("Kies welke inwoner de regie heeft."))
        if cleaned.get("ground") == "told" and not cleaned.get("basis"):
            self.add_error("basis", gettext("Kies op grond waarvan u het hebt verteld."))
        if cleaned.get("ground") in ("told", "asked") and not cleaned.get("how"):
            self.add_error("how", gettext("Kies hoe het is besproken."))
        return cleaned

    def concerned(self) -> list[UUID]:
        """This function will give the members whom the case concerns."""
        return [UUID(key) for key in self.cleaned_data["members"]]

    def director(self) -> Agreed:
        """This function will give who directs, why, and with whom that was agreed."""
        data = self.cleaned_data
        resident = data.get("resident") if data.get("directs") == "resident" else ""
        return Agreed(
            hat=data["hat"],
            why=data["why"],
            agreed_with=data["agreed_with"],
            resident_id=UUID(resident) if resident else None,
        )

    def told_or_asked(self) -> Told | Asked | Earlier:
        """This function will give on which ground the director reads along."""
        data = self.cleaned_data
        if data["ground"] == "told":
            return Told(self.bases[data["basis"]], data["how"])
        return Asked(data["how"]) if data["ground"] == "asked" else Earlier()


class AddForm(DomainsForm):
    """Giving a request to the case that is open already."""

    reason = TextField(label=_("Waarom hoort dit bij deze casus?"), rows=2)
