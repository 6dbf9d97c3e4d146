"""What was weighed before deciding: the Omgekeerde Toets and the value triangle (G1, G3)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each, of
from samenhang.people.kept import Field, Part
from samenhang.weighing.models import TestPart
from samenhang.weighing.parts import KINDS, as_text

TEAM = _("geschreven door wie met u werkt")


def _title(part: TestPart) -> str:
    kind = KINDS.get(part.kind)
    return str(kind.title) if kind else part.kind


def _words(part: TestPart) -> str:
    kind = KINDS.get(part.kind)
    return as_text(kind, part.content) if kind else ""


def _outcome(test: Any) -> str:
    return str(test.end.get_outcome_display()) if hasattr(test, "end") else ""


def _used(test: Any) -> str:
    return str(test.end.get_used_display()) if hasattr(test, "end") else ""


PARTS = (
    Part(
        key="reversed_tests",
        title=_("Omgekeerde toetsen: wat we samen bekeken voor een besluit"),
        model="weighing.ReversedTest",
        related=("end",),
        fetch=("options", "reviews"),
        also=("weighing.TestEnd", "weighing.TestOption", "weighing.TestReview"),
        source=TEAM,
        fields=(
            Field("question", _("Waar het om ging")),
            Field("begun_at", _("Begonnen op")),
            Field("decided_on", _("Dag van het besluit")),
            Field("options", _("Wat er kon"), each("options", "title")),
            Field("outcome", _("Uitkomst"), _outcome),
            Field("because", _("Waarom"), of("end", "because")),
            Field("conditions", _("Voorwaarden"), of("end", "conditions")),
            Field("used", _("Voor of na het besluit"), _used),
            Field("reviews", _("Wat het bracht"), each("reviews", "brought")),
        ),
    ),
    Part(
        key="test_parts",
        title=_("Wat er in een omgekeerde toets staat"),
        model="weighing.TestPart",
        source=TEAM,
        fields=(Field("part", _("Onderdeel"), _title), Field("words", _("Tekst"), _words), Field("at", _("Wanneer"))),
    ),
    Part(
        key="test_costs",
        title=_("Wat het zou kosten"),
        model="weighing.Cost",
        related=("option",),
        source=TEAM,
        fields=(
            Field("option", _("Waarvan"), of("option", "title")),
            Field("payer", _("Wie betaalt")),
            Field("amount", _("Bedrag in euro’s")),
            Field("period", _("Per")),
            Field("basis", _("Hoe we dit weten")),
        ),
    ),
    Part(
        key="value_triangles",
        title=_("Waardendriehoeken: hoe we mogelijkheden wogen"),
        model="weighing.ValueTriangle",
        related=("end",),
        fetch=("options",),
        also=("weighing.TriangleOption", "weighing.TriangleEnd"),
        source=TEAM,
        fields=(
            Field("question", _("Waar het om ging")),
            Field("begun_at", _("Begonnen op")),
            Field("options", _("Wat er kon"), each("options", "title")),
            Field("words", _("Wat we meenamen"), of("end", "words")),
        ),
    ),
    Part(
        key="positions",
        title=_("Standpunten van professionals"),
        model="weighing.Position",
        related=("option",),
        source=TEAM,
        fields=(
            Field("option", _("Over"), of("option", "title")),
            Field("engagement", _("Betrokken")),
            Field("returns", _("Rendement")),
            Field("legitimacy", _("Legitiem")),
            Field("words", _("Waarom")),
            Field("at", _("Wanneer")),
        ),
    ),
)
