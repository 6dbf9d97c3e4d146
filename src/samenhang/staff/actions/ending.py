"""Handing on what a colleague holds, and ending a role that holds nothing any more."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.handing import hand_on_shut as give_shut
from samenhang.cases.handing import shut
from samenhang.kit.refusals import Refusal
from samenhang.staff.actions.accounts import _managed, _not_oneself, _settle
from samenhang.staff.queries import has_desk, successors, work
from samenhang.teams import actions as teams
from samenhang.teams.hooks import Handing, handing_on
from samenhang.teams.models import Hat


class NotHandedOn(Refusal):
    """Something is left that nobody takes over."""


@transaction.atomic
def hand_on(*, hat: Hat, heirs: Mapping[str, UUID | None], by: Viewer, at: datetime) -> None:
    """This function will give all a hat holds to who takes over, per kind of work, from this moment.

    The modules that keep the work do it in the database, under one line in the log with everybody it is about. The
    viewer sees none of it, and is told nothing but that it was done.

    :param heirs: for each kind the hat that takes over, or None: back to the team or in the queue, where it can.
    :raises NotHandedOn: when for some kind nobody is chosen who may take it over, or work came in meanwhile.
    """
    _not_oneself(by, hat.professional)
    fitting = set(successors(by, hat, timezone.localdate(at)).values_list("id", flat=True))
    for kind in work(by, [hat.id]):
        if kind.follows or not kind.counts.get(hat.id):
            continue
        heir, may_go_back = heirs.get(kind.kind), bool(kind.back) and (has_desk(hat) or not kind.back_needs_desk)
        if kind.kind not in heirs or (heir is None and not may_go_back) or (heir and heir not in fitting):
            raise NotHandedOn(_("Kies wie dit overneemt."), field=f"heir_{kind.kind}")
    line = record(Event.CHANGE, "staff.hand_on", by=by, at=at, object_id=hat.id)
    try:
        with transaction.atomic():
            handing_on.run(Handing(hat.id, heirs, line))
    except IntegrityError as error:
        raise NotHandedOn(_("Er is net werk bijgekomen. Bekijk wat er nu staat, en kies opnieuw.")) from error


@transaction.atomic
def hand_on_shut(*, hat: Hat, heir_id: UUID, by: Viewer, at: datetime) -> None:
    """This function will give just the cases a hat directs and may not open to who takes over; the rest stays.

    Nobody is told which they are, or why: who takes over finds them, who hands on and the leaver do not.

    :raises NotHandedOn: when there are none, or the colleague may not take them over.
    """
    _not_oneself(by, hat.professional)
    if not shut(by, hat.id):
        raise NotHandedOn(_("Er is hier niets meer over te dragen."))
    if not successors(by, hat, timezone.localdate(at)).filter(id=heir_id).exists():
        raise NotHandedOn(_("Kies wie dit overneemt."), field="heir")
    line = record(Event.CHANGE, "staff.hand_on", by=by, at=at, object_id=hat.id)
    give_shut(leaver=hat.id, heir=heir_id, line=line)


@transaction.atomic
def end_work(*, hat: Hat, last_day: date | None, heirs: Mapping[str, UUID | None], by: Viewer, at: datetime) -> Hat:
    """This function will hand on what a hat holds and end it: at once, or after a last day.

    The colleague's other hats stay. The database refuses to end a hat that still holds something.

    :param last_day: the last day of work; None ends the hat at this moment.
    :raises NotHandedOn: when something is left that nobody takes over.
    """
    _managed(by, hat.organisation_id)
    Hat.objects.select_for_update(of=("self",)).get(id=hat.id)  # who is being involved just now goes first
    today = timezone.localdate(at)
    if last_day and last_day < today:
        raise Refusal(_("De laatste dag kan niet in het verleden liggen."), field="last_day")
    if hat.until_day and hat.until_day <= today:
        raise Refusal(_("Deze rol is al beëindigd."))
    if any(kind.counts.get(hat.id) for kind in work(by, [hat.id])):
        hand_on(hat=hat, heirs=heirs, by=by, at=at)
    _not_oneself(by, hat.professional)
    until = last_day + timedelta(days=1) if last_day else today
    try:
        with transaction.atomic():
            teams.end_hat(hat=hat, until_day=max(until, hat.from_day), by=by, at=at)
    except IntegrityError as error:
        raise NotHandedOn(_("Er is net werk bijgekomen. Bekijk wat er nu staat, en kies opnieuw.")) from error
    _settle(hat.professional)
    return hat
