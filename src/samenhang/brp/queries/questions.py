"""Reading what the register was asked and answered, as far as the viewer keeps the household up."""

from dataclasses import dataclass
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.brp.kept import from_text
from samenhang.brp.models import Answer, Purpose, Question
from samenhang.brp.port import RegisterPerson
from samenhang.kit.keys import decrypt

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what came of it; the answer is gone after thirty days."""

    question: Question
    answer: Answer | None


def purposes() -> list[Purpose]:
    """This function will give for what the register may be asked; reference data."""
    return list(Purpose.objects.filter(in_use=True))


def asked(viewer: Viewer, household_id: UUID, person_id: UUID) -> list[Asked]:
    """This function will give the latest questions about a member, newest first, in two statements."""
    found = Question.objects.filter(household_id=household_id, person_id=person_id).select_related("purpose")
    questions = list(found.order_by("-at", "-id")[:SHOWN])
    answers = {one.question_id: one for one in Answer.objects.filter(question__in=questions)}
    return [Asked(one, answers.get(one.id)) for one in questions]


def opened(answer: Answer) -> RegisterPerson | None:
    """This function will open what the register answered; None where it answered nothing."""
    if answer.content_sealed is None:
        return None
    return from_text(decrypt("bsn", bytes(answer.content_sealed), answer.id.bytes))
