"""What a household was told and asked, as far as opening a case needs to know it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.consent import queries as consent
from samenhang.consent.models import ASKED, LegalBasis, Notice
from samenhang.consent.queries import Standing as Answer

NEEDED = {Layer.SHARED, Layer.CASE_TEAM}
"""What a director needs a ground for: the plan, and the team's records."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was told and asked, and on which basis each organisation may know what a director needs."""

    notices: list[Notice]
    answers: list[Answer]
    standing: dict[UUID, str]


def case_bases(day: date) -> list[LegalBasis]:
    """This function will give the legal tasks on which the plan and the team's records are shared: told, not asked."""
    return [basis for basis in consent.legal_tasks(day) if set(basis.layers) >= NEEDED]


def sharing(viewer: Viewer, household_id: UUID, day: date) -> Sharing:
    """This function will give what the household was told and asked, and which organisations have a ground by it."""
    notices = list(consent.notices(viewer, household_id))
    valid = consent.codes_in_force(day)
    answers = consent.standing(consent.consents(viewer, household_id), day)
    return Sharing(notices, answers, {**_by_consent(answers), **_by_law(notices, valid)})


def _by_law(notices: list[Notice], valid: set[str]) -> dict[UUID, str]:
    return {
        notice.organisation_id: notice.basis_id
        for notice in notices
        if not hasattr(notice, "objection")
        and set(notice.layers) >= NEEDED
        and not hasattr(notice, "end")
        and not consent.waits(notice)
        and notice.basis_id in valid
    }


def _by_consent(answers: list[Answer]) -> dict[UUID, str]:
    """Where somebody said yes and nobody says no."""
    given = {
        one.record.organisation_id
        for one in answers
        if one.state == "given" and one.record.organisation_id and set(one.layers) >= NEEDED
    }
    no = {one.record.organisation_id for one in answers if one.state in ("refused", "withdrawn")}
    return dict.fromkeys(given - no, ASKED)
