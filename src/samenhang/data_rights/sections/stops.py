"""What was going to stop, what was answered and decided, and what stopped without asking (D10)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each, of
from samenhang.people.kept import Field, Part

SAID = _("gemeld door wie iets liet stoppen, beantwoord door wie met u werkt")


def _replies(row: Any) -> str:
    return "\n".join(one.reply.words for one in row.answers.all())


def _decisions(row: Any) -> str:
    return "\n".join(f"{one.get_choice_display()}: {one.words} ({one.who})" for one in row.stop.decisions.all())


def _ended(row: Any) -> str:
    outcome = getattr(row.stop, "outcome", None)
    return f"{outcome.get_how_display()}: {outcome.words}" if outcome else ""


PARTS = (
    Part(
        key="intended_stops",
        title=_("Wat dreigde te stoppen"),
        model="stops.StopLaid",
        related=("stop__kind", "stop__outcome", "stop__withdrawal"),
        fetch=("answers__reply", "taken", "later", "stop__decisions", "stop__moves"),
        also=(
            "stops.IntendedStop",
            "stops.StopMoved",
            "stops.StopWithdrawal",
            "stops.StopReply",
            "stops.StopDecision",
            "stops.StopOutcome",
            "stops.StopAnswer",
            "stops.StopTaken",
            "stops.StopLater",
        ),
        source=SAID,
        fields=(
            Field("what", _("Wat"), of("stop", "what")),
            Field("stops_on", _("Op welke dag"), of("stop", "stops_on")),
            Field("moved_to", _("Verplaatst naar"), lambda row: [str(one.stops_on) for one in row.stop.moves.all()]),
            Field("ground", _("Waarom"), of("stop", "ground")),
            Field("basis", _("Op grond van"), of("stop", "basis")),
            Field("effects", _("Wat het met het huishouden doet"), each("answers", "effects")),
            Field("replies", _("Wat wij antwoordden"), _replies),
            Field("decisions", _("Wat er is besloten"), _decisions),
            Field("agreed", _("Wat wij afspraken"), each("taken", "words")),
            Field("ended", _("Hoe het afliep"), _ended),
            Field("later", _("Wat ervan kwam"), each("later", "words")),
            Field("at", _("Gemeld op")),
        ),
    ),
    Part(
        key="unasked_stops",
        title=_("Wat stopte zonder te vragen"),
        model="stops.UnaskedStop",
        related=("kind",),
        source=SAID,
        fields=(
            Field("what", _("Wat")),
            Field("stopped_on", _("Gestopt op")),
            Field("who", _("Wie het liet stoppen")),
            Field("effects", _("Wat het deed")),
        ),
    ),
)
