"""Who may hear what at the table: read from the grants themselves, never from who was invited (F1)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import CaseMember
from samenhang.meetings.models.conferences import AgendaItem
from samenhang.teams.queries import Who, who

type Key = tuple[UUID, UUID | None, str]


@dataclass(frozen=True, slots=True)
class Ear:
    """What one participant may hear of one case: everything, only our plan, only about one member, or nothing."""

    hat_id: UUID
    may: str
    about: str = ""
    who: Who | None = None

    @property
    def hears(self) -> bool:
        """Whether they stay at the table for it."""
        return self.may in ("all", "plan")

    @property
    def words(self) -> str:
        """The same in words."""
        if self.may == "part":
            return _("alleen over %(names)s: verlaat de tafel") % {"names": self.about}
        return {
            "all": _("mag alles horen"),
            "plan": _("alleen wat in ons plan staat"),
            "none": _("verlaat de tafel"),
        }[self.may]

    @property
    def tone(self) -> str:
        """The colour that goes with it; the words tell it too."""
        return {"all": "success", "plan": "info", "part": "warning", "none": "warning"}[self.may]


def readers_of(viewer: Viewer, keys: Iterable[Key]) -> dict[Key, frozenset[UUID]]:
    """This function will say who reads records of each key now, as far as the viewer reads them; in one statement."""
    asked = list(dict.fromkeys(keys))
    found: dict[Key, set[UUID]] = {key: set() for key in asked}
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT k.n, r FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) WITH ORDINALITY k(h, p, l, n)"
                " CROSS JOIN LATERAL access.readers(k.h, k.p, k.l, '') r",
                [[key[0] for key in asked], [key[1] for key in asked], [key[2] for key in asked]],
            )
            for number, hat in cursor.fetchall():
                found[asked[number - 1]].add(hat)
    return {key: frozenset(hats) for key, hats in found.items()}


def hearing(viewer: Viewer, participants: Sequence[UUID], items: Collection[AgendaItem]) -> dict[UUID, list[Ear]]:
    """This function will say of each slot the viewer reads what each participant may hear, in a few statements."""
    members: dict[UUID, list[CaseMember]] = {}
    rows = CaseMember.objects.filter(case_id__in=[one.case_id for one in items]).select_related("person")
    for row in rows if items else ():
        members.setdefault(row.case_id, []).append(row)
    keys: list[Key] = []
    for item in items:
        keys += [_key(item), (item.household_id, None, Layer.CASE_TEAM)]
        keys += [(item.household_id, one.person_id, item.layer) for one in members.get(item.case_id, ())]
    reads = readers_of(viewer, keys)
    names = who(participants) if items else {}
    there = sorted((hat for hat in participants if hat in names), key=lambda hat: names[hat].name)
    return {
        item.id: [replace(_ear(hat, item, members.get(item.case_id, ()), reads), who=names[hat]) for hat in there]
        for item in items
    }


def must_leave(ears: Iterable[Ear], present: Collection[UUID]) -> list[UUID]:
    """This function will give who of those at the table may not hear it; who takes part no longer may not either."""
    hears = {ear.hat_id for ear in ears if ear.hears}
    return [hat for hat in present if hat not in hears]


def all_hear(viewer: Viewer, keys: Iterable[Key], present: Collection[UUID]) -> dict[Key, bool]:
    """This function will say of each key whether everybody at the table reads it: only that may be on the wall."""
    return {key: set(present) <= hats for key, hats in readers_of(viewer, keys).items()}


def unnamed(viewer: Viewer, pairs: Iterable[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """This function will give which of these (household, hat) are another member's secret; in one statement."""
    asked = list(dict.fromkeys(pairs))
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT h, hat FROM unnest(%s::uuid[], %s::uuid[]) asked(h, hat) WHERE NOT access.may_know(h, hat)",
            [[one[0] for one in asked], [one[1] for one in asked]],
        )
        return set(cursor.fetchall())


def _ear(hat: UUID, item: AgendaItem, members: Sequence[CaseMember], reads: Mapping[Key, frozenset[UUID]]) -> Ear:
    if hat in reads[_key(item)]:
        team = item.layer == Layer.CASE_TEAM or hat in reads[item.household_id, None, Layer.CASE_TEAM]
        return Ear(hat, "all" if team else "plan")
    about = [
        one.person.call_name
        for one in members
        if one.person and hat in reads[item.household_id, one.person_id, item.layer]
    ]
    return Ear(hat, "part", ", ".join(about)) if about else Ear(hat, "none")


def _key(item: AgendaItem) -> Key:
    return item.household_id, item.person_id, item.layer
