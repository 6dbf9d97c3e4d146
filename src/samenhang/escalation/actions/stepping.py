"""A process director steps in beside the director: dated, with a mandate, ended with what came of it (E5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.actions import let_go
from samenhang.cases.models import Case
from samenhang.escalation import queries
from samenhang.escalation.models import Effect, EffectOf, EffectSeen, Extension, SteppingIn, SteppingOut
from samenhang.escalation.queries.consulting import TASK, Beside
from samenhang.escalation.refusing import (
    NotSaid,
    NotToAsk,
    NotYours,
    TooLate,
    WrongDay,
    case_runs,
    midnight,
    once,
)
from samenhang.involvement.actions import involve, renew
from samenhang.involvement.models import Part
from samenhang.involvement.queries import may_write
from samenhang.kit.dates import day as in_words
from samenhang.meetings.actions import Told, write_entry
from samenhang.meetings.models import Kind
from samenhang.people.nameless import UNDATED, demand_nameless
from samenhang.teams.models import Hat

FARTHEST = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What the process director may decide, why, until when, on which basis, and who knows of it."""

    words: str
    why: str
    last_day: date
    basis: str
    agreed_with: str
    told_on: date | None = None
    not_told_why: str = ""


@transaction.atomic
def step_in(*, case: Case, hat: Hat, mandate: Mandate, by: Viewer, at: datetime) -> SteppingIn:
    """This function will involve a process director beside the director until a day, with a mandate in words (E5).

    The director stays. What the process director reads follows from the involvement, as anybody's does.

    :raises CaseOver: when the case is closed.
    :raises NotToAsk: somebody who left, is no process director, or directs this case.
    :raises NotSaid: when it is not said when the resident heard, or why not.
    :raises WrongDay: when the last day is over or further than half a year, or the resident heard in the future.
    :raises AlreadyInvolved: when they work here already.
    """
    case_runs(case)
    today = timezone.localdate(at)
    if hat.id not in {one.id for one in queries.process_directors(by, case, today)}:
        raise NotToAsk(_("Deze procesregisseur is er niet meer, of heeft zelf de regie. Kies een ander."), field="hat")
    if mandate.told_on is None and not mandate.not_told_why.strip():
        raise NotSaid(_("Vul in wanneer de inwoner dit hoorde, of waarom nu niet."), field="told_on")
    if mandate.told_on and mandate.told_on > today:
        raise WrongDay(_("Deze dag moet nog komen. Vertel het eerst, of schrijf waarom nu niet."), field="told_on")
    _last_day(mandate.last_day, today)
    if not may_write(by, case.household_id, Layer.SHARED):
        raise NotYours(_("U schrijft zelf niet in ons plan. Vraag het de regievoerder."))
    involvement = involve(
        household=case.household,
        hat=hat,
        part=Part.PROFESSIONAL,
        basis=mandate.basis,
        task=TASK,
        until=midnight(mandate.last_day + timedelta(days=1)),
        by=by,
        at=at,
    )
    stepping = SteppingIn(
        household_id=case.household_id,
        layer=Layer.SHARED,
        case=case,
        hat=hat,
        involvement=involvement,
        mandate=mandate.words,
        why=mandate.why,
        agreed_with=mandate.agreed_with,
        resident_told_on=mandate.told_on,
        not_told_why="" if mandate.told_on else mandate.not_told_why,
        last_day=mandate.last_day,
        by_id=by.id,
        at=at,
    )
    stepping.save(force_insert=True)
    record(Event.CREATE, "escalation.step_in", by=by, at=at, object_id=stepping.id, subjects=[stepping.key])
    words = _("%(name)s (procesregisseur) stapt in naast de regievoerder, tot en met %(day)s. Mag: %(mandate)s")
    said = words % {"name": hat.professional.name, "day": in_words(mandate.last_day), "mandate": mandate.words}
    write_entry(case=case, layer=Layer.SHARED, told=Told(Kind.OTHER, at, said), by=by, at=at)
    return stepping


@transaction.atomic
def extend(*, beside: Beside, last_day: date, why: str, by: Viewer, at: datetime) -> Extension:
    """This function will let stepping in go on until another day.

    :raises TooLate: when it is over.
    :raises WrongDay: when the day is not later than it was, or further than half a year.
    """
    case_runs(beside.it.case)
    if not beside.runs:
        raise TooLate(_("Dit is al voorbij. Laat de procesregisseur opnieuw instappen als dat nodig is."))
    _last_day(last_day, timezone.localdate(at))
    if last_day <= beside.last_day:
        raise WrongDay(_("Kies een latere dag dan die nu geldt."), field="last_day")
    until = midnight(last_day + timedelta(days=1))
    renewed = renew(involvement=beside.involvement, until=until, reason=gettext_noop("verlengd"), by=by, at=at)
    longer = Extension(
        household_id=beside.it.household_id,
        layer=beside.it.layer,
        stepping=beside.it,
        involvement=renewed,
        last_day=last_day,
        why=why,
        by_id=by.id,
        at=at,
    )
    longer.save(force_insert=True)
    record(Event.CHANGE, "escalation.extend", by=by, at=at, object_id=beside.it.id, subjects=[longer.key])
    return longer


@transaction.atomic
def step_out(*, beside: Beside, came_of_it: str, by: Viewer, at: datetime) -> SteppingOut:
    """This function will end stepping in with what came of it; the process director reads no more from now on.

    Where who stepped in left and another took over, it is that one's part that ends.

    :raises TooLate: when it was ended already.
    """
    if beside.out is not None:
        raise TooLate(_("Dit is al afgesloten."))
    ended = SteppingOut(
        household_id=beside.it.household_id,
        layer=beside.it.layer,
        stepping=beside.it,
        came_of_it=came_of_it,
        by_id=by.id,
        at=at,
    )
    record(Event.CHANGE, "escalation.step_out", by=by, at=at, object_id=beside.it.id, subjects=[ended.key])
    once(ended, _("Een collega sloot dit net af."))
    said = _("Het instappen van de procesregisseur is afgesloten. Wat ervan kwam: %(what)s") % {"what": came_of_it}
    write_entry(case=beside.it.case, layer=beside.it.layer, told=Told(Kind.OTHER, at, said), by=by, at=at)
    if beside.involvement.present_at(at):
        let_go(involvement=beside.involvement, reason=gettext_noop("instappen afgesloten"), by=by, at=at)
    return ended


@transaction.atomic
def tell_effect(*, beside: Beside, words: str, by: Viewer, at: datetime) -> Effect:
    """This function will tell who stepped in, in a few lines without names, what it brought after three or six months.

    :raises TooLate: when nothing is due now.
    :raises NamesSomebody: when the lines tell who it is about.
    """
    if not beside.due:
        raise TooLate(_("Dit is al verteld, of het is er nog te vroeg voor."))
    demand_nameless({"words": words}, beside.it.household_id, by=by, at=at, refused=UNDATED)
    effect = Effect(
        to_hat_id=beside.involvement.hat_id or beside.it.hat_id,
        from_hat_id=by.id,
        months=beside.due,
        stepped_in_on=timezone.localdate(beside.it.at),
        words=words,
        at=at,
    )
    effect.save(force_insert=True)
    kept = EffectOf(
        household_id=beside.it.household_id,
        layer=beside.it.layer,
        stepping=beside.it,
        months=beside.due,
        effect=effect,
        by_id=by.id,
        at=at,
    )
    once(kept, _("Een collega vertelde dit net."))
    record(Event.TRANSFER, "escalation.tell_effect", by=by, at=at, object_id=beside.it.id, subjects=[kept.key])
    return effect


@transaction.atomic
def see_effect(*, effect: Effect, by: Viewer, at: datetime) -> None:
    """This function will note that who stepped in read what it brought."""
    if EffectSeen.objects.filter(effect=effect).exists():
        return
    record(Event.READ, "escalation.see_effect", by=by, at=at, object_id=effect.id)
    once(EffectSeen(effect=effect, by_id=by.id, at=at), _("U las dit al."))


def _last_day(day: date, today: date) -> None:
    if day < today:
        raise WrongDay(_("Deze dag is voorbij. Kies vandaag of een latere dag."), field="last_day")
    if day > today + FARTHEST:
        raise WrongDay(
            _("Instappen duurt hoogstens een half jaar. Kies een eerdere dag; u kunt verlengen."), field="last_day"
        )
