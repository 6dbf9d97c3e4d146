"""Asking on the command line what a file of the register is needed for, before it is opened."""

from collections.abc import Mapping
from datetime import date, datetime

import click
from django.utils.translation import gettext as _

from samenhang.brp.actions import Necessity, NoNecessity


def necessity(given: Mapping[str, str | datetime | None], *, today: date, terminal: bool) -> Necessity:
    """This function will make the necessity out of what was given; on a terminal it asks for what is missing.

    :param given: the options ``purpose``, ``basis``, ``decided_by``, ``decided_on`` and ``keep_until``.
    :raises NoNecessity: when something is missing and there is nobody to ask, or when it cannot be.
    """
    words = {name: str(given.get(name) or "").strip() for name in ("purpose", "basis", "decided_by")}
    decided_on, keep_until = _day(given.get("decided_on")) or today, _day(given.get("keep_until"))
    questions = {
        "purpose": _("Waarvoor zijn de gegevens van zoveel mensen tegelijk nodig?"),
        "basis": _("Op welke grondslag? Noem de wet en het artikel."),
        "decided_by": _("Wie heeft besloten dat dit nodig is?"),
    }
    if not terminal and not (all(words.values()) and keep_until):
        raise NoNecessity(
            _(
                "Zeg waarom dit bestand nodig is: --purpose, --basis, --decided-by en --keep-until. "
                "De gewone weg is: per hulpvraag de persoon opvragen om wie het gaat."
            )
        )
    for name, question in questions.items():
        words[name] = words[name] or click.prompt(question).strip()
    if keep_until is None:
        keep_until = click.prompt(
            _("Tot welke dag worden de gegevens bewaard? (jjjj-mm-dd)"), type=click.DateTime(["%Y-%m-%d"])
        ).date()
    stated = Necessity(**words, decided_on=decided_on, keep_until=keep_until)
    stated.complete(today)
    return stated


def _day(given: str | datetime | None) -> date | None:
    return given.date() if isinstance(given, datetime) else None
