"""The text of a test as it is fixed: canonical JSON and its SHA-256."""

import hashlib
import json
from typing import TYPE_CHECKING

from samenhang.weighing.parts import filled

if TYPE_CHECKING:
    from samenhang.weighing.queries.testing import Whole

FORM = 1


def canonical(whole: "Whole") -> str:
    """This function will write everything of a test in one fixed order, with the laws' purposes as they read now."""
    test = whole.test
    told = {
        "form": FORM,
        "test": str(test.id),
        "question": test.question,
        "builds_on": str(test.builds_on_id or ""),
        "begun_at": test.begun_at.isoformat(),
        "decided_on": test.decided_on.isoformat() if test.decided_on else "",
        "parts": {
            name: {"content": part.content, "by": str(part.by_id), "at": part.at.isoformat()}
            for name, part in whole.parts.items()
            if filled(part.content)
        },
        "laws": {
            law.code: {"name": law.name, "article": law.article, "made_for": law.made_for, "version": law.version}
            for law, shown in whole.laws
            if shown.filled
        },
        "options": [
            {
                "id": str(one.option.id),
                "title": one.option.title,
                "nothing": one.option.nothing,
                "costs": [
                    {
                        "payer": cost.payer,
                        "who": cost.who,
                        "amount": str(cost.amount),
                        "period": cost.period,
                        "basis": cost.basis,
                        "source": cost.source,
                    }
                    for cost in one.costs
                ],
            }
            for one in whole.options
        ],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """This function will give the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
