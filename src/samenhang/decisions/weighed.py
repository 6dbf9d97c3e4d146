"""What may lie behind a decision: an ended Omgekeerde Toets, or the conclusion of a moral deliberation (G1, G2).

From either the decision is one press, filled with what was weighed; where it stands and about whom is taken over too.
"""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.decisions.origins import Origin, Source, add_source
from samenhang.deliberation import next_steps as after_deliberation
from samenhang.deliberation import queries as deliberation
from samenhang.deliberation.models import FromCase
from samenhang.kit.money import euros
from samenhang.weighing import next_steps as after_test
from samenhang.weighing import queries as weighing
from samenhang.weighing.models import ReversedTest, Used
from samenhang.weighing.summary import ForDecision, OptionLine

TEST, DELIBERATION = "toets", "beraad"


def of_test(viewer: Viewer, test_id: UUID) -> Origin | None:
    """This function will give an ended test as a decision begins with it; None where the viewer does not read it."""
    try:
        found = weighing.for_decision(viewer, test_id)
    except Http404:
        return None
    _household, person, layer, _domain = found.key
    return Origin(
        title=_("Omgekeerde toets: %(question)s") % {"question": found.question},
        question="\n\n".join(part for part in (found.question, found.because, found.reasoning) if part),
        options="\n".join(f"- {_costing(one)}" for one in found.options if not one.chosen),
        costs="",
        conditions=found.conditions,
        url=reverse("weighing:test", args=[found.case_id, found.test_id]),
        before_decision=found.used == Used.BEFORE,
        case_id=found.case_id,
        key=found.key,
        first={
            "file": layer,
            "person": str(person or ""),
            "what": found.chosen.title if found.chosen else found.effect,
            "review_on": found.review_on,
            "rule": "; ".join(one.article for one in found.legal if one.deviation and one.article),
            "outside": "yes" if any(one.deviation for one in found.legal) else "no",
            **_effects(found.chosen),
            **_costs(found),
        },
    )


def of_deliberation(viewer: Viewer, deliberation_id: UUID) -> Origin | None:
    """This function will give what a deliberation of one's own case concluded; None where the viewer may not go on."""
    link = FromCase.objects.filter(deliberation_id=deliberation_id).first()
    found = deliberation.for_decision(viewer, deliberation_id) if link else None
    if link is None or found is None or found.closed_at is None:
        return None
    return Origin(
        title=_("Moreel beraad: %(question)s") % {"question": found.question},
        question="\n\n".join(part for part in (found.question, found.conclusion) if part),
        options="\n".join(f"- {one}" for one in found.options),
        costs="",
        conditions=found.conditions,
        url=reverse("deliberation:one", args=[found.id]),
        before_decision=True,
        case_id=link.case_id,
        key=link.key,
        first={"file": link.layer, "person": str(link.person_id or ""), "what": found.conclusion},
    )


def _costing(option: OptionLine) -> str:
    lines = [f"{one.payer_label} {euros(one.amount)} {one.period_label}" for one in option.costs]
    return f"{option.title} ({'; '.join(lines)})" if lines else option.title


def _effects(option: OptionLine | None) -> dict[str, str]:
    if option is None:
        return {}
    told = [(one.who_label, one.now, one.later) for one in option.effects]
    return {
        "effects_short": "\n".join(f"{who}: {now}" for who, now, _later in told if now),
        "effects_long": "\n".join(f"{who}: {later}" for who, _now, later in told if later),
    }


def _costs(found: ForDecision) -> dict[str, object]:
    first: dict[str, object] = {}
    for number, one in enumerate(found.chosen.costs if found.chosen else [], 1):
        payer = f"{one.payer_label}: {one.who}" if one.who else one.payer_label
        first |= {f"payer_{number}": payer, f"amount_{number}": one.amount, f"per_{number}": one.period}
    return first


def _after_test(viewer: Viewer, test: ReversedTest) -> str | None:
    return reverse("decisions:new", args=[test.case_id]) + f"?achter={TEST}:{test.id}"


def _after_deliberation(viewer: Viewer, deliberation_id: UUID, case: Case) -> str | None:
    return reverse("decisions:new", args=[case.id]) + f"?achter={DELIBERATION}:{deliberation_id}"


def add() -> None:
    """This function will let a decision follow on a test and on a deliberation, in one press."""
    add_source(Source(TEST, gettext_lazy("omgekeerde toets"), of_test))
    add_source(Source(DELIBERATION, gettext_lazy("moreel beraad"), of_deliberation))
    label = gettext_lazy("Besluit opstellen")
    after_test.add_next_step(
        after_test.NextStep("decision", label, _after_test, "decisions.write", order=10, icon="split")
    )
    after_deliberation.add(
        after_deliberation.NextStep("decision", label, "decisions.write", _after_deliberation, icon="split")
    )
