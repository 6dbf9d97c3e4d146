"""Reading statutory clocks: the viewer first; what guards a record one may not read does not exist."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import held_keys
from samenhang.kit.dates import day as in_words
from samenhang.kit.refusals import Refusal
from samenhang.terms.models import Ending, Pause, Term, TermRule
from samenhang.terms.reckoning import Extended, Length, Moved, StoodStill, last_day

FIRST_DAY = date(1900, 1, 1)
FAR = 120
"""From how many days on counting them says less than the date beside it."""

type Key = tuple[UUID, UUID | None, str, str]

STATES = {
    "open": gettext_lazy("Lopend"),
    "late": gettext_lazy("Te laat"),
    "warn": gettext_lazy("Loopt bijna af"),
    "paused": gettext_lazy("Staat stil"),
    "ended": gettext_lazy("Afgerond"),
}
SORTS: dict[str, list[str]] = {
    "": ["still", "due_on", "id"],
    "due": ["still", "due_on", "id"],
    "-due": ["-due_on", "id"],
    "household": ["household__name", "due_on", "id"],
    "-household": ["-household__name", "due_on", "id"],
    "rule": ["rule__law", "rule__article", "due_on", "id"],
    "-rule": ["-rule__law", "-rule__article", "due_on", "id"],
    "started": ["started_on", "id"],
    "-started": ["-started_on", "-id"],
}
TONES = {
    "running": ("neutral", "clock"),
    "warn": ("warning", "hourglass"),
    "late": ("danger", "triangle-alert"),
    "paused": ("info", "minus"),
    "over": ("neutral", "check"),
    "met": ("success", "check"),
    "met_late": ("warning", "check"),
    "withdrawn": ("neutral", "undo-2"),
    "not_applicable": ("neutral", "x"),
}


@dataclass(frozen=True)
class Clock:
    """A term as shown on a day: how it stands, in a word that says it without colour."""

    term: Term
    today: date

    @cached_property
    def ending(self) -> Ending | None:
        """How it ended, if it did."""
        return getattr(self.term, "ending", None)

    @property
    def paused_on(self) -> date | None:
        """Since when it stands still, if it does."""
        found: date | None = getattr(self.term, "paused_on", None)
        return None if self.ending else found

    @cached_property
    def state(self) -> str:
        """One of running, warn, late, over, paused, met, met_late, withdrawn, not_applicable."""
        if self.ending:
            late = self.ending.outcome == Ending.Outcome.MET and self.ending.on > self.term.due_on
            return "met_late" if late else str(self.ending.outcome)
        if self.paused_on:
            return "paused"
        if self.term.due_on < self.today:
            return "over" if self.term.rule.of_resident else "late"
        return "warn" if self.term.warn_on <= self.today else "running"

    @property
    def presses(self) -> bool:
        """Whether it is late, or its last day is in sight."""
        return self.state in ("late", "warn")

    @property
    def days(self) -> int:
        """How many days are left; below nought when it is late."""
        return (self.term.due_on - self.today).days

    @property
    def label(self) -> str:
        """How it stands, in a few words."""
        if self.ending:
            day = {"day": in_words(self.ending.on)}
            return {
                "met": _("gehaald op %(day)s"),
                "met_late": _("te laat klaar, op %(day)s"),
                "withdrawn": _("ingetrokken op %(day)s"),
                "not_applicable": _("niet van toepassing"),
            }[self.state] % day
        if self.paused_on:
            return _("staat stil sinds %(day)s") % {"day": in_words(self.paused_on)}
        left = self.days
        if self.state == "over":
            return _("voorbij")
        if left < 0:
            return ngettext("%(n)d dag te laat", "%(n)d dagen te laat", -left) % {"n": -left}
        if left == 0:
            return _("loopt vandaag af")
        if left > FAR:
            return _("loopt nog lang")
        return ngettext("nog %(n)d dag", "nog %(n)d dagen", left) % {"n": left}

    @property
    def due(self) -> str:
        """The last day in words, or that it moves along while the term stands still."""
        if self.paused_on:
            return _("schuift op zolang hij stilstaat")
        return in_words(self.term.due_on)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.state][0]

    @property
    def icon(self) -> str:
        """The picture on its badge."""
        return TONES[self.state][1]


# -- the table of rules: nobody's personal data ---------------------------------------------------------------


def rules(day: date | None = None) -> QuerySet[TermRule]:
    """This function will give the table of rules, all versions or those valid on a day."""
    found = TermRule.objects.select_related("domain")
    return found.filter(_valid(day)) if day else found


def ruling(day: date) -> QuerySet[TermRule]:
    """This function will give the rules by which a term that starts on a day can run: those with a length."""
    return rules(day).filter(length__isnull=False)


def choice(day: date) -> list[TermRule]:
    """This function will give each rule one can start by hand once: as valid on a day, or else as it was last."""
    latest: dict[str, TermRule] = {}
    for rule in rules().filter(length__isnull=False, valid_from__lte=day).order_by("code", "valid_from"):
        latest[rule.code] = rule
    return sorted(latest.values(), key=lambda rule: (rule.law, rule.article, rule.code))


def _valid(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_until=None) | Q(valid_until__gte=day))


def rule_on(code: str, started_on: date, today: date) -> TermRule:
    """This function will give the version of a rule that held on the day a term started.

    :raises Refusal: when that day lies ahead or too far back, or no version held then.
    """
    demand_first_day(started_on, today)
    found = ruling(started_on).filter(code=code).first()
    if found is None:
        raise did_not_hold(started_on)
    return found


def demand_first_day(started_on: date, today: date) -> None:
    """This function will refuse a first day that lies ahead, or before 1900.

    :raises Refusal: then.
    """
    if started_on > today:
        raise Refusal(_("Deze dag ligt in de toekomst."), field="started_on")
    if started_on < FIRST_DAY:
        raise Refusal(_("Deze dag ligt te ver terug. Kies een dag vanaf 1900."), field="started_on")


def demand_rule(*, started_by: str, domain: str, started_on: date, today: date) -> None:
    """This function will refuse a first day on which nothing that starts this way held in a domain.

    :raises Refusal: then, and when the day lies ahead or too far back.
    """
    demand_first_day(started_on, today)
    if not ruling(started_on).filter(started_by=started_by, domain_id=domain).exists():
        raise did_not_hold(started_on)


def did_not_hold(day: date) -> Refusal:
    """This function will give the refusal of a rule that did not hold on a day."""
    return Refusal(
        _("Op %(day)s gold deze regel niet. Kies een andere dag of regel.") % {"day": in_words(day)}, field="rule"
    )


def reckoned(rule: TermRule, started_on: date, moved: Iterable[Moved] = ()) -> date:
    """This function will give the last day of a term by its rule; the rule has a length."""
    return last_day(
        started_on,
        Length(rule.length or 1, rule.unit),
        next_day=rule.next_day,
        to_working_day=rule.to_working_day,
        moved=moved,
    )


def moved_by(term: Term) -> list[Moved]:
    """This function will give what moved a term's last day: pauses that are over, and its extension."""
    over = term.pauses.filter(end__isnull=False).values_list("starts_on", "end__on")
    found: list[Moved] = [StoodStill(since, until) for since, until in over]
    for number, unit, counts_from, on in Term.objects.filter(id=term.id, extension__isnull=False).values_list(
        "extension__number", "extension__unit", "extension__counts_from", "extension__extended_on"
    ):
        found.append(Extended(on, Length(number, unit), counts_from))
    return found


# -- terms ----------------------------------------------------------------------------------------------------


def _terms() -> QuerySet[Any, Any]:
    """Give terms with ``paused_on``: since when each stands still."""
    still = Pause.objects.filter(term=OuterRef("pk"), end=None).values("starts_on")[:1]
    return Term.objects.select_related("rule", "rule__domain", "ending", "household").annotate(
        paused_on=Subquery(still)
    )


def term(viewer: Viewer, term_id: UUID) -> Term:
    """This function will give one term.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found: Term | None = _terms().filter(id=term_id).select_related("person", "extension").first()
    if found is None:
        raise Http404
    return found


def running(household_id: UUID, object_ids: Collection[UUID]) -> list[Term]:
    """This function will give the terms that still run for some records, as far as the viewer reads them."""
    return list(_terms().filter(household_id=household_id, object_id__in=list(object_ids), ending=None))


def guarding(viewer: Viewer, household_id: UUID, object_ids: Collection[UUID], today: date) -> list[Clock]:
    """This function will give the clocks of some records of a household: those that run first, then what ended."""
    found = _terms().filter(household_id=household_id, object_id__in=list(object_ids))
    return sorted((Clock(one, today) for one in found), key=_order)


def of_household(viewer: Viewer, household_id: UUID, today: date) -> list[Clock]:
    """This function will give the clocks that run for a household, whatever they guard, the first to end first."""
    return in_order_of(running_of(viewer, household_id, today), today)


def running_of(viewer: Viewer, household_id: UUID, today: date) -> QuerySet[Any, Any]:
    """This function will give the terms of those clocks."""
    return _terms().filter(household_id=household_id, ending=None).exclude(_over(today))


def running_for(
    viewer: Viewer, household_ids: Collection[UUID], object_ids: Collection[UUID], today: date
) -> list[Clock]:
    """This function will give the clocks that run for records of some households, the first to end first."""
    found = _terms().filter(household_id__in=list(household_ids), object_id__in=list(object_ids), ending=None)
    return sorted((Clock(one, today) for one in found), key=_order)


def pressing(viewer: Viewer, household_ids: Collection[UUID], today: date) -> QuerySet[Any, Any]:
    """This function will give the terms of some households that are late or end soon, for ``in_order_of``."""
    found = _terms().filter(household_id__among=household_ids, ending=None, warn_on__lte=today, paused_on=None)
    return found.exclude(_over(today))


def in_order_of(found: Iterable[Any], today: date) -> list[Clock]:
    """This function will give their clocks, the first to end first."""
    return sorted((Clock(one, today) for one in found), key=_order)


def _order(clock: Clock) -> tuple[Any, ...]:
    return clock.ending is not None, clock.paused_on is not None, clock.term.due_on, str(clock.term.id)


def listing(viewer: Viewer, at: datetime, today: date, *, state: str = "open", sort: str = "") -> QuerySet[Any, Any]:
    """This function will give the terms of the households the viewer or their desk is involved with, in one state."""
    chosen = _involved(viewer, at).filter(_conditions(today).get(state, Q(ending=None)))
    order = SORTS["-started"] if state == "ended" and not sort else SORTS.get(sort, SORTS[""])
    return chosen.order_by(*[F(name[1:]).desc() if name.startswith("-") else F(name).asc() for name in order])


def counts(viewer: Viewer, at: datetime, today: date) -> dict[str, int]:
    """This function will count the terms in each state, in one statement."""
    conditions = _conditions(today)
    found = _involved(viewer, at).aggregate(**{f"in_{key}": Count("pk", filter=q) for key, q in conditions.items()})
    return {key: found[f"in_{key}"] for key in conditions}


def _involved(viewer: Viewer, at: datetime) -> QuerySet[Any, Any]:
    own = Q(hat_id=viewer.id) | Q(team_id=viewer.team_id) if viewer.team_id else Q(hat_id=viewer.id)
    there = Involvement.objects.filter(own).exclude(end__at__lte=at).exclude(until__lte=at).values("household_id")
    still = Exists(Pause.objects.filter(term=OuterRef("pk"), end=None))
    found: QuerySet[Any, Any] = (
        _terms()
        .filter(household_id__in=there)
        .annotate(still=Case(When(still, then=Value(1)), default=Value(0), output_field=IntegerField()))
    )
    return found


def _conditions(today: date) -> dict[str, Q]:
    runs, over = Q(ending=None, still=0), _over(today)
    return {
        "open": Q(ending=None) & ~over,
        "late": runs & Q(due_on__lt=today, rule__of_resident=False),
        "warn": runs & Q(due_on__gte=today, warn_on__lte=today),
        "paused": Q(ending=None, still=1),
        "ended": Q(ending__isnull=False) | over,
    }


def _over(today: date) -> Q:
    """Clocks of the resident's own whose last day has passed: nobody is late, nothing is to be done."""
    return Q(ending=None, rule__of_resident=True, due_on__lt=today)


# -- who ------------------------------------------------------------------------------------------------------


def read_in(viewer: Viewer, terms: Collection[Term], *, writes: bool = False) -> dict[UUID, Key]:
    """This function will give by which key the viewer reads (or writes) each term, in one statement.

    A term kept in two files is read in the one the viewer keeps; what cannot be written is left out.
    """
    homes = {one.household_id for one in terms}
    if len(homes) == 1:
        (home,) = homes  # its page asked already
        keys = {(home, *key) for key in held_keys(viewer, home, writes=writes)}
    else:
        held = Grant.objects.filter(household_id__in=homes, **({"writes": True} if writes else {}))
        keys = set(
            held.extra(where=["during @> access.clock()"]).values_list("household_id", "person_id", "layer", "domain")
        )
    found: dict[UUID, Key] = {}
    for one in terms:
        places = [one.key]
        if one.kept_in_id:
            places.append((one.household_id, one.person_id, Layer.DOMAIN, one.kept_in_id))
        open_here = [key for key in places if (key[0], key[1] or NOBODY, key[2], key[3]) in keys]
        if open_here or not writes:
            found[one.id] = (open_here or places)[0]
    return found


def may_keep(viewer: Viewer, one: Term) -> bool:
    """This function will say whether the viewer may pause, extend or end a term: who writes the file it is in."""
    return bool(read_in(viewer, [one], writes=True))
