"""Why and until when something is kept from the resident, and what is asked of that (law.md rule 7)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.kit.refusals import Refusal
from samenhang.layers import rules
from samenhang.layers.models import Hiding


class TooLong(Refusal):
    """No reason, or no end that comes within three months."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why the resident does not see something yet, and until when."""

    category: str
    words: str
    until: date


def check(hidden: Hidden, at: datetime) -> None:
    """This function will refuse to hide something without a reason, or without an end within three months.

    :raises TooLong: then.
    """
    today = timezone.localdate(at)
    if not hidden.words.strip():
        raise TooLong(_("Vul in waarom de inwoner dit nog niet mag zien."), field="hidden_reason")
    if hidden.category not in Hiding.Category.values:
        raise TooLong(_("Kies wat voor reden het is."), field="hidden_category")
    if hidden.until <= today:
        raise TooLong(_("Kies een dag die nog komt."), field="hidden_until")
    if (hidden.until - today).days > rules.MOST_DAYS:
        raise TooLong(_("Kies een dag binnen drie maanden. Daarna kunt u het opnieuw besluiten."), field="hidden_until")
