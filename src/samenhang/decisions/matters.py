"""Whether two decisions are about the same thing: said in the same words, on the same rule, or weighed as one (G5).

Two decisions of one kind are not about one thing by that alone: a fridge and a month of rent are both money. A warning
that always fires is read by nobody. What is not seen here stands in the list of the case's decisions all the same.
"""

import re
from datetime import timedelta

from samenhang.decisions.models import Decision, DecisionText

RECENT = timedelta(days=365)
"""How long a decision that was taken is told of when another is made on the same thing."""
LEAST = 4
SHARED = 0.5
EMPTY = frozenset(
    re.findall(
        r"\w+",
        """alle alleen anders besluit besluiten betaald betaalt betalen bijdrage casus daarna deze door eenmalig elke
        extra familie geen gemeente gezin hebben heeft huishouden inwoner jaar keer kosten krijgen krijgt maak maand
        maanden meer moeder naar niet omdat onder over samen tijdelijk twee vader vanaf voor waarvan week weken
        wordt worden zodat""",
    )
)
"""Words that many decisions share, whatever they are about."""


def alike(one: Decision, said: DecisionText, other: Decision, told: DecisionText) -> bool:
    """This function will say whether two decisions about the same person are about the same thing."""
    if said.kind != told.kind:
        return False
    if one.origin_id and one.origin_id == other.origin_id:
        return True
    if said.rule and _plain(said.rule) == _plain(told.rule):
        return True
    mine, theirs = words(said.what), words(told.what)
    fewest = min(len(mine), len(theirs))
    return fewest > 0 and len(mine & theirs) / fewest >= SHARED


def words(text: str) -> frozenset[str]:
    """This function will give the words of a text that say what it is about; a plural counts as its singular."""
    found = re.findall(rf"[^\W\d_]{{{LEAST},}}", text.casefold())
    return frozenset(_single(word) for word in found if word not in EMPTY)


def _single(word: str) -> str:
    for end in ("en", "s"):
        if word.endswith(end) and len(word) - len(end) >= LEAST:
            return word[: -len(end)]
    return word


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
