"""Reading colleagues as who manages them: never anything of residents, only how much work somebody holds."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, QuerySet, TextChoices, Value, When
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import NOBODY
from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import answered, together
from samenhang.staff.models import Invitation
from samenhang.teams.hooks import Held, held
from samenhang.teams.models import Hat, Organisation, Professional, Role, Suspension, Team
from samenhang.teams.queries import Who, who, worn

CONTENT = (Role.ACCESS_OFFICER, Role.PROFESSIONAL, Role.PARTNER, Role.PROCESS_DIRECTOR)


class State(TextChoices):
    """How somebody stands here today."""

    INVITED = "invited", _("uitgenodigd")
    ACTIVE = "active", _("actief")
    SUSPENDED = "suspended", _("geschorst")
    ENDED = "ended", _("gestopt")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which colleagues to list. Empty words are no wish."""

    words: str = ""
    organisation: str = ""
    team: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A colleague in the list: the hats the viewer manages, and how much work is on them."""

    person: Professional
    hats: list[Hat]
    state: str
    held: int

    @property
    def waits(self) -> bool:
        """Whether work lies still because its holder cannot do it."""
        return bool(self.held) and self.state in (State.SUSPENDED, State.ENDED)

    @property
    def leaves(self) -> date | None:
        """When the last role that is left ends by itself, while there is work to hand on."""
        last = [hat.until_day for hat in self.hats if hat.until_day]
        return max(last) if self.held and len(last) == len(self.hats) else None


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of a colleague's history: what was done, when, by whom."""

    at: datetime
    what: str
    by: Who | None


def organisations(viewer: Viewer) -> QuerySet[Organisation]:
    """This function will give the organisations whose colleagues the viewer manages; as access.manages has it.

    A manager those of the own organisation; the municipality's, or the region's, also those of partners.
    """
    own = Q(id=viewer.organisation_id or NOBODY)
    if viewer.role != Role.MANAGER:
        return Organisation.objects.filter(own if viewer.role == Role.TEAM_LEAD else Q(id=NOBODY))
    kinds = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.REGIONAL)
    runs_all = Organisation.objects.filter(own, kind__in=kinds).exists()
    return Organisation.objects.filter(own | Q(kind=Organisation.Kind.PARTNER) if runs_all else own)


def in_scope(viewer: Viewer) -> QuerySet[Hat]:
    """This function will give the hats the viewer manages; a team lead's are those of the own team."""
    hats = Hat.objects.exclude(role=Role.SERVICE)
    if viewer.role == Role.TEAM_LEAD:
        return hats.filter(team_id=viewer.team_id) if viewer.team_id else hats.none()
    return hats.filter(organisation__in=organisations(viewer))


def people(viewer: Viewer, wanted: Wanted, day: date) -> QuerySet[Professional, Any]:
    """This function will give the colleagues the viewer manages, each with ``state``, by name."""
    mine = in_scope(viewer).filter(professional=OuterRef("id"))
    chosen = mine
    if wanted.organisation:
        chosen = chosen.filter(organisation_id=wanted.organisation)
    if wanted.team:
        chosen = chosen.filter(team_id=wanted.team)
    if wanted.role:
        chosen = chosen.filter(role=wanted.role)
    there = Q(until_day=None) | Q(until_day__gt=day)
    kept_out = Suspension.objects.filter(professional=OuterRef("id"), end=None, organisation__in=organisations(viewer))
    newcomer = {"professional__user__password__startswith": UNUSABLE_PASSWORD_PREFIX}
    asked = Invitation.objects.filter(professional=OuterRef("id"), end=None, **newcomer)
    found = Professional.objects.filter(Exists(chosen)).annotate(
        state=Case(
            When(~Exists(mine.filter(there)), then=Value(State.ENDED)),
            When(Exists(kept_out), then=Value(State.SUSPENDED)),
            When(Exists(asked), then=Value(State.INVITED)),
            default=Value(State.ACTIVE),
        )
    )
    if wanted.words:
        found = found.filter(Q(name__icontains=wanted.words) | Q(user__email__icontains=wanted.words))
    if wanted.state:
        found = found.filter(state=wanted.state)
    return found.select_related("user").order_by("name", "id")


def rows(viewer: Viewer, people: Iterable[Professional]) -> list[Row]:
    """This function will give these colleagues with their hats and how much work is on them, in a few statements."""
    listed = list(people)
    hats: dict[UUID, list[Hat]] = {one.id: [] for one in listed}
    for hat in _with_names(in_scope(viewer).filter(professional__in=listed)):
        hats[hat.professional_id].append(hat)
    held_by = totals(work(viewer, [hat.id for worn in hats.values() for hat in worn]))
    return [
        Row(
            one,
            hats[one.id],
            one.state,  # type: ignore[attr-defined]  # annotated by `people`
            sum(held_by.get(hat.id, 0) for hat in hats[one.id]),
        )
        for one in listed
    ]


def _with_names(hats: QuerySet[Hat]) -> QuerySet[Hat]:
    return hats.select_related("organisation", "team", "domain", "professional").order_by(
        "organisation__name", "role", "from_day", "id"
    )


def colleague(viewer: Viewer, colleague_id: UUID, day: date) -> Professional:
    """This function will give one colleague with ``state`` and the hats the viewer manages as ``managed``.

    :raises Http404: when there is none, or the viewer does not manage them.
    """
    hats = Prefetch("hats", queryset=_with_names(in_scope(viewer)), to_attr="managed")
    found: Professional | None = people(viewer, Wanted(), day).filter(id=colleague_id).prefetch_related(hats).first()
    if found is None:
        raise Http404
    return found


def hat(viewer: Viewer, hat_id: UUID) -> Hat:
    """This function will give one hat the viewer manages.

    :raises Http404: when there is none, or somebody else manages it.
    """
    found = _with_names(in_scope(viewer)).filter(id=hat_id).first()
    if found is None:
        raise Http404
    return found


def invitation(viewer: Viewer, person: Professional) -> Invitation | None:
    """This function will give a colleague's open invitation, if there is one of the viewer's organisations."""
    open_ones = Invitation.objects.filter(professional=person, end=None, organisation__in=organisations(viewer))
    return open_ones.order_by("-at").first()


def wholly_managed(viewer: Viewer, person: Professional) -> bool:
    """This function will say whether the viewer manages every role a colleague has: then also the account is theirs."""
    return not Hat.objects.filter(professional=person).exclude(organisation__in=organisations(viewer)).exists()


def suspensions(viewer: Viewer, person: Professional) -> list[Suspension]:
    """This function will give the suspensions of a colleague that stand in the viewer's organisations."""
    return list(
        Suspension.objects.filter(professional=person, end=None, organisation__in=organisations(viewer))
        .select_related("organisation")
        .order_by("at")
    )


def work(viewer: Viewer, hats: Sequence[UUID]) -> list[Held]:
    """This function will ask every module how much of its kind these hats hold: numbers, nothing else."""
    return sorted(answered(together(held.run(viewer, hats))), key=lambda kind: kind.order)


def totals(kinds: Iterable[Held]) -> dict[UUID, int]:
    """This function will add up the kinds for each hat."""
    found: dict[UUID, int] = {}
    for kind in kinds:
        for holder, number in kind.counts.items():
            found[holder] = found.get(holder, 0) + number
    return found


def successors(viewer: Viewer, leaver: Hat, day: date) -> QuerySet[Hat]:
    """This function will give who may take a hat's work over; as access.may_hand_on has it.

    The same organisation and law, a role that may be given content, at work today, and not the viewer.
    """
    fitting = Q(role=Role.ACCESS_OFFICER) if leaver.role == Role.ACCESS_OFFICER else ~Q(role=Role.ACCESS_OFFICER)
    found = Hat.objects.filter(
        worn(day),
        fitting,
        role__in=CONTENT,
        organisation_id=leaver.organisation_id,
        domain_id=leaver.domain_id,
        professional__user__is_active=True,
    ).exclude(Q(id=leaver.id) | Q(professional_id=viewer.professional_id))
    if viewer.role == Role.TEAM_LEAD:
        found = found.filter(team_id=viewer.team_id or NOBODY)
    return found.select_related("professional", "team", "organisation", "domain").order_by("professional__name", "id")


def teams(viewer: Viewer) -> QuerySet[Team]:
    """This function will give the teams of the organisations the viewer manages; a team lead's own."""
    found = Team.objects.filter(organisation__in=organisations(viewer)).select_related("organisation", "domain")
    if viewer.role == Role.TEAM_LEAD:
        found = found.filter(id=viewer.team_id or NOBODY)
    return found.order_by("organisation__name", "name")


def history(viewer: Viewer, person: Professional) -> list[Deed]:
    """This function will give what was done with a colleague's access by who manages it, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT at, what, viewer_id FROM access.staff_history(%s)", [person.id])
        lines = cursor.fetchall()
    names = who([by for _at, _what, by in lines])
    return [Deed(at, what, names.get(by)) for at, what, by in lines]


def has_desk(hat: Hat) -> bool:
    """This function will say whether what a hat is involved in can go back to its team: a desk for the same law."""
    return bool(hat.team and hat.team.is_desk and (not hat.domain_id or hat.team.domain_id == hat.domain_id))


def fingerprint(secret: str) -> str:
    """This function will give what is kept of an invitation's link."""
    return hashlib.sha256(secret.encode()).hexdigest()


def standing(secret: str, at: datetime) -> Invitation | None:
    """This function will give the invitation a link belongs to, while it can be used. It needs no viewer."""
    found = (
        Invitation.objects.filter(fingerprint=fingerprint(secret), end=None, professional__user__is_active=True)
        .select_related("professional__user", "organisation")
        .first()
    )
    return found if found and not found.expired_at(at) else None
