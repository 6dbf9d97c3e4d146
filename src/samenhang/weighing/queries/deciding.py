"""An ended test as a decision takes it over."""

from uuid import UUID

from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.weighing.models import ReversedTest
from samenhang.weighing.queries.testing import Option, whole
from samenhang.weighing.summary import CostLine, EffectLine, ForDecision, LegalLine, OptionLine


def for_decision(viewer: Viewer, test_id: UUID) -> ForDecision:
    """This function will give an ended test with its question, options, costs, outcome and conditions.

    :raises Http404: when there is none that this viewer reads, or it has not ended.
    """
    test = ReversedTest.objects.filter(id=test_id).select_related("case").first()
    if test is None:
        raise Http404
    found = whole(viewer, test, timezone.now())
    end = found.end
    if end is None:
        raise Http404
    single = {key: shown.content.get("words", "") for key, shown in found.single.items()}
    return ForDecision(
        test_id=test.id,
        case_id=test.case_id,
        key=test.key,
        question=test.question,
        effect=single["effect"],
        outcome=end.outcome,
        outcome_label=end.get_outcome_display(),
        because=end.because,
        conditions=end.conditions,
        decider=end.decider,
        review_on=end.review_on,
        used=end.used,
        used_label=end.get_used_display(),
        decided_on=test.decided_on,
        ended_at=end.at,
        ended_by_id=end.by_id,
        fingerprint=end.fingerprint,
        reasoning=single["reasoning"],
        organisational=single["organisational"],
        plan=single["plan"],
        options=[_option(one, end.option_id) for one in found.options],
        legal=[
            LegalLine(*(one.content.get(name, "") for name in ("article", "room", "deviation"))) for one in found.legal
        ],
        gaps=list(end.gaps),
    )


def _option(one: Option, chosen: UUID | None) -> OptionLine:
    return OptionLine(
        one.option.id,
        one.option.title,
        one.option.nothing,
        one.option.id == chosen,
        [
            EffectLine(
                shown.name.ref.rpartition(".")[2],
                str(shown.title),
                shown.content.get("now", ""),
                shown.content.get("later", ""),
            )
            for shown in one.effects
            if shown.filled
        ],
        [
            CostLine(
                cost.payer,
                cost.get_payer_display(),
                cost.who,
                cost.amount,
                cost.period,
                cost.get_period_display(),
                cost.basis,
                cost.get_basis_display(),
                cost.source,
            )
            for cost in one.costs
        ],
    )
