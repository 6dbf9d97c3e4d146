"""The manager's forms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenhang.cases.choices import SENSIBLE
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import PhoneInput, Radios
from samenhang.staff.actions import Newcomer, Place, Placed, Squad
from samenhang.staff.queries import State, Wanted
from samenhang.teams.hooks import Held
from samenhang.teams.models import Domain, Hat, Organisation, Role, Team

ROLES = [(role.value, role.label) for role in Role if role != Role.SERVICE]
BACK = "back"


def _of_teams(teams: Iterable[Team]) -> list[tuple[Any, Any]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for team in teams:
        groups.setdefault(team.organisation.name, []).append((str(team.id), team.name))
    return list(groups.items())


class FindForm(Form):
    """Whom to find. The words travel in the body: a name never stands in an address."""

    words = forms.CharField(label=_("Naam of e-mailadres"), required=False)


class PeopleForm(Form):
    """Which colleagues to list. Whatever cannot be chosen counts as no wish."""

    organisation = forms.ChoiceField(label=_("Organisatie"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    role = forms.ChoiceField(label=_("Rol"), required=False, choices=[("", _("alle rollen")), *ROLES])
    state = forms.ChoiceField(label=_("Stand"), required=False, choices=[("", _("iedereen")), *State.choices])

    def __init__(self, *args: Any, organisations: Sequence[Organisation], teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("organisation", [("", _("alle organisaties")), *((str(one.id), one.name) for one in organisations)])
        self.offer("team", [("", _("alle teams")), *_of_teams(teams)])

    def wanted(self, words: str) -> Wanted:
        """This function will give the wish, each part only where something to choose from was chosen."""
        self.is_valid()
        return Wanted(words, **{name: self.cleaned_data.get(name, "") for name in self.fields})


class RoleForm(Form):
    """Where somebody works, as what, from when until when."""

    organisation = forms.ChoiceField(label=_("Organisatie"))
    role = forms.ChoiceField(label=_("Rol"), choices=[("", _("Kies een rol")), *ROLES])
    team = forms.ChoiceField(
        label=_("Team"),
        required=False,
        help_text=_("Wat bij het team binnenkomt, ziet de collega ook."),
    )
    domain = forms.ChoiceField(
        label=_("Domein"), required=False, help_text=_("Alleen invullen als het een ander is dan dat van het team.")
    )
    from_day = DateField(label=_("Eerste werkdag"), validators=SENSIBLE)
    last_day = DateField(
        label=_("Laatste werkdag"),
        required=False,
        validators=SENSIBLE,
        help_text=_("Mag leeg blijven."),
    )

    def __init__(self, *args: Any, organisations: Sequence[Organisation], teams: Sequence[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.id): one for one in organisations}
        self.teams = {str(one.id): one for one in teams}
        self.offer(
            "organisation", [("", _("Kies een organisatie")), *((key, one.name) for key, one in self.places.items())]
        )
        self.offer("team", [("", _("geen team")), *_of_teams(teams)])
        self.offer("domain", [("", _("dat van het team, of geen")), *Domain.objects.values_list("code", "name")])

    def placed(self) -> Placed:
        """This function will give where the colleague will work; call it on a valid form."""
        typed = self.cleaned_data
        last: date | None = typed["last_day"]
        return Placed(
            organisation=self.places[typed["organisation"]],
            role=typed["role"],
            from_day=typed["from_day"],
            team=self.teams.get(typed["team"]),
            domain=typed["domain"],
            until_day=date.fromordinal(last.toordinal() + 1) if last else None,
        )

    def clean(self) -> dict[str, Any]:
        """This function will refuse a last day before the first."""
        typed = super().clean() or self.cleaned_data
        if typed.get("from_day") and typed.get("last_day") and typed["last_day"] < typed["from_day"]:
            self.add_error("last_day", _("De laatste dag kan niet voor de eerste liggen."))
        return typed


class InviteForm(RoleForm):
    """Who is invited, and the first role."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres van het werk"), help_text=_("Hiermee meldt de collega zich aan."))
    phone = forms.CharField(label=_("Telefoon van het werk"), required=False, max_length=30, widget=PhoneInput)
    field_order = ["name", "email", "phone", "organisation", "role", "team", "domain", "from_day", "last_day"]

    def newcomer(self) -> Newcomer:
        """This function will give who is invited; call it on a valid form."""
        typed = self.cleaned_data
        return Newcomer(typed["name"], typed["email"].lower(), typed["phone"])


class SuspendForm(Form):
    """Why somebody is kept out."""

    reason = TextField(
        label=_("Waarom"),
        max_length=500,
        rows=3,
        help_text=_("Zakelijk en kort: de collega kan dit later opvragen. Beheerders van deze organisatie lezen het."),
    )


class DetailsForm(Form):
    """What a colleague is called and how they are reached."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    phone = forms.CharField(label=_("Telefoon van het werk"), required=False, max_length=30, widget=PhoneInput)


class HandOnForm(Form):
    """Per kind of work: who takes it over. Nothing is chosen beforehand."""

    def __init__(
        self, *args: Any, kinds: Sequence[Held], hat: Hat, desk: bool, heirs: Sequence[Hat], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [one for one in kinds if one.counts.get(hat.id) and not one.follows]
        for kind in self.kinds:
            back = [(BACK, kind.back)] if kind.back and (desk or not kind.back_needs_desk) else []
            choices = [("", _("Maak een keuze")), *back, *((str(one.id), _named(one)) for one in heirs)]
            label = f"{kind.label} ({kind.counts[hat.id]})"
            self.fields[f"heir_{kind.kind}"] = forms.ChoiceField(label=label, choices=choices)

    def heirs(self) -> dict[str, Any]:
        """This function will give per kind the hat that takes over, None for back; call it on a valid form."""
        from uuid import UUID

        chosen = {kind.kind: self.cleaned_data[f"heir_{kind.kind}"] for kind in self.kinds}
        return {kind: None if heir == BACK else UUID(heir) for kind, heir in chosen.items()}


class HandOnShutForm(Form):
    """Who takes over the cases this colleague may not open."""

    heir = forms.ChoiceField(label=_("Wie neemt de regie daarvan over?"))

    def __init__(self, *args: Any, heirs: Sequence[Hat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("heir", [("", _("Maak een keuze")), *((str(one.id), _named(one)) for one in heirs)])


class EndForm(HandOnForm):
    """When the role ends, and who takes over what it holds."""

    when = forms.ChoiceField(
        label=_("Wanneer stopt deze rol?"),
        choices=[("now", _("Nu meteen")), ("day", _("Na een laatste werkdag"))],
        widget=Radios(attrs={"class": "choices--row"}),
        initial="now",
    )
    last_day = DateField(label=_("Laatste werkdag"), required=False, validators=SENSIBLE)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the last day where one is meant."""
        typed = super().clean() or self.cleaned_data
        if typed.get("when") == "day" and not typed.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Vul de laatste werkdag in."))
        return typed

    def last(self) -> date | None:
        """This function will give the last day, or None for now; call it on a valid form."""
        return self.cleaned_data["last_day"] if self.cleaned_data["when"] == "day" else None


def _named(hat: Hat) -> str:
    parts = [hat.professional.name, hat.get_role_display(), hat.team.name if hat.team else ""]
    return " · ".join(str(part) for part in parts if part)


class PlaceForm(Form):
    """An organisation."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    phone = forms.CharField(label=_("Telefoon"), required=False, max_length=30, widget=PhoneInput)

    def place(self) -> Place:
        """This function will give what was typed; call it on a valid form."""
        return Place(self.cleaned_data["name"], self.cleaned_data["phone"])


class SquadForm(Form):
    """A team."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    domain = forms.ChoiceField(label=_("Domein"), required=False)
    is_desk = forms.BooleanField(
        label=_("Hulpvragen of verwijzingen komen bij dit team binnen"),
        required=False,
        help_text=_("Iedereen in het team die met huishoudens werkt, ziet ze dan samen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("domain", [("", _("geen domein")), *Domain.objects.values_list("code", "name")])

    def squad(self) -> Squad:
        """This function will give what was typed; call it on a valid form."""
        typed = self.cleaned_data
        return Squad(typed["name"], typed["domain"], typed["is_desk"])


class PasswordForm(Form):
    """The password of who was invited, typed twice."""

    password = forms.CharField(
        label=_("Nieuw wachtwoord"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ten minste 12 tekens. Een korte zin is makkelijk te onthouden en moeilijk te raden."),
    )
    again = forms.CharField(
        label=_("Nog een keer"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """This function will refuse two that differ, and one that is easily guessed."""
        typed = super().clean() or self.cleaned_data
        first, second = typed.get("password"), typed.get("again")
        if first and second and first != second:
            self.add_error("again", _("De twee wachtwoorden zijn niet hetzelfde."))
        elif first:
            try:
                validate_password(first, self.user)
            except ValidationError as error:
                self.add_error("password", error)
        return typed
