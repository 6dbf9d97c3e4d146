"""Who may move records, hide them for a while and read the story. Of which households, the database decides."""

from samenhang.access.models import Layer
from samenhang.access.permissions import HELPING, declare, has_role
from samenhang.audit.models import Key

CONTENT = has_role(*HELPING)
MONTHS = 3
MOST_DAYS = 92
"""So long something stays unseen by the resident at most, before somebody thinks about it again."""

WHO_READS = declare("layers.who_reads", "Zien wie iets zou lezen, voor het is opgeslagen", CONTENT)
MOVE = declare("layers.move", "Iets verplaatsen naar een ander dossier", CONTENT)
HIDE = declare("layers.hide", "Iets tijdelijk niet laten zien aan de inwoner", CONTENT)
READ_STORY = declare("layers.read_story", "Het verhaal van de inwoner lezen", CONTENT)
TELL = declare("layers.tell", "Het verhaal van de inwoner aanvullen", CONTENT)
WATCH = declare(
    "layers.watch_hidden", "Zien wat de inwoner niet ziet, zonder inhoud", has_role("privacy_officer", "fg")
)
REMARK = declare("layers.remark", "Een vraag stellen over wat de inwoner niet ziet", has_role("privacy_officer"))

_WIDTH = {Layer.DOMAIN: 1, Layer.CASE_TEAM: 2, Layer.SHARED: 3}


def direction(before: Key, after: Key) -> str:
    """This function will say which way a record goes: "wider", "narrower", "sideways", or "" where it stays.

    The database judges the same way when the move is added (``access.carry_out_move``).
    """
    _household, was_person, was_layer, was_domain = before
    _same, person, layer, domain = after
    if (was_person, was_layer, was_domain) == (person, layer, domain):
        return ""
    was, now = _WIDTH[Layer(was_layer)], _WIDTH[Layer(layer)]
    if (was_person and person and was_person != person) or (was == now == 1 and was_domain != domain):
        return "sideways"
    if now >= was and person in (None, was_person):
        return "wider"
    if now <= was and was_person in (None, person):
        return "narrower"
    return "sideways"
