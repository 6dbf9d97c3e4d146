"""What was done with a request, in order, as a timeline tells it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samenhang.intake.models import Triage
from samenhang.intake.queries import Standing
from samenhang.kit.dates import day


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened."""

    at: datetime
    title: str
    who: str
    icon: str
    text: str = ""


ICONS = {"answered": "message-square", "referred": "send", "case": "route", "withdrawn": "x"}


def story(standing: Standing) -> list[Moment]:
    """This function will tell what happened to a request before how it stands now."""
    found: list[Moment] = []
    for triage in standing.triages:
        found += _of(triage, standing)
    for telling in standing.tellings:
        said = _("De inwoner weet van de zorg") if telling.told_on else _("De inwoner weet het nog niet")
        text = day(telling.told_on) if telling.told_on else telling.why_not
        found.append(Moment(telling.at, said, standing.name(telling.by_id), "ear", text))
    return sorted(found, key=lambda one: one.at)


def _of(triage: Triage, standing: Standing) -> list[Moment]:
    referral = getattr(triage, "referral", None)
    title = triage.get_outcome_display().capitalize()
    if referral:
        title = _("Doorverwezen naar %(desk)s") % {"desk": referral.to_desk.name}
    found = [
        Moment(triage.at, title, standing.name(triage.by_id), ICONS[triage.outcome], triage.answer or triage.reason)
    ]
    answer, outcome = getattr(referral, "answer", None), getattr(referral, "outcome", None)
    if answer:
        said = _("Aangenomen") if answer.accepted else _("Teruggekomen")
        icon = "check" if answer.accepted else "undo-2"
        found.append(Moment(answer.at, said, standing.name(answer.by_id), icon, answer.reason))
    if outcome:
        found.append(Moment(outcome.at, _("Uitkomst"), standing.name(outcome.by_id), "flag", outcome.text))
    reopening = getattr(triage, "reopening", None)
    if reopening:
        found.append(Moment(reopening.at, _("Heropend"), standing.name(reopening.by_id), "undo-2", reopening.why))
    return found
