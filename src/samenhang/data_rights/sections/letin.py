"""Who was let in or asked to be, who looked in an emergency, and what a visitor was warned of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.cases.frame import in_words
from samenhang.data_rights.sections.taking import of
from samenhang.involvement.models import AccessAnswer
from samenhang.people.kept import Field, Part

ASKED = _("vastgelegd toen het werd gevraagd")


def _parts(invitation: Any) -> list[str]:
    return list(dict.fromkeys(in_words(one.layer, one.domain) for one in invitation.parts.all()))


def _may_write(invitation: Any) -> bool:
    return any(one.writes for one in invitation.parts.all())


def _wanted(asked: Any) -> list[str]:
    return [in_words(layer) for layer in asked.request.wants]


def _answered(asked: Any) -> str:
    return str(AccessAnswer.Kind(asked.answer.kind).label) if hasattr(asked, "answer") else ""


def _reviews(opened: Any) -> list[str]:
    return [
        ": ".join(part for part in (one.get_outcome_display(), one.words, one.done) if part)
        for one in opened.break_glass.reviews.all()
    ]


PARTS = (
    Part(
        key="guests",
        title=_("Wie mocht meekijken"),
        model="involvement.GuestInvitation",
        related=("basis", "answer", "end"),
        fetch=("parts",),
        also=("involvement.GuestPart", "involvement.GuestAnswer", "involvement.GuestEnd"),
        source=_("vastgelegd toen iemand werd uitgenodigd"),
        fields=(
            Field("who", _("Wie"), hat="hat_id"),
            Field("question", _("Waarvoor")),
            Field("parts", _("Wat diegene mocht lezen"), _parts),
            Field("writes", _("Mocht ook schrijven"), _may_write),
            Field("basis", _("Op welke grond"), lambda row: str(row.basis)),
            Field("at", _("Gevraagd op")),
            Field("accepted", _("Kwam meekijken"), of("answer", "accepted")),
            Field("answer", _("Wat diegene antwoordde"), of("answer", "reason")),
            Field("until", _("Tot")),
            Field("ended_at", _("Eerder gestopt op"), of("end", "at")),
            Field("ended_why", _("Waarom het stopte"), of("end", "reason")),
        ),
    ),
    Part(
        key="access_requests",
        title=_("Wie vroeg om mee te kijken"),
        model="involvement.AskedOf",
        related=("request", "answer"),
        also=("involvement.AccessRequest", "involvement.AccessAnswer"),
        source=ASKED,
        fields=(
            Field("who", _("Wie"), hat="request.hat_id"),
            Field("guest", _("Voor welke collega"), hat="request.guest_id"),
            Field("question", _("Waarvoor"), of("request", "question")),
            Field("wants", _("Wat diegene wilde lezen"), _wanted),
            Field("until", _("Tot"), of("request", "until")),
            Field("at", _("Gevraagd op")),
            Field("answer", _("Antwoord"), _answered),
            Field("words", _("Uitleg daarbij"), of("answer", "words")),
            Field("answered_by", _("Beantwoord door"), hat="answer.by_id"),
        ),
    ),
    Part(
        key="direction_proposals",
        title=_("Wie gevraagd is de regie over te nemen"),
        model="cases.DirectionProposal",
        related=("reply",),
        also=("cases.DirectionReply",),
        source=ASKED,
        fields=(
            Field("who", _("Wie"), hat="hat_id"),
            Field("why", _("Waarom")),
            Field("agreed_with", _("Afgesproken met")),
            Field("at", _("Gevraagd op")),
            Field("accepted", _("Nam het over"), of("reply", "accepted")),
            Field("answer", _("Wat diegene antwoordde"), of("reply", "reason")),
        ),
    ),
    Part(
        key="emergencies",
        title=_("Wie keek in nood"),
        model="safety.BreakGlassOpened",
        related=("break_glass__end",),
        fetch=("break_glass__reviews", "break_glass__replies"),
        also=(
            "safety.BreakGlass",
            "safety.BreakGlassEnd",
            "safety.BreakGlassReview",
            "safety.BreakGlassReply",
        ),
        source=_("geschreven door wie in nood keek, en door de privacy officer"),
        fields=(
            Field("who", _("Wie"), hat="hat_id"),
            Field("danger", _("Welk gevaar"), lambda row: str(row.break_glass.get_danger_display())),
            Field("threat", _("Wat er dreigde"), of("break_glass", "threat")),
            Field("why", _("Waarom het niet op de gewone manier kon"), of("break_glass", "why")),
            Field("starts_at", _("Vanaf"), of("break_glass", "starts_at")),
            Field("until", _("Tot"), of("break_glass", "stopped_at")),
            Field("reviews", _("Oordeel van de privacy officer"), _reviews),
            Field(
                "replies", _("Wat de collega antwoordde"), lambda row: [r.words for r in row.break_glass.replies.all()]
            ),
        ),
    ),
    Part(
        key="visit_warnings",
        title=_("Waarvoor wie bij u komt is gewaarschuwd"),
        model="safety.VisitWarning",
        related=("end",),
        also=("safety.VisitWarningEnd",),
        source=_("geschreven door wie met u werkt"),
        fields=(
            Field("kind", _("Soort")),
            Field("facts", _("Wat er is gebeurd")),
            Field("together", _("Met zijn tweeën gaan")),
            Field("stop_when", _("Wanneer weggaan")),
            Field("starts_on", _("Vanaf")),
            Field("until", _("Tot en met")),
            Field("review_on", _("Opnieuw bekijken op")),
            Field("why", _("Waarom nog nodig")),
            Field("ended_at", _("Weggehaald op"), of("end", "at")),
            Field("ended_why", _("Waarom het stopte"), of("end", "why")),
        ),
    ),
    Part(
        key="benefits",
        title=_("Hoe het met een uitkering staat"),
        model="passing.BenefitStatus",
        source=_("geschreven door wie met u werkt"),
        fields=(
            Field("benefit", _("Uitkering")),
            Field("status", _("Hoe het ermee staat")),
            Field("since", _("Sinds")),
            Field("at", _("Opgeschreven op")),
        ),
    ),
)
