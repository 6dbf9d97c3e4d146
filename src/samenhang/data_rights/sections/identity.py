"""Who somebody is, where they live and how they are reached, with whom, and who stands beside them."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import end_on, end_why, words
from samenhang.people import bsn as numbers
from samenhang.people.kept import Field, Part, Words
from samenhang.people.models import HouseholdChange, Person

DESK = _("verteld aan de gemeente, of overgenomen uit de BRP")
TOLD = _("verteld door u, door iemand die dichtbij staat, of door een collega")


def _number(person: Person) -> str:
    return numbers.open_sealed(person.bsn_sealed, person.id) if person.bsn_sealed else ""


def _own(person_id: UUID) -> Q:
    return Q(person_id=person_id)


def _names_me(person_id: UUID) -> Q:
    return Q(came__contains=[person_id]) | Q(went__contains=[person_id]) | Q(about__contains=[person_id])


def _of_others(change: HouseholdChange, person: Person) -> set[str]:
    """The words of a change that is about more people are not about this person alone."""
    return {"words"} if {*change.came, *change.went, *change.about} - {person.id} and change.words else set()


def _beside(key: str, title: Words, model: str, *more: Field) -> Part:
    return Part(
        key=key,
        title=title,
        model=model,
        mine=_own,
        related=("end",),
        also=(f"{model}End",),
        source=TOLD,
        fields=(
            Field("name", _("Naam")),
            Field("kind", _("Wie het is")),
            Field("organisation", _("Organisatie")),
            Field("phone", _("Telefoon")),
            Field("starts_on", _("Vanaf")),
            *more,
            Field("ended_on", _("Tot"), end_on),
            Field("ended_why", _("Waarom het stopte"), end_why),
        ),
    )


PARTS = (
    Part(
        key="identity",
        title=_("Wie u bent"),
        model="people.Person",
        household="",
        mine=lambda person_id: Q(id=person_id),
        source=DESK,
        fields=(
            Field("given_names", _("Voornamen")),
            Field("prefix", _("Voorvoegsel")),
            Field("family_name", _("Achternaam")),
            Field("birth_date", _("Geboortedatum")),
            Field("sex", _("Geslacht")),
            Field("died_on", _("Overleden op")),
            Field("bsn", _("Burgerservicenummer"), _number),
            Field("secrecy", _("Adres is geheim"), lambda person: bool(person.secrecy)),
            Field("from_brp", _("Uit de BRP"), lambda person: person.from_brp),
        ),
    ),
    Part(
        key="other_names",
        title=_("Andere namen"),
        model="people.OtherName",
        household="",
        mine=_own,
        source=DESK,
        fields=(
            Field("kind", _("Soort")),
            Field("given_names", _("Voornamen")),
            Field("prefix", _("Voorvoegsel")),
            Field("family_name", _("Achternaam")),
        ),
    ),
    Part(
        key="identity_changes",
        title=_("Wat er aan uw gegevens is verbeterd"),
        model="people.IdentityChange",
        mine=_own,
        source=_("vastgelegd bij het verbeteren"),
        fields=(
            Field("given_names", _("Eerst: voornamen")),
            Field("family_name", _("Eerst: achternaam")),
            Field("birth_date", _("Eerst: geboortedatum")),
            Field("why", _("Waarom verbeterd")),
        ),
    ),
    Part(
        key="memberships",
        title=_("Bij welk huishouden u hoort"),
        model="people.Membership",
        mine=_own,
        related=("end",),
        also=("people.MembershipEnd",),
        source=DESK,
        fields=(
            Field("place", _("Plaats")),
            Field("starts_on", _("Vanaf")),
            Field("contact_note", _("Omgang")),
            Field("ended_on", _("Tot"), end_on),
            Field("ended_why", _("Waarom"), end_why),
        ),
    ),
    Part(
        key="relations",
        title=_("Hoe u bij anderen hoort"),
        model="people.Relation",
        mine=_own,
        related=("end",),
        also=("people.RelationEnd",),
        source=DESK,
        fields=(
            Field("kind", _("U bent"), words("kind")),
            Field("starts_on", _("Vanaf")),
            Field("ended_on", _("Tot"), end_on),
        ),
    ),
    Part(
        key="household_changes",
        title=_("Wat er in uw huishouden veranderde"),
        model="people.HouseholdChange",
        mine=_names_me,
        hides=_of_others,
        source=TOLD,
        fields=(Field("kind", _("Wat")), Field("on", _("Op")), Field("words", _("Toelichting"))),
    ),
    Part(
        key="addresses",
        title=_("Waar u woont"),
        model="people.Address",
        source=DESK,
        fields=(
            Field("kind", _("Soort")),
            Field("address", _("Adres"), lambda one: one.line),
            Field("starts_on", _("Vanaf")),
            Field("note", _("Opmerking")),
        ),
    ),
    Part(
        key="contacts",
        title=_("Hoe wij u bereiken en wat helpt"),
        model="people.Contact",
        source=TOLD,
        fields=(
            Field("phone", _("Telefoon")),
            Field("email", _("E-mail")),
            Field("language", _("Taal")),
            Field("dialect", _("Dialect")),
            Field("dutch", _("Nederlands")),
            Field("interpreter", _("Tolk nodig")),
            Field("reading", _("Lezen")),
            Field("helps", _("Wat helpt"), lambda one: [str(one.Help(help_).label) for help_ in one.helps]),
            Field("way", _("Liefst")),
            Field("best_time", _("Beste moment")),
            Field("needs", _("Waar wij op letten")),
            Field("said_by", _("Verteld door")),
            Field("said_on", _("Verteld op")),
        ),
    ),
    _beside(
        "representatives",
        _("Wie namens u handelt"),
        "people.Representative",
        Field("mandate", _("Mag beslissen over"), lambda one: one.mandate_words),
        Field("until", _("Tot en met")),
        Field("decided_by", _("Besluit van")),
        Field("case_number", _("Zaaknummer")),
    ),
    Part(
        key="documents",
        title=_("Welke documenten wij bewaren"),
        model="people.Document",
        mine=_own,
        related=("representative",),
        source=_("gekregen van wie namens u handelt; u kunt om een kopie vragen"),
        fields=(
            Field("about", _("Hoort bij"), lambda one: one.representative.name),
            Field("type", _("Soort")),
            Field("size", _("Grootte in bytes")),
            Field("at", _("Bewaard op")),
        ),
    ),
    Part(
        key="support_offers",
        title=_("Cliëntondersteuning die is aangeboden"),
        model="people.SupportOffer",
        mine=_own,
        source=TOLD,
        fields=(
            Field("offered_on", _("Aangeboden op")),
            Field("how", _("Hoe")),
            Field("answer", _("Uw antwoord")),
            Field("note", _("Opmerking")),
        ),
    ),
    _beside("supporters", _("Wie met u meegaat"), "people.Supporter"),
    _beside(
        "acquaintances",
        _("Wie er om u heen staan"),
        "people.Acquaintance",
        Field("near", _("Hoe dichtbij")),
        Field("called_for", _("Waarvoor te bellen")),
        Field("knows", _("Weet van de hulp")),
        Field("agreed", _("Wil gebeld worden")),
    ),
)
