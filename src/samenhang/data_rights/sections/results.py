"""What turned for the better, and whether it stood (K1)."""

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each
from samenhang.people.kept import Field, Part

PARTS = (
    Part(
        key="breakthroughs",
        title=_("Doorbraken"),
        model="results.Breakthrough",
        fetch=("looked_back",),
        also=("results.LookBack",),
        order=("on", "id"),
        source=_("verteld door u, uw netwerk of wie met u werkt"),
        fields=(
            Field("on", _("Wanneer")),
            Field("said_by", _("Verteld door")),
            Field("turned", _("Wat er veranderde")),
            Field("size", _("Hoe groot")),
            Field("possible", _("Wat het mogelijk maakte"), lambda row: row.possible),
            Field("made_words", _("Wat wij anders deden")),
            Field("who", _("Wie hielpen")),
            Field("looked_back", _("Hoe het later was"), each("looked_back", "words")),
        ),
    ),
)
