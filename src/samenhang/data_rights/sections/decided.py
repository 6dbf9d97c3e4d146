"""What was decided about the household: what, why, who stands behind it, and what it brought (G5)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import of
from samenhang.people.kept import Field, Part

TEAM = _("geschreven door wie met u werkt")


def _costs(text: Any) -> str:
    return "; ".join(f"{one.payer}: {one.amount} ({one.get_per_display()}, {one.times})" for one in text.costs.all())


def _spent(row: Any) -> Any:
    return row.commitment.settlement.spent if hasattr(row.commitment, "settlement") else ""


PARTS = (
    Part(
        key="decisions",
        title=_("Besluiten"),
        model="decisions.DecisionText",
        fetch=("costs",),
        related=("decision",),
        also=("decisions.Decision", "decisions.Cost", "decisions.AskedFor"),
        source=TEAM,
        order=("decision_id", "number"),
        fields=(
            Field("what", _("Wat")),
            Field("number", _("Versie")),
            Field("for_whom", _("Voor wie")),
            Field("kind", _("Waar het over gaat")),
            Field("rule", _("Afgeweken van")),
            Field("why", _("Waarom")),
            Field("alternatives", _("Ook overwogen")),
            Field("effects_short", _("Wat verandert in de komende weken")),
            Field("effects_long", _("Wat verandert op de lange duur")),
            Field("costs", _("Kosten"), _costs),
            Field("saved", _("Hoeft elders niet meer")),
            Field("conditions", _("Voorwaarden")),
            Field("objection_to", _("Waar u bezwaar kunt maken")),
            Field("announced_on", _("Verstuurd op")),
            Field("review_on", _("Terugkijken op")),
            Field("by", _("Geschreven door"), hat="by_id"),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="decisions_taken",
        title=_("Wanneer een besluit is genomen"),
        model="decisions.InForce",
        related=("text",),
        source=TEAM,
        fields=(
            Field("what", _("Wat"), of("text", "what")),
            Field("starts_on", _("Geldt vanaf")),
            Field("rung_name", _("Wie erover ging")),
            Field("explained", _("Waarom die")),
            Field("by", _("Genomen door"), hat="by_id"),
        ),
    ),
    Part(
        key="decisions_looked_along",
        title=_("Wat een collega van een besluit vond"),
        model="decisions.SecondPair",
        source=TEAM,
        fields=(
            Field("agrees", _("Gaat erin mee")),
            Field("remark", _("Opmerking")),
            Field("by", _("Door"), hat="by_id"),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="decisions_ended",
        title=_("Besluiten die niet meer gelden"),
        model="decisions.DecisionEnd",
        source=TEAM,
        fields=(
            Field("how", _("Hoe")),
            Field("why", _("Waarom")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="decisions_reviewed",
        title=_("Wat besluiten brachten"),
        model="decisions.Review",
        source=TEAM,
        fields=(
            Field("outcome", _("Hoe het ging")),
            Field("brought", _("Wat het bracht")),
            Field("again_on", _("Opnieuw op")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="budgets_committed",
        title=_("Geld dat bij een besluit is vastgelegd"),
        model="budgets.CommittedFor",
        related=("commitment__pot", "commitment__settlement"),
        source=TEAM,
        fields=(
            Field("pot", _("Uit welk budget"), lambda row: str(row.commitment.pot)),
            Field("amount", _("Vastgelegd"), lambda row: row.commitment.amount),
            Field("spent", _("Uitgegeven"), _spent),
            Field("at", _("Wanneer")),
        ),
    ),
)
