"""The logbook of a case, and the conversations over the whole life."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from samenhang.access.models import Layer
from samenhang.conversations.models import Answer, Assent, Conversation, MainPoints
from samenhang.conversations.models import Attendance as Present
from samenhang.meetings.models import Attendance, Correction, LogEntry
from samenhang.populate import tales
from samenhang.populate.known import Place

if TYPE_CHECKING:
    from samenhang.populate.caring import Opened

TEAM = Layer.CASE_TEAM
MONTHLY = 1.4
"""Entries a month, on the average."""


def write(place: Place, made: "Opened") -> None:
    """This function will write what happened and what was said."""
    until = made.closed or place.now
    months = max((until - made.at).days / 30, 0.3)
    for _ in range(min(60, 1 + int(place.draw.expovariate(1 / (months * MONTHLY))))):
        _entry(place, made, _in_office_hours(place, made.at, until, place.draw.random()))
    if made.closed is None and place.draw.happens(0.65):
        _entry(place, made, place.ago(0, 20))
    for turn in range(place.draw.choices((0, 1, 2), (20, 60, 20))[0]):
        _conversation(place, made, place.after(made.at, 3 + turn * 90, 40 + turn * 200), turn)


def _in_office_hours(place: Place, since: datetime, until: datetime, share: float) -> datetime:
    return min(max(place.draw.at_work((since + (until - since) * share).date()), since + timedelta(hours=1)), until)


def _entry(place: Place, made: "Opened", at: datetime) -> None:
    draw = place.draw
    kind, words = draw.choice([one for one in tales.ENTRIES if place.fits(one[1])])
    soul = draw.choice(place.home.grown)
    decided = draw.choice(tales.DECIDED) if kind == "decision" else ""
    writer = draw.choice([made.director, *made.others]) if draw.happens(0.3) else made.director
    spread = draw.random()
    own = spread < 0.1 and writer.domain is not None
    layer = Layer.DOMAIN if own else Layer.SHARED if spread < 0.35 else TEAM
    happened = at - timedelta(minutes=draw.between(5, 90))
    entry = place.add(
        LogEntry, at, layer, domain=writer.domain if own else "", case_id=made.id, kind=kind, happened_at=happened,
        what=words.format(name=soul.call), decided=decided, decided_by=made.director.name if decided else "",
        life_domains=[draw.choice(("geld", "wonen", "omgaan", "geest"))] if draw.happens(0.6) else [],
        by_id=writer.hat, at=at,
    )  # fmt: skip  # as the columns stand
    place.on(Attendance, at, entry_id=entry, resident_id=soul.id)
    if kind == "consultation":
        place.on(Attendance, at, entry_id=entry, hat_id=writer.hat)
    if draw.happens(0.02):
        later = min(at + timedelta(days=1), made.closed or place.now)
        place.add(
            Correction, later, layer, domain=writer.domain if own else "", entry_id=entry,
            text="Het was dinsdag, niet maandag.", by_id=writer.hat, at=later,
        )  # fmt: skip  # as the columns stand


def _conversation(place: Place, made: "Opened", at: datetime, turn: int) -> None:
    if made.closed and at > made.closed:
        return
    draw, hat = place.draw, made.director.hat
    common = {"by_id": hat, "at": at}
    conversation = place.add(
        Conversation, at, TEAM, case_id=made.id, kind="later" if turn else "first", held_on=at.date(),
        place=draw.choices(("home", "desk", "phone"), (70, 25, 5))[0], changed_by_id=hat, changed_at=at, **common,
    )  # fmt: skip  # as the columns stand
    there = place.home.grown
    for soul in there:
        place.on(Present, at, conversation_id=conversation, attendee_id=soul.id)
    for domain in draw.sample(tuple(tales.SAID), draw.between(3, len(tales.SAID))):
        place.add(
            Answer, at, TEAM, conversation_id=conversation, life_domain_id=domain,
            words=draw.choice(tales.SAID[domain]), mark=draw.between(2, 9) if draw.happens(0.8) else None, **common,
        )  # fmt: skip  # as the columns stand
    if draw.happens(0.85) or made.closed:
        place.add(
            MainPoints,
            at,
            TEAM,
            conversation_id=conversation,
            text=draw.choice([one for one in tales.POINTS if place.fits(one)]),
            how="aloud",
            **common,
        )
        for soul in there:
            place.on(Assent, at, conversation_id=conversation, agreed_by_id=soul.id)
