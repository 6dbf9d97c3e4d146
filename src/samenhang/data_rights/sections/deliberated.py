"""What was deliberated and asked about the law from the household's case, as kept by who works with it."""

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
    Part(
        key="legal_questions",
        title=_("Vragen over de wet, voor uw casus gesteld"),
        model="legal_room.AskedFor",
        source=TEAM,
        fields=(Field("at", _("Wanneer")),),
    ),
    Part(
        key="legal_answers",
        title=_("Antwoorden over de wet die bij uw casus zijn gebruikt"),
        model="legal_room.Used",
        source=TEAM,
        related=("answer",),
        fields=(
            Field("at", _("Wanneer")),
            Field("asked_as", _("De vraag"), lambda row: row.answer.asked_as),
            Field("article", _("Wet en artikel"), lambda row: f"{row.answer.law}, {row.answer.article}"),
        ),
    ),
)
