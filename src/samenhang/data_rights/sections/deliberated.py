"""What was deliberated from the household's case, on the side of who works with it; what the table read names nobody."""

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.work import TEAM
from samenhang.people.kept import Field, Part

PARTS = (
    Part(
        key="deliberations",
        title=_("Moreel beraad over een vraag uit uw casus"),
        model="deliberation.FromCase",
        also=("deliberation.Landing",),
        source=TEAM,
        fields=(Field("at", _("Gevraagd op")),),
    ),
    Part(
        key="reflections",
        title=_("Waar een medewerker bij stilstond"),
        model="deliberation.Reflection",
        source=TEAM,
        order=("at", "id"),
        fields=(
            Field("at", _("Wanneer")),
            Field("question", _("Waar het wringt")),
            Field("first_reaction", _("De eerste reactie")),
            Field("looked_again", _("Na het nadenken")),
            Field("will_do", _("Wat er gebeurt")),
        ),
    ),
)
