"""Reading how long records are kept, and what is proposed for destruction: counts and kinds, never content (0045)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access.viewer import Viewer
from samenhang.cases.frame import in_words
from samenhang.data_rights.models import DestructionProposal, RetentionRule, Right, RuleChange, Unit
from samenhang.people import kept
from samenhang.teams.queries import Who, domain_names, who

A_PAGE = 25
HEADINGS = ("Wat", "Wet", "Hoe lang", "Vanaf", "Weg door", "Bevestigd", "Bron")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it counts now: the length agreed last, and a change that waits."""

    rule: RetentionRule
    length: str
    waiting: RuleChange | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as shown: which part, by which rule, how many of what, and what was decided by whom."""

    proposal: DestructionProposal
    part: str
    length: str
    counts: list[tuple[str, int]]
    late: bool
    decided_by: Who | None = None
    held: "Held | None" = None


@dataclass(frozen=True, slots=True)
class Held:
    """What holds a proposal back: another day by the rule of now, or residents who wait for an answer; never who."""

    due_on: date | None = None
    rights: tuple[str, ...] = ()
    until: date | None = None


def in_length(length: int | None, unit: str) -> str:
    """This function will say a length in words: 20 jaar, 30 dagen, or that nobody chose one yet."""
    if length is None:
        return _("nog niet gekozen")
    return (
        ngettext("%(n)d dag", "%(n)d dagen", length)
        if unit == Unit.DAYS
        else ngettext("%(n)d jaar", "%(n)d jaar", length)
    ) % {"n": length}


def rules() -> list[Rule]:
    """This function will give every rule as it counts now, in two statements. Reference data: of nobody."""
    agreed: dict[str, RuleChange] = {}
    waiting: dict[str, RuleChange] = {}
    for change in RuleChange.objects.select_related("answer").order_by("at", "id"):
        if not hasattr(change, "answer"):
            waiting[change.rule_id] = change
        elif change.answer.agreed:
            agreed[change.rule_id] = change
    return [
        Rule(
            rule,
            in_length(agreed[rule.code].length, agreed[rule.code].unit)
            if rule.code in agreed
            else in_length(rule.length, rule.unit),
            waiting.get(rule.code),
        )
        for rule in RetentionRule.objects.select_related("domain")
    ]


def one_rule(code: str) -> Rule:
    """This function will give one rule.

    :raises Http404: when there is none.
    """
    found = next((one for one in rules() if one.rule.code == code), None)
    if found is None:
        raise Http404
    return found


def history(code: str) -> list[tuple[RuleChange, Who | None, Who | None]]:
    """This function will give what was proposed for a rule, the last one first, with who proposed and who answered."""
    found = list(RuleChange.objects.filter(rule_id=code).select_related("answer").order_by("-at", "-id")[:A_PAGE])
    people = who({one.by_id for one in found} | {one.answer.by_id for one in found if hasattr(one, "answer")})
    return [
        (one, people.get(one.by_id), people.get(one.answer.by_id) if hasattr(one, "answer") else None) for one in found
    ]


def page(
    viewer: Viewer, number: str | None, *, over: bool, day: date
) -> tuple[Page[DestructionProposal], list[Proposed]]:
    """This function will give the proposals that wait or are to be carried out, the first due first; or those over."""
    rows = _all()
    settled = Q(end__isnull=False) | Q(decision__outcome="keep")
    rows = rows.filter(settled).order_by("-at", "-id") if over else rows.exclude(settled).order_by("due_on", "id")
    found = Paginator(rows, A_PAGE).get_page(number)
    return found, _shown(list(found.object_list), day)


def waiting(viewer: Viewer) -> int:
    """This function will say how many proposals wait for a decision."""
    return undecided(viewer).count()


def undecided(viewer: Viewer) -> QuerySet[DestructionProposal]:
    """This function will give the proposals that wait for a decision."""
    return DestructionProposal.objects.filter(decision=None, end=None)


def one(viewer: Viewer, number: str) -> DestructionProposal:
    """This function will give one proposal.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _all().filter(number=number).first()
    if found is None:
        raise Http404
    return found


def shown(viewer: Viewer, proposal: DestructionProposal, day: date) -> Proposed:
    """This function will give one proposal as it is shown."""
    return _shown([proposal], day)[0]


def held(ids: Iterable[UUID], day: date) -> dict[UUID, Held]:
    """This function will say what holds these proposals back, in one statement; the database decides who may know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.held_back(%s)", [list(ids)])
        rows = cursor.fetchall()
    return {
        proposal: Held(
            due_on if due_on and due_on > day else None, tuple(str(Right(right).label) for right in rights), until
        )
        for proposal, due_on, rights, until in rows
        if rights or due_on is None or due_on > day
    }


def worked_there(viewer: Viewer, proposal: DestructionProposal) -> bool:
    """This function will say whether the viewer worked with this household under another hat of theirs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.worked_in(%s)", [proposal.household_id])
        return bool(cursor.fetchone()[0])


def as_markdown() -> str:
    """This function will give the table as it stands in docs/policy/retention.md."""
    rows = [
        (
            one.rule.what,
            one.rule.law,
            one.length,
            one.rule.starts,
            "vanzelf" if one.rule.by_itself else "een besluit" if one.rule.decided else "nog niets",
            "ja" if one.rule.confirmed else "nee",
            one.rule.source,
        )
        for one in rules()
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [HEADINGS, ("---",) * len(HEADINGS), *rows]) + "\n"


def _all() -> QuerySet[DestructionProposal]:
    return DestructionProposal.objects.select_related("rule", "decision", "end")


def _shown(rows: Iterable[DestructionProposal], day: date) -> list[Proposed]:
    rows = list(rows)
    names, words = domain_names(), _tables()
    # from the day it may go on: what waits by the rule of the proposal is said by its own day
    back = held([row.id for row in rows if not hasattr(row, "end")], day)
    people = who({row.decision.by_id for row in rows if hasattr(row, "decision")})
    return [
        Proposed(
            row,
            _part(row, names),
            in_length(row.length, row.unit),
            sorted((words.get(table, _("andere gegevens")), number) for table, number in row.counts.items()),
            row.due_on < day and not hasattr(row, "decision"),
            people.get(row.decision.by_id) if hasattr(row, "decision") else None,
            _worth_saying(row, back.get(row.id)),
        )
        for row in rows
    ]


def _part(row: DestructionProposal, names: Mapping[str, str]) -> str:
    if row.layer == "log":
        return _("het inzagelogboek van %(month)s") % {"month": date_format(row.ended_on, "F Y")}
    return in_words(row.layer, row.domain, names)


def _worth_saying(row: DestructionProposal, back: Held | None) -> Held | None:
    """A day that is the proposal's own is no news."""
    if back is None or back.rights or (back.due_on or date.max) > row.due_on:
        return back
    return None


def _tables() -> Mapping[str, str]:
    """What the tables hold, in the words a resident reads in the own file."""
    words = {apps.get_model(part.model)._meta.db_table: str(part.title) for part in kept.parts()}
    return words | {"audit_line": _("regels: wie keek, schreef, zocht of zich aanmeldde")}
