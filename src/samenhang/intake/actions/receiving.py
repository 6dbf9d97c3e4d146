"""Taking in what comes in (B2): safety first, who asks, about whom, in whose words, how urgent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.intake.actions.concerns import tell_of_concern
from samenhang.intake.actions.desk import take_in
from samenhang.intake.models import FILE, Concern, Request, Urgency, YesNo
from samenhang.intake.queries.desk import filed
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.people import actions as people
from samenhang.people.models import Household, Membership, Person
from samenhang.people.queries import age_on
from samenhang.teams.models import Team

GROWN = 18


class NoDesk(Refusal):
    """The officer sits at no desk, so the request would land nowhere."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who is not on record yet, and who is somebody else than those who seemed to be the same (A5)."""

    identity: people.Identity
    unlike: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class About:
    """About whom: somebody on record (in a household, or in none yet), newcomers, or a household not known by name.

    :param members: others on record who belong to the household, each with their place in it.
    :param protected: this one person must stay unseen from the household: a household of their own (law.md rule 6).
    """

    person_id: UUID | None = None
    household_id: UUID | None = None
    newcomers: Sequence[Newcomer] = ()
    members: Sequence[tuple[UUID, str]] = ()
    name: str = ""
    place: str = Membership.Place.ADULT
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Safety:
    """What was asked before anything else."""

    danger: str
    children: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the resident self, or somebody on their behalf."""

    by_self: bool
    name: str = ""
    relation: str = ""
    organisation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Urgent:
    """How urgent it is, and why."""

    urgency: str = Urgency.NORMAL
    why: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """That the resident was told of a concern; or why not yet, and when that is looked at again."""

    told_on: date | None = None
    why_not: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a concern is recorded without the resident's request, why no lighter way would do, and whether they know."""

    justification: str
    proportionality: str
    telling: Telling = field(default_factory=Telling)


@whole
def receive_request(
    *,
    about: About,
    safety: Safety,
    caller: Caller,
    channel: str,
    words: str,
    urgent: Urgent,
    kind: str = Request.Kind.HELP,
    grounds: Grounds | None = None,
    by: Viewer,
    at: datetime,
) -> Request:
    """This function will take in a request: persons and household where they are new, the desk involved, the question.

    :param grounds: required for a concern without a request (law.md rule 4).
    :raises NoDesk: when the officer sits at no desk.
    :raises Refusal: when something required for this road is missing; it names the field.
    """
    desks = Team.objects.select_related("organisation").filter(is_desk=True)
    desk = desks.filter(id=by.team_id).first() if by.team_id else None
    if desk is None:
        raise NoDesk(_("U werkt niet bij een balie. Vraag de functioneel beheerder om u aan een balie te koppelen."))
    if safety.danger == YesNo.YES and not safety.done:
        raise Refusal(_("Er is nu gevaar. Schrijf op wat u hebt gedaan."), field="done")
    if urgent.urgency != Urgency.NORMAL and not urgent.why:
        raise Refusal(_("Schrijf op waarom dit niet kan wachten."), field="urgency_why")
    if kind == Request.Kind.CONCERN:
        _demand(grounds)
    household, person_id = _about_whom(about, desk, by=by, at=at)
    request = Request(
        household_id=household.id,
        person_id=person_id,
        layer=Layer.DOMAIN,
        domain=FILE,
        number=_next_number(at),
        desk=desk,
        kind=kind,
        channel=channel,
        danger=safety.danger,
        children=safety.children,
        done=safety.done,
        by_self=caller.by_self,
        caller_name=caller.name,
        caller_relation=caller.relation,
        caller_organisation=caller.organisation,
        caller_phone=caller.phone,
        words=words,
        urgency=urgent.urgency,
        urgency_why=urgent.why,
        received_at=at,
        received_by_id=by.id,
    )
    request.save(force_insert=True)
    record(
        Event.CREATE,
        "intake.receive_request",
        by=by,
        at=at,
        object_id=request.id,
        subjects=[request.key],
        detail={"kind": kind, "channel": channel},
    )
    if kind == Request.Kind.CONCERN and grounds:
        concern = Concern(
            **filed(request),
            request=request,
            justification=grounds.justification,
            proportionality=grounds.proportionality,
        )
        concern.save(force_insert=True)
        told = grounds.telling
        tell_of_concern(
            concern=concern, told_on=told.told_on, why_not=told.why_not, review_on=told.review_on, by=by, at=at
        )
    return request


def _demand(grounds: Grounds | None) -> None:
    if grounds is None or not grounds.justification:
        raise Refusal(_("Schrijf op waarom u deze zorg vastlegt zonder hulpvraag."), field="justification")
    if not grounds.proportionality:
        raise Refusal(_("Schrijf op waarom een lichtere weg niet kan."), field="proportionality")


def _about_whom(about: About, desk: Team, *, by: Viewer, at: datetime) -> tuple[Household, UUID | None]:
    """This function will give the household the desk is involved with from now on, and the one person it is about."""
    if about.protected and len(about.newcomers) + len(about.members) + bool(about.person_id) != 1:
        raise Refusal(_("Onvindbaar blijven kan voor één persoon tegelijk."), field="protected")
    if about.household_id and not about.protected:
        household = Household(id=about.household_id)  # not to be read before the desk is involved with it
        take_in(household=household, desk=desk, by=by, at=at)
        there = Membership.objects.filter(household=household, end=None).values_list("person_id", flat=True)
        _join(household, about.members, about.newcomers, there=frozenset(there), by=by, at=at)
        return household, about.person_id
    if not (about.name or about.newcomers):
        raise Refusal(_("Schrijf op om wie het gaat, of hoe u dit huishouden herkent."), field="description")
    name = about.name or _name(about.newcomers)
    household = people.add_household(name=name, protected=about.protected, by=by, at=at)
    take_in(household=household, desk=desk, by=by, at=at)
    known = [(about.person_id, about.place)] if about.person_id else []
    joined = _join(household, [*known, *about.members], about.newcomers, there=frozenset(), by=by, at=at)
    if about.person_id:
        people.take_from_brp(person_id=about.person_id, household=household, by=by, at=at)
    return household, joined[0] if len(joined) == 1 or about.person_id else None


def _join(
    household: Household,
    known: Sequence[tuple[UUID, str]],
    newcomers: Sequence[Newcomer],
    *,
    there: frozenset[UUID],
    by: Viewer,
    at: datetime,
) -> list[UUID]:
    made = [people.add_person(identity=newcomer.identity, by=by, at=at) for newcomer in newcomers]
    places = [*known, *((person.id, _place(person, at)) for person in made)]
    for person_id, place in places:
        if person_id not in there:
            people.join_household(
                household=household, person_id=person_id, place=place, starts_on=timezone.localdate(at), by=by, at=at
            )
    for person, newcomer in zip(made, newcomers, strict=True):
        for other in newcomer.unlike:
            people.tell_apart(one=person.id, other=other, by=by, at=at)
    return [person_id for person_id, _where in places]


def _place(person: Person, at: datetime) -> str:
    age = age_on(person, timezone.localdate(at))
    return Membership.Place.CHILD if age is not None and age < GROWN else Membership.Place.ADULT


def _name(newcomers: Sequence[Newcomer]) -> str:
    first = newcomers[0].identity
    family = f"{first.prefix} {first.family_name}".strip()
    return f"Huishouden {family}"  # kept as a name: Dutch, whatever language the screen speaks


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('intake_number')")
        row = cursor.fetchone()
    return f"H-{timezone.localdate(at):%Y}-{row[0]:05d}" if row else ""
