"""One human being on record twice: saying so, taking that back, saying that they are two, asking the desk (A5).

A link moves nothing and opens nothing: both records keep all that hangs on them, and grants stay per household and
person. Its lines in the log name no subjects: who sees one of the two only must not read there that there is another.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.people.actions.recording import AlreadyThere, Identity, add_person, join_household
from samenhang.people.models import (
    DoubleAnswer,
    DoubleQuestion,
    Household,
    Membership,
    NotSame,
    NotSameTakenBack,
    Person,
    PersonLink,
    PersonUnlink,
)
from samenhang.people.queries import identified, kept_of, not_same_between, own_questions

_link_alone = partial(take_turn, 7406, "people.link")
"""Wait for a colleague who links two others: who is one with whom is looked up under this lock."""


class TwoNumbers(Refusal):
    """Two different BSNs are two people."""


class CannotSeeBoth(Refusal):
    """Who may not know of both cannot say anything about both."""


@transaction.atomic
def add_member(
    *,
    household: Household,
    identity: Identity,
    place: str,
    starts_on: date,
    unlike: Sequence[UUID] = (),
    by: Viewer,
    at: datetime,
) -> Membership:
    """This function will record somebody nobody knew yet, as a member of a household from a day on.

    :param unlike: who seemed to be the same person, and is somebody else: not proposed again.
    :raises Refusal: what ``add_person`` and ``join_household`` refuse; nothing is recorded then.
    """
    person = add_person(identity=identity, by=by, at=at)
    joined = join_household(household=household, person_id=person.id, place=place, starts_on=starts_on, by=by, at=at)
    if person.id in identified([person.id]):  # who is involved with some of the members does not see the new one
        for other in unlike:
            tell_apart(one=person.id, other=other, by=by, at=at)
    return joined


@transaction.atomic
def link(*, one: UUID, other: UUID, why: str, by: Viewer, at: datetime) -> PersonLink:
    """This function will record that two records are one human being; the better known one is the one that goes on.

    That is the one with a BSN, else the one from the register, else the elder. What was linked to either before counts
    along.

    :raises CannotSeeBoth: when the viewer may not know of both.
    :raises AlreadyThere: when they are one already, also by way of a third.
    :raises TwoNumbers: when both have a BSN, or one linked to them has another.
    """
    _link_alone()
    kept = kept_of([one, other])
    mine, theirs = kept.get(one, one), kept.get(other, other)
    if one == other or mine == theirs:
        raise AlreadyThere(_("Deze twee staan al als één persoon vastgelegd."))
    known = identified({one, other, *kept})
    if one not in known or other not in known:
        raise CannotSeeBoth(_("Vraag de Toegang om mee te kijken."))
    numbered = {person for person in known if known[person][0]}
    if len(numbered) > 1:
        raise TwoNumbers(
            _("Beiden hebben een eigen BSN. Dan zijn het twee personen. Klopt een BSN niet? Vraag de Toegang.")
        )
    for_one = min((mine, theirs), key=lambda person: _order(person, known)) == mine
    first, second = (one, other) if for_one else (other, one)
    made = PersonLink(kept_id=first, other_id=second, why=why, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "people.link", by=by, at=at, object_id=made.id)
    return made


def _order(person: UUID, known: dict[UUID, tuple[bool, bool]]) -> tuple[bool, bool, UUID]:
    has_bsn, from_brp = known.get(person, (False, False))
    return not has_bsn, not from_brp, person


@transaction.atomic
def unlink(*, made: PersonLink, why: str, by: Viewer, at: datetime) -> PersonUnlink:
    """This function will record that a link was a mistake; both stand by themselves again, as they always were.

    :raises AlreadyThere: when somebody undid it before.
    """
    end = PersonUnlink(link=made, why=why, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze koppeling is al losgemaakt.")) from error
    record(Event.CHANGE, "people.unlink", by=by, at=at, object_id=made.id)
    return end


@transaction.atomic
def tell_apart(*, one: UUID, other: UUID, by: Viewer, at: datetime) -> NotSame:
    """This function will record that two who are alike are two; they are not proposed again. Said twice, it is one.

    :raises AlreadyThere: when they stand as one: undo that first.
    """
    _link_alone()
    if other in kept_of([one]):
        raise AlreadyThere(_("Deze twee staan als één persoon vastgelegd. Maak dat eerst los."))
    told = not_same_between(one, other)
    if told is None:
        first, second = sorted((one, other))
        told = NotSame(first_id=first, second_id=second, by_id=by.id, at=at)
        told.save(force_insert=True)
    record(Event.CREATE, "people.tell_apart", by=by, at=at, object_id=told.id)
    return told


@transaction.atomic
def take_back_apart(*, told: NotSame, by: Viewer, at: datetime) -> NotSameTakenBack:
    """This function will take back that two are two; they may be proposed again.

    :raises AlreadyThere: when it was taken back before.
    """
    end = NotSameTakenBack(not_same=told, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Dit is al teruggenomen.")) from error
    record(Event.CHANGE, "people.take_back_apart", by=by, at=at, object_id=told.id)
    return end


@transaction.atomic
def ask_desk(
    *, household: Household, person_id: UUID, desk_id: UUID, why: str, by: Viewer, at: datetime
) -> DoubleQuestion:
    """This function will ask the access desk whether a person is on record twice.

    :raises AlreadyThere: when the same colleague's question about this person still lies there.
    :raises Refusal: about a protected household, or somebody whose address is secret: that is not written in a list.
    """
    if household.protected:
        raise Refusal(_("Dit huishouden is beschermd. Bel de collega van de Toegang die dit huishouden kent."))
    if Person.objects.filter(id=person_id, secrecy__gt=0).exists():
        raise Refusal(_("Het adres van deze persoon is geheim. Bel de Toegang: zo iemand komt niet in een lijst."))
    if any(not done for _question, done in own_questions(by, person_id)):
        raise AlreadyThere(_("U hebt dit al gevraagd. De Toegang kijkt ernaar."))
    asked = DoubleQuestion(household=household, person_id=person_id, desk_id=desk_id, why=why, by_id=by.id, at=at)
    asked.save(force_insert=True)
    subject = (household.id, person_id, Layer.INVOLVEMENT, "")
    record(Event.CREATE, "people.ask_desk", by=by, at=at, object_id=asked.id, subjects=[subject])
    return asked


@transaction.atomic
def answer_double(
    *, question: DoubleQuestion, outcome: str, other: UUID | None = None, by: Viewer, at: datetime
) -> DoubleAnswer:
    """This function will deal with a question whether somebody is on record twice.

    :param other: with whom, for the first two.
    :raises AlreadyThere: when a colleague dealt with it.
    :raises Refusal: what ``link`` and ``tell_apart`` refuse.
    """
    if outcome != DoubleAnswer.Outcome.NOTHING and other is None:
        raise Refusal(_("Kies om wie het gaat."), field="other")
    answer = DoubleAnswer(question=question, outcome=outcome, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Een collega heeft deze vraag net behandeld.")) from error
    if outcome == DoubleAnswer.Outcome.LINKED and other:
        link(one=question.person_id, other=other, why=question.why, by=by, at=at)
    elif outcome == DoubleAnswer.Outcome.NOT_SAME and other:
        tell_apart(one=question.person_id, other=other, by=by, at=at)
    record(Event.CREATE, "people.answer_double", by=by, at=at, object_id=question.id)
    return answer
