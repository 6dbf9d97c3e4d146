"""Reading who is involved, who reads what, and on which ground the viewer looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.http import Http404

from samenhang.access import memo
from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.models import Involvement
from samenhang.kit.compiled import compiled
from samenhang.kit.rounds import Asks, Rows, answered
from samenhang.teams.models import Domain, Hat
from samenhang.teams.queries import Who, who


@dataclass(frozen=True, slots=True)
class Ground:
    """On which ground the viewer reads a layer of a household."""

    layer: str
    domain: str
    basis: str
    writes: bool
    domain_name: str = ""
    let_in: bool = False
    """Whether the viewer is merely let in here, as a guest or in an emergency, and writes nothing about it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """That an involvement reads a layer now: about the household as a whole or a member, on which ground."""

    involvement_id: UUID
    person_id: UUID | None
    layer: str
    basis: str


def involved(viewer: Viewer, household_id: UUID, at: datetime, *, past: bool = False) -> QuerySet[Involvement]:
    """This function will give who is (or was) involved with a household, as far as the viewer may know."""
    found = Involvement.objects.filter(household_id=household_id).select_related(
        "hat__professional", "hat__organisation", "hat__domain", "team__organisation", "basis", "own_file", "end"
    )
    if not past:
        found = found.exclude(end__at__lte=at).exclude(until__lte=at)
    return found.order_by("part", "starts_at", "id")


def involvement(viewer: Viewer, involvement_id: UUID) -> Involvement:
    """This function will give one involvement.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = Involvement.objects.filter(id=involvement_id).select_related("household", "hat__professional").first()
    if found is None:
        raise Http404
    return found


def grounds(viewer: Viewer, household_id: UUID) -> list[Ground]:
    """This function will give what the viewer may read of a household as a whole, and on which ground."""
    return list(dict.fromkeys(ground for person, ground in _held(household_id) if person == NOBODY))


def held_keys(viewer: Viewer, household_id: UUID, *, writes: bool = False) -> frozenset[tuple[UUID, str, str]]:
    """This function will give what the viewer reads (or writes) of a household: person or NOBODY, layer and domain."""
    return frozenset((who, one.layer, one.domain) for who, one in _held(household_id) if one.writes or not writes)


def _held(household_id: UUID) -> list[tuple[UUID, Ground]]:
    """Read what the viewer holds of a household: about whom, and on which ground; once for a page."""
    return memo.once(("grounds", household_id), lambda: [(row[0], Ground(*row[1:])) for row in _grants(household_id)])


@compiled
def _grants(household_id: UUID) -> QuerySet[Grant, Any]:
    name = Domain.objects.filter(code=OuterRef("domain")).values("name")
    found: QuerySet[Grant, Any] = (
        Grant.objects.filter(household_id=household_id)
        .extra(where=["during @> access.clock()"])  # `during` is no field of the model
        .order_by("layer", "domain", "basis", "-writes", "person_id")
        .annotate(
            domain_name=Coalesce(Subquery(name), Value("")),
            let_in=RawSQL("(SELECT access.reads_only(%s))", [household_id]),
        )
        .values_list("person_id", "layer", "domain", "basis", "writes", "domain_name", "let_in")
    )
    return found


def let_in(viewer: Viewer, household_id: UUID) -> bool:
    """This function will say whether the viewer is merely let in with a household: as a guest, or in an emergency."""

    def ask() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT access.reads_only(%s)", [household_id])
            return bool(cursor.fetchone()[0])

    return memo.once(("let_in", household_id), ask)


def may_write(
    viewer: Viewer, household_id: UUID, layer: str, *, person_id: UUID | None = None, domain: str = ""
) -> bool:
    """This function will say whether the viewer may add to a layer of a household (or of one member's part of it)."""
    return _holds(household_id, layer, person_id, domain, writes=True)


def may_read(
    viewer: Viewer, household_id: UUID, layer: str, *, person_id: UUID | None = None, domain: str = ""
) -> bool:
    """This function will say whether the viewer reads a layer of a household (or of one member's part of it)."""
    return _holds(household_id, layer, person_id, domain)


def _holds(household_id: UUID, layer: str, person_id: UUID | None, domain: str, *, writes: bool = False) -> bool:
    """Say whether there is such a grant: a page reads all there are of a household at once, an act just this one."""
    whom = person_id or NOBODY
    if memo.remembers():
        return any(
            who == whom and one.layer == layer and one.domain == domain and (one.writes or not writes)
            for who, one in _held(household_id)
        )
    found = Grant.objects.filter(household_id=household_id, person_id=whom, layer=layer, domain=domain)
    if writes:
        found = found.filter(writes=True)
    return found.extra(where=["during @> access.clock()"]).exists()


def readers(
    viewer: Viewer, household_id: UUID, layer: str, *, person_id: UUID | None = None, domain: str = ""
) -> list[Who]:
    """This function will name who reads a record of this kind now, if the viewer reads it too; else nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.readers(%s, %s, %s, %s)", [household_id, person_id, layer, domain])
        ids = [row[0] for row in cursor.fetchall()]
    return sorted(who(ids).values(), key=lambda one: (one.organisation, one.name))


def not_to_be_named(viewer: Viewer, household_id: UUID, hats: Iterable[UUID | None]) -> set[UUID]:
    """This function will give which of these hats are another member's secret, unknown to the viewer."""
    return answered(not_to_be_named_part(viewer, household_id, hats))


def not_to_be_named_part(viewer: Viewer, household_id: UUID, hats: Iterable[UUID | None]) -> Asks[set[UUID]]:
    """This function will give the same, together with what else a page asks."""
    asked = [hat for hat in dict.fromkeys(hats) if hat]
    if not asked:
        return set()
    sql = "SELECT hat FROM unnest(%s::uuid[]) hat WHERE NOT access.may_know(%s, hat)"
    (rows,) = yield [Rows(sql, (asked, household_id), (UUID,))]
    return {hat for (hat,) in rows}


def secret_hats(viewer: Viewer, household_id: UUID, *, of_others_than: UUID | None = None) -> set[UUID]:
    """This function will give the hats whose involvement is a secret the viewer knows, also those of a desk.

    :param of_others_than: leave out who is the secret of this member.
    """
    secret = Involvement.objects.filter(household_id=household_id, secret=True)
    if of_others_than:
        secret = secret.exclude(about__about_id=of_others_than)
    found = list(secret)
    teams = {one.team_id for one in found if one.team_id}
    of_teams = Hat.objects.filter(team_id__in=teams).values_list("id", flat=True) if teams else ()
    return {one.hat_id for one in found if one.hat_id} | set(of_teams)


def writable_files(viewer: Viewer, household_id: UUID) -> list[tuple[str, str]]:
    """This function will give the (layer, domain) pairs of a household the viewer may write in, widest first."""
    order = [Layer.SHARED, Layer.CASE_TEAM, Layer.DOMAIN]
    found = {(g.layer, g.domain) for g in grounds(viewer, household_id) if g.writes and g.layer in order}
    return sorted(found, key=lambda pair: (order.index(Layer(pair[0])), pair[1]))


def opened(viewer: Viewer, household_id: UUID) -> list[Opened]:
    """This function will give which involvement reads the plan or the team's records now, as the wall has it.

    Told of every involvement and member the viewer may know of, also to whoever does not read those layers.
    """
    return answered(opened_part(viewer, household_id))


def opened_part(viewer: Viewer, household_id: UUID) -> Asks[list[Opened]]:
    """This function will give the same, together with what else a page asks."""
    sql = "SELECT source_id, person_id, layer, basis FROM access.opened(%s) ORDER BY 3, 4"
    (rows,) = yield [Rows(sql, (household_id,), (UUID, UUID, str, str))]
    return [Opened(row[0], None if row[1] == NOBODY else row[1], row[2], row[3]) for row in rows]


@dataclass(frozen=True, slots=True)
class Sight:
    """That a colleague or a desk reads a part of a household now: as a whole, or about a member."""

    viewer_id: UUID
    person_id: UUID | None
    layer: str
    domain: str


def sight(viewer: Viewer, household_id: UUID) -> frozenset[Sight]:
    """This function will give who reads what of a household now; nothing unless the viewer keeps it up.

    Of members the viewer knows, and without who is the secret of another member.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewer_id, person_id, layer, domain FROM access.sight(%s)", [household_id])
        rows = cursor.fetchall()
    return frozenset(
        Sight(who, None if person == NOBODY else person, layer, domain) for who, person, layer, domain in rows
    )
