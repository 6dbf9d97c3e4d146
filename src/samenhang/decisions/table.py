"""The table of mandate as text, for the page and for docs/policy/mandate.md."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from samenhang.decisions.ladder import Ladder
from samenhang.decisions.models import Kind, MandateProposal
from samenhang.kit.money import euros


def cell(rule: MandateProposal | None) -> str:
    """This function will say in words what a rung may decide of a kind."""
    if rule is None:
        return _("nee")
    words = [_("zonder maximum") if rule.up_to is None else _("tot %(most)s") % {"most": euros(rule.up_to)}]
    words.append(_("ook buiten de regels") if rule.outside else _("binnen de regels"))
    if rule.sensitive:
        words.append(_("ook als het bestuurlijk gevoelig is"))
    if rule.second_pair:
        words.append(_("een collega kijkt mee"))
    return ", ".join(words)


def rows(ladder: Ladder) -> Iterable[tuple[str, ...]]:
    """This function will give a row per kind of decision, with a cell per rung."""
    for kind in Kind:
        yield (str(kind.label), *(cell(ladder.rules.get((kind.value, rung.code))) for rung in ladder.rungs))


def as_markdown(ladder: Ladder) -> str:
    """This function will give the table as it stands in docs/policy/mandate.md."""
    heads = (_("Soort besluit"), *(one.name for one in ladder.rungs))
    lines = [heads, ("---",) * len(heads), *rows(ladder)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
