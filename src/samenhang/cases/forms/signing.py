"""In whose name somebody answers: by themselves, or by who represents them, within the mandate (A7)."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.kit.forms import Form
from samenhang.kit.inputs import Radios
from samenhang.people import mandates
from samenhang.people.models.beside import Mandate, Representative

type InForce = Mapping[UUID, Sequence[Representative]]
SELF = "self"


class WithSigners(Form):
    """A form in which a representative may answer; without any it asks nothing of the kind."""

    signing: InForce

    def offer_signers(self, signing: InForce, people: Iterable[UUID]) -> None:
        """This function will ask who answers, for each person somebody may answer for."""
        self.signing = {person: signing[person] for person in people if signing.get(person)}
        for person, found in self.signing.items():
            self.fields[f"signer_{person}"] = forms.ChoiceField(
                label=_("Wie antwoordt namens %(name)s?") % {"name": found[0].person.full_name},
                choices=[(SELF, _("%(name)s zelf") % {"name": found[0].person.full_name}), *map(_offered, found)],
                initial=SELF,
                widget=Radios,
            )
        if self.signing:
            self.fields["about"] = forms.ChoiceField(
                label=_("Waar gaat het over?"),
                choices=[*Mandate.choices, ("", _("iets anders"))],
                required=False,
                initial="",
                widget=Radios,
                help_text=_("Een vertegenwoordiger antwoordt alleen binnen het mandaat."),
            )

    def signers(self) -> dict[UUID, Representative]:
        """This function will give who answered for whom."""
        chosen = {person: self.cleaned_data.get(f"signer_{person}") for person in self.signing}
        return {person: one for person, found in self.signing.items() for one in found if str(one.id) == chosen[person]}

    def signer_fields(self) -> list[forms.BoundField]:
        """This function will give the fields that ask who answers, and about what."""
        return [self[name] for name in self.fields if name.startswith("signer_") or name == "about"]


def _offered(one: Representative) -> tuple[str, str]:
    return str(one.id), _("%(who)s: mag beslissen over %(what)s") % {
        "who": mandates.named(one),
        "what": one.mandate_words,
    }
