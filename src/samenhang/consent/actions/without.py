"""Sharing without consent: justified first, agreed to by a second person where the basis asks it, told afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.actions import tell
from samenhang.consent.models import (
    LegalBasis,
    NoticeEnd,
    SecondOpinion,
    ToldAfter,
    WithoutConsent,
    WithoutReview,
)
from samenhang.consent.queries import as_decided
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Household
from samenhang.teams.models import Hat, Organisation


class SecondNeeded(Refusal):
    """The basis asks for a second person, and nobody (or oneself) was named."""


class DatesApart(Refusal):
    """A day lies in the past, or the resident would stay unaware after the day of the review."""


class AlreadyDone(Refusal):
    """The resident was told before, the second person answered before, or it stopped before."""


class NotYours(Refusal):
    """Who answers is not the second person who was asked."""


@dataclass(frozen=True, slots=True)
class Justification:
    """Why it is shared without asking: what for, whether it is needed and could do with less, why nobody was asked."""

    what: str
    needed: str
    less: str
    why: str
    why_words: str
    consulted: str = ""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """When the resident hears it; without ``tell_by`` the resident does not hear it until ``hidden_until``."""

    tell_by: date | None
    hidden_until: date | None
    review_on: date


@transaction.atomic
def share_without(
    *,
    household: Household,
    people: Iterable[UUID | None],
    organisation: Organisation,
    layers: Sequence[str],
    basis: LegalBasis,
    why: Justification,
    afterwards: Afterwards,
    second: Hat | None,
    by: Viewer,
    at: datetime,
) -> list[WithoutConsent]:
    """This function will record why something is shared without consent, and share it (law.md rule 4).

    Where a second person is named nothing opens before they agree. The resident does not see it until they are told,
    or until the day until which it is hidden.

    :raises SecondNeeded: when the basis asks for a second person and nobody else was named.
    :raises DatesApart: when a day lies in the past, or beyond the review.
    :raises Refusal: as telling does, when the basis does not hold or is not for this organisation.
    """
    day = timezone.localdate(at)
    _in_order(afterwards, day)
    if as_decided(basis, day).second_person and second is None:
        raise SecondNeeded(_("Bij deze grondslag moet een collega akkoord zijn. Kies wie."), field="second")
    if second and second.professional_id == by.professional_id:
        raise SecondNeeded(_("Kies een ander dan uzelf."), field="second")
    found = []
    for person in people:
        one = WithoutConsent(
            household=household,
            person_id=person,
            layer=Layer.INVOLVEMENT,
            hidden_reason=why.why,
            hidden_until=afterwards.tell_by or afterwards.hidden_until,
            organisation=organisation,
            layers=list(layers),
            basis=basis,
            what=why.what,
            needed=why.needed,
            less=why.less,
            why_not_asked=why.why,
            why_words=why.why_words,
            consulted=why.consulted,
            second=second,
            tell_by=afterwards.tell_by,
            review_on=afterwards.review_on,
            by_id=by.id,
            at=at,
        )
        one.save(force_insert=True)
        tell(
            household=household,
            people=[person],
            organisation=organisation,
            layers=layers,
            basis=basis,
            how="letter",
            without=one,
            by=by,
            at=at,
        )
        record(
            Event.CREATE,
            "consent.share_without",
            by=by,
            at=at,
            object_id=one.id,
            subjects=[one.key],
            detail={"basis": basis.code, "layers": list(layers), "why": why.why},
        )
        found.append(one)
    return found


def _in_order(afterwards: Afterwards, day: date) -> None:
    for name, value in (
        ("tell_by", afterwards.tell_by),
        ("hidden_until", afterwards.hidden_until),
        ("review_on", afterwards.review_on),
    ):
        if value and value < day:
            raise DatesApart(_("Deze dag is al voorbij."), field=name)
    if not (afterwards.tell_by or afterwards.hidden_until):
        raise DatesApart(_("Vul in wanneer u het vertelt, of tot wanneer niet."), field="tell_by")
    if afterwards.hidden_until and not afterwards.tell_by and afterwards.hidden_until < afterwards.review_on:
        raise DatesApart(_("Kijk uiterlijk opnieuw op de dag tot wanneer u het niet vertelt."), field="review_on")


@transaction.atomic
def agree(*, without: WithoutConsent, agrees: bool, words: str, by: Viewer, at: datetime) -> SecondOpinion:
    """This function will record what the second person says; with a yes it opens now, with a no it never does.

    :raises NotYours: when somebody else was asked.
    :raises AlreadyDone: when an answer was given before.
    """
    opinion = SecondOpinion(without=without, agrees=agrees, words=words, by_id=by.id, at=at, **_key(without))
    record(
        Event.CHANGE,
        "consent.agree",
        by=by,
        at=at,
        object_id=without.id,
        subjects=[without.key],
        detail={"agrees": agrees},
    )
    try:
        with transaction.atomic():
            opinion.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDone(_("Er is al een antwoord gegeven.")) from error
    except ProgrammingError as error:
        raise NotYours(_("Alleen wie gevraagd is, kan hier antwoorden.")) from error
    return opinion


@transaction.atomic
def tell_after(*, without: WithoutConsent, on: date, how: str, words: str, by: Viewer, at: datetime) -> ToldAfter:
    """This function will record that the resident was told; from now on the resident sees it too.

    :raises AlreadyDone: when that was recorded before.
    :raises DatesApart: when the day lies ahead, or before the sharing.
    """
    if on > timezone.localdate(at):
        raise DatesApart(_("Deze dag komt nog."), field="on")
    if on < timezone.localdate(without.at):
        raise DatesApart(_("Toen werd er nog niet gedeeld."), field="on")
    told = ToldAfter(without=without, on=on, how=how, words=words, by_id=by.id, at=at, **_key(without))
    record(Event.CHANGE, "consent.tell_after", by=by, at=at, object_id=without.id, subjects=[without.key])
    try:
        with transaction.atomic():
            told.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDone(_("Dit is de inwoner al verteld.")) from error
    return told


@transaction.atomic
def review(
    *,
    without: WithoutConsent,
    stops: bool,
    words: str,
    review_on: date | None,
    hidden_on: date | None,
    by: Viewer,
    at: datetime,
) -> WithoutReview:
    """This function will record a look again: the sharing goes on until another day, or it stops at once.

    :raises DatesApart: when it goes on without a day to look again, or a day lies in the past.
    :raises AlreadyDone: when it stopped before.
    """
    day = timezone.localdate(at)
    if WithoutReview.objects.filter(without=without, stops=True).exists():
        raise AlreadyDone(_("Dit delen is al gestopt."))
    for name, value in (("review_on", review_on), ("hidden_on", hidden_on)):
        if not stops and value and value <= day:
            raise DatesApart(_("Deze dag moet nog komen."), field=name)
    if not stops and review_on is None:
        raise DatesApart(_("Vul in wanneer u opnieuw kijkt."), field="review_on")
    looked = WithoutReview(
        without=without,
        stops=stops,
        words=words,
        review_on=None if stops else review_on,
        hidden_on=None if stops else hidden_on,
        by_id=by.id,
        at=at,
        **_key(without),
    )
    looked.save(force_insert=True)
    if stops:
        for notice in without.notices.filter(end=None, objection=None):
            NoticeEnd(notice=notice, by_id=by.id, at=at).save(force_insert=True)
    record(
        Event.CHANGE,
        "consent.review",
        by=by,
        at=at,
        object_id=without.id,
        subjects=[without.key],
        detail={"stops": stops},
    )
    return looked


def _key(without: WithoutConsent) -> dict[str, object]:
    return {"household_id": without.household_id, "person_id": without.person_id, "layer": without.layer}
