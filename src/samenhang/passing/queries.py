"""Reading concerns and questions. The policies give the sender's own and those sent to the viewer's team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise as Later
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.models import Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import LegalBasis
from samenhang.passing.models import (
    BenefitStatus,
    Envelope,
    Opening,
    Outcome,
    PassedFrom,
    Promise,
    Question,
    Reply,
    Return,
    Side,
    Withdrawal,
)
from samenhang.people import questions as facts
from samenhang.people.models import Person
from samenhang.teams.models import Hat, Role
from samenhang.teams.queries import worn

facts.add_question(
    "passing.kept",
    "EXISTS (SELECT 1 FROM passing_passedfrom p WHERE p.household_id = %(home)s)",
    screens=("passing panel",),
)
WAITS = timedelta(days=5)
"""So long an envelope may lie unopened, or a question unanswered, before it is late."""
WORKS = [Role.ACCESS_OFFICER, Role.PROFESSIONAL, Role.PARTNER, Role.PROCESS_DIRECTOR]
STAGES: dict[str, tuple[str | Later, str, str]] = {
    "waiting": (gettext_lazy("nog niet geopend"), "neutral", "mail"),
    "opened": (gettext_lazy("geopend, nog geen antwoord"), "info", "eye"),
    "promised": (gettext_lazy("er wordt aan gewerkt"), "accent", "clock"),
    "answered": (gettext_lazy("er is verteld wat ervan kwam"), "success", "check"),
    "returned": (gettext_lazy("teruggegeven"), "warning", "history"),
    "withdrawn": (gettext_lazy("teruggenomen"), "neutral", "x"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a concern may be sent: a team, on one side of the wall."""

    team_id: UUID
    side: str
    name: str
    organisation: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.side}:{self.team_id}"


@dataclass(frozen=True, slots=True)
class State:
    """How far an envelope is, and whether somebody waits too long."""

    envelope: Envelope
    stage: str
    late: bool
    since: int
    opening: Opening | None = None
    promise: Promise | None = None
    outcome: Outcome | None = None
    returned: Return | None = None

    @property
    def words(self) -> str:
        return str(STAGES[self.stage][0])

    @property
    def tone(self) -> str:
        return STAGES[self.stage][1]

    @property
    def icon(self) -> str:
        return STAGES[self.stage][2]

    @property
    def over(self) -> bool:
        """Whether nothing is expected of anybody any more."""
        return self.stage in ("answered", "returned", "withdrawn")


def side(viewer: Viewer) -> str:
    """This function will say on which side of the wall the viewer stands."""
    return Side.LAWFULNESS if viewer.role == Role.LAWFULNESS else Side.SUPPORT


def desks(viewer: Viewer, today: date) -> list[Desk]:
    """This function will give the teams a concern may be sent to: where somebody of that side works today."""
    hats = (
        Hat.objects.filter(worn(today), team__isnull=False, role__in=[*WORKS, Role.LAWFULNESS])
        .filter(Q(organisation__until_day=None) | Q(organisation__until_day__gt=today))
        .filter(professional__user__is_active=True)
        .exclude(Q(team_id=viewer.team_id))
        .values_list("team_id", "role", "team__name", "team__organisation__name")
    )
    found = {
        (team, Side.LAWFULNESS if role == Role.LAWFULNESS else Side.SUPPORT): (name, organisation)
        for team, role, name, organisation in hats
    }
    every = [Desk(team, str(on), name or "", whose or "") for (team, on), (name, whose) in found.items()]
    return sorted(every, key=lambda one: (one.organisation, one.name, one.side))


def desk(viewer: Viewer, value: str, today: date) -> Desk | None:
    """This function will give the team a form names, or None where nothing can be sent."""
    return next((one for one in desks(viewer, today) if one.value == value), None)


def bases(today: date) -> list[tuple[str, str]]:
    """This function will give the articles a concern may be passed on by, and that the resident agreed."""
    laws = LegalBasis.objects.filter(in_use=True, valid_from__lte=today).filter(
        Q(valid_until=None) | Q(valid_until__gte=today)
    )
    words = [f"{one.law}, {one.article}" for one in laws.order_by("law", "article")]
    return [("toestemming", _("de inwoner vindt het goed")), *((one, one) for one in dict.fromkeys(words))]


def box(viewer: Viewer, part: str) -> QuerySet[Envelope]:
    """This function will give the concerns that came in, or that the viewer sent; what waits comes first."""
    found = Envelope.objects.select_related(
        "to_team__organisation",
        "from_hat__professional",
        "from_hat__organisation",
        "from_hat__team",
        "opening",
        "promise",
        "outcome",
        "returned",
    )  # fmt: skip -- a list of names
    over = Q(Exists(Outcome.objects.filter(envelope=OuterRef("pk")))) | Q(
        Exists(Return.objects.filter(envelope=OuterRef("pk")))
    )
    if part == "gestuurd":
        return found.filter(from_hat_id=viewer.id).order_by("-at", "-id")
    found = found.exclude(from_hat_id=viewer.id)
    return found.filter(over).order_by("-at", "-id") if part == "klaar" else found.exclude(over).order_by("at", "id")


def questions(viewer: Viewer) -> QuerySet[Question]:
    """This function will give the questions the viewer asked and those asked of the viewer's team, newest first."""
    return Question.objects.select_related(
        "reply__by__professional", "from_hat__professional", "from_hat__organisation", "to_team__organisation"
    ).order_by("-at", "-id")


def states(viewer: Viewer, found: Iterable[Envelope], today: date) -> list[State]:
    """This function will say of envelopes how far they are; asks the database once, of those taken back."""
    every = list(found)
    back = set(Withdrawal.objects.filter(envelope__in=every).values_list("envelope_id", flat=True))
    return [_state(one, today, one.id in back) for one in every]


def _state(envelope: Envelope, today: date, taken_back: bool) -> State:
    opening, promise = getattr(envelope, "opening", None), getattr(envelope, "promise", None)
    outcome, returned = getattr(envelope, "outcome", None), getattr(envelope, "returned", None)
    since = (today - timezone.localdate(envelope.at)).days
    stage = (
        "withdrawn"
        if taken_back
        else "returned"
        if returned
        else "answered"
        if outcome
        else "promised"
        if promise
        else "opened"
        if opening
        else "waiting"
    )  # fmt: skip -- from the last step to the first
    waits = stage in ("waiting", "opened") and since > WAITS.days
    late = waits or (stage == "promised" and promise is not None and promise.by_day < today)
    return State(envelope, stage, late, since, opening, promise, outcome, returned)


def envelope(viewer: Viewer, envelope_id: UUID) -> Envelope:
    """This function will give an envelope the viewer sent, or that came to the viewer's team.

    :raises Http404: otherwise.
    """
    found = box_of_one(envelope_id).first()
    if found is None:
        raise Http404
    return found


def box_of_one(envelope_id: UUID) -> QuerySet[Envelope]:
    """This function will give one envelope with all that was done with it."""
    return Envelope.objects.filter(id=envelope_id).select_related(
        "to_team__organisation",
        "from_hat__professional",
        "from_hat__organisation",
        "from_hat__team",
        "opening__by__professional",
        "promise__by__professional",
        "outcome__by__professional",
        "returned__by__professional",
        "question__reply",
    )  # fmt: skip -- a list of names


def came_in(viewer: Viewer, envelope_id: UUID) -> Envelope:
    """This function will give an envelope that came to the viewer's team.

    :raises Http404: for whoever sent it too: one does not answer oneself.
    """
    found = envelope(viewer, envelope_id)
    if found.from_hat_id == viewer.id or found.to_team_id != viewer.team_id:
        raise Http404
    return found


def question(viewer: Viewer, question_id: UUID) -> Question:
    """This function will give a question the viewer asked, or that came to the viewer's team.

    :raises Http404: otherwise.
    """
    found = questions(viewer).filter(id=question_id).first()
    if found is None:
        raise Http404
    return found


def answered(viewer: Viewer) -> QuerySet[Question]:
    """This function will give the viewer's own questions that were answered: a concern may follow from one."""
    return Question.objects.filter(
        Exists(Reply.objects.filter(question=OuterRef("pk"))), from_hat_id=viewer.id
    ).order_by("-at")


def kept_with(viewer: Viewer, envelopes: Iterable[Envelope]) -> list[tuple[UUID, UUID | None]]:
    """This function will give about which member each envelope the viewer sent is, where the resident hears of it."""
    told = [one.id for one in envelopes if one.from_hat_id == viewer.id and one.told != Envelope.Told.NOT]
    kept = PassedFrom.objects.filter(envelope_id__in=told)
    return list(kept.values_list("household_id", "person_id"))


def benefits(viewer: Viewer, household_id: UUID) -> list[BenefitStatus]:
    """This function will give the last status of each member's benefits, as far as the viewer reads our plan."""
    found = BenefitStatus.objects.filter(household_id=household_id).select_related("person")
    return list(found.order_by("person", "benefit", "-at", "-id").distinct("person", "benefit"))


def written_about(viewer: Viewer, household_id: UUID) -> set[UUID]:
    """This function will give the members about whom the viewer writes in our plan."""
    held = Grant.objects.filter(household_id=household_id, layer=Layer.SHARED, writes=True).extra(
        where=["during @> access.clock()"]  # a constant; `during` is no field of the model
    )
    return set(held.values_list("person_id", flat=True))


@dataclass(frozen=True, slots=True)
class Passed:
    """That a concern was passed on about a household: to whom, when, how far; never what was written."""

    kept: PassedFrom
    about: str
    words: str
    tone: str
    icon: str
    mine: bool


def of_household(viewer: Viewer, household_id: UUID) -> list[Passed]:
    """This function will give what was passed on about a household, to its sender and to who keeps the household up."""
    if facts.known(household_id, "passing.kept") is False:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT envelope_id, stage FROM access.concern_stages(%s)", [household_id])
        stages = dict(cursor.fetchall())
    kept = PassedFrom.objects.filter(household_id=household_id).select_related("to_team__organisation").order_by("-at")
    names = {
        one.id: one.full_name for one in Person.objects.filter(id__in=kept.values_list("person_id", flat=True)[:100])
    }
    return [
        Passed(
            one,
            names.get(one.person_id, "") if one.person_id else "",
            str(STAGES[stages.get(one.envelope_id, "waiting")][0]),
            *STAGES[stages.get(one.envelope_id, "waiting")][1:],
            one.by_id == viewer.id,
        )
        for one in kept[:100]
    ]
