"""Words that mean something else next door, marked in a text: a higher module says which, a template marks them.

A marked word is a button that opens its explanation: it works by mouse, by touch and by keyboard, without a script.
"""

import itertools
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

FRESH_SECONDS = 300
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Known:
    """A word with its forms, and what each domain means by it."""

    code: str
    name: str
    forms: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Kept:
    at: float = 0.0
    words: dict[str, Known] | None = None
    pattern: re.Pattern[str] | None = None


_source: list[Callable[[], Sequence[Known]]] = []
_kept = _Kept()
_serial = itertools.count(1)


def known_from(source: Callable[[], Sequence[Known]]) -> None:
    """This function will set where the known words come from; call it at start-up."""
    _source[:] = [source]


def renew() -> None:
    """This function will read the words anew; call it behind the wall, where somebody looks."""
    found = {form.casefold(): word for source in _source for word in source() for form in word.forms}
    longest = sorted(found, key=len, reverse=True)
    _kept.pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b", re.IGNORECASE) if longest else None
    _kept.words, _kept.at = found, time.monotonic()


def _now() -> _Kept:
    if not _kept.words or time.monotonic() - _kept.at > FRESH_SECONDS:
        renew()
    return _kept


def mark(text: str) -> SafeString:
    """This function will escape a text and mark each known word where it first stands, with what it means to whom."""
    text = str(text)
    kept = _now()
    if kept.pattern is None or kept.words is None or len(text) > LONGEST:
        return SafeString(escape(text))
    said: list[str] = []
    seen: set[str] = set()
    last = 0
    for found in kept.pattern.finditer(text):
        word = kept.words[found.group().casefold()]
        if word.code in seen:
            continue
        seen.add(word.code)
        said += [escape(text[last : found.start()]), _marked(found.group(), word)]
        last = found.end()
    return SafeString("".join([*said, escape(text[last:])]))


def _marked(as_written: str, word: Known) -> SafeString:
    place = f"woord-{word.code}-{next(_serial)}"
    meanings = format_html_join(
        "",
        '<span class="known__domain"><strong>{}</strong> {}</span>',
        ((name, words) for name, words in word.meanings),
    )
    return format_html(
        '<button type="button" class="known" popovertarget="{}" aria-label="{}">{}</button>'
        '<span class="known__meaning" id="{}" popover><span class="known__name">{}</span>{}</span>',
        place,
        _("%(word)s: wat betekent dit?") % {"word": as_written},
        as_written,
        place,
        word.name,
        meanings,
    )
