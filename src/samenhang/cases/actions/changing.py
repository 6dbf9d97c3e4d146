"""A change in a household, whole or not at all: one transaction, shown before by doing it and taking it back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.viewer import Viewer
from samenhang.cases.actions.holding import Agreed, add_case_member, agree_director
from samenhang.cases.changes.hooks import effects
from samenhang.cases.changes.picture import (
    Standing,
    compare,
    helpers_of,
    is_adult,
    no_longer_counts,
    partners_apart,
    standing,
)
from samenhang.cases.changes.what import Change, Kind, Line, Picture
from samenhang.cases.queries import directions, open_case_of
from samenhang.involvement.actions import end_involvement
from samenhang.kit.dates import day as in_full
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import actions as people
from samenhang.people import queries as people_queries
from samenhang.people.models import Address, Household, Membership, Relation
from samenhang.people.queries import Member
from samenhang.people.turns import take_turn

if TYPE_CHECKING:
    from samenhang.cases.models import Case

LEAVING = {Kind.APART, Kind.LEFT, Kind.SPLIT}
WORDS = 500


class _Undone(Exception):
    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture


def preview(*, household: Household, change: Change, by: Viewer, at: datetime) -> Picture:
    """This function will say what a change does: it is done, looked at, and rolled back. Nothing of it stays.

    :raises Refusal: what ``change_household`` refuses.
    """
    try:
        with transaction.atomic():
            raise _Undone(change_household(household=household, change=change, by=by, at=at))
    except _Undone as undone:
        return undone.picture


@transaction.atomic
def change_household(
    *, household: Household, change: Change, seen: str | None = None, by: Viewer, at: datetime
) -> Picture:
    """This function will change a household: every act it takes, with its lines in the log, and a note in its history.

    :param seen: the print of the picture that was shown; None does not compare, and asks for no care of the children.
    :raises Stale: when it would do something else by now, or somebody concerned belongs to it no more.
    :raises Refusal: when the day lies in the future or before a birth, when children are left without an adult and
        nothing was said of it, and what the single acts refuse.
    """
    for one in sorted({household.id, *([change.other.id] if change.other else [])}):
        take_turn(one)
    day = timezone.localdate(at)
    before = standing(by, household, change.other, day)
    _sensible(change, before, day)
    doing = _Doing(household, change, before, by, at)
    doing.act()
    picture = doing.picture
    compare(picture, change, before, standing(by, household, change.other, day))
    if seen is not None:
        if seen != picture.print:
            raise Stale(_("Er is intussen iets veranderd in dit huishouden. Bekijk opnieuw wat er gebeurt."))
        if picture.no_adult and not change.care:
            raise Refusal(_("Schrijf op wie nu voor de kinderen zorgt."), field="care")
    people.note_change(household=household, **doing.noted(), by=by, at=at)
    return picture


def _sensible(change: Change, before: Standing, day: date) -> None:
    if change.on > day:
        raise Refusal(_("Deze dag is nog niet geweest. Kom terug op de dag zelf."), field="on")
    named = {*change.concerns, *change.goes, *change.both}
    if not named <= set(before.members):
        raise Stale(_("Niet iedereen hoort nog bij dit huishouden. Bekijk eerst wat er nu staat."))
    for key in named:
        born = before.members[key].person.birth_date
        if born and change.on < born:
            raise Refusal(_("Deze dag ligt voor de geboorte van %(who)s.") % {"who": before.names[key]}, field="on")
    if change.settles and not any(is_adult(before.members[key]) for key in (*change.goes, *change.both)):
        raise Refusal(_("Een nieuw huishouden heeft ten minste één volwassene."), field="where")
    if change.protected and any(change.places):
        raise Refusal(_("Leg het adres van een beschermd huishouden hier niet vast."), field="street")


class _Doing:
    """One change being done: what came of it is gathered in its picture."""

    def __init__(self, household: Household, change: Change, before: Standing, by: Viewer, at: datetime) -> None:
        self.household, self.change, self.before, self.by, self.at = household, change, before, by, at
        self.picture = Picture(change.kind, change.on, settles=change.settles, protected=change.protected)
        self.case: Case | None = open_case_of(by, household.id)
        self.came: list[UUID] = []

    def act(self) -> None:
        """This function will do what the kind asks for."""
        change, kind = self.change, self.change.kind
        if kind in LEAVING:
            self._leave(change.goes)
        elif kind == Kind.DEATH:
            self._die()
        elif kind == Kind.MISTAKE:
            self._undo()
        elif kind in (Kind.BIRTH, Kind.PARTNER):
            self._come()
        elif kind in (Kind.MOVE, Kind.STAY):
            self._live()
        elif kind == Kind.RELATION:
            self._end_relation()
        elif kind == Kind.PLACE:
            membership = self._member(change.concerns[0]).membership
            people.change_place(membership=membership, place=change.place, on=change.on, by=self.by, at=self.at)

    def noted(self) -> dict[str, Any]:
        """This function will give what the household's history says of it; never where somebody went."""
        change, hidden = self.change, self.change.kind == Kind.MISTAKE
        went = () if hidden else self.picture.leaving
        care = _("Zorg voor de kinderen: %(care)s") % {"care": change.care} if change.care else ""
        about = [key for key in (*change.concerns, *change.both) if key not in went]
        hidden = hidden or change.protected
        return {
            "kind": Kind.GONE if change.protected else change.kind,
            "on": change.on,
            "came": self.came,
            "went": went,
            "about": [] if hidden else about,
            "words": " ".join(part for part in ("" if change.protected else change.words, care) if part)[:WORDS],
        }

    # -- going ---------------------------------------------------------------------------------------------------

    def _leave(self, goes: Sequence[UUID]) -> None:
        change = self.change
        movers = [*goes, *change.both]
        self._prepare(goes)
        if change.settles:
            people.settle(
                household=self.household,
                people=movers,
                name=change.name,
                protected=change.protected,
                on=change.on,
                address=change.places[0].details if change.places else {},
                by=self.by,
                at=self.at,
            )
        elif change.other:
            for key in movers:
                place = self._member(key).membership.place
                self._join(change.other, key, place)
        if change.kind != Kind.LEFT:
            why = _("hoort er niet meer bij") if change.protected else _("uit elkaar")
            self._part(partners_apart(self.by, self.household.id, goes), why)
        reason = _("hoort er niet meer bij") if change.protected else str(Kind(change.kind).label)
        for key in goes:
            self._end(self._member(key).membership, reason)

    def _prepare(self, goes: Sequence[UUID]) -> None:
        """What must be said and ended while who goes is still known here."""
        if self.case:
            self.picture.effects = [one for one in effects.run(self.by, self.case, goes, self.at) if one]
        day = timezone.localdate(self.at)
        self.picture.sharing = no_longer_counts(self.by, self.household.id, goes, self.before.names, day)
        self._settle_direction(goes)
        for helper in helpers_of(self.by, self.household.id, goes, self.at):
            name = helper.hat.professional.name if helper.hat else helper.team.name if helper.team else ""
            self.picture.ended.append(Line(name, _("was alleen bij hen betrokken: stopt hier")))
            reason = gettext_noop("wie het betrof, hoort niet meer bij dit huishouden")
            end_involvement(involvement=helper, reason=reason, by=self.by, at=self.at)

    def _settle_direction(self, goes: Sequence[UUID]) -> None:
        latest = directions(self.by, self.case.id).first() if self.case else None
        if self.case is None or latest is None or latest.resident_id is None or latest.resident_id not in goes:
            return
        words = _(
            "%(who)s had zelf de regie. Vanaf nu heeft %(colleague)s die. Bespreek met het huishouden wie het wordt."
        )
        colleague = latest.hat.professional.name
        self.picture.direction = words % {"who": self.before.names[latest.resident_id], "colleague": colleague}
        agreed = Agreed(
            hat=latest.hat,
            why=_("Wie zelf de regie had, hoort niet meer bij dit huishouden."),
            agreed_with=_("nog te bespreken met het huishouden"),
        )
        agree_director(case=self.case, agreed=agreed, by=self.by, at=self.at)

    def _part(self, relations: Sequence[Relation], why: str) -> None:
        for one in relations:
            told = {"kind": one.get_kind_display(), "other": one.other.full_name, "on": in_full(self.change.on)}
            words = _("%(kind)s van %(other)s: tot %(on)s") % told
            self.picture.relations.append(Line(one.person.full_name, words))
            people.end_relation(relation=one, on=self.change.on, reason=why, by=self.by, at=self.at)

    def _end(self, membership: Membership, reason: str) -> None:
        if self.change.on <= membership.starts_on and self.change.kind != Kind.DEATH:
            raise Refusal(
                _("%(who)s hoort er pas bij sinds %(since)s. Kies een latere dag, of kies ‘Vergissing herstellen’.")
                % {"who": membership.person.full_name, "since": in_full(membership.starts_on)},
                field="on",
            )
        on = max(self.change.on, membership.starts_on)  # who died before they were put here belonged for no day
        people.leave_household(membership=membership, on=on, reason=reason, by=self.by, at=self.at)

    def _die(self) -> None:
        key = self.change.concerns[0]
        member = self._member(key)
        self._prepare([key])
        person, on = member.person, self.change.on
        people.record_death(household=self.household, person=person, on=on, by=self.by, at=self.at)
        self._part(partners_apart(self.by, self.household.id, [key]), _("overleden"))
        self._end(member.membership, _("overleden"))

    def _undo(self) -> None:
        key = self.change.concerns[0]
        self._prepare([key])
        membership = self._member(key).membership
        people.never_belonged(membership=membership, reason=self.change.words, by=self.by, at=self.at)

    # -- coming --------------------------------------------------------------------------------------------------

    def _come(self) -> None:
        change, key = self.change, self.change.known_id
        if key is None:
            assert change.newcomer  # noqa: S101 -- a newcomer is known or described, the form sees to it
            key = people.add_person(identity=change.newcomer, by=self.by, at=self.at).id
        self._join(self.household, key, change.place)
        self.came.append(key)
        for other, kind in change.relations:
            pair = (other, key) if change.kind == Kind.BIRTH else (key, other)
            self._relate(self.household, *pair, kind)
        if self.case and change.in_case:
            add_case_member(case=self.case, person_id=key, by=self.by, at=self.at)
        if change.other:
            self._join(change.other, key, change.place)
            for parent, kind in change.relations:
                if parent in self.before.other_members:
                    self._relate(change.other, parent, key, kind)
            people.note_change(
                household=change.other, kind=change.kind, on=change.on, came=[key], by=self.by, at=self.at
            )

    def _join(self, household: Household, key: UUID, place: str) -> None:
        people.join_household(
            household=household, person_id=key, place=place, starts_on=self.change.on, by=self.by, at=self.at
        )

    def _relate(self, household: Household, person: UUID, other: UUID, kind: str) -> None:
        made = people.relate(household=household, person_id=person, other_id=other, kind=kind, by=self.by, at=self.at)
        if household == self.household:
            told = {"kind": Relation.Kind(kind).label, "other": made.other.full_name}
            self.picture.relations.append(Line(made.person.full_name, _("%(kind)s van %(other)s") % told))

    # -- living elsewhere, and the rest --------------------------------------------------------------------------

    def _live(self) -> None:
        for place in self.change.places:
            for key in self.change.concerns or (None,):
                address = people.keep_address(
                    household=self.household,
                    person_id=key,
                    details=place.details,
                    kind=place.kind,
                    starts_on=self.change.on,
                    by=self.by,
                    at=self.at,
                )
                who = self.before.names[key] if key else _("Het hele huishouden")
                told = {"kind": Address.Kind(place.kind).label, "where": address.line or _("geen")}
                self.picture.places.append(Line(who, _("%(kind)s: %(where)s") % told))

    def _end_relation(self) -> None:
        found = people_queries.relations(self.by, self.household.id)
        relation = next((one for one in found if one.id == self.change.relation_id), None)
        if relation is None:
            raise Stale(_("Deze relatie is al beëindigd."))
        self._part([relation], self.change.words or str(Kind.RELATION.label))

    def _member(self, key: UUID) -> Member:
        return self.before.members[key]
