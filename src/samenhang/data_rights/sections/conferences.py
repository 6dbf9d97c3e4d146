"""What was asked, noted and decided about the household in a meeting (F1)."""

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each
from samenhang.people.kept import Field, Part

TABLE = _("gezegd of besloten in een overleg")

PARTS = (
    Part(
        key="agenda_items",
        title=_("Overleggen over u"),
        model="meetings.AgendaItem",
        also=("meetings.PaperCopyItem",),
        source=TABLE,
        fields=(
            Field("question", _("Vraag")),
            Field("wanted", _("Wat er van het overleg werd gevraagd")),
            Field("not_invited_why", _("Waarom u er niet bij was")),
            Field("at", _("Op de agenda gezet op")),
        ),
    ),
    Part(
        key="item_notes",
        title=_("Wat er in een overleg over u is opgeschreven"),
        model="meetings.ItemNote",
        source=TABLE,
        fields=(Field("text", _("Aantekening")), Field("at", _("Wanneer")), Field("by", _("Door"), hat="by_id")),
    ),
    Part(
        key="table_outcomes",
        title=_("Wat een overleg besloot of afsprak"),
        model="meetings.Outcome",
        fetch=("results",),
        also=("meetings.OutcomeResult",),
        source=TABLE,
        fields=(
            Field("kind", _("Soort")),
            Field("words", _("Wat")),
            Field("who", _("Wie")),
            Field("due_on", _("Klaar op")),
            Field("results", _("Wat ervan kwam"), each("results", "how")),
            Field("at", _("Wanneer")),
        ),
    ),
)
