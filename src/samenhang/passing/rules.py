"""Who may pass a concern on, and answer one. Of which concerns, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

WORKS = has_role(*HELPING, "lawfulness")
HELPS = has_role(*HELPING)

READ = declare("passing.read", "Zien welke zorgen zijn doorgegeven, en wat ermee gebeurt", WORKS)
ASK = declare("passing.ask", "Een team vragen wat het zou doen, zonder iemand te noemen", WORKS)
PASS_ON = declare("passing.pass_on", "Een zorg doorgeven, en terugnemen zolang niemand haar las", WORKS)
ANSWER = declare("passing.answer", "Een zorg openen, zeggen wat ermee gebeurt en wat ervan kwam, of teruggeven", WORKS)
BENEFITS = declare("passing.see_benefits", "Zien welke uitkering er is en hoe die ervoor staat", HELPS)
BENEFIT = declare("passing.record_benefit", "Vastleggen welke uitkering er is en hoe die ervoor staat", HELPS)
PASSED = declare("passing.see_passed", "Zien dat er over een huishouden een zorg is doorgegeven", HELPS)
