"""Starting, pausing, lengthening and ending a statutory clock. Each act reckons the last day anew (B9)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.dates import day as in_words
from samenhang.kit.refusals import Refusal, Stale
from samenhang.kit.turns import take_turn
from samenhang.terms.models import Ending, Extension, Pause, PauseEnd, Term, TermRule
from samenhang.terms.queries import demand_first_day, did_not_hold, moved_by, read_in, reckoned, ruling, running


class RunsAlready(Refusal):
    """The same clock runs already for the same record."""


class HasEnded(Refusal):
    """The clock was ended before, perhaps by a colleague just now."""


class StandsStill(Refusal):
    """The clock stands still: first let it run again."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a clock guards, and its place behind the wall."""

    guards: str
    object_id: UUID
    household_id: UUID
    person_id: UUID | None
    layer: str
    domain: str = ""
    kept_in: str | None = None


@transaction.atomic
def start(*, where: Where, rule: TermRule, started_on: date, by: Viewer, at: datetime) -> Term:
    """This function will start a clock of the law for a record; its last day is reckoned and kept.

    :raises RunsAlready: when the same clock runs for this record, in the same file.
    :raises Refusal: when the day lies ahead or before 1900, the rule did not hold then, or has no length of its own.
    """
    demand_first_day(started_on, timezone.localdate(at))
    if rule.valid_from > started_on or (rule.valid_until and rule.valid_until < started_on):
        raise did_not_hold(started_on)
    if rule.length is None:
        raise Refusal(_("Deze regel heeft geen eigen lengte. Kies een andere."), field="rule")
    take_turn(6601, where.object_id)
    place = {"layer": where.layer, "domain": where.domain}
    same = Term.objects.filter(
        household_id=where.household_id, object_id=where.object_id, rule__code=rule.code, **place
    )
    if same.filter(ending=None).exists():
        raise _runs_already()
    due = reckoned(rule, started_on)
    term = Term(
        household_id=where.household_id,
        person_id=where.person_id,
        **place,
        kept_in_id=where.kept_in if where.layer == Layer.DOMAIN else None,
        guards=where.guards,
        object_id=where.object_id,
        rule=rule,
        round=same.count() + 1,
        started_on=started_on,
        due_on=due,
        warn_on=due - timedelta(days=rule.warn_days),
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            term.save(force_insert=True)
    except IntegrityError as error:
        raise _runs_already() from error
    _log(Event.CREATE, "terms.start", term, by=by, at=at)
    return term


@transaction.atomic
def start_by_itself(
    *,
    where: Where,
    started_by: str,
    domain: str,
    started_on: date,
    earlier: Collection[UUID] = (),
    by: Viewer,
    at: datetime,
) -> list[Term]:
    """This function will start the clocks that the law lets start with something that just happened in a domain.

    :param earlier: other records of the same matter: a clock that runs for one of these is not started again.
    """
    there = Term.objects.filter(household_id=where.household_id, object_id__in=[where.object_id, *earlier], ending=None)
    busy = set(there.values_list("rule__code", flat=True))
    rules = [one for one in ruling(started_on).filter(started_by=started_by, domain_id=domain) if one.code not in busy]
    return [start(where=where, rule=rule, started_on=started_on, by=by, at=at) for rule in rules]


@transaction.atomic
def pause(*, term: Term, starts_on: date, reason: str, seen: int | None = None, by: Viewer, at: datetime) -> Pause:
    """This function will let a term stand still from a day on (Awb 4:15).

    :raises StandsStill: when it stands still already.
    :raises Refusal: when the law does not allow it, or the day lies ahead, before the start, or in an earlier pause.
    """
    term = _take(term, seen, still=False)
    if not term.rule.pausable:
        raise Refusal(_("De wet laat niet toe dat deze termijn stilstaat."))
    _demand_past(starts_on, timezone.localdate(at), "starts_on")
    if starts_on < term.started_on:
        raise Refusal(_("De termijn liep toen nog niet. Kies een latere dag."), field="starts_on")
    if starts_on > term.due_on:
        raise Refusal(
            _("De termijn liep af op %(day)s en kan daarna niet meer stilstaan.") % {"day": in_words(term.due_on)},
            field="starts_on",
        )
    earlier = list(term.pauses.select_related("end").order_by("turn"))
    if earlier and starts_on < earlier[-1].end.on:
        raise Refusal(
            _("Tot %(day)s stond de termijn al stil. Kies die dag of een latere.")
            % {"day": in_words(earlier[-1].end.on)},
            field="starts_on",
        )
    made = Pause(term=term, turn=len(earlier) + 1, starts_on=starts_on, reason=reason, by_id=by.id, at=at)
    made.save(force_insert=True)
    _moved(term)
    _log(Event.CHANGE, "terms.pause", term, by=by, at=at)
    return made


@transaction.atomic
def resume(*, term: Term, on: date, seen: int | None = None, by: Viewer, at: datetime) -> Term:
    """This function will let a term that stands still run again from a day on; its last day moves as many days.

    :raises Refusal: when it does not stand still, or the day lies ahead or before the pause.
    """
    term = _take(term, seen)
    there = term.pauses.filter(end=None).first()
    if there is None:
        raise Refusal(_("Deze termijn loopt al. Misschien heeft een collega hem net hervat."))
    _demand_past(on, timezone.localdate(at), "on")
    if on < there.starts_on:
        raise Refusal(
            _("De termijn staat stil sinds %(day)s. Kies die dag of een latere.") % {"day": in_words(there.starts_on)},
            field="on",
        )
    PauseEnd(pause=there, on=on, by_id=by.id, at=at).save(force_insert=True)
    _moved(term)
    _log(Event.CHANGE, "terms.resume", term, by=by, at=at)
    return term


@transaction.atomic
def extend(
    *,
    term: Term,
    number: int,
    reason: str,
    counts_from: date | None = None,
    seen: int | None = None,
    by: Viewer,
    at: datetime,
) -> Term:
    """This function will make a term longer, as far as the law allows, and once.

    :param counts_from: the day of receipt, where the extension counts from that.
    :raises StandsStill: when it stands still.
    :raises Refusal: when the law allows no extension, none this long, or no second one; or the day is missing or ahead.
    """
    term = _take(term, seen, still=False)
    rule, today = term.rule, timezone.localdate(at)
    if rule.extension is None:
        raise Refusal(_("De wet laat niet toe dat deze termijn langer wordt."))
    if Extension.objects.filter(term=term).exists():
        raise Refusal(_("Deze termijn is al verlengd. Dat kan één keer."))
    if not 1 <= number <= rule.extension:
        raise Refusal(
            _("Deze termijn kan ten hoogste %(number)s %(unit)s langer worden.")
            % {"number": rule.extension, "unit": rule.get_extension_unit_display()},
            field="number",
        )
    if rule.extension_from == TermRule.ExtendedFrom.RECEIPT:
        if counts_from is None:
            raise Refusal(_("Vul in wanneer de informatie binnenkwam."), field="counts_from")
        _demand_past(counts_from, today, "counts_from")
        if counts_from < term.started_on:
            raise Refusal(_("De termijn liep toen nog niet. Kies een latere dag."), field="counts_from")
    else:
        counts_from = None
    Extension(
        term=term,
        number=number,
        unit=rule.extension_unit,
        counts_from=counts_from,
        extended_on=today,
        reason=reason,
        by_id=by.id,
        at=at,
    ).save(force_insert=True)
    _moved(term)
    _log(Event.CHANGE, "terms.extend", term, by=by, at=at)
    return term


@transaction.atomic
def end(
    *, term: Term, outcome: str, on: date, note: str = "", seen: int | None = None, by: Viewer, at: datetime
) -> Ending:
    """This function will end a term: met on a day, withdrawn, or it did not apply after all.

    :raises HasEnded: when it was ended before.
    :raises Refusal: when the day lies ahead or before the start, or a reason is missing.
    """
    term = _take(term, seen)
    _demand_past(on, timezone.localdate(at), "on")
    if on < term.started_on:
        raise Refusal(
            _("De termijn begon op %(day)s. Kies die dag of een latere.") % {"day": in_words(term.started_on)},
            field="on",
        )
    if outcome == Ending.Outcome.NOT_APPLICABLE and not note:
        raise Refusal(_("Schrijf op waarom deze termijn niet van toepassing is."), field="note")
    made = Ending(term=term, outcome=outcome, on=on, note=note, by_id=by.id, at=at)
    made.save(force_insert=True)
    Term.objects.filter(id=term.id).update(version=F("version") + 1)
    _log(Event.CHANGE, "terms.end", term, by=by, at=at, detail={"outcome": outcome})
    return made


@transaction.atomic
def withdraw_all(*, household_id: UUID, object_ids: Collection[UUID], by: Viewer, at: datetime) -> None:
    """This function will end every clock of these records as withdrawn: what they guarded was taken back."""
    there = running(household_id, object_ids)
    for term in there:
        on = max(timezone.localdate(at), term.started_on)
        end(term=term, outcome=Ending.Outcome.WITHDRAWN, on=on, by=by, at=at)


def _take(term: Term, seen: int | None, *, still: bool = True) -> Term:
    """Hold the term until the act is done, so that two colleagues move it one after the other."""
    held = Term.objects.select_for_update(of=("self",)).select_related("rule").filter(id=term.id).first()
    if held is None:
        raise Http404
    if Ending.objects.filter(term=held).exists():
        raise HasEnded(_("Deze termijn is al afgerond, misschien net door een collega."))
    if seen is not None and seen != held.version:
        raise Stale(_("Een collega heeft deze termijn net veranderd. Kijk of het nog klopt en sla dan opnieuw op."))
    if not still and held.pauses.filter(end=None).exists():
        raise StandsStill(_("Deze termijn staat stil. Hervat hem eerst."))
    return held


def _moved(term: Term) -> None:
    due = reckoned(term.rule, term.started_on, moved_by(term))
    Term.objects.filter(id=term.id).update(
        due_on=due, warn_on=due - timedelta(days=term.rule.warn_days), version=F("version") + 1
    )


def _demand_past(day: date, today: date, field: str) -> None:
    if day > today:
        raise Refusal(_("Deze dag ligt in de toekomst."), field=field)


def _runs_already() -> RunsAlready:
    return RunsAlready(_("Deze termijn loopt hier al."), field="rule")


def _log(
    event: Event, what: str, term: Term, *, by: Viewer, at: datetime, detail: dict[str, str] | None = None
) -> None:
    about = [read_in(by, [term])[term.id]]
    told = {"rule": term.rule.code, **(detail or {})}
    record(event, what, by=by, at=at, object_id=term.id, subjects=about, detail=told)
