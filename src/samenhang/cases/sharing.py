"""What stands on the screen and the paper about sharing: who reads what now, what was told, asked, taken back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.frame import BY_CONSENT, Frame, in_words, on_ground
from samenhang.consent import queries as consent
from samenhang.consent.models import Consent, HelpAgreement, Notice, SecrecyRelease, Words
from samenhang.consent.usable import in_force
from samenhang.involvement.guests import invitations
from samenhang.involvement.models import GuestInvitation, Involvement
from samenhang.involvement.queries import Opened, involved, opened_part
from samenhang.kit.rounds import Asks, answered, together
from samenhang.kit.rounds import asked as asked_of
from samenhang.people.models import Person
from samenhang.teams.models import Organisation
from samenhang.teams.queries import Who, who

ENDING = (Words.Kind.NOTE, Words.Kind.REASON)


@dataclass(slots=True)
class Right:
    """What an organisation reads now on one ground: about the household as a whole, and about which members."""

    words: str
    basis: str
    ground: str
    whole: bool = False
    people: list[Person] = field(default_factory=list)
    everyone: bool = False

    @property
    def by_consent(self) -> bool:
        """Whether this is read because somebody said yes."""
        return self.basis == BY_CONSENT


@dataclass(slots=True)
class Reads:
    """One organisation: who of it is involved, and what they read now."""

    organisation: Organisation
    involved: list[Involvement]
    rights: list[Right]
    waits: bool = False
    guests: list[GuestInvitation] = field(default_factory=list)

    @property
    def who(self) -> list[Involvement]:
        """Those involved, each once: who directs and also helps stands there as the director."""
        found: dict[UUID | None, Involvement] = {}
        for one in self.involved:
            found.setdefault(one.hat_id or one.team_id, one)
        return list(found.values())

    def for_paper(self, day: date, person: Person | None, hidden: Collection[tuple[UUID, str]] = ()) -> None:
        """This function will leave out what may not lie on a kitchen table, and what is about somebody else.

        A secret involvement, one hidden from the resident for now, and what is only about another member.

        :param hidden: by organisation, the grounds that stand on nothing but what the resident does not see yet.
        """
        self.rights = [one for one in self.rights if (self.organisation.id, one.basis) not in hidden]
        self.involved = [one for one in self.involved if not one.secret and not (one.hidden_until or day) > day]
        self.involved = [one for one in self.involved if one.person_id in (None, person.id if person else None)]
        self.rights = [one for one in self.rights if one.whole or person in one.people]
        about = {None, person.id if person else None}
        self.guests = [one for one in self.guests if about & {part.person_id for part in one.parts.all()}]


@dataclass(frozen=True, slots=True)
class Row:
    """One record of what was told, asked or agreed, with what it is worth today and who wrote it down.

    ``topic``, ``note`` and ``ended_note`` are what it is for and what was noted, where the viewer reads that.
    """

    record: Any
    state: str
    layers: str = ""
    by: Who | None = None
    ended: Any = None
    ended_by: Who | None = None
    topic: str = ""
    note: str = ""
    ended_note: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: the same words to several persons at one moment."""

    notice: Notice
    layers: str
    by: Who | None
    rows: list[Row]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything on the sharing screen of one household."""

    reads: list[Reads]
    told: list[Told]
    asked: list[Row]
    earlier: list[Row]
    releases: list[Row]
    agreements: list[Row]


def book(viewer: Viewer, frame: Frame, *, at: datetime) -> Book:
    """This function will gather the sharing screen: a fixed number of statements, however much was recorded.

    Everybody involved sees who reads what, and may record a no. What it is for, what was noted, which help was agreed
    to and who may break silence is read by who keeps the household's involvement, and by who wrote it; what it is for
    also by the organisation it is about (AVG, art. 5, first paragraph, under c: no more than is needed). The database
    keeps those words apart, and gives no others (consent 0006).
    """
    day, household_id = timezone.localdate(at), frame.household.id
    (notices, answers, releases, agreements), bases, words, there = answered(
        together(
            [
                asked_of(
                    consent.notices(viewer, household_id),
                    consent.consents(viewer, household_id),
                    consent.secrecy_releases(viewer, household_id),
                    consent.help_agreements(viewer, household_id),
                ),
                consent.bases_part(day),
                consent.words_part(viewer, household_id),
                there_part(viewer, household_id, at),
            ]
        )
    )
    writers = who(_writers(notices, answers, releases, agreements))
    valid = {one.code for one in bases if in_force(one, day)}
    asked = [_row(one.record, one.state, writers, one.layers, words) for one in consent.standing(answers, day)]
    named = [*(one.organisation for one in notices), *(one.organisation for one in answers if one.organisation)]
    return Book(
        reads=reads(viewer, frame, at=at, named=named, there=there),
        told=_told(notices, writers, valid, words),
        asked=[row for row in asked if row.state != "replaced"],
        earlier=[row for row in asked if row.state == "replaced"],
        releases=[_row(one, _release_state(one, day), writers) for one in releases],
        agreements=[_row(one, _agreement_state(one), writers) for one in agreements],
    )


def there_part(
    viewer: Viewer, household_id: UUID, at: datetime
) -> Asks[tuple[list[Involvement], list[GuestInvitation], list[Opened]]]:
    """This function will give who is involved, who was invited, and what is opened to them, for ``reads``."""
    (around, guests), opens = yield from together(
        [
            asked_of(involved(viewer, household_id, at), invitations(viewer, household_id)),
            opened_part(viewer, household_id),
        ]
    )
    return around, guests, opens


def reads(
    viewer: Viewer,
    frame: Frame,
    *,
    at: datetime,
    named: Iterable[Organisation] = (),
    there: tuple[list[Involvement], list[GuestInvitation], list[Opened]] | None = None,
) -> list[Reads]:
    """This function will give per organisation who is involved and what they read now, read from the grants.

    :param named: organisations that were told of or asked about; without anyone involved they read nothing yet.
    :param there: what ``there_part`` gave, where a page asked for it together with something else.
    """
    around, guests, opens = there or answered(there_part(viewer, frame.household.id, at))
    found: dict[UUID, Reads] = {}
    of: dict[UUID, Reads] = {}
    for one in around:
        organisation = _organisation(one)
        of[one.id] = found.setdefault(organisation.id, Reads(organisation, [], []))
        of[one.id].involved.append(one)
    for invitation in guests:
        if invitation.state(at) == "open":
            home = invitation.hat.organisation
            of[invitation.id] = found.setdefault(home.id, Reads(home, [], []))
            of[invitation.id].guests.append(invitation)
    for organisation in named:
        found.setdefault(organisation.id, Reads(organisation, [], [], waits=True))
    people = {member.person.id: member.person for member in frame.members}
    for right in opens:
        if right.involvement_id in of:
            _add(of[right.involvement_id], right, people)
    for reader in found.values():
        reader.rights.sort(key=lambda right: right.words != in_words(Layer.SHARED))
    return sorted(found.values(), key=lambda one: (one.waits, one.organisation.name))


def hidden_grounds(viewer: Viewer, household_id: UUID, day: date) -> set[tuple[UUID, str]]:
    """This function will give, by organisation, the grounds a resident must not see yet (law.md rule 7).

    A ground that also stands on a telling the resident knows of is no secret.
    """
    known: dict[tuple[UUID, str], bool] = {}
    for notice in consent.notices(viewer, household_id):
        if not (_ended(notice) or consent.waits(notice)):
            of, seen = (notice.organisation_id, str(notice.basis)), not (notice.hidden_until or day) > day
            known[of] = known.get(of, False) or seen
    return {of for of, seen in known.items() if not seen}


def _organisation(involvement: Involvement) -> Organisation:
    """Every involvement is a hat's or a desk's; the database holds it to one of the two."""
    return involvement.hat.organisation if involvement.hat else involvement.team.organisation  # type: ignore[union-attr]  # as said


def _add(reader: Reads, one: Opened, people: dict[UUID, Person]) -> None:
    words = in_words(one.layer)
    right = next((held for held in reader.rights if (held.words, held.basis) == (words, one.basis)), None)
    if right is None:
        right = Right(words, one.basis, on_ground(one.basis))
        reader.rights.append(right)
    if one.person_id is None:
        right.whole = True
    elif one.person_id in people and people[one.person_id] not in right.people:
        right.people.append(people[one.person_id])
    right.everyone = right.whole and len(right.people) == len(people)


def _row(
    record: Any,
    state: str,
    writers: dict[UUID, Who],
    layers: Iterable[str] = (),
    words: Mapping[tuple[UUID, str], str] | None = None,
) -> Row:
    ended, said, layers = _ended(record), words or {}, tuple(layers)
    return Row(
        record,
        state,
        ", ".join(in_words(layer) for layer in layers),
        writers.get(record.by_id),
        ended,
        writers.get(ended.by_id) if ended else None,
        topic=said.get((record.id, Words.Kind.TOPIC), ""),
        note=said.get((record.id, Words.Kind.NOTE), ""),
        ended_note=next((said[ended.id, kind] for kind in ENDING if (ended.id, kind) in said), "") if ended else "",
        of=layers,
    )


def _ended(record: Any) -> Any:
    kinds = ("withdrawal", "objection", "end")
    return next((found for kind in kinds if (found := getattr(record, kind, None))), None)


def _told(
    notices: list[Notice], writers: dict[UUID, Who], valid: set[str], words: Mapping[tuple[UUID, str], str]
) -> list[Told]:
    together: dict[tuple[Any, ...], list[Notice]] = {}
    for notice in notices:
        one = (
            notice.at,
            notice.organisation_id,
            notice.basis_id,
            tuple(notice.layers),
            notice.by_id,
            notice.without_id,
        )
        together.setdefault(one, []).append(notice)
    return [
        Told(
            group[0],
            ", ".join(in_words(layer) for layer in group[0].layers),
            writers.get(group[0].by_id),
            [_row(notice, _notice_state(notice, valid), writers, notice.layers, words) for notice in group],
            words.get((group[0].id, Words.Kind.NOTE), ""),
        )
        for group in together.values()
    ]


def _notice_state(notice: Notice, valid: set[str]) -> str:
    if hasattr(notice, "objection"):
        return "objected"
    if hasattr(notice, "end"):
        return "stopped"
    if consent.waits(notice):
        return "agreeing"
    return "valid" if notice.basis_id in valid else "expired"


def _agreement_state(agreement: HelpAgreement) -> str:
    return "withdrawn" if hasattr(agreement, "withdrawal") else agreement.answer


def _release_state(release: SecrecyRelease, day: date) -> str:
    if hasattr(release, "withdrawal"):
        return "withdrawn"
    return "expired" if release.until and release.until < day else "valid"


def _writers(*kinds: Iterable[Notice | Consent | SecrecyRelease | HelpAgreement]) -> list[UUID]:
    ids = []
    for records in kinds:
        for record in records:
            ended = _ended(record)
            ids += [record.by_id, *([ended.by_id] if ended else [])]
    return ids
