"""Who may ask about the law, and read the answers. Who is a jurist stands on a list; the database reads it."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)
READS = (*HELPING, "team_lead", "policy_adviser")
"""A jurist is a hat of one of these roles that stands on the list."""

READ = declare(
    "legal_room.read", "Lezen welke ruimte de wet geeft, en zeggen dat een antwoord oud is", has_role(*READS)
)
ASK = declare("legal_room.ask", "Een jurist vragen wat mag, zonder iemand te noemen", HELPS)
ANSWER = declare("legal_room.answer", "Als jurist antwoorden, en zeggen of een antwoord nog geldt", has_role(*READS))
USE = declare("legal_room.use", "Een antwoord over de wet gebruiken bij een casus", HELPS)
KEEP_LIST = declare("legal_room.keep_list", "Bijhouden wie vragen over de wet beantwoordt", has_role("manager"))
