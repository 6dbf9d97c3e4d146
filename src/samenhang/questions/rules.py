"""Who may ask a quick question and answer one. Which questions, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)

READ = declare("questions.read", "Snelle vragen zien: de eigen vragen en die aan mij of mijn team", HELPS)
ASK = declare("questions.ask", "Een collega of een team een snelle vraag stellen", HELPS)
ANSWER = declare("questions.answer", "Een snelle vraag oppakken, beantwoorden of doorgeven", HELPS)
KEEP = declare("questions.keep", "Een antwoord voor het team bewaren, zonder namen", HELPS)
SET = declare("questions.set_rule", "Instellen wanneer een snelle vraag vanzelf sluit", has_role("manager"))
