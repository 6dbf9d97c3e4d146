"""The envelope filled in beforehand from the decision, with the names taken out; the asker makes it right."""

from datetime import datetime

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.decisions import origins
from samenhang.decisions.queries import State, cost_lines
from samenhang.kit.money import euros
from samenhang.people.nameless import taken_out


def prefilled(viewer: Viewer, state: State, at: datetime) -> dict[str, str]:
    """This function will give what the asker starts from: the decision's own words without the members' names."""
    text, household = state.text, state.decision.household_id
    effects = _("Nu: %(short)s\n\nLater: %(long)s") % {"short": text.effects_short, "long": text.effects_long}
    if text.saved:
        effects += "\n\n" + _("Hoeft elders niet meer: %(saved)s") % {"saved": text.saved}
    lines = [*cost_lines(state.costs), _("Samen: %(total)s") % {"total": euros(state.total)}]
    origin = origins.find(viewer, state.decision.origin_kind, state.decision.origin_id)
    said = {
        "what": text.what,
        "rule": text.rule,
        "why": text.why,
        "alternatives": text.alternatives,
        "effects": effects,
        "costs": "\n".join(lines) if state.costs else _("Het kost niets."),
        "conditions": text.conditions,
        "weighed": origin.title if origin else "",
    }
    return taken_out(viewer, household, said, at)
