"""Keeping pots, committing money on a decision, settling what was spent (G8)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.budgets import queries
from samenhang.budgets.models import Commitment, CommittedFor, Pot, PotChange, PotClosing, PotMandate, Settlement
from samenhang.decisions import ladder
from samenhang.decisions import queries as decisions
from samenhang.decisions.models import Decision
from samenhang.involvement.queries import may_write
from samenhang.kit.money import euros
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.kit.turns import take_turn


class PotClosed(Refusal):
    """The pot was closed, or is of another year."""


class PotShort(Refusal):
    """There is less in the pot than is asked."""


class TooMuch(Refusal):
    """More than the decision costs, than may be committed from the pot on this rung, or than was committed."""


class NotInForce(Refusal):
    """Money is committed only on a decision that counts."""


class NotYours(Refusal):
    """The viewer only reads the decision."""


class Settled(Refusal):
    """It was settled already."""


@transaction.atomic
def open_pot(
    *,
    name: str,
    year: int,
    domains: Sequence[str],
    amount: Decimal,
    mandates: Mapping[str, Decimal | None],
    by: Viewer,
    at: datetime,
) -> Pot:
    """This function will make a pot of a year, with up to how much each rung commits from it.

    :raises PotClosed: when its year has passed.
    """
    if year < timezone.localdate(at).year:
        raise PotClosed(_("Dit jaar is voorbij."), field="year")
    made = Pot(name=name, year=year, domains=list(domains), amount=amount, by_id=by.id, at=at)
    made.save(force_insert=True)
    PotMandate.objects.bulk_create(
        [PotMandate(pot=made, rung=rung, up_to=up_to, by_id=by.id, at=at) for rung, up_to in mandates.items()]
    )
    record(Event.CREATE, "budgets.open_pot", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def change_pot(*, pot: Pot, amount: Decimal, why: str, by: Viewer, at: datetime) -> PotChange:
    """This function will put more in a pot, or less, and say why.

    :raises PotShort: when more was committed than would be left.
    :raises PotClosed: when it was closed.
    """
    _turn(pot.id)
    now = _open(pot, by)
    if now.left + amount < 0:
        raise PotShort(_("Er is nog %(left)s vrij. Meer kan er niet uit.") % {"left": euros(now.left)}, field="amount")
    made = PotChange(pot=pot, amount=amount, why=why, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CHANGE, "budgets.change_pot", by=by, at=at, object_id=pot.id)
    return made


@transaction.atomic
def close_pot(*, pot: Pot, why: str, by: Viewer, at: datetime) -> None:
    """This function will close a pot: what was committed stays, nothing is added.

    :raises PotClosed: when it was closed already.
    """
    _turn(pot.id)
    _open(pot, by)
    PotClosing(pot=pot, why=why, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "budgets.close_pot", by=by, at=at, object_id=pot.id)


@transaction.atomic
def commit(*, decision: Decision, pot: Pot, amount: Decimal, by: Viewer, at: datetime) -> Commitment:
    """This function will set an amount apart in a pot, on a decision that counts.

    The decision and the pot are taken one after the other, so that two people never commit the same money; the
    database counts once more.

    :raises NotYours: when the viewer only reads the decision.
    :raises NotInForce: when the decision does not count (any more).
    :raises PotClosed: when the pot was closed, or is of another year.
    :raises TooMuch: when it is more than is uncommitted of what the decision costs, or than the rung commits.
    :raises PotShort: when the pot holds less, also by a cent.
    """
    _turn(decision.id)
    _turn(pot.id)
    if not may_write(by, decision.household_id, decision.layer, person_id=decision.person_id, domain=decision.domain):
        raise NotYours(_("U leest dit besluit, maar u mag er geen geld voor vastleggen."))
    state = decisions.states(by, [decision], at)[0]
    if state.in_force is None or state.end is not None:
        raise NotInForce(_("Geld vastleggen kan alleen bij een besluit dat geldt."))
    now, today = _open(pot, by), timezone.localdate(at)
    if pot.year != today.year:
        raise PotClosed(
            _("Dit budget is van %(year)d. Kies een budget van dit jaar.") % {"year": pot.year}, field="pot"
        )
    free = queries.uncommitted(state, queries.on_decision(by, [decision.id]))
    if amount > free:
        raise TooMuch(
            _("Van dit besluit is nog %(free)s niet vastgelegd. Meer kan niet.")
            % {"free": euros(max(free, Decimal(0)))},
            field="amount",
        )
    _within_mandate(pot, state, amount, by, at)
    if amount > now.left:
        raise PotShort(
            _("In dit budget is nog %(left)s. U vroeg %(amount)s.")
            % {"left": euros(now.left), "amount": euros(amount)},
            field="amount",
        )
    made = Commitment(
        pot=pot, amount=amount, kind=state.text.kind, rung_name=state.in_force.rung_name, by_id=by.id, at=at
    )
    link = CommittedFor(
        household_id=decision.household_id,
        person_id=decision.person_id,
        layer=decision.layer,
        domain=decision.domain,
        commitment=made,
        decision=decision,
        by_id=by.id,
        at=at,
    )
    with or_refuse(PotShort(_("Een collega legde net geld vast uit dit budget. Kijk wat er over is."), field="amount")):
        made.save(force_insert=True)
        link.save(force_insert=True)
    record(Event.CREATE, "budgets.commit", by=by, at=at, object_id=made.id, subjects=[link.key])
    return made


@transaction.atomic
def settle(*, commitment_id: UUID, spent: Decimal, by: Viewer, at: datetime) -> Settlement:
    """This function will record what was spent of a commitment; the rest is free again.

    :raises Settled: when it was settled already.
    :raises TooMuch: when more was spent than was committed.
    """
    link = queries.committed_for(by, commitment_id)
    _turn(link.commitment.pot_id)
    if Settlement.objects.filter(commitment_id=commitment_id).exists():
        raise Settled(_("Dit is al afgerekend."))
    if not may_write(by, link.household_id, link.layer, person_id=link.person_id, domain=link.domain):
        raise NotYours(_("U leest dit besluit, maar u mag het niet afrekenen."))
    if spent > link.commitment.amount:
        raise TooMuch(
            _("Er is %(amount)s vastgelegd. Is er meer nodig, leg dat dan eerst vast.")
            % {"amount": euros(link.commitment.amount)},
            field="spent",
        )
    made = Settlement(commitment_id=commitment_id, spent=spent, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CHANGE, "budgets.settle", by=by, at=at, object_id=commitment_id, subjects=[link.key])
    return made


def _within_mandate(pot: Pot, state: decisions.State, amount: Decimal, by: Viewer, at: datetime) -> None:
    rung = state.in_force.rung if state.in_force else ""
    table = ladder.on(timezone.localdate(at))
    said = queries.mandates(by, pot.id).get(rung)
    name = table.names.get(rung, rung)
    if said is None:
        raise TooMuch(_("Uit dit budget legt deze trede niets vast: %(rung)s.") % {"rung": name}, field="pot")
    if said.up_to is not None and amount > said.up_to:
        words = {"rung": name, "most": euros(said.up_to)}
        raise TooMuch(_("Uit dit budget legt %(rung)s per keer tot %(most)s vast.") % words, field="amount")


def _open(pot: Pot, by: Viewer) -> queries.Standing:
    if PotClosing.objects.filter(pot_id=pot.id).exists():
        raise PotClosed(_("Dit budget is gesloten. Er wordt niets meer uit vastgelegd."), field="pot")
    return queries.standing(by, [pot])[0]


_turn = partial(take_turn, 8080)
