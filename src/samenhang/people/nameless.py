"""One finder for every text that is meant to be about nobody: what tells of somebody after all (decision 0072).

It runs under the writer's own grants: it knows whom the writer works with and the household the text comes from; who
reads the text does not. What it points at is shown to the writer only, and never kept.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenhang.access.viewer import Viewer
from samenhang.kit.refusals import Refusal
from samenhang.people.marks import Kind, Mark, folded, named
from samenhang.people.queries.known_by import ADULT, Known, home_of, known, recognised

WHY: dict[Kind, str | Promise] = {
    Kind.BSN: gettext_lazy("lijkt een burgerservicenummer"),
    Kind.PHONE: gettext_lazy("een telefoonnummer"),
    Kind.MAIL: gettext_lazy("een e-mailadres"),
    Kind.IBAN: gettext_lazy("een rekeningnummer"),
    Kind.CASE: gettext_lazy("een casusnummer"),
    Kind.BORN: gettext_lazy("de geboortedatum van iemand uit dit huishouden"),
    Kind.MEMBER: gettext_lazy("een naam uit dit huishouden"),
    Kind.NAME: gettext_lazy("de naam van iemand met wie u werkt"),
    Kind.FIRST_NAME: gettext_lazy("de voornaam van iemand met wie u werkt"),
    Kind.ADDRESS: gettext_lazy("een adres"),
    Kind.POSTCODE: gettext_lazy("een postcode"),
    Kind.FULL_DATE: gettext_lazy("een datum: is die nodig?"),
    Kind.DATE: gettext_lazy("een datum: is die nodig?"),
    Kind.STREET: gettext_lazy("de straat van dit huishouden"),
    Kind.RARE: gettext_lazy("samen zeldzaam: wie het gezin kent, herkent het hieraan"),
    Kind.INITIALS: gettext_lazy("voorletters"),
    Kind.LIKE_A_NAME: gettext_lazy("kan een naam zijn"),
    Kind.CAPITAL: gettext_lazy("kan een naam zijn"),
}
SURE = frozenset({Kind.BSN, Kind.PHONE, Kind.MAIL, Kind.IBAN, Kind.CASE, Kind.BORN})
"""What can be nothing else."""
SOMEBODY = frozenset({Kind.BSN, Kind.CASE, Kind.NAME, Kind.MEMBER})
"""Refused where an address or a telephone number may well stand: a meeting's name and place."""
NOBODY = SURE | SOMEBODY | {Kind.ADDRESS, Kind.POSTCODE}
"""Refused in a text about nobody that no reader looks at first; a date may stand in it."""
UNDATED = NOBODY | {Kind.FULL_DATE}
"""Refused where no whole date is needed either."""
NO_FIRST_NAME = NOBODY | {Kind.FIRST_NAME}
"""Refused in what a table or every colleague reads."""
MOST, TOLD = 40, 5


class NamesSomebody(Refusal):
    """A text that is meant to be about nobody tells of somebody."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that may tell of whom it is: the words, why, and whether they can be nothing else."""

    words: str
    kind: Kind

    @property
    def why(self) -> str:
        """Why it is pointed at, for the screen."""
        return str(WHY[self.kind])

    @property
    def sure(self) -> bool:
        """Whether it can be nothing else, and so must go."""
        return self.kind in SURE


def found(viewer: Viewer, text: str, household_id: UUID | None, at: datetime) -> list[Found]:
    """This function will point at all that may tell of whom a text is, what is sure first; each words once.

    Reads in a fixed number of statements, as far as the viewer may read.
    """
    day = timezone.localdate(at)
    there = known(viewer, [text], household_id, day)
    pointed = there.marks(text)
    if household_id:
        pointed += recognised(viewer, text, there.home, household_id, day)
    return sorted(_once(pointed), key=lambda one: not one.sure)[:MOST]


def told(
    viewer: Viewer,
    texts: Iterable[str],
    household_id: UUID | None = None,
    *,
    at: datetime,
    refused: frozenset[Kind] = NOBODY,
) -> str:
    """This function will say in one sentence what must go out of texts about nobody, or nothing."""
    every = list(texts)
    return _sentence(known(viewer, every, household_id, timezone.localdate(at)), " \n ".join(every), refused)


def demand_nameless(
    texts: Mapping[str, str],
    household_id: UUID | None = None,
    *,
    by: Viewer,
    at: datetime,
    refused: frozenset[Kind] = NOBODY,
) -> None:
    """This function will hold that texts, each by the field it was written in, tell of nobody.

    Reads in a fixed number of statements, however many texts there are.

    :raises NamesSomebody: at the first field where one does, with the words that do.
    """
    there = known(by, texts.values(), household_id, timezone.localdate(at))
    for field, text in texts.items():
        if said := _sentence(there, text, refused):
            raise NamesSomebody(said, field=field)


def demand_looked(viewer: Viewer, text: str, household_id: UUID | None, *, judged: bool, at: datetime) -> int:
    """This function will hold that a text has no sure sign of whom it is, and that the writer looked at the others.

    It gives how many of these are left in. A person judges; only what can be nothing else is refused.

    :raises NamesSomebody: otherwise.
    """
    pointed = found(viewer, text, household_id, at)
    sure = [one for one in pointed if one.sure]
    if sure:
        raise NamesSomebody(_("Haal dit eerst uit de tekst: %(what)s.") % {"what": _listed(sure)})
    if pointed and not judged:
        raise NamesSomebody(
            ngettext(
                "Er is %(count)s plek die iemand kan aanwijzen. Bekijk die hierboven.",
                "Er zijn %(count)s plekken die iemand kunnen aanwijzen. Bekijk ze hierboven.",
                len(pointed),
            )
            % {"count": len(pointed)},
            field="judged",
        )
    return len(pointed)


def perhaps(viewer: Viewer, text: str, at: datetime) -> str:
    """This function will say what to look at again while somebody types: what must go, or what looks like a name."""
    there = known(viewer, [text], None, timezone.localdate(at))
    if said := _sentence(there, text, UNDATED):
        return said
    if any(one.kind in (Kind.FIRST_NAME, Kind.LIKE_A_NAME, Kind.INITIALS) for one in there.marks(text)):
        return _("Staat hier een naam in? Schrijf dan liever ‘een moeder’ of ‘een man van 30’.")
    return ""


def taken_out(viewer: Viewer, household_id: UUID, texts: Mapping[str, str], at: datetime) -> dict[str, str]:
    """This function will give texts with "de inwoner" or "het kind" where a member's name stands."""
    home, said = home_of(viewer, household_id, timezone.localdate(at)), dict[str, str]()
    for one in home.persons:
        whom = _("het kind") if home.ages.get(one.id, ADULT) < ADULT else _("de inwoner")
        said |= {key: whom for name in home.names[one.id] if (key := folded(name).plain) not in said}
    return {field: _without(text, said) for field, text in texts.items()}


def _without(text: str, said: Mapping[str, str]) -> str:
    for one in reversed(named(text, said, first_too=True)):
        text = f"{text[: one.begin]}{said.get(folded(one.words).plain, _('de inwoner'))}{text[one.end :]}"
    same = "|".join(sorted(set(said.values())))
    return re.sub(rf"\b({same})( \1)+\b", r"\1", text) if same else text


def _once(pointed: Iterable[Mark]) -> list[Found]:
    first: dict[str, Found] = {}
    for one in pointed:
        first.setdefault(one.words.casefold(), Found(one.words, one.kind))
    return list(first.values())


def _sentence(there: Known, text: str, refused: frozenset[Kind]) -> str:
    pointed = _once(one for one in there.marks(text) if one.kind in refused)[:TOLD]
    if not pointed:
        return ""
    return _("Hier staat iets in dat iemand kan aanwijzen: %(what)s. Haal dat weg.") % {"what": _listed(pointed)}


def _listed(there: Iterable[Found]) -> str:
    return ", ".join(f"{one.words} ({one.why})" for one in there)
