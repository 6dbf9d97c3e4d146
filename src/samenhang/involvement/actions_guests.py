"""Inviting a guest, accepting or declining, ending a stay. What the guest reads follows by itself (0036)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.permissions import HELPING
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key
from samenhang.consent.queries import bases
from samenhang.consent.usable import need_for_colleague
from samenhang.involvement.guests import rule
from samenhang.involvement.models import GuestAnswer, GuestEnd, GuestInvitation, GuestPart, Involvement, Part
from samenhang.involvement.queries import may_read, may_write
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Household, Membership
from samenhang.people.turns import take_turn
from samenhang.teams.models import Hat
from samenhang.teams.queries import worn

CONTENT = HELPING
LAYERS = (Layer.INVOLVEMENT, Layer.SHARED, Layer.CASE_TEAM)


class NotToInvite(Refusal):
    """This colleague cannot be invited: it is oneself, the role reads nothing, who left, or who is there already."""


class NotYoursToGive(Refusal):
    """More is offered than the inviter holds: nobody gives more than they have."""


class PeriodRefused(Refusal):
    """The last day lies in the past, or further away than a guest may stay."""


class BasisRefused(Refusal):
    """The legal basis does not hold today."""


class NotToAnswer(Refusal):
    """The invitation was answered before, lapsed, or was taken back."""


class NotToEnd(Refusal):
    """There is nothing to end any more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a guest is offered: about whom (None is the household as a whole), which layers, until which day."""

    people: Collection[UUID | None]
    layers: Collection[str]
    last_day: date
    question: str
    basis: str
    writes: bool = False


@transaction.atomic
def invite(*, household: Household, hat: Hat, offer: Offer, by: Viewer, at: datetime) -> GuestInvitation:
    """This function will invite a colleague to read a part of a household until a day; nothing opens before a yes (H2).

    Only who keeps the household up invites, and only to what they hold themselves; the database holds both as well.

    :raises NotToInvite: oneself, a role that is given no content, a hat that is not worn, or who is there already.
    :raises NotYoursToGive: a part the inviter does not hold, or about somebody who left the household.
    :raises PeriodRefused: when the last day is in the past or further away than the reference data allow.
    :raises BasisRefused: when the legal basis does not hold today.
    :raises BasisNotForThem: when it is for other organisations, roles or domains than the guest's.
    """
    take_turn(household.id)
    _may_come(household, hat, by, at)
    people, layers = _offered(household, offer, by, at)
    rules, day = rule(), timezone.localdate(at)
    if offer.last_day < day:
        raise PeriodRefused(_("De laatste dag ligt in het verleden."), field="until")
    if offer.last_day > day + timedelta(days=rules.most_days):
        words = _("Een gast blijft hoogstens %(days)s dagen. Kies een eerdere dag; u kunt daarna opnieuw uitnodigen.")
        raise PeriodRefused(words % {"days": rules.most_days}, field="until")
    basis = next((one for one in bases(day) if one.code == offer.basis), None)
    if basis is None:
        raise BasisRefused(_("Deze grondslag geldt nu niet meer. Kies een andere."), field="basis")
    need_for_colleague(basis, hat, None, day)
    invitation = GuestInvitation(
        household=household,
        person_id=people[0] if len(people) == 1 else None,
        layer=Layer.INVOLVEMENT,
        hat=hat,
        question=offer.question,
        basis_id=offer.basis,
        until=_midnight(offer.last_day + timedelta(days=1)),
        lapses_at=at + timedelta(days=rules.answer_days),
        by_id=by.id,
        at=at,
    )
    invitation.save(force_insert=True)
    for layer in layers:
        for person in people:
            GuestPart(
                invitation=invitation,
                household=household,
                person_id=person,
                layer=layer,
                writes=offer.writes and layer == Layer.CASE_TEAM,
            ).save(force_insert=True)
    record(
        Event.CREATE,
        "involvement.invite",
        by=by,
        at=at,
        object_id=invitation.id,
        subjects=[(household.id, person, layer, "") for person in people for layer in layers],
        detail={"layers": list(layers), "writes": offer.writes},
    )
    return invitation


def _may_come(household: Household, hat: Hat, by: Viewer, at: datetime) -> None:
    day = timezone.localdate(at)
    if hat.id == by.id or (by.professional_id and hat.professional_id == by.professional_id):
        raise NotToInvite(_("U kunt uzelf niet uitnodigen."), field="hat")
    if hat.role not in CONTENT:
        raise NotToInvite(_("Deze collega heeft een rol die geen gegevens van huishoudens ziet."), field="hat")
    if not Hat.objects.filter(worn(day), id=hat.id).exists():
        raise NotToInvite(_("Deze collega werkt daar niet meer. Kies iemand anders."), field="hat")
    if hat.organisation.until_day and hat.organisation.until_day <= day:
        raise NotToInvite(
            _("Deze organisatie doet niet meer mee. Kies iemand van een andere organisatie."), field="hat"
        )
    involved = Involvement.objects.filter(household=household, hat=hat, all_members=True)
    involved = involved.filter(part__in=(Part.DIRECTOR, Part.PROFESSIONAL, Part.PARTNER))
    if involved.exclude(end__at__lte=at).exclude(until__lte=at).exists():
        raise NotToInvite(
            _("Deze collega is al betrokken bij dit huishouden. Een uitnodiging is niet nodig."), field="hat"
        )
    there = GuestInvitation.objects.filter(household=household, hat=hat).select_related("answer", "end")
    for one in there:
        if one.state(at) == "waits":
            raise NotToInvite(_("Er wacht al een uitnodiging op antwoord van deze collega."), field="hat")
        if one.state(at) == "open":
            raise NotToInvite(
                _("Deze collega is hier al te gast. Beëindig dat eerst, en nodig dan opnieuw uit."), field="hat"
            )


def _offered(household: Household, offer: Offer, by: Viewer, at: datetime) -> tuple[list[UUID | None], list[str]]:
    """Give about whom and which layers, each once, as the inviter may give them; who it is comes with every part."""
    layers = [str(layer) for layer in LAYERS if layer in offer.layers or layer == Layer.INVOLVEMENT]
    people = list(dict.fromkeys(offer.people))
    if not people:
        raise NotYoursToGive(_("Kies over wie de gast mag lezen."), field="people")
    if Layer.SHARED in layers and None not in people:
        raise NotYoursToGive(
            _("Ons plan is van het gezin als geheel: kruis dat ook aan, of deel het niet."), field="people"
        )
    if not may_write(by, household.id, Layer.INVOLVEMENT):
        raise NotYoursToGive(_("Alleen wie het huishouden bijhoudt, nodigt gasten uit. Vraag het de regievoerder."))
    present = set(
        Membership.objects.filter(household=household, starts_on__lte=timezone.localdate(at))
        .exclude(end__on__lte=timezone.localdate(at))
        .values_list("person_id", flat=True)
    )
    for person in people:
        if person is not None and person not in present:
            words = _("Iemand die u aankruiste hoort niet meer bij dit huishouden. Kijk het na en kies opnieuw.")
            raise NotYoursToGive(words, field="people")
        for layer in layers:
            if not may_read(by, household.id, layer, person_id=person):
                raise NotYoursToGive(
                    _("U kunt niet meer delen dan u zelf leest. Haal weg wat u niet leest."), field="layers"
                )
        if (
            offer.writes
            and Layer.CASE_TEAM in layers
            and not may_write(by, household.id, Layer.CASE_TEAM, person_id=person)
        ):
            raise NotYoursToGive(_("U schrijft hier zelf niet mee; dan kunt u dat ook niet geven."), field="writes")
    return people, layers


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@transaction.atomic
def answer_invitation(
    *, invitation: GuestInvitation, accepted: bool, reason: str = "", by: Viewer, at: datetime
) -> GuestAnswer:
    """This function will record the guest's answer. From a yes on, the guest reads what was offered; a no has a reason.

    :raises NotToAnswer: when it was answered before, lapsed, was taken back, or its last day is over.
    """
    state = _fresh(invitation).state(at)
    if state in ("open", "declined", "ended"):
        raise NotToAnswer(_("U heeft deze uitnodiging al beantwoord."))
    if state == "taken_back":
        raise NotToAnswer(_("Deze uitnodiging is ingetrokken. Bel wie u uitnodigde als u toch nodig bent."))
    if state != "waits":
        raise NotToAnswer(_("Deze uitnodiging is verlopen. Vraag of u opnieuw uitgenodigd kunt worden."))
    if not accepted and not reason.strip():
        raise NotToAnswer(_("Schrijf kort waarom u niet meekijkt. Dan kan de ander verder."), field="reason")
    answer = GuestAnswer(invitation=invitation, accepted=accepted, reason=reason, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise NotToAnswer(_("U heeft deze uitnodiging al beantwoord.")) from error
    except ProgrammingError as error:  # taken back at the same moment: the wall says no
        raise NotToAnswer(_("Deze uitnodiging is net ingetrokken of verlopen.")) from error
    record(
        Event.CHANGE,
        "involvement.answer_invitation",
        by=by,
        at=at,
        object_id=invitation.id,
        subjects=_about(invitation),
        detail={"accepted": accepted},
    )
    return answer


@transaction.atomic
def end_stay(*, invitation: GuestInvitation, reason: str, by: Viewer, at: datetime) -> GuestEnd:
    """This function will take an invitation back, or end a guest's stay; the guest reads no more from now on.

    :raises NotToEnd: when it ended before, was declined or lapsed.
    """
    if _fresh(invitation).state(at) not in ("waits", "open"):
        raise NotToEnd(_("Deze uitnodiging of dit bezoek is al voorbij."))
    end = GuestEnd(invitation=invitation, reason=reason, by_id=by.id, at=at)
    record(
        Event.CHANGE,
        "involvement.end_stay",
        by=by,
        at=at,
        object_id=invitation.id,
        subjects=_about(invitation),
    )
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise NotToEnd(_("Een collega heeft dit net beëindigd.")) from error
    return end


def _fresh(invitation: GuestInvitation) -> GuestInvitation:
    return GuestInvitation.objects.select_related("answer", "end").get(id=invitation.id)


def _about(invitation: GuestInvitation) -> list[Key]:
    """Whom the invitation is about, for the log: each member apart, and the household only where that was offered."""
    people = GuestPart.objects.filter(invitation=invitation).values_list("person_id", flat=True)
    return [(invitation.household_id, person, Layer.INVOLVEMENT, "") for person in dict.fromkeys(people)]
