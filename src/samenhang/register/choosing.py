"""Asking in a form whether somebody is the same person as one who is on record (A5)."""

from collections.abc import Collection, Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from samenhang.kit.forms import Form
from samenhang.kit.inputs import RadioCards
from samenhang.people.comparing import Likely
from samenhang.people.queries import spoken_date
from samenhang.register.queries import Found
from samenhang.register.same import Twin

NOBODY = "nobody"
"""The answer that it is somebody else."""


def ask(
    form: Form, field: str, choices: Collection[tuple[str, str]], hints: Mapping[str, str], label: str
) -> str | None:
    """This function will put the question in a form that was sent, and give its answer; None asks it on the screen.

    :returns: one of the choices' values, or ``NOBODY``.
    """
    everything = [*choices, (NOBODY, _("Nee, dit is iemand anders"))]
    form.fields[field] = forms.ChoiceField(
        label=label,
        choices=everything,
        widget=RadioCards(
            hints={**hints, NOBODY: _("Wij onthouden dat, en vragen het niet nog eens.")}, icons={NOBODY: "user-plus"}
        ),
    )
    answer = str(form.data.get(field, ""))
    if answer in dict(everything):
        return answer
    form.add_error(field, _("Wij kennen al iemand die dit kan zijn. Kies wie het is."))
    return None


def line(one: Found, household: str = "") -> str:
    """This function will name somebody found so that one recognises them: name, birth date, address, household."""
    born = spoken_date(one.birth_date, one.birth_date_known)
    where = _("geheim adres") if one.secret else one.address
    also = _("ook vastgelegd als %(names)s") % {"names": ", ".join(one.also)} if one.also else ""
    return ", ".join(part for part in (one.name, also, born, where, household) if part)


def hint(twin: Twin) -> str:
    """This function will say how likely it is the same person, and why."""
    told = f"{twin.likely.word[:1].upper()}{twin.likely.word[1:]}: {twin.why}."
    return f"{told} {_('Maar:')} {twin.but}." if twin.but else told


def choices_of(twins: Iterable[Twin]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """This function will give who is likely meant as choices, the likeliest first, and for each why."""
    found = list(twins)
    return (
        [(str(twin.found.person_id), _("Ja: %(who)s") % {"who": line(twin.found)}) for twin in found],
        {str(twin.found.person_id): hint(twin) for twin in found},
    )


TONES = {Likely.CERTAIN: "danger", Likely.PROBABLE: "warning", Likely.POSSIBLE: "neutral"}
"""How likely it is, as a badge's tone."""
