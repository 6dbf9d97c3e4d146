"""Where it stuck: what colleagues asked each other, who thought along or stepped in, and the rode knop."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.data_rights.sections.taking import each, of
from samenhang.people.kept import Field, Part

TEAM = _("geschreven door wie met u werkt")


def _sides(row: Any) -> list[str]:
    return [f"{one.organisation.name}: {one.wants} ({one.why})" for one in row.sides.all()]


def _told(row: Any) -> list[str]:
    return [one.effect.words for one in row.effects.all()]


def _how(row: Any) -> str:
    return str(row.outcome.get_how_display()) if hasattr(row, "outcome") else ""


PARTS = (
    Part(
        key="quick_questions",
        title=_("Vragen die collega’s elkaar over u stelden"),
        model="questions.QuickQuestion",
        fetch=("turns",),
        also=("questions.Turn",),
        source=TEAM,
        fields=(
            Field("who", _("Wie vroeg het"), hat="from_hat_id"),
            Field("words", _("De vraag")),
            Field("turns", _("Wat er werd geantwoord"), each("turns", "words")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="consultations",
        title=_("Procesregisseurs die meedachten"),
        model="escalation.Consultation",
        related=("advice", "use"),
        also=("escalation.Advice", "escalation.AdviceUse"),
        source=TEAM,
        fields=(
            Field("who", _("Wie"), hat="hat_id"),
            Field("stuck", _("Wat er vastzat")),
            Field("tried", _("Wat al was geprobeerd")),
            Field("tried_note", _("En verder")),
            Field("advice", _("Wat diegene antwoordde"), of("advice", "words")),
            Field("use", _("Wat ermee is gedaan"), of("use", "words")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="steppings_in",
        title=_("Procesregisseurs die instapten"),
        model="escalation.SteppingIn",
        related=("out",),
        fetch=("extensions", "effects__effect"),
        also=("escalation.Extension", "escalation.SteppingOut", "escalation.EffectOf", "escalation.Effect"),
        source=TEAM,
        fields=(
            Field("who", _("Wie"), hat="hat_id"),
            Field("mandate", _("Wat diegene mocht beslissen")),
            Field("why", _("Waarom")),
            Field("agreed_with", _("Met wie afgesproken")),
            Field("resident_told_on", _("U hoorde het op")),
            Field("not_told_why", _("Waarom u het nog niet hoorde")),
            Field("last_day", _("Tot en met")),
            Field("extensions", _("Verlengd tot en met"), each("extensions", "last_day")),
            Field("came_of_it", _("Wat ervan kwam"), of("out", "came_of_it")),
            Field("effects", _("Wat later is verteld"), _told),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="red_buttons",
        title=_("Rode knop: twee organisaties kwamen er niet uit"),
        model="escalation.RedButton",
        related=("one", "other", "line", "outcome"),
        fetch=("sides__organisation",),
        also=("escalation.ButtonSide", "escalation.ButtonSent", "escalation.ToTheLine", "escalation.ButtonOutcome"),
        source=TEAM,
        fields=(
            Field("one", _("De ene organisatie"), of("one", "name")),
            Field("other", _("De andere organisatie"), of("other", "name")),
            Field("question", _("De vraag")),
            Field("needs", _("Wat u nodig had")),
            Field("if_nothing", _("Wat er zou gebeuren als er niets gebeurde")),
            Field("sides", _("Wat beide wilden, en waarom"), _sides),
            Field("decide_by", _("Antwoord nodig op")),
            Field("no_deliberation", _("Waarom geen moreel beraad")),
            Field("skipped_why", _("Waarom lichtere wegen zijn overgeslagen")),
            Field("line", _("Wie daarboven besliste"), of("line", "to_whom")),
            Field("how", _("Hoe het eindigde"), _how),
            Field("outcome", _("Wat ervan kwam"), of("outcome", "words")),
            Field("at", _("Wanneer")),
        ),
    ),
)
