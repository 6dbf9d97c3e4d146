"""Requests at the access desk: those that wait, those that were answered or passed on, those that became a case."""

from datetime import datetime, timedelta

from samenhang.access.models import Layer
from samenhang.intake.actions.desk import BASIS
from samenhang.intake.models import (
    FILE,
    Concern,
    ConcernTelling,
    PickUp,
    Referral,
    ReferralAnswer,
    ReferralOutcome,
    Request,
    Triage,
)
from samenhang.intake.queries.requests import KEPT
from samenhang.involvement.models import Involvement, InvolvementEnd, Part
from samenhang.populate import names, tales
from samenhang.populate.known import Place

FILED = {"layer": Layer.DOMAIN, "domain": FILE}


def waits(place: Place) -> None:
    """This function will write a request that lies in the queue, one in five picked up by somebody."""
    at = place.ago(0, 40)
    request, _ = receive(place, at)
    desk(place, at)
    if place.draw.happens(0.2):
        later = place.after(at, 0, 3)
        place.add(PickUp, later, **FILED, request_id=request, turn=1, by_id=_officer(place), at=later)


def settled(place: Place) -> None:
    """This function will write a request that was answered, taken back, or passed on to the desk of a domain."""
    at = place.ago(3, 400)
    request, domain = receive(place, at)
    done = place.after(at, 0, 6)
    outcome = place.draw.choices(("answered", "referred", "withdrawn"), (60, 28, 12))[0]
    answer = place.draw.choice(tales.ANSWERED) if outcome == "answered" else ""
    triage = sift(place, request, domain, outcome, done, answer=answer)
    until = done + KEPT
    if outcome == "referred":
        until = done + timedelta(weeks=8)
        _refer(place, triage, request, done)
    desk(place, at, settled=done, until=until)


def receive(place: Place, at: datetime) -> tuple[str, str]:
    """This function will write a request as it was told; gives its id and the life domain it touches."""
    words, domain = place.draw.choice([one for one in tales.REQUESTS if place.fits(one[0])])
    caller = place.draw.choice(place.home.grown)
    self_ = place.draw.happens(0.7)
    concern = place.draw.happens(0.08)
    if concern:
        words = place.draw.choice([one for one in tales.CONCERNS if place.fits(one)])
    prefix, _, name = names.family(place.draw, "dutch")
    neighbour = f"mevrouw {prefix} {name}".replace("  ", " ")
    urgency = place.draw.choices(("normal", "week", "today"), (78, 17, 5))[0]
    danger = "yes" if urgency == "today" and place.draw.happens(0.5) else "no"
    request = place.add(
        Request, at, **FILED, person_id=caller.id if len(place.home.there) == 1 else None,
        number=f"H-{at.year}-{place.number + 1:05}", desk_id=place.staff.teams["toegang"][0],
        kind="concern" if concern else "help_request", danger=danger,
        channel=place.draw.choices(("phone", "desk", "partner", "professional", "letter"), (52, 18, 12, 10, 8))[0],
        children="yes" if place.home.children else "no",
        done="112 is gebeld; de politie was er." if danger == "yes" else "",
        by_self=self_ and not concern, caller_name="" if self_ and not concern else neighbour,
        caller_relation="" if self_ and not concern else "buurvrouw", words=words, urgency=urgency,
        urgency_why="" if urgency == "normal" else "Er loopt een termijn af.", received_at=at,
        received_by_id=_officer(place),
    )  # fmt: skip  # as the columns stand
    if concern:
        made = place.add(
            Concern, at, **FILED, request_id=request, justification="Er zijn kinderen bij en niemand krijgt contact.",
            proportionality="Eerst is gebeld en langsgegaan; dat lukte niet.",
        )  # fmt: skip  # as the columns stand
        place.add(
            ConcernTelling, at, **FILED, concern_id=made, told_on=at.date(), by_id=_officer(place), at=at,
        )  # fmt: skip  # as the columns stand
    return request, domain


def sift(
    place: Place, request: str, domain: str, outcome: str, at: datetime, *, answer: str = "", case: str | None = None
) -> str:
    """This function will write what came of a request."""
    return place.add(
        Triage, at, **FILED, request_id=request, round=1, outcome=outcome, life_domains=[domain],
        behind=place.draw.choice(tales.BEHIND) if outcome != "withdrawn" else "", answer=answer, case_id=case,
        reason="Meer dan één leefgebied: één plan." if case else "Eén vraag, meteen te beantwoorden.",
        by_id=_officer(place), at=at,
    )  # fmt: skip  # as the columns stand


def desk(place: Place, at: datetime, *, settled: datetime | None = None, until: datetime | None = None) -> None:
    """This function will write that the desk is involved while the request needs it, and a little longer."""
    common = {
        "team_id": place.staff.teams["toegang"][0], "part": Part.INTAKE.value, "basis_id": BASIS,
        "task": "hulpvraag in behandeling", "by_id": _officer(place),
    }  # fmt: skip  # as the columns stand
    first = place.add(Involvement, at, **common, starts_at=at, at=at)
    if settled and until:
        place.on(
            InvolvementEnd,
            settled,
            involvement_id=first,
            at=settled,
            reason="hulpvraag afgehandeld",
            by_id=_officer(place),
        )
        place.add(Involvement, settled, **common, starts_at=settled, until=until, at=settled)


def _refer(place: Place, triage: str, request: str, at: datetime) -> None:
    draw, staff = place.draw, place.staff
    domain = draw.choice(("wmo", "jeugd", "schuldhulp"))
    taker = draw.choice([one for one in staff.helpers if one.domain == domain] or staff.helpers)
    accepted = place.after(at, 1, 5)
    referral = place.add(
        Referral, at, **FILED, triage_id=triage, number=f"H-{at.year}-{place.number + 1:05}",
        to_desk_id=staff.teams[domain][0], to_domain_id=domain, learnt=draw.choice(tales.BEHIND), urgency="normal",
        question="Wat is hier nodig, en kan het deze maand beginnen?", danger="no", resident_knows=True,
        children="yes" if place.home.children else "no", handover="phone", by_id=_officer(place), at=at,
    )  # fmt: skip  # as the columns stand
    common = {"part": Part.REFERRAL.value, "basis_id": BASIS, "own_file_id": domain}
    got = place.add(
        Involvement, at, team_id=staff.teams[domain][0], **common, starts_at=at, by_id=_officer(place), at=at,
        task="verwijzing van de Toegang",
    )  # fmt: skip  # as the columns stand
    if accepted >= place.now or draw.happens(0.1):
        return
    place.add(ReferralAnswer, accepted, **FILED, referral_id=referral, accepted=True, by_id=taker.hat, at=accepted)
    place.on(InvolvementEnd, accepted, involvement_id=got, at=accepted, reason="verwijzing aangenomen", by_id=taker.hat)
    place.add(
        Involvement, accepted, hat_id=taker.hat, part=Part.PROFESSIONAL.value, basis_id=BASIS, own_file_id=taker.domain,
        starts_at=accepted, until=accepted + timedelta(days=draw.between(60, 240)), by_id=taker.hat, at=accepted,
        task="nam een verwijzing van de Toegang aan",
    )  # fmt: skip  # as the columns stand
    told = place.after(accepted, 14, 50)
    if told < place.now:
        place.add(
            ReferralOutcome, told, **FILED, referral_id=referral, text="De hulp is begonnen.", by_id=taker.hat, at=told
        )


def _officer(place: Place) -> str:
    officers = place.staff.officers
    return officers[place.number % len(officers)].hat
