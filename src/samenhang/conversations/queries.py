"""Reading conversations: the viewer first; one held in confidence with somebody else does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access.models import Draft, Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case, LifeDomain
from samenhang.cases.queries import life_domains
from samenhang.conversations.models import Answer, Conversation, Correction, Kind
from samenhang.involvement.queries import may_write, readers, writable_files
from samenhang.involvement.reading import FIRST, Reading, named, resident_reads
from samenhang.people.models import Person
from samenhang.people.queries import age_on, members
from samenhang.people.queries import person as member
from samenhang.teams.queries import Who, domain_names, who

EARLIER_SHOWN = 3


@dataclass(frozen=True, slots=True)
class File:
    """Where a conversation may be kept, and who reads it there."""

    layer: str
    domain: str
    label: str
    readers: list[Who]
    resident: str = ""

    @property
    def value(self) -> str:
        """How the form names it."""
        return f"{self.layer}:{self.domain}"

    @property
    def icon(self) -> str:
        """The sign of being shared, or of staying in one file."""
        return "lock" if self.domain else "users"

    @property
    def names(self) -> list[str]:
        """Who reads it, by name and organisation."""
        return [f"{one.name} ({one.organisation})" for one in self.readers]

    @property
    def hint(self) -> str:
        """Who reads it, in a line."""
        some, more = self.names[:FIRST], self.names[FIRST:]
        if more:
            some = [*some, ngettext("en nog %(n)d collega", "en nog %(n)d collega’s", len(more)) % {"n": len(more)}]
        return _("Dit lezen: %(names)s.") % {"names": ", ".join(some) or "–"}

    @property
    def reading(self) -> Reading:
        """Who reads it, as every screen that writes shows it."""
        return Reading([named(one) for one in self.readers], self.resident)


@dataclass(frozen=True, slots=True)
class Field:
    """One life domain in one conversation: what was said, and whether the viewer has unsaved text."""

    number: int
    domain: LifeDomain
    answer: Answer | None
    unsaved: bool = False
    then: Answer | None = None

    @property
    def touched(self) -> bool:
        """Whether anything is recorded here."""
        return bool(self.answer and self.answer.touched)

    @property
    def mark(self) -> int | None:
        """The mark given now."""
        return self.answer.mark if self.answer else None

    @property
    def mark_then(self) -> int | None:
        """The mark given in the earlier conversation."""
        return self.then.mark if self.then else None

    @property
    def change(self) -> int | None:
        """How much the mark rose or fell; None when either is missing."""
        if self.mark is None or self.mark_then is None:
            return None
        return self.mark - self.mark_then


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation as it stands in the list."""

    conversation: Conversation
    touched: int
    marks: list[int]
    by: Who | None


def of_case(viewer: Viewer, case_id: UUID) -> QuerySet[Conversation]:
    """This function will give a case's conversations the viewer may read, the latest first."""
    return (
        Conversation.objects.filter(case_id=case_id)
        .select_related("person", "main_points")
        .order_by("-held_on", "-at", "id")
    )


def summaries(viewer: Viewer, page: Sequence[Conversation]) -> list[Summary]:
    """This function will summarise a page of conversations, in three statements whatever their number."""
    said: dict[UUID, list[Answer]] = {one.id: [] for one in page}
    for answer in Answer.objects.filter(conversation_id__in=list(said)):
        said[answer.conversation_id].append(answer)
    names = who(one.by_id for one in page)
    return [
        Summary(
            conversation=one,
            touched=sum(answer.touched for answer in said[one.id]),
            marks=sorted(answer.mark for answer in said[one.id] if answer.mark is not None),
            by=names.get(one.by_id),
        )
        for one in page
    ]


def conversation(viewer: Viewer, case_id: UUID, conversation_id: UUID) -> Conversation:
    """This function will give one conversation of a case.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    found = (
        Conversation.objects.filter(id=conversation_id, case_id=case_id)
        .select_related("case", "household", "person", "main_points")
        .first()
    )
    if found is None:
        raise Http404
    return found


def holds(viewer: Viewer, conversation: Conversation) -> bool:
    """This function will say whether the viewer may write in this conversation's file."""
    return may_write(
        viewer,
        conversation.household_id,
        conversation.layer,
        person_id=conversation.person_id,
        domain=conversation.domain,
    )


def writable(viewer: Viewer, case_id: UUID, conversation_id: UUID) -> Conversation:
    """This function will give one conversation the viewer may write in.

    :raises Http404: when there is none, or the viewer may not write there.
    """
    found = conversation(viewer, case_id, conversation_id)
    if not holds(viewer, found):
        raise Http404
    return found


def is_closed(conversation: Conversation) -> bool:
    """This function will say whether the main points are agreed, so that nothing changes any more."""
    return hasattr(conversation, "main_points")


def life_domain(viewer: Viewer, conversation: Conversation, code: str) -> LifeDomain:
    """This function will give a life domain in use, or one this conversation already speaks of.

    :raises Http404: when there is none.
    """
    found = LifeDomain.objects.filter(
        Q(in_use=True) | Q(code__in=conversation.answers.values("life_domain_id")), code=code
    ).first()
    if found is None:
        raise Http404
    return found


def fields(viewer: Viewer, conversation: Conversation, *, then: Conversation | None = None) -> list[Field]:
    """This function will give every life domain with what was said, in the municipality's order."""
    said = {answer.life_domain_id: answer for answer in conversation.answers.select_related("life_domain")}
    before = {answer.life_domain_id: answer for answer in then.answers.all()} if then else {}
    domains = {one.code: one for one in life_domains()} | {a.life_domain_id: a.life_domain for a in said.values()}
    keys = {draft_key(conversation, code): code for code in domains}
    kept = Draft.objects.filter(viewer_id=viewer.id, form__in=list(keys)).values_list("form", flat=True)
    unsaved = {keys[form] for form in kept}
    return [
        Field(number, domain, said.get(domain.code), domain.code in unsaved, before.get(domain.code))
        for number, domain in enumerate(sorted(domains.values(), key=lambda one: (one.order, one.code)), 1)
    ]


def first_domain() -> str:
    """This function will give the code of the life domain a conversation begins with."""
    return life_domains().order_by("order", "code").values_list("code", flat=True)[0]


def draft_key(conversation: Conversation, part: str) -> str:
    """This function will give the name under which unsaved text of a part of a conversation is kept."""
    return f"conversation:{conversation.id}:{part}"


def answer(viewer: Viewer, conversation: Conversation, code: str) -> Answer | None:
    """This function will give what was said about one life domain, or None."""
    return conversation.answers.filter(life_domain_id=code).first()


def _before(conversation: Conversation) -> QuerySet[Conversation]:
    sooner = Q(held_on__lt=conversation.held_on) | Q(held_on=conversation.held_on, at__lt=conversation.at)
    return Conversation.objects.filter(sooner, household_id=conversation.household_id).order_by("-held_on", "-at")


def earlier(viewer: Viewer, conversation: Conversation) -> Conversation | None:
    """This function will give the latest earlier conversation with the same person in which marks were given."""
    marked = Answer.objects.filter(household_id=conversation.household_id).exclude(mark=None).values("conversation_id")
    return _before(conversation).filter(person=conversation.person, id__in=marked).first()


def told_before(viewer: Viewer, conversation: Conversation, code: str) -> list[Answer]:
    """This function will give what was told before about a life domain, so that nobody asks it again (A3).

    What another member told in confidence is left out, also for who may read it: this screen stands on the table.
    """
    same = _before(conversation).filter(Q(person=conversation.person) | Q(person=None))
    found = (
        Answer.objects.filter(conversation__in=same, life_domain_id=code)
        .select_related("conversation__person")
        .order_by("-conversation__held_on", "-at")
    )
    return [one for one in found[: EARLIER_SHOWN * 3] if one.spoken][:EARLIER_SHOWN]


def present(viewer: Viewer, conversation: Conversation) -> list[Person]:
    """This function will give the members who were there, as far as the viewer may know them."""
    return list(
        Person.objects.filter(id__in=conversation.attendances.values("attendee_id")).order_by("birth_date", "id")
    )


def agreed_by(viewer: Viewer, conversation: Conversation) -> list[Person]:
    """This function will give the members who agreed with the main points, as far as the viewer may know them."""
    return list(Person.objects.filter(id__in=conversation.assents.values("agreed_by_id")).order_by("birth_date", "id"))


def corrections(viewer: Viewer, conversation: Conversation) -> QuerySet[Correction]:
    """This function will give what was added after the conversation was closed, the oldest first."""
    return conversation.corrections.order_by("at", "id")


def who_may_have_been_there(viewer: Viewer, conversation: Conversation, at: datetime) -> list[Person]:
    """This function will give the present members of the household, and who is recorded as having been there."""
    living = [one.person for one in members(viewer, conversation.household_id, timezone.localdate(at))]
    return list({one.id: one for one in [*living, *present(viewer, conversation)]}.values())


def who_may_agree(viewer: Viewer, conversation: Conversation, at: datetime) -> list[Person]:
    """This function will give who can agree with the main points: the one it was held with, or who was there."""
    if conversation.person:
        return [conversation.person]
    return present(viewer, conversation) or who_may_have_been_there(viewer, conversation, at)


def next_kind(viewer: Viewer, case: Case, person: Person | None) -> Kind:
    """This function will say whether a conversation would be the first with this person, or with all together."""
    held = Conversation.objects.filter(household_id=case.household_id, person=person).exists()
    return Kind.LATER if held else Kind.FIRST


def counterpart(viewer: Viewer, case: Case, chosen: str) -> Person:
    """This function will give the member with whom a conversation is to be held.

    :raises Http404: when that is nobody of the household, as far as the viewer may know.
    """
    try:
        return member(viewer, case.household_id, UUID(chosen))
    except ValueError as error:
        raise Http404 from error


def reads_team(viewer: Viewer, household_id: UUID) -> bool:
    """This function will say whether the viewer reads with the team: else an empty list proves nothing."""
    return any(layer == Layer.CASE_TEAM for layer, _domain in writable_files(viewer, household_id))


def files(viewer: Viewer, household_id: UUID, person: Person | None) -> list[File]:
    """This function will give where the viewer may keep a conversation: with the team, or in an own file."""
    person_id = person.id if person else None
    pairs = [
        (layer, domain)
        for layer, domain in writable_files(viewer, household_id)
        if layer in (Layer.CASE_TEAM, Layer.DOMAIN)
        if person_id is None or may_write(viewer, household_id, layer, person_id=person_id, domain=domain)
    ]
    names = domain_names() if pairs else {}
    return [
        File(
            layer,
            domain,
            _("Alleen mijn dossier: %(name)s") % {"name": names.get(domain, domain)} if domain else _("Ons team"),
            readers(viewer, household_id, layer, person_id=person_id, domain=domain),
            _resident(person),
        )
        for layer, domain in pairs
    ]


def file_of(viewer: Viewer, conversation: Conversation) -> File:
    """This function will give where a conversation is kept, and who reads it there now."""
    name = domain_names().get(conversation.domain, conversation.domain) if conversation.domain else ""
    return File(
        conversation.layer,
        conversation.domain,
        _("Dossier van één domein: %(name)s") % {"name": name} if conversation.domain else _("Ons team"),
        readers(
            viewer,
            conversation.household_id,
            conversation.layer,
            person_id=conversation.person_id,
            domain=conversation.domain,
        ),
        _resident(conversation.person),
    )


def _resident(person: Person | None) -> str:
    if person is None:
        return resident_reads()
    return resident_reads(person.call_name, age_on(person, timezone.localdate()))
