"""How things stand in a household at a moment, and the difference between two of them in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.changes.what import Change, Kind, Line, Picture, Seen, fingerprint
from samenhang.cases.frame import in_words
from samenhang.consent import queries as consent
from samenhang.consent.models import Consent, HelpAgreement, SecrecyRelease
from samenhang.involvement import queries as involvement
from samenhang.involvement.models import InvolvedAbout, Involvement, Part
from samenhang.kit.dates import day as in_full
from samenhang.people import queries as people
from samenhang.people.models import Household, Membership, Relation
from samenhang.people.queries import Member
from samenhang.teams.queries import domain_names, who

GROWN = 18


@dataclass(frozen=True, slots=True)
class Standing:
    """Who belongs to a household and who reads what of it; and of the other household that takes part, if any."""

    members: dict[UUID, Member]
    sight: frozenset[involvement.Sight]
    other_members: dict[UUID, Member]
    other_sight: frozenset[involvement.Sight]

    @property
    def names(self) -> dict[UUID, str]:
        """The name of everybody in it."""
        return {key: one.person.full_name for key, one in (self.other_members | self.members).items()}


def standing(viewer: Viewer, household: Household, other: Household | None, day: date) -> Standing:
    """This function will read how things stand now, as far as the viewer may know."""
    return Standing(
        {one.person.id: one for one in people.members(viewer, household.id, day)},
        involvement.sight(viewer, household.id),
        {one.person.id: one for one in people.members(viewer, other.id, day)} if other else {},
        involvement.sight(viewer, other.id) if other else frozenset(),
    )


def is_adult(member: Member) -> bool:
    """This function will say whether a member counts as an adult: by age, and by place where the age is not known."""
    return member.membership.place != Membership.Place.CHILD if member.age is None else member.age >= GROWN


def compare(picture: Picture, change: Change, before: Standing, after: Standing) -> None:
    """This function will say in the picture what differs between before and after."""
    names = before.names | after.names
    picture.belongs = [_belongs(change, key, names[key], before, after) for key in before.members | after.members]
    picture.lost = seen_in_words(before.sight - after.sight, names)
    picture.gained = seen_in_words(after.sight - before.sight, names)
    picture.gained_there = seen_in_words(after.other_sight - before.other_sight, names)
    picture.to_tell = [names[key] for key in after.members if key not in before.members]
    picture.leaving = tuple(key for key in before.members if key not in after.members)
    picture.elsewhere = _elsewhere(change, names)
    picture.elsewhere_name = change.other.name if change.other else change.name
    picture.no_adult = bool(
        picture.leaving and after.members and not any(is_adult(one) for one in after.members.values())
    )
    picture.nobody = bool(picture.leaving and not after.members)
    shown = (picture.belongs, picture.elsewhere, picture.lost, picture.gained, picture.gained_there, picture.ended)
    picture.print = fingerprint(
        change.kind, change.on, shown, picture.sharing, picture.relations, picture.places, picture.direction
    )


def _belongs(change: Change, key: UUID, name: str, before: Standing, after: Standing) -> Line:
    on = in_full(change.on)
    if key not in after.members:
        if change.kind == Kind.DEATH:
            return Line(name, _("overleden op %(on)s; hoort er vanaf die dag niet meer bij") % {"on": on})
        if change.kind == Kind.MISTAKE:
            return Line(name, _("hoorde hier nooit bij; staat nergens meer als lid"))
        return Line(name, _("hoort er niet meer bij vanaf %(on)s") % {"on": on})
    if key not in before.members:
        return Line(name, _("hoort erbij vanaf %(on)s") % {"on": on})
    if key in change.both:
        return Line(name, _("blijft hier, en hoort vanaf %(on)s ook bij het andere huishouden") % {"on": on})
    if change.kind == Kind.PLACE and key in change.concerns:
        told = {"place": after.members[key].membership.get_place_display(), "on": on}
        return Line(name, _("staat hier vanaf %(on)s als: %(place)s") % told)
    return Line(name, _("blijft"))


def _elsewhere(change: Change, names: Mapping[UUID, str]) -> list[str]:
    if not change.settles and not change.other:
        return []
    return [names[key] for key in (*change.goes, *change.both) if key in names]


def seen_in_words(difference: Iterable[involvement.Sight], names: Mapping[UUID, str]) -> list[Seen]:
    """This function will say by colleague which parts are seen, and about whom; about the same people together."""
    parts = list(difference)
    colleagues = who({one.viewer_id for one in parts})
    domains = domain_names() if any(one.domain for one in parts) else {}
    by: dict[UUID, dict[str, set[str]]] = {}
    for one in parts:
        about = names.get(one.person_id, "") if one.person_id else _("het huishouden als geheel")
        words = in_words(one.layer, one.domain, domains)
        by.setdefault(one.viewer_id, {}).setdefault(words, set()).add(about)
    found = []
    for viewer_id, read in by.items():
        together: dict[tuple[str, ...], list[str]] = {}
        for words, about_whom in sorted(read.items()):
            together.setdefault(tuple(sorted(about_whom)), []).append(words)
        colleague = colleagues.get(viewer_id)
        for people_seen, words_seen in together.items():
            name, organisation = (colleague.name, colleague.organisation) if colleague else (_("Een collega"), "")
            found.append(Seen(name, organisation, tuple(words_seen), people_seen))
    return sorted(found, key=lambda one: (one.organisation, one.who, one.about))


def no_longer_counts(
    viewer: Viewer, household_id: UUID, leaving: Sequence[UUID], names: Mapping[UUID, str], day: date
) -> list[Line]:
    """This function will say what was told to, asked of and agreed with who leaves, and holds no more."""
    found: list[Line] = []

    def add(person: UUID | None, words: str, **told: str) -> None:
        if person in leaving and person is not None:
            found.append(Line(names[person], words % told))

    for one in consent.standing(list(consent.consents(viewer, household_id)), day):
        if one.state == Consent.Answer.GIVEN:
            words = _("toestemming aan %(who)s van %(on)s: telt niet meer mee")
            add(one.record.person_id, words, who=one.record.addressee, on=_on(one.record))
    for agreed in consent.help_agreements(viewer, household_id):
        if agreed.answer == HelpAgreement.Answer.AGREED and not hasattr(agreed, "withdrawal"):
            words = _("akkoord met hulp van %(on)s: geldt niet meer in dit huishouden")
            add(agreed.person_id, words, on=_on(agreed))
    for release in consent.secrecy_releases(viewer, household_id):
        if not hasattr(release, "withdrawal"):
            words = _("ontheffing van beroepsgeheim van %(on)s: geldt niet meer in dit huishouden")
            add(release.person_id, words, on=_on(release))
    for notice in consent.notices(viewer, household_id):
        if not hasattr(notice, "objection"):
            words = _("verteld wat %(who)s ziet: telt niet meer voor deze persoon")
            add(notice.person_id, words, who=notice.organisation.name)
    return list(dict.fromkeys(found))


def _on(record: Consent | HelpAgreement | SecrecyRelease) -> str:
    return in_full(timezone.localdate(record.at))


def helpers_of(viewer: Viewer, household_id: UUID, leaving: Sequence[UUID], at: datetime) -> list[Involvement]:
    """This function will give who is involved about nobody but who leaves: nobody could end that afterwards."""
    some = [
        one
        for one in involvement.involved(viewer, household_id, at)
        if not one.all_members and one.part in (Part.PROFESSIONAL, Part.PARTNER)
    ]
    about: dict[UUID, set[UUID]] = {}
    for row in InvolvedAbout.objects.filter(involvement__in=some):
        about.setdefault(row.involvement_id, set()).add(row.about_id)
    return [one for one in some if about.get(one.id) and about[one.id] <= set(leaving)]


def partners_apart(viewer: Viewer, household_id: UUID, leaving: Sequence[UUID]) -> list[Relation]:
    """This function will give the partners of whom one leaves and the other stays."""
    found = people.relations(viewer, household_id).filter(kind=Relation.Kind.PARTNER)
    return [one for one in found if (one.person_id in leaving) != (one.other_id in leaving)]
