"""One page to take in what comes in: safety first, then who, about whom, in whose words, how urgent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.intake.actions import About, Caller, Grounds, Newcomer, Safety, Telling, Urgent
from samenhang.intake.models import Request, Urgency, YesNo
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import DigitsInput, PhoneInput, RadioCards, Radios
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.actions import Identity
from samenhang.people.models import Membership
from samenhang.register.choosing import NOBODY, ask, choices_of, line
from samenhang.register.queries import Found, Terms
from samenhang.register.same import Twin

ROW = {"class": "choices--row"}
BORN_FROM = MinValueValidator(date(1890, 1, 1), _("Dit jaar kan niet kloppen."))
OTHERS = (1, 2, 3)
NEW, UNKNOWN, NEW_HOUSEHOLD = "new", "unknown", "new"


def _given() -> forms.CharField:
    return forms.CharField(label=_("Voornaam"), required=False)


def _family() -> forms.CharField:
    return forms.CharField(label=_("Achternaam"), required=False)


def _born() -> DateField:
    return DateField(label=_("Geboren op"), required=False, picker=False, help_text="", validators=[BORN_FROM])


class ReceiveForm(Form):
    """The request as it is told. With ``person`` it is about somebody found before; else somebody new, or not known."""

    danger = forms.ChoiceField(label=_("Is er nu iemand in gevaar?"), choices=YesNo.choices, widget=Radios(ROW))
    children = forms.ChoiceField(label=_("Zijn er kinderen bij?"), choices=YesNo.choices, widget=Radios(ROW))
    done = TextField(
        label=_("Wat hebt u gedaan?"),
        rows=2,
        required=False,
        help_text=_("Bijvoorbeeld: 112 gebeld, Veilig Thuis gebeld, een collega erbij gehaald."),
    )
    kind = forms.ChoiceField(
        label=_("Wat komt er binnen?"),
        choices=Request.Kind.choices,
        initial=Request.Kind.HELP,
        widget=RadioCards(
            hints={
                Request.Kind.HELP.value: _("De inwoner vraagt iets, zelf of via iemand anders die dat mag doen."),
                Request.Kind.CONCERN.value: _("Iemand maakt zich zorgen. De inwoner vraagt zelf niets."),
            },
            icons={Request.Kind.HELP.value: "message-square", Request.Kind.CONCERN.value: "ear"},
        ),
    )
    channel = forms.ChoiceField(label=_("Hoe komt het binnen?"), choices=Request.Channel.choices, widget=Radios(ROW))
    asker = forms.ChoiceField(
        label=_("Wie neemt contact op?"),
        choices=[("self", _("de inwoner zelf")), ("other", _("iemand anders"))],
        initial="self",
        widget=Radios(ROW),
    )
    caller_name = forms.CharField(label=_("Naam"), required=False)
    caller_relation = forms.CharField(
        label=_("Relatie tot de inwoner"), required=False, help_text=_("Bijvoorbeeld: buurvrouw, huisarts.")
    )
    caller_organisation = forms.CharField(label=_("Organisatie"), required=False)
    caller_phone = forms.CharField(label=_("Telefoon om terug te bellen"), required=False, widget=PhoneInput)
    who = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        choices=[(NEW, _("Dit vul ik in")), (UNKNOWN, _("Nog niet bekend wie"))],
        initial=NEW,
        widget=Radios(ROW),
    )
    given_names = _given()
    infix = forms.CharField(label=_("Tussenvoegsel"), required=False, max_length=20)
    family_name = _family()
    birth_date = DateField(label=_("Geboortedatum"), required=False, picker=False, validators=[BORN_FROM])
    bsn = forms.CharField(
        label=_("BSN"), required=False, widget=DigitsInput, help_text=_("Alleen als u het weet. Niet in het concept.")
    )
    same = forms.ChoiceField(label=_("Is dit dezelfde persoon?"), required=False, widget=Radios)
    household = forms.ChoiceField(label=_("In welk huishouden?"), required=False, widget=Radios)
    description = forms.CharField(
        label=_("Hoe herkent u dit huishouden?"),
        required=False,
        help_text=_("Bijvoorbeeld: gezin op de derde etage van de flat aan de Lindekade."),
    )
    other1_given, other1_family, other1_born = _given(), _family(), _born()
    other2_given, other2_family, other2_born = _given(), _family(), _born()
    other3_given, other3_family, other3_born = _given(), _family(), _born()
    protected = forms.BooleanField(
        label=_("Deze persoon moet onvindbaar blijven voor het huishouden"),
        required=False,
        help_text=_("De hulpvraag komt dan in een eigen, beschermd huishouden van één persoon."),
    )
    words = TextField(
        label=_("In eigen woorden"), rows=5, help_text=_("Schrijf op wat er gezegd wordt, zoals het gezegd wordt.")
    )
    urgency = forms.ChoiceField(
        label=_("Hoe snel moet hier iets mee?"),
        choices=[(u.value, u.label) for u in (Urgency.NORMAL, Urgency.WEEK, Urgency.TODAY)],
        initial=Urgency.NORMAL,
        widget=Radios(ROW),
    )
    urgency_why = forms.CharField(label=_("Waarom kan dit niet wachten?"), required=False)
    justification = TextField(
        label=_("Waarom legt u deze zorg vast zonder hulpvraag?"),
        rows=3,
        required=False,
        help_text=_("Wat is er gezien of gehoord, door wie en wanneer?"),
    )
    proportionality = TextField(
        label=_("Waarom kan het niet lichter?"),
        rows=3,
        required=False,
        help_text=_("Waarom vraagt u het niet eerst aan de inwoner zelf?"),
    )
    told = forms.ChoiceField(
        label=_("Weet de inwoner van deze melding?"),
        choices=[("yes", _("ja, het is verteld")), ("no", _("nee, nog niet"))],
        required=False,
        widget=Radios(ROW),
    )
    told_on = DateField(label=_("Wanneer is het verteld?"), required=False)
    why_not = TextField(label=_("Waarom nog niet?"), rows=2, required=False)
    review_on = DateField(label=_("Wanneer bekijkt u dit opnieuw?"), required=False)

    def __init__(self, *args: Any, person: Found | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.found: Sequence[Found] = ()
        self.twins: list[Found] = []
        self.unlike: dict[int, list[UUID]] = {}
        self.known: dict[int, tuple[UUID, str]] = {}
        if person is not None:
            homes = [(str(key), name) for key, name in person.households]
            choices = [*homes, (NEW_HOUSEHOLD, _("Een nieuw huishouden"))]
            self.offer("household", choices)
            self.fields["household"].initial = choices[0][0]
            for name in ("who", "given_names", "infix", "family_name", "birth_date", "bsn", "same", "description"):
                del self.fields[name]
        else:
            del self.fields["household"], self.fields["same"]

    def others_known(self) -> list[forms.BoundField]:
        """This function will give the questions whether other members are on record already."""
        return [self[name] for name in self.fields if name.startswith("same") and name != "same"]

    def others(self) -> list[list[forms.BoundField]]:
        """This function will give the fields of the other members, a row each."""
        return [[self[f"other{n}_given"], self[f"other{n}_family"], self[f"other{n}_born"]] for n in OTHERS]

    @property
    def has_others(self) -> bool:
        """Whether something is filled in about other members, so that their part stands open."""
        return any(field.value() or field.errors for row in self.others() for field in row)

    def clean_bsn(self) -> str:
        """This function will refuse a number that is no BSN."""
        typed: str = self.cleaned_data["bsn"]
        try:
            return numbers.clean(typed) if typed else ""
        except Refusal as error:
            raise forms.ValidationError(error.message) from error

    def clean(self) -> dict[str, Any]:
        """This function will ask for what this road needs, at its own field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._need(
            cleaned.get("danger") == YesNo.YES, "done", gettext("Er is nu gevaar. Schrijf op wat u hebt gedaan.")
        )
        urgent = cleaned.get("urgency", Urgency.NORMAL) != Urgency.NORMAL
        self._need(urgent, "urgency_why", gettext("Schrijf op waarom dit niet kan wachten."))
        self._need(cleaned.get("asker") == "other", "caller_name", gettext("Vul in wie er contact opneemt."))
        self._clean_whom(cleaned)
        if cleaned.get("kind") == Request.Kind.CONCERN:
            self._clean_concern(cleaned)
        return cleaned

    def _clean_whom(self, cleaned: dict[str, Any]) -> None:
        if self.person is None:
            unknown = cleaned.get("who") == UNKNOWN
            self._need(unknown, "description", gettext("Schrijf op hoe u dit huishouden herkent."))
            self._need(not unknown, "family_name", gettext("Vul de achternaam in, of kies ‘Nog niet bekend wie’."))
            if unknown and cleaned.get("protected"):
                self.add_error("protected", gettext("Dit kan alleen als u weet om wie het gaat."))
        for number in OTHERS:
            given, born = cleaned.get(f"other{number}_given"), cleaned.get(f"other{number}_born")
            self._need(bool(given or born), f"other{number}_family", gettext("Vul ook de achternaam in."))
        if cleaned.get("protected") and self._newcomers(cleaned):
            self.add_error(
                "protected", gettext("Onvindbaar blijven kan voor één persoon tegelijk. Haal de anderen weg.")
            )

    def _clean_concern(self, cleaned: dict[str, Any]) -> None:
        self._need(True, "justification", gettext("Schrijf op waarom u deze zorg vastlegt zonder hulpvraag."))
        self._need(True, "proportionality", gettext("Schrijf op waarom een lichtere weg niet kan."))
        self._need(True, "told", gettext("Maak een keuze."))
        self._need(cleaned.get("told") == "yes", "told_on", gettext("Vul in wanneer het verteld is."))
        self._need(cleaned.get("told") == "no", "why_not", gettext("Schrijf op waarom het nog niet verteld is."))
        self._need(cleaned.get("told") == "no", "review_on", gettext("Kies wanneer u dit opnieuw bekijkt."))

    def _need(self, needed: bool, field: str, message: str) -> None:
        if needed and field not in self.errors and not self.cleaned_data.get(field):
            self.add_error(field, message)

    def terms(self) -> Terms | None:
        """This function will give how to look whether the person is on record already; None when that is not asked."""
        data = self.cleaned_data
        if self.person is not None or data["who"] == UNKNOWN:
            return None
        terms = Terms(bsn=data["bsn"], family_name=data["family_name"], birth_date=data["birth_date"])
        return None if terms.missing() else terms

    def ask_whether_same(self, found: Sequence[Found], hints: Mapping[UUID, str]) -> str | None:
        """This function will ask whether somebody found is meant; it gives the answer, or None when there is none yet.

        :param hints: of whom is likely the same: how likely, and why.
        :returns: "nobody", or the person's id and the household's ("new" for a new one) with a slash between.
        """
        self.found = found
        choices = [
            (f"{one.person_id}/{key}", gettext("Ja: %(who)s") % {"who": line(one, name)})
            for one in found
            for key, name in _homes(one)
        ]
        why = {value: hints.get(UUID(value.partition("/")[0]), "") for value, _who in choices}
        answer = ask(self, "same", choices, why, gettext("Is dit dezelfde persoon?"))
        self.fields["same"].help_text = _(
            "Wie al in dat huishouden staat, hoeft u hieronder niet nog eens in te vullen."
        )
        if answer == NOBODY:
            self.unlike[0] = [one.person_id for one in found]
        return answer

    def ask_whether_known(self, number: int, twins: Sequence[Twin]) -> bool:
        """This function will ask whether another member is somebody on record; it says whether that was answered."""
        choices, hints = choices_of(twins)
        names = (self.cleaned_data[f"other{number}_given"], self.cleaned_data[f"other{number}_family"])
        label = gettext("Kennen wij %(name)s al?") % {"name": " ".join(filter(None, names))}
        answer = ask(self, f"same{number}", choices, hints, label)
        if answer == NOBODY:
            self.unlike[number] = [twin.found.person_id for twin in twins]
        elif answer:
            found = next(twin.found for twin in twins if str(twin.found.person_id) == answer)
            self.known[number] = (found.person_id, _place(found))
        return answer is not None

    def newcomers(self) -> dict[int, Newcomer]:
        """This function will give who is described: under 0 whom it is about, under 1 to 3 the others."""
        told = self._newcomers(self.cleaned_data)
        if self.person is None and self.cleaned_data["who"] == NEW:
            told[0] = Newcomer(self._identity(self.cleaned_data))
        return told

    def about(self, same: str | None = None) -> About:
        """This function will give about whom the request is."""
        data, told = self.cleaned_data, self._newcomers(self.cleaned_data)
        others = [
            replace(newcomer, unlike=self.unlike.get(number, []))
            for number, newcomer in told.items()
            if number not in self.known
        ]
        members = list(self.known.values())
        if self.person is not None:
            return replace(_known(self.person, data["household"], others, protected=data["protected"]), members=members)
        if data["who"] == UNKNOWN:
            return About(name=data["description"], newcomers=others, members=members)
        if same and same != NOBODY:
            person_id, _slash, household = same.partition("/")
            person = next(one for one in self.found if str(one.person_id) == person_id)
            return replace(_known(person, household, others, protected=data["protected"]), members=members)
        first = Newcomer(self._identity(data), self.unlike.get(0, []))
        return About(newcomers=[first, *others], members=members, protected=data["protected"])

    def _identity(self, data: dict[str, Any]) -> Identity:
        return Identity(
            family_name=data["family_name"],
            given_names=data["given_names"],
            prefix=data["infix"],
            birth_date=data["birth_date"],
            bsn=data["bsn"],
        )

    def _newcomers(self, data: dict[str, Any]) -> dict[int, Newcomer]:
        return {
            number: Newcomer(
                Identity(
                    family_name=data[f"other{number}_family"],
                    given_names=data.get(f"other{number}_given", ""),
                    birth_date=data.get(f"other{number}_born"),
                )
            )
            for number in OTHERS
            if data.get(f"other{number}_family")
        }

    def caller(self) -> Caller:
        """This function will give who asks."""
        data = self.cleaned_data
        if data["asker"] == "self":
            return Caller(by_self=True, name=data["caller_name"], phone=data["caller_phone"])
        return Caller(
            by_self=False,
            name=data["caller_name"],
            relation=data["caller_relation"],
            organisation=data["caller_organisation"],
            phone=data["caller_phone"],
        )

    def safety(self) -> Safety:
        """This function will give what was asked first."""
        return Safety(self.cleaned_data["danger"], self.cleaned_data["children"], self.cleaned_data["done"])

    def urgent(self) -> Urgent:
        """This function will give how urgent it is, and why."""
        return Urgent(self.cleaned_data["urgency"], self.cleaned_data["urgency_why"])

    def grounds(self) -> Grounds | None:
        """This function will give what the road of a concern demands; None for a help request."""
        data = self.cleaned_data
        if data["kind"] != Request.Kind.CONCERN:
            return None
        told = (
            Telling(told_on=data["told_on"])
            if data["told"] == "yes"
            else Telling(None, data["why_not"], data["review_on"])
        )
        return Grounds(data["justification"], data["proportionality"], told)


def _homes(one: Found) -> list[tuple[UUID | str, str]]:
    return [*one.households] or [(NEW_HOUSEHOLD, gettext("nog zonder huishouden"))]


def _known(person: Found, household: str, others: list[Newcomer], *, protected: bool) -> About:
    home = None if household == NEW_HOUSEHOLD or protected else UUID(household)
    return About(
        person_id=person.as_in(home) if home else person.person_id,
        household_id=home,
        newcomers=others,
        name=f"Huishouden {person.name}",  # kept as a name: Dutch, whatever language the screen speaks
        place=_place(person),
        protected=protected,
    )


def _place(person: Found) -> str:
    child = person.age is not None and person.age < 18
    return Membership.Place.CHILD if child else Membership.Place.ADULT
