"""Recording who stands beside somebody: representatives and their papers, supporters, the own network (A2, A7, A8)."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import documents, mandates, sealed_documents
from samenhang.people.actions import AlreadyThere, EndBeforeStart
from samenhang.people.models import Household, Person
from samenhang.people.models.beside import (
    Acquaintance,
    AcquaintanceEnd,
    Document,
    Ended,
    Representative,
    RepresentativeEnd,
    Supporter,
    SupporterEnd,
    SupportOffer,
)
from samenhang.people.queries import age_on


class NotForThisPerson(Refusal):
    """The law knows no such representative for somebody of this age."""


class BeyondMandate(Refusal):
    """This kind of representative cannot hold this mandate."""


@transaction.atomic
def represent(
    *, household: Household, person: Person, details: Mapping[str, object], by: Viewer, at: datetime
) -> Representative:
    """This function will record who acts in somebody's name, on what, from when, by which decision (A7).

    A guardian's term ends at the latest the day before the child turns eighteen.

    :param details: fields of ``Representative``.
    :raises NotForThisPerson: a guardian for an adult; an administrator, curator or mentor for a child.
    :raises BeyondMandate: when the mandate is more than the law gives this kind of representative.
    :raises EndBeforeStart: when the term ends before it starts, or the decision was taken after today.
    """
    one = Representative(household=household, person=person, layer=Layer.INVOLVEMENT, by_id=by.id, at=at, **details)
    today = timezone.localdate(at)
    if not mandates.fits_age(one.kind, age_on(person, max(today, one.starts_on))):
        grown = mandates.RULES[one.kind].for_adults
        words = _("Dit kan alleen bij een volwassene. Een kind heeft ouders met gezag of een voogd.")
        raise NotForThisPerson(words if grown else _("Een voogd is er alleen voor een kind."), field="kind")
    if not mandates.may_hold(one.kind, one.mandate):
        raise BeyondMandate(str(mandates.RULES[one.kind].what), field="mandate")
    if one.until and one.until < one.starts_on:
        raise EndBeforeStart(_("De einddatum ligt voor de begindatum."), field="until")
    if one.decided_on and one.decided_on > today:
        raise EndBeforeStart(_("Deze dag ligt in de toekomst."), field="decided_on")
    if one.kind == Representative.Kind.GUARDIAN and person.birth_date:
        last = mandates.comes_of_age(person.birth_date) - timedelta(days=1)
        one.until = min(one.until or last, last)
    one.save(force_insert=True)
    record(Event.CREATE, "people.represent", by=by, at=at, object_id=one.id, subjects=[one.key])
    return one


@transaction.atomic
def end_representation(
    *, representative: Representative, on: date, reason: str, by: Viewer, at: datetime
) -> RepresentativeEnd:
    """This function will record that somebody represents a person no longer; from that day nothing is signed on it.

    :raises EndBeforeStart: when the day lies before the term.
    :raises AlreadyThere: when a colleague recorded the end before.
    """
    end = RepresentativeEnd(representative=representative, on=on, reason=reason, by_id=by.id, at=at)
    _end(end, representative.starts_on)
    subjects = [representative.key]
    record(Event.CHANGE, "people.end_representation", by=by, at=at, object_id=representative.id, subjects=subjects)
    return end


@transaction.atomic
def keep_document(*, representative: Representative, sent: bytes, by: Viewer, at: datetime) -> Document:
    """This function will clean a document and keep it with the representation it is about (decision 0033).

    :raises NotADocument: when it cannot be kept safely, in words that say what to do.
    :raises AlreadyThere: when this document is kept already.
    """
    clean = documents.cleaned(sent)
    document = Document(
        household_id=representative.household_id,
        person_id=representative.person_id,
        layer=Layer.INVOLVEMENT,
        representative=representative,
        type=clean.type,
        size=len(clean.content),
        sha256=hashlib.sha256(clean.content).hexdigest(),
        by_id=by.id,
        at=at,
    )
    document.content_sealed = sealed_documents.seal(document.id, clean.content)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Dit document staat er al."), field="document") from error
    record(
        Event.CREATE,
        "people.keep_document",
        by=by,
        at=at,
        object_id=document.id,
        subjects=[document.key],
        detail={"type": clean.type, "size": document.size},
    )
    return document


@transaction.atomic
def offer_support(
    *, household: Household, person: Person, details: Mapping[str, object], by: Viewer, at: datetime
) -> SupportOffer:
    """This function will record that a client supporter was offered, and the answer (A8; Wmo 2015 art. 2.2.4).

    :raises EndBeforeStart: when the day lies in the future.
    """
    offer = SupportOffer(household=household, person=person, layer=Layer.INVOLVEMENT, by_id=by.id, at=at, **details)
    if offer.offered_on > timezone.localdate(at):
        raise EndBeforeStart(_("Deze dag ligt in de toekomst."), field="offered_on")
    offer.save(force_insert=True)
    record(Event.CREATE, "people.offer_support", by=by, at=at, object_id=offer.id, subjects=[offer.key])
    return offer


@transaction.atomic
def choose_supporter(
    *, household: Household, person: Person, details: Mapping[str, object], by: Viewer, at: datetime
) -> Supporter:
    """This function will record who supports a person: a client supporter, or somebody they bring along themselves."""
    one = Supporter(household=household, person=person, layer=Layer.INVOLVEMENT, by_id=by.id, at=at, **details)
    one.save(force_insert=True)
    record(Event.CREATE, "people.choose_supporter", by=by, at=at, object_id=one.id, subjects=[one.key])
    return one


@transaction.atomic
def end_support(*, supporter: Supporter, on: date, reason: str, by: Viewer, at: datetime) -> SupporterEnd:
    """This function will record that somebody supports a person no longer.

    :raises EndBeforeStart: when the day lies before the beginning.
    :raises AlreadyThere: when a colleague recorded the end before.
    """
    end = SupporterEnd(supporter=supporter, on=on, reason=reason, by_id=by.id, at=at)
    _end(end, supporter.starts_on)
    record(Event.CHANGE, "people.end_support", by=by, at=at, object_id=supporter.id, subjects=[supporter.key])
    return end


@transaction.atomic
def add_acquaintance(
    *, household: Household, person: Person, details: Mapping[str, object], by: Viewer, at: datetime
) -> Acquaintance:
    """This function will record somebody around a person: who, how near, what they may be called for (A2)."""
    one = Acquaintance(household=household, person=person, layer=Layer.INVOLVEMENT, by_id=by.id, at=at, **details)
    one.save(force_insert=True)
    record(Event.CREATE, "people.add_acquaintance", by=by, at=at, object_id=one.id, subjects=[one.key])
    return one


@transaction.atomic
def change_acquaintance(
    *, acquaintance: Acquaintance, details: Mapping[str, object], by: Viewer, at: datetime
) -> Acquaintance:
    """This function will record somebody around a person otherwise: the former record ends, what stood there stays.

    :raises Stale: when a colleague changed or ended it since.
    """
    day = max(timezone.localdate(at), acquaintance.starts_on)
    end = AcquaintanceEnd(acquaintance=acquaintance, on=day, reason=_("gewijzigd"), by_id=by.id, at=at)
    try:
        _end(end, acquaintance.starts_on)
    except AlreadyThere as error:
        raise Stale(_("Een collega heeft dit net gewijzigd. Bekijk het op de bladzijde Mensen.")) from error
    return add_acquaintance(household=acquaintance.household, person=acquaintance.person, details=details, by=by, at=at)


@transaction.atomic
def end_acquaintance(*, acquaintance: Acquaintance, on: date, reason: str, by: Viewer, at: datetime) -> AcquaintanceEnd:
    """This function will record that somebody stands around a person no longer, and why.

    :raises EndBeforeStart: when the day lies before the beginning.
    :raises AlreadyThere: when a colleague recorded the end before.
    """
    end = AcquaintanceEnd(acquaintance=acquaintance, on=on, reason=reason, by_id=by.id, at=at)
    _end(end, acquaintance.starts_on)
    subjects = [acquaintance.key]
    record(Event.CHANGE, "people.end_acquaintance", by=by, at=at, object_id=acquaintance.id, subjects=subjects)
    return end


def _end(end: Ended, starts_on: date) -> None:
    if end.on < starts_on:
        raise EndBeforeStart(_("De einddatum ligt voor de begindatum."), field="on")
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Dit einde is al vastgelegd, misschien net door een collega.")) from error
