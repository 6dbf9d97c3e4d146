"""Who comes and who goes: a child, a new partner, and members who leave, apart or to a household of their own."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenhang.cases.changes import Kind, Where
from samenhang.cases.choices import SENSIBLE, named
from samenhang.cases.forms.changes import GROWN, LIVES, AddressFields, ChangeForm
from samenhang.cases.forms.people import EVERYTHING_SECRET
from samenhang.kit.forms import DateField
from samenhang.kit.inputs import DigitsInput, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.actions import Identity
from samenhang.people.models import Household, Membership, Person, Relation

OLDEST = 130
STAYS, GOES, BOTH = "stays", "goes", "both"
NEW, OTHER, NOWHERE = "new", "other", "none"
NEITHER = ""


class OtherHousehold(ChangeForm):
    """A form in which another household, that the viewer keeps up as well, may be named by its case's number."""

    other = forms.CharField(
        label=_("Casusnummer van het andere huishouden"),
        required=False,
        max_length=20,
        help_text=_("Alleen van een huishouden dat u ook bijhoudt. Bijvoorbeeld C-2026-00012."),
    )
    _other: Household | None = None

    def clean_other(self) -> str:
        """This function will find the other household, among those the viewer keeps up."""
        typed = str(self.cleaned_data["other"]).strip()
        if typed:
            self._other = self.scene.find_other(typed)
            if self._other is None:
                raise forms.ValidationError(_("Dit nummer kent u niet, of u houdt dat huishouden niet bij."))
        return typed


class Newcomer(OtherHousehold):
    """Who comes: names, birth date, BSN."""

    given_names = forms.CharField(label=_("Voornamen"), required=False)
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = forms.CharField(label=_("Achternaam"))
    sex = forms.ChoiceField(
        label=_("Geslacht"),
        choices=Person.Sex.choices,
        initial=Person.Sex.UNKNOWN,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    bsn = forms.CharField(
        label=_("BSN"), required=False, widget=DigitsInput, help_text=_("Alleen als u het zeker weet: negen cijfers.")
    )
    in_case = forms.BooleanField(label=_("De casus gaat ook over deze persoon"), required=False)

    def set_up(self) -> None:
        """This function will ask for the case only where there is one."""
        if not self.scene.has_case:
            del self.fields["in_case"]

    def clean_bsn(self) -> str:
        """This function will give the nine digits."""
        typed = str(self.cleaned_data["bsn"])
        try:
            return numbers.clean(typed) if typed else ""
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def born(self, day: date | None) -> date | None:
        """This function will refuse a birth date nobody alive can have."""
        if day and day > self.scene.today:
            raise forms.ValidationError(_("De geboortedatum ligt in de toekomst."))
        if day and day.year < self.scene.today.year - OLDEST:
            raise forms.ValidationError(_("Dan zou deze persoon ouder dan 130 zijn. Controleer het jaartal."))
        return day

    def identity(self, born: date | None, *, secret: bool = False) -> Identity:
        """This function will give who it is."""
        told = {name: self.cleaned_data[name] for name in ("family_name", "given_names", "sex", "bsn")}
        secrecy = EVERYTHING_SECRET if secret else 0
        return Identity(**told, prefix=self.cleaned_data["infix"], birth_date=born, secrecy=secrecy)


class BirthForm(Newcomer):
    """A child was born; of parents who live apart it belongs to two households."""

    kind = Kind.BIRTH
    on = DateField(label=_("Geboren op"), picker=False)

    def set_up(self) -> None:
        """This function will ask of every adult whether they are a parent."""
        super().set_up()
        if "in_case" in self.fields:
            self.fields["in_case"].initial = True
        self.parents = {f"parent_{one.person.id}": one for one in self.scene.adults}
        kinds = (Relation.Kind.PARENT_WITH_AUTHORITY, Relation.Kind.PARENT)
        for name, member in self.parents.items():
            self.fields[name] = forms.ChoiceField(
                label=_("%(who)s is") % {"who": member.person.full_name},
                choices=[(NEITHER, _("geen ouder")), *((one.value, one.label) for one in kinds)],
                required=False,
                widget=Radios(attrs={"class": "choices--row"}),
            )
        self.fields["other"].label = _("Woont de andere ouder ergens anders? Het casusnummer van dat huishouden")
        self.order_fields(
            ["given_names", "infix", "family_name", "on", "sex", "bsn", *self.parents, "in_case", "other"]
        )

    def clean_on(self) -> date | None:
        """This function will refuse a day nobody alive was born on."""
        return self.born(self.cleaned_data["on"])

    def parts(self) -> dict[str, Any]:
        """This function will give the child, the parents and the second household."""
        of = [(one.person.id, self.cleaned_data[name]) for name, one in self.parents.items() if self.cleaned_data[name]]
        return {
            "newcomer": self.identity(self.cleaned_data["on"]),
            "place": Membership.Place.CHILD,
            "relations": tuple(of),
            "in_case": self.cleaned_data.get("in_case", False),
            "other": self._other,
        }


class PartnerForm(Newcomer):
    """Somebody moves in: a new partner, or who lives in."""

    kind = Kind.PARTNER
    on = DateField(label=_("Hoort erbij sinds"), validators=SENSIBLE)
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False)
    secret = forms.BooleanField(label=_("Het adres van deze persoon is geheim"), required=False)
    place = forms.ChoiceField(
        label=_("Plaats in het huishouden"),
        choices=[one for one in Membership.Place.choices if one[0] != Membership.Place.CHILD],
        initial=Membership.Place.ADULT,
        widget=Radios(attrs={"class": "choices--row"}),
    )
    partner_of = forms.ChoiceField(label=_("Partner van"), required=False)
    field_order = (
        *("given_names", "infix", "family_name", "birth_date", "sex", "bsn", "secret"),
        *("place", "partner_of", "on", "in_case"),
    )

    def __init__(self, *args: Any, known_id: UUID | None = None, known_born: date | None = None, **kwargs: Any) -> None:
        self.known_id, self.known_born = known_id, known_born
        super().__init__(*args, **kwargs)

    def set_up(self) -> None:
        """This function will leave out who it is where that is known already."""
        super().set_up()
        del self.fields["other"]
        self.offer("partner_of", [("", _("niemand")), *self.scene.choices(self.scene.adults)])
        if self.known_id:
            for name in ("given_names", "infix", "family_name", "birth_date", "sex", "bsn", "secret"):
                del self.fields[name]

    def clean_birth_date(self) -> date | None:
        """This function will refuse a day nobody alive was born on."""
        return self.born(self.cleaned_data["birth_date"])

    def clean(self) -> dict[str, Any]:
        """This function will refuse a day before the birth."""
        cleaned = super().clean() or self.cleaned_data
        born, on = self.known_born or cleaned.get("birth_date"), cleaned.get("on")
        if born and on and on < born:
            self.add_error("on", _("Deze dag ligt voor de geboorte. Controleer de datum."))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """This function will give who comes, and whose partner they are."""
        cleaned = self.cleaned_data
        other = cleaned["partner_of"]
        return {
            "known_id": self.known_id,
            "newcomer": None if self.known_id else self.identity(cleaned["birth_date"], secret=cleaned["secret"]),
            "place": cleaned["place"],
            "relations": ((UUID(other), Relation.Kind.PARTNER.value),) if other else (),
            "in_case": cleaned.get("in_case", False),
        }


class LeaveForm(AddressFields, OtherHousehold):
    """Who goes and who stays, from which day, and where who goes belongs from then on."""

    kind = Kind.SPLIT
    shares = True
    """Whether a child may belong to both households from then on."""
    where = forms.ChoiceField(
        label=_("Waar horen zij daarna bij"),
        choices=[
            (NEW, _("Een nieuw huishouden dat nu begint")),
            (OTHER, _("Een huishouden dat er al is")),
            (NOWHERE, _("Dat weten wij niet, of hoeven wij niet vast te leggen")),
        ],
        initial=NEW,
        widget=Radios,
    )
    name = forms.CharField(
        label=_("Naam van het nieuwe huishouden"),
        required=False,
        help_text=_("Mag leeg blijven: dan krijgt het de naam van wie weggaat."),
    )
    protected = forms.BooleanField(
        label=_("Beschermd huishouden"),
        required=False,
        help_text=_(
            "Voor wie gevlucht is voor geweld. Niemand van dit huishouden ziet dan waar zij zijn of waarom zij gingen. "
            "Vul hier geen adres in: dat doet de Toegang in het nieuwe huishouden."
        ),
    )

    def set_up(self) -> None:
        """This function will ask of every member whether they stay or go; of a child also whether it is both."""
        self.fields["other"].label = _("Casusnummer, als het huishouden er al is")
        self.moves = {f"moves_{one.person.id}": one for one in self.scene.members}
        for name, member in self.moves.items():
            both = self.shares and (member.age is None or member.age < GROWN)
            choices = [(STAYS, _("blijft hier")), (GOES, _("gaat weg"))]
            self.fields[name] = forms.ChoiceField(
                label=named(member),
                choices=[*choices, *([(BOTH, _("hoort bij allebei (co-ouderschap)"))] if both else [])],
                initial=STAYS,
                widget=Radios(attrs={"class": "choices--row"}),
            )
        self.order_fields([*self.moves, "on", "where", "name", "protected", "other", *LIVES])

    @property
    def move_fields(self) -> list[forms.BoundField]:
        """The fields in which stands who stays and who goes."""
        return [self[name] for name in self.moves]

    @property
    def live_fields(self) -> list[forms.BoundField]:
        """The fields of the address."""
        return [self[name] for name in LIVES]

    def _of(self, answer: str) -> tuple[UUID, ...]:
        return tuple(one.person.id for name, one in self.moves.items() if self.cleaned_data.get(name) == answer)

    def clean(self) -> dict[str, Any]:
        """This function will ask who goes, and where both households are for a child of both."""
        cleaned = super().clean()
        if any(name in self.errors for name in self.moves):
            return cleaned
        goes, both, where = self._of(GOES), self._of(BOTH), cleaned.get("where")
        if not goes:
            self.add_error(None, _("Kies wie er weggaat."))
        if both and where == NOWHERE:
            self.add_error("where", _("Een kind van allebei heeft een tweede huishouden nodig. Kies welk."))
        if where == OTHER and not cleaned.get("other") and "other" not in self.errors:
            self.add_error("other", _("Vul het casusnummer in."))
        if cleaned.get("protected") and where != NEW:
            self.add_error("protected", _("Beschermd kan alleen bij een nieuw huishouden."))
        if cleaned.get("protected") and self.address():
            self.add_error("street", _("Leg het adres van een beschermd huishouden hier niet vast."))
        return cleaned

    def parts(self) -> dict[str, Any]:
        """This function will give who goes, who is of both, and where they belong."""
        goes, where = self._of(GOES), self.cleaned_data["where"]
        first = next(one for one in self.moves.values() if one.person.id in goes)
        address = self.address() if where == NEW else {}
        return {
            "goes": goes,
            "both": self._of(BOTH),
            "settles": where == NEW,
            "name": self.cleaned_data["name"] or first.person.full_name,
            "protected": where == NEW and self.cleaned_data["protected"],
            "other": self._other if where == OTHER else None,
            "places": (Where("home", address),) if address else (),
        }


class ApartForm(LeaveForm):
    """Two partners part."""

    kind = Kind.APART


class HomeLeaverForm(LeaveForm):
    """Somebody leaves home: a student, a grown child."""

    kind = Kind.LEFT
    shares = False

    def set_up(self) -> None:
        """This function will suggest that nothing more is recorded than that they left."""
        super().set_up()
        self.initial["where"] = NOWHERE
