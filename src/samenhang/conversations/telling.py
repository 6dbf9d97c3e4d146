"""What conversations tell of the story (A3), and a conversation as a record that moves as a whole (H2)."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.conversations.models import Answer, Conversation, Correction
from samenhang.kit.dates import day
from samenhang.kit.rounds import Asks
from samenhang.layers.kinds import Found, Words

TABLE = "conversations_conversation"
LAYERS = (Layer.CASE_TEAM, Layer.DOMAIN)


def find(viewer: Viewer, household_id: UUID, record_id: UUID) -> Found | None:
    """This function will give a conversation, to move it."""
    one = Conversation.objects.filter(household_id=household_id, id=record_id).select_related("person").first()
    if one is None:
        return None
    with_whom = one.person.full_name if one.person else _("het huishouden samen")
    return Found(
        TABLE,
        one.id,
        one.household_id,
        one.person_id,
        one.layer,
        one.domain,
        one.by_id,
        one.at,
        _("Gesprek van %(day)s") % {"day": day(one.held_on)},
        _("Gesprek met %(who)s, met alles wat daarin is opgeschreven.") % {"who": with_whom},
        reverse("conversations:overview", args=[one.case_id, one.id]),
    )


def tells(viewer: Viewer, household_id: UUID) -> Asks[Sequence[Words]]:
    """This function will give what was said in a household's conversations, per life domain, and added afterwards."""
    labels = {
        "words": "",
        "going_well": _("Wat gaat goed"),
        "worries": _("Wat geeft zorgen"),
        "wishes": _("Wat wens ik"),
    }
    answers, later = yield [
        Answer.objects.filter(household_id=household_id).select_related("conversation__person", "life_domain"),
        Correction.objects.filter(household_id=household_id).select_related("conversation__person"),
    ]
    found = []
    for one in answers:
        texts = [(labels[name], text) for name in Answer.TEXTS if (text := getattr(one, name))]
        if texts:
            found.append(_words("conversations_answer", one, texts, life_domain=one.life_domain.name))
    added = [_words("conversations_correction", one, [("", one.text)], said_by=one.said_by) for one in later]
    return [*found, *added]


def _words(
    kind: str, row: Answer | Correction, texts: list[tuple[str, str]], *, life_domain: str = "", said_by: str = ""
) -> Words:
    held = row.conversation
    about = held.person.full_name if held.person else ""
    return Words(
        kind=kind,
        id=row.id,
        at=row.at,
        on=held.held_on if isinstance(row, Answer) else row.at.date(),
        said_by=said_by or about or _("het huishouden samen"),
        heard_by=row.by_id,
        person_id=row.person_id,
        layer=row.layer,
        domain=row.domain,
        texts=list(texts),
        about=about,
        life_domain=life_domain,
        url=reverse("conversations:overview", args=[held.case_id, held.id]),
    )
