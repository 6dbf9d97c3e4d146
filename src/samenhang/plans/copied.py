"""What was told to fewer people than read the plan is not copied into it: an action says only who does what (D1)."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samenhang.kit.refusals import Refusal

RUN = 5
"""So many words in a row are no coincidence."""
A_TEXT = 3
"""From so many words on a text is recognised within another one."""


class Copied(Refusal):
    """The words of an action stand in a text that fewer people may read."""


def not_copied(what: str, confidences: Iterable[str], *, field: str) -> None:
    """This function will hold that the words of an action are not those of a text that fewer people may read.

    :raises Copied: when they are the same, hold such a text, or have five words in a row from one.
    """
    said = _words(what)
    for text in confidences:
        kept = _words(text)
        whole = kept == said or (len(kept) >= A_TEXT and _holds(said, kept))
        if kept and (whole or any(_holds(kept, said[at : at + RUN]) for at in range(len(said) - RUN + 1))):
            raise Copied(
                _("Deze woorden staan in een tekst die niet iedereen mag lezen. Schrijf alleen wie wat doet."),
                field=field,
            )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _holds(words: list[str], run: list[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words) - len(run) + 1))
