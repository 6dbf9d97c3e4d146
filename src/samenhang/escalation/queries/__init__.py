"""What all rungs share: who may be asked, whether a text names somebody, which lighter ways were not used."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from samenhang.access import figures
from samenhang.access.viewer import Look, Viewer
from samenhang.cases import ways
from samenhang.cases.models import Case
from samenhang.cases.queries import cases, own
from samenhang.escalation.models import LadderRule
from samenhang.teams.models import Hat, Organisation, Role
from samenhang.teams.queries import to_ask, worn
from samenhang.terms.feast_days import is_working_day

DELIBERATION = 50
"""The place of the moral deliberation among the ways of a case."""
RED_BUTTON = 70


def rule() -> LadderRule:
    """This function will give how long managers have for an answer; reference data."""
    return LadderRule.objects.get()


def directs(viewer: Viewer, case: Case) -> bool:
    """This function will say whether the viewer is the case's director now."""
    return getattr(case, "director_id", None) == viewer.id


def directed(viewer: Viewer, at: datetime) -> list[Case]:
    """This function will give the open cases the viewer directs."""
    return [one for one in own(viewer, at) if one.director_id == viewer.id]  # type: ignore[attr-defined]  # annotated there


def process_directors(viewer: Viewer, case: Case, day: date) -> list[Hat]:
    """This function will give the process directors who may be asked: neither the viewer nor who directs the case."""
    director = Hat.objects.filter(Q(id=getattr(case, "director_id", None))).values("professional_id")
    found = to_ask(viewer, day, roles=[Role.PROCESS_DIRECTOR]).exclude(Q(professional_id=viewer.professional_id))
    return list(found.filter(still_here("organisation__", day)).exclude(professional_id__in=director))


def managers(viewer: Viewer, organisation_id: UUID, day: date) -> list[Hat]:
    """This function will give who can answer for an organisation: its managers and team leads of today."""
    found = to_ask(viewer, day, roles=[Role.TEAM_LEAD, Role.MANAGER])
    return list(found.filter(organisation_id=organisation_id).order_by("-role", "professional__name"))


def watchers(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the process directors who may watch over a red button."""
    return list(to_ask(viewer, day, roles=[Role.PROCESS_DIRECTOR]))


def can_answer(viewer: Viewer, household_id: UUID, hat_id: UUID) -> bool:
    """This function will say whether anybody would answer here where this manager is asked; never why not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.button_answerable(%s, %s)", [household_id, hat_id])
        return bool(cursor.fetchone()[0])


def still_here(prefix: str, day: date) -> Q:
    """This function will give the condition that an organisation still takes part."""
    return Q(**{f"{prefix}until_day": None}) | Q(**{f"{prefix}until_day__gt": day})


def is_here(organisation: Organisation, day: date) -> bool:
    """This function will say whether an organisation still takes part."""
    return organisation.until_day is None or organisation.until_day > day


def at_work(hats: set[UUID], day: date) -> set[UUID]:
    """This function will give which of these hats are worn today."""
    return set(Hat.objects.filter(worn(day), id__in=hats).values_list("id", flat=True)) if hats else set()


def lighter(viewer: Viewer, case: Case, look: Look, at: datetime, order: int = RED_BUTTON) -> list[ways.Shown]:
    """This function will give the lighter ways of this case that the viewer may go and nobody has gone yet."""
    return [one for one in ways.shown(viewer, case, look, at) if one.way.order < order and one.url and not one.items]


def used(viewer: Viewer, case: Case, look: Look, at: datetime) -> list[tuple[str, str]]:
    """This function will give the ways already gone on this case: the key of each and its name."""
    return [(one.way.key, str(one.way.title)) for one in ways.shown(viewer, case, look, at) if one.items]


def in_working_days(day: date, number: int) -> date:
    """This function will give the day so many working days later."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def case_of(viewer: Viewer, case_id: UUID) -> Case:
    """This function will give a case with its director, of which the viewer reads something already."""
    return cases(viewer).get(id=case_id)


def rungs(viewer: Viewer, year: int) -> dict[str, int | None]:
    """This function will give how often each rung was used in a year by the own organisation; None where under five."""
    return dict(figures.counted(viewer, "SELECT rung, number FROM access.ladder_rungs(%s)", [year]))
