"""Who may act in somebody's name, on what, until when and on which article: one table, and what follows from it.

The articles are those of Burgerlijk Wetboek, book 1 (and book 3 for a proxy). No source in our papers confirms them:
they are marked 'niet bevestigd [b]', and the municipality's lawyer checks them (docs/law.md, Minors).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.people.models.beside import Mandate, Representative

OF_AGE = 18
UNCONFIRMED = "niet bevestigd [b]"
Kind = Representative.Kind


@dataclass(frozen=True, slots=True)
class Rule:
    """What the law lets one kind of representative do, for whom, by whose decision."""

    mandates: tuple[str, ...]
    article: str
    what: str | Promise
    by_court: bool
    for_adults: bool = True
    for_children: bool = False
    source: str = UNCONFIRMED


RULES: dict[str, Rule] = {
    Kind.ADMINISTRATOR: Rule(
        (Mandate.MONEY,),
        "BW 1:431-449",
        gettext_lazy("Beheert geld en bezittingen. Beslist niet over zorg of de persoon."),
        by_court=True,
    ),
    Kind.CURATOR: Rule(
        (Mandate.MONEY, Mandate.CARE),
        "BW 1:378-391",
        gettext_lazy("Beslist over geld en over zorg. Luistert naar wat de persoon zelf wil."),
        by_court=True,
    ),
    Kind.MENTOR: Rule(
        (Mandate.CARE,),
        "BW 1:450-462",
        gettext_lazy("Beslist over zorg en persoonlijke zaken. Niet over geld."),
        by_court=True,
    ),
    Kind.GUARDIAN: Rule(
        (Mandate.MONEY, Mandate.CARE),
        "BW 1:280-377",
        gettext_lazy("Heeft het gezag over een kind dat geen ouder met gezag heeft, tot het 18 is."),
        by_court=True,
        for_adults=False,
        for_children=True,
    ),
    Kind.PROXY: Rule(
        (Mandate.MONEY, Mandate.CARE),
        "BW 3:60-79",
        gettext_lazy("Doet wat de persoon zelf heeft opgedragen. De persoon beslist ook zelf nog."),
        by_court=False,
    ),
}


def may_hold(kind: str, mandate: Iterable[str]) -> bool:
    """This function will say whether this kind of representative can have this mandate."""
    return set(mandate) <= set(RULES[kind].mandates)


def fits_age(kind: str, age: int | None) -> bool:
    """This function will say whether this kind of representative is for somebody of this age; an unknown age fits."""
    rule = RULES[kind]
    return age is None or (rule.for_adults if age >= OF_AGE else rule.for_children)


def comes_of_age(born: date) -> date:
    """This function will give the day somebody turns eighteen; who was born on 29 February does so on 1 March."""
    try:
        return born.replace(year=born.year + OF_AGE)
    except ValueError:
        return date(born.year + OF_AGE, 3, 1)


def covers(one: Representative, about: str) -> bool:
    """This function will say whether a representative may decide on something: money, care, or both ("")."""
    wanted = {about} if about else set(Mandate.values)
    return wanted <= set(one.mandate)


def ground(one: Representative) -> str:
    """This function will write on which ground a representative signs: what, which article, which decision."""
    parts = [
        f"{one.get_kind_display()} ({one.mandate_words})",
        RULES[one.kind].article,
        _("besluit van %(who)s") % {"who": one.decided_by} if one.decided_by else "",
        one.case_number,
        one.decided_on.strftime("%d-%m-%Y") if one.decided_on else "",
    ]
    return ", ".join(part for part in parts if part)[:500]


def named(one: Representative) -> str:
    """This function will write who signs, and as what: name, kind."""
    return f"{one.name}, {one.get_kind_display()}"
