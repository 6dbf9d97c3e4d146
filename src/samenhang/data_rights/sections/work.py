"""What was talked about, agreed and written down in the work for the household.

Words that were spoken without the person there, and who else was present, are others' confidences.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.conversations.models import Answer, Conversation
from samenhang.data_rights.sections.taking import each, of
from samenhang.people.kept import Field, Part
from samenhang.people.models import Person

TALK = _("gezegd in een gesprek")
TEAM = _("geschreven door wie met u werkt")
PLAN = _("samen afgesproken")


def _was_there(talk: Conversation, person: Person) -> bool:
    if talk.person_id == person.id:
        return True
    return any(one.attendee_id == person.id for one in talk.attendances.all())


def _talk(talk: Conversation, person: Person) -> set[str]:
    main = getattr(talk, "main_points", None)
    hidden = {"others_present"} if talk.others_present else set()
    if not _was_there(talk, person):
        hidden |= {name for name in ("points", "corrections") if name != "points" or talk.points or main}
    return hidden


def _said(answer: Answer, person: Person) -> set[str]:
    if _was_there(answer.conversation, person):
        return set()
    return {name for name in (*Answer.TEXTS, "mark") if getattr(answer, name)}


def _entry(entry: Any, person: Person) -> set[str]:
    return {"others"} if entry.others else set()


def _points(talk: Conversation) -> str:
    main = getattr(talk, "main_points", None)
    return main.text if main else talk.points


def _ending(row: Any) -> str:
    return str(row.ending.get_outcome_display()) if hasattr(row, "ending") else ""


PARTS = (
    Part(
        key="cases",
        title=_("Uw casus"),
        model="cases.Case",
        also=("cases.CaseMember",),
        source=TEAM,
        fields=(
            Field("number", _("Nummer")),
            Field("opened_at", _("Geopend op")),
            Field("closed_at", _("Gesloten op")),
        ),
    ),
    Part(
        key="directions",
        title=_("Wie de regie had"),
        model="cases.Direction",
        related=("hat__professional", "hat__organisation"),
        source=TEAM,
        fields=(
            Field("director", _("Regievoerder"), lambda row: row.hat.professional.name),
            Field("organisation", _("Organisatie"), lambda row: row.hat.organisation.name),
            Field("starts_at", _("Vanaf")),
            Field("why", _("Waarom")),
            Field("agreed_with", _("Afgesproken met")),
        ),
    ),
    Part(
        key="conversations",
        title=_("Gesprekken"),
        model="conversations.Conversation",
        fetch=("attendances", "corrections"),
        related=("main_points",),
        also=(
            "conversations.Attendance",
            "conversations.Assent",
            "conversations.MainPoints",
            "conversations.Correction",
        ),
        hides=_talk,
        source=TALK,
        fields=(
            Field("kind", _("Soort")),
            Field("held_on", _("Wanneer")),
            Field("place", _("Waar")),
            Field("others_present", _("Wie er nog bij waren")),
            Field("points", _("Hoofdpunten"), _points),
            Field("corrections", _("Later aangevuld"), each("corrections", "text")),
        ),
    ),
    Part(
        key="answers",
        title=_("Wat u vertelde, per onderwerp"),
        model="conversations.Answer",
        fetch=("conversation__attendances",),
        related=("life_domain", "conversation"),
        hides=_said,
        source=TALK,
        fields=(
            Field("life_domain", _("Onderwerp"), of("life_domain", "name")),
            Field("words", _("In eigen woorden")),
            Field("going_well", _("Wat goed gaat")),
            Field("worries", _("Zorgen")),
            Field("wishes", _("Wensen")),
            Field("mark", _("Uw cijfer")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="plans",
        title=_("Ons plan"),
        model="plans.Plan",
        source=PLAN,
        fields=(Field("matters", _("Wat belangrijk is")), Field("begun_at", _("Begonnen op"))),
    ),
    Part(
        key="goals",
        title=_("Doelen"),
        model="plans.Goal",
        related=("end", "life_domain"),
        also=("plans.GoalEnd",),
        source=PLAN,
        fields=(
            Field("words", _("Doel")),
            Field("seen_by", _("Waaraan wij het zien")),
            Field("whose", _("Van wie")),
            Field("when", _("Wanneer")),
            Field("ended", _("Hoe het ging"), of("end", "why")),
        ),
    ),
    Part(
        key="actions",
        title=_("Acties"),
        model="plans.Action",
        fetch=("outcomes",),
        also=("plans.ActionOutcome",),
        source=PLAN,
        fields=(
            Field("what", _("Wat")),
            Field("doer_name", _("Wie")),
            Field("starts_on", _("Vanaf")),
            Field("due_on", _("Klaar op")),
            Field("outcomes", _("Hoe het ging"), each("outcomes", "word")),
        ),
    ),
    Part(
        key="plan_versions",
        title=_("Het plan zoals het is afgesproken"),
        model="plans.PlanVersion",
        fetch=("signatures",),
        also=("plans.Signature",),
        source=PLAN,
        fields=(
            Field("number", _("Versie")),
            Field("content", _("Wat er staat")),
            Field("fingerprint", _("Vingerafdruk")),
            Field("signed", _("Getekend door"), each("signatures", "name")),
            Field("at", _("Afgesproken op")),
        ),
    ),
    Part(
        key="log_entries",
        title=_("Logboek"),
        model="meetings.LogEntry",
        fetch=("corrections",),
        also=("meetings.Attendance", "meetings.Correction"),
        hides=_entry,
        order=("happened_at", "id"),
        source=TEAM,
        fields=(
            Field("happened_at", _("Wanneer")),
            Field("kind", _("Soort")),
            Field("what", _("Wat er gebeurde")),
            Field("decided", _("Wat er is besloten")),
            Field("decided_by", _("Door wie")),
            Field("others", _("Wie er nog bij waren")),
            Field("corrections", _("Later verbeterd"), each("corrections", "text")),
        ),
    ),
    Part(
        key="terms",
        title=_("Termijnen van de wet"),
        model="terms.Term",
        fetch=("pauses",),
        related=("rule", "ending", "extension"),
        also=("terms.Pause", "terms.PauseEnd", "terms.Extension", "terms.Ending"),
        source=TEAM,
        fields=(
            Field("what", _("Wat"), of("rule", "what")),
            Field("law", _("Wet"), lambda row: str(row.rule)),
            Field("started_on", _("Begonnen op")),
            Field("due_on", _("Uiterlijk")),
            Field("paused", _("Stond stil omdat"), each("pauses", "reason")),
            Field("extended", _("Langer omdat"), of("extension", "reason")),
            Field("ended", _("Hoe het afliep"), _ending),
        ),
    ),
)
