"""The ladder of mandate as it stands on a day, and which rung a decision needs, explained in words (G4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from samenhang.decisions.models import Kind, MandateProposal
from samenhang.kit.money import euros


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: the lower the order, the nearer to the household."""

    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a decision tells which rung it needs."""

    kind: str
    total: Decimal
    outside: bool
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Needed:
    """Which rung decides, whether that is the writer's own, and why, in whole sentences."""

    rung: Rung
    own: bool
    second_pair: bool
    why: list[str] = field(default_factory=list)
    covered: bool = True


@dataclass(frozen=True, slots=True)
class Ladder:
    """The table as it counts on a day."""

    rungs: list[Rung]
    rules: dict[tuple[str, str], MandateProposal]

    @property
    def names(self) -> dict[str, str]:
        """The name of each rung by its code."""
        return {one.code: one.name for one in self.rungs}

    def rung(self, code: str) -> Rung | None:
        """This function will give a rung by its code, None when it is not in use."""
        return next((one for one in self.rungs if one.code == code), None)

    def from_rung(self, code: str) -> list[Rung]:
        """This function will give the rungs from this one up."""
        start = self.rung(code)
        return [one for one in self.rungs if start is None or one.order >= start.order]

    def above(self, code: str) -> Rung | None:
        """This function will give the next rung up, None at the top."""
        start = self.rung(code)
        return next((one for one in self.rungs if start and one.order > start.order), None)

    def reaches(self, code: str, needed: str) -> bool:
        """This function will say whether a rung is as high as the one that is needed."""
        one, wanted = self.rung(code), self.rung(needed)
        return one is not None and wanted is not None and one.order >= wanted.order

    def needed(self, asked: Asked) -> Needed:
        """This function will give the lowest rung that may decide this, and say why no lower one may."""
        why: list[str] = []
        for rung in self.rungs:
            rule = self.rules.get((asked.kind, rung.code))
            short = _short(rung, rule, asked)
            if rule is not None and not short:
                own = rung == self.rungs[0]
                return Needed(rung, own, rule.second_pair, [*why, _fits(rung, rule, asked)])
            why.extend(short)
        top = self.rungs[-1]
        why.append(_("Geen enkele trede dekt dit besluit. Het gaat naar de hoogste: %(rung)s.") % {"rung": top.name})
        return Needed(top, False, False, why, covered=False)


def lines(day: date) -> dict[str, MandateProposal]:
    """This function will give the line that counts on a day for each code: the last one that somebody agreed to."""
    found = MandateProposal.objects.filter(answer__answer="approved", effective_on__lte=day)
    found = found.order_by("effective_on", "answer__at", "id")
    return {one.code: one for one in found}


def on(day: date) -> Ladder:
    """This function will give the ladder as it counts on a day."""
    return _ladder(lines(day).values())


def _ladder(found: Iterable[MandateProposal]) -> Ladder:
    used = [one for one in found if one.in_use]
    rungs = sorted(
        (Rung(one.rung, one.name, one.order or 0) for one in used if one.what == "rung"),
        key=lambda one: (one.order, one.code),
    )
    return Ladder(rungs, {(one.kind, one.rung): one for one in used if one.what == "rule"})


def _short(rung: Rung, rule: MandateProposal | None, asked: Asked) -> list[str]:
    """Why a rung may not decide it; nothing when it may."""
    if rule is None:
        return [_("%(rung)s: mag hierover niet besluiten.") % {"rung": _upper(rung.name)}]
    why = []
    if rule.up_to is not None and asked.total > rule.up_to:
        said = {"rung": _upper(rung.name), "most": euros(rule.up_to), "total": euros(asked.total)}
        why.append(_("%(rung)s: tot %(most)s. Dit besluit kost %(total)s.") % said)
    if asked.outside and not rule.outside:
        why.append(_("%(rung)s: mag niet van de regels afwijken.") % {"rung": _upper(rung.name)})
    if asked.sensitive and not rule.sensitive:
        why.append(_("%(rung)s: besluit niet over wat bestuurlijk gevoelig is.") % {"rung": _upper(rung.name)})
    return why


def _fits(rung: Rung, rule: MandateProposal, asked: Asked) -> str:
    kind = str(Kind(asked.kind).label)
    said = {"rung": _upper(rung.name), "kind": kind, "most": euros(rule.up_to or Decimal(0))}
    if rule.up_to is None:
        text = _("%(rung)s: besluit hierover (%(kind)s), zonder maximum.") % said
    else:
        text = _("%(rung)s: besluit hierover (%(kind)s), tot %(most)s.") % said
    if rule.second_pair:
        text += " " + _("Een collega kijkt mee.")
    return text


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
