"""Cases, open and closed: who directs and takes part, what was told and asked, who is a guest."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from samenhang.access.models import Layer
from samenhang.cases.models import Case, CaseMember, Direction
from samenhang.consent.models import Consent, HelpAgreement, Notice, Objection, SecrecyRelease, Withdrawal
from samenhang.intake.queries.requests import KEPT
from samenhang.involvement.models import (
    GuestAnswer,
    GuestInvitation,
    GuestPart,
    Involvement,
    InvolvementEnd,
    Part,
)
from samenhang.people.models.beside import SupportOffer
from samenhang.populate import asking, planning, tales, telling
from samenhang.populate.known import Place
from samenhang.populate.staff import Colleague

BASIS = {"wmo": "wmo-onderzoek", "jeugd": "jeugdwet-hulp", "schuldhulp": "wgs-vroeg"}
SHARED, TEAM = Layer.SHARED.value, Layer.CASE_TEAM.value
BOTH = [SHARED, TEAM]
TASK = "houdt de casus bij elkaar"
STAYS = 12
"""In how many cases the process director looks along."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as it is written: its id, when, until when, and who directs."""

    id: str
    at: datetime
    closed: datetime | None
    director: Colleague
    others: list[Colleague]


def open_case(place: Place, case: int) -> None:
    """This function will write the n-th open case with all that hangs on it."""
    opened = place.ago(15, 780)
    director = place.staff.director(case)
    others = list(place.staff.takes_part(case))
    helpers = place.draw.sample(place.staff.helpers, min(3, len(place.staff.helpers)))
    others += [one for one in helpers[: place.draw.choices((0, 1, 2, 3), (35, 35, 20, 10))[0]] if one not in others]
    made = _case(place, opened, None, director, others)
    _guests(place, made, case)


def closed_case(place: Place, case: int) -> None:
    """This function will write a case that was closed; nobody reads it any more as part of their work."""
    opened = place.ago(420, 1_300)
    director = place.draw.choice(place.staff.directors[2:] or place.staff.directors)
    _case(place, opened, place.after(opened, 90, 400), director, [])


def _case(
    place: Place, opened: datetime, closed: datetime | None, director: Colleague, others: list[Colleague]
) -> Opened:
    draw, home = place.draw, place.home
    received = opened - timedelta(days=draw.between(1, 12))
    request, domain = asking.receive(place, received)
    officer = place.staff.officers[place.number % len(place.staff.officers)]
    case = place.add(
        Case, opened, number=f"C-{opened.year}-{place.number + 1:05}", opened_at=opened, opened_by_id=officer.hat,
        closed_at=closed,
    )  # fmt: skip  # as the columns stand
    asking.sift(place, request, domain, "case", opened, case=case)
    asking.desk(place, received, settled=opened, until=opened + KEPT)
    for soul in home.there:
        place.add(CaseMember, opened, case_id=case, person_id=soul.id)
    basis = BASIS[director.domain or "wmo"]
    _told(place, director, basis, opened)
    made = Opened(case, opened, closed, director, others)
    _directs(place, made, basis, officer.hat)
    for one in others:
        begins = place.after(opened, 1, 60)
        _involved(place, one, Part.PROFESSIONAL, basis, one.domain, "denkt en doet mee", begins, closed, director.hat)
    _partner(place, made)
    _apart(place, made)
    planning.write(place, made)
    telling.write(place, made)
    return made


def _told(place: Place, director: Colleague, basis: str, at: datetime) -> None:
    """Everybody was told what is shared by law; one in fifty objects."""
    for soul in place.home.there:
        notice = place.add(
            Notice, at, person_id=soul.id, organisation_id=director.organisation, basis_id=basis, layers=BOTH,
            how=place.draw.choice(("desk", "phone", "letter")), by_id=director.hat, at=at,
        )  # fmt: skip  # as the columns stand
        if place.draw.happens(0.02) and len(place.home.there) > 1:
            later = place.after(at, 5, 90)
            place.on(Objection, later, notice_id=notice, by_id=director.hat, at=later)


def _directs(place: Place, made: Opened, basis: str, officer: str) -> None:
    """One in eight cases had another director before."""
    draw, begins = place.draw, made.at
    why = {"why": draw.choice(tales.AGREED_WHY), "agreed_with": draw.choice(place.home.grown).name}
    if made.closed is None and draw.happens(0.12) and len(place.staff.helpers) > 1:
        before = draw.choice(place.staff.helpers)
        begins = place.after(made.at, 20, 200)
        if before not in made.others and begins < place.now:
            place.add(
                Direction,
                made.at,
                case_id=made.id,
                hat_id=before.hat,
                starts_at=made.at,
                by_id=officer,
                at=made.at,
                **why,
            )
            _involved(place, before, Part.DIRECTOR, basis, before.domain, TASK, made.at, begins, officer)
        else:
            begins = made.at
    place.add(
        Direction, begins, case_id=made.id, hat_id=made.director.hat, starts_at=begins, by_id=officer, at=begins, **why
    )
    directs = made.director
    _involved(place, directs, Part.DIRECTOR, basis, directs.domain, TASK, begins, made.closed, officer)


def _involved(
    place: Place, who: Colleague, part: Part, basis: str, own_file: str | None, task: str, at: datetime,
    ended: datetime | None, by: str,
) -> None:  # fmt: skip  # as the columns stand
    involvement = place.add(
        Involvement, at, hat_id=who.hat, part=part.value, task=task, own_file_id=own_file, basis_id=basis, starts_at=at,
        by_id=by, at=at,
    )  # fmt: skip  # as the columns stand
    if ended:
        reason = "regie overgedragen" if part == Part.DIRECTOR else "casus gesloten"
        place.on(InvolvementEnd, ended, involvement_id=involvement, at=ended, reason=reason, by_id=by)


def _partner(place: Place, made: Opened) -> None:
    """In four of ten cases a partner takes part, on what somebody said yes to; some say no, or take it back."""
    draw = place.draw
    if not draw.happens(0.4):
        return
    partner, at = draw.choice(place.staff.partners), place.after(made.at, 3, 90)
    own_file = partner.domain if draw.happens(0.5) else None
    _involved(
        place,
        partner,
        Part.PARTNER,
        "avg-betrokken",
        own_file,
        "doet mee vanuit de partner",
        at,
        made.closed,
        made.director.hat,
    )
    for soul in place.home.grown:
        answer = "refused" if draw.happens(0.18) else "given"
        consent = _asked(place, made, partner, soul.id, answer, at)
        if answer == "given" and draw.happens(0.15):
            later = place.after(at, 10, 200)
            place.on(Withdrawal, later, consent_id=consent, how="phone", by_id=made.director.hat, at=later)


def _asked(place: Place, made: Opened, whom: Colleague, person: str, answer: str, at: datetime) -> str:
    draw = place.draw
    return place.add(
        Consent, at, person_id=person, organisation_id=whom.organisation, answer=answer,
        layers=BOTH if draw.happens(0.3) else [SHARED], how=draw.choice(("desk", "phone", "paper")),
        until=(at + timedelta(days=900)).date() if answer == "given" and draw.happens(0.3) else None,
        by_id=made.director.hat, at=at,
    )  # fmt: skip  # as the columns stand


def _apart(place: Place, made: Opened) -> None:
    """That support was offered; and the two other toestemmingen: agreeing to help, and lifting secrecy."""
    if place.draw.happens(0.8):
        for soul in place.home.grown:
            place.add(
                SupportOffer, made.at, person_id=soul.id, offered_on=made.at.date(), how="desk",
                answer=place.draw.choices(("wants", "not_now", "has_one"), (15, 75, 10))[0], by_id=made.director.hat,
                at=made.at,
            )  # fmt: skip  # as the columns stand
    soul = place.draw.choice(place.home.grown)
    if place.draw.happens(0.5):
        place.add(
            HelpAgreement, made.at, person_id=soul.id, help="begeleiding thuis, twee uur in de week",
            answer=place.draw.choices(("agreed", "declined"), (85, 15))[0], how="desk", by_id=made.director.hat,
            at=made.at,
        )  # fmt: skip  # as the columns stand
    if place.draw.happens(0.15):
        place.add(
            SecrecyRelease, made.at, person_id=soul.id, who="de huisarts", about="of werken mogelijk is",
            to_whom="de regievoerder", how="desk", by_id=made.director.hat, at=made.at,
        )  # fmt: skip  # as the columns stand


def _guests(place: Place, made: Opened, case: int) -> None:
    """One in twenty cases has or had a guest; the process director looks along in some."""
    staff, total = place.staff, place.extent.open_cases
    want = min(STAYS, total)
    if want * (case + 1) // total > want * case // total:
        _guest(place, made, staff.seven["process_director"], accepted=True, days=80)
    if staff.nth_of(case, "director_20") == 0:
        guest = staff.seven["guest_1"]
        for soul in place.home.grown:
            _asked(place, made, guest, soul.id, "given", made.at)
        _guest(place, made, guest, accepted=True, days=85)
    elif place.draw.happens(0.05):
        _guest(
            place,
            made,
            place.draw.choice(staff.partners),
            accepted=place.draw.happens(0.7),
            days=place.draw.between(5, 85),
        )


def _guest(place: Place, made: Opened, who: Colleague, *, accepted: bool, days: int) -> None:
    at = max(place.now - timedelta(days=2, minutes=place.draw.between(0, 300)), made.at + timedelta(minutes=5))
    until = datetime.combine(place.extent.day + timedelta(days=days), time(23), UTC)
    invitation = place.add(
        GuestInvitation, at, hat_id=who.hat, question=place.draw.choice(tales.QUESTIONS), basis_id="avg-betrokken",
        until=until, lapses_at=at + timedelta(days=14), by_id=made.director.hat, at=at,
    )  # fmt: skip  # as the columns stand
    for person in (None, *(soul.id for soul in place.home.there)):
        for layer in (Layer.INVOLVEMENT, Layer.SHARED, Layer.CASE_TEAM):
            place.add(GuestPart, at, layer, person_id=person, invitation_id=invitation)
    if accepted:
        later = min(at + timedelta(hours=3), place.now)
        place.on(GuestAnswer, later, invitation_id=invitation, accepted=True, by_id=who.hat, at=later)
