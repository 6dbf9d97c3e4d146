"""Who takes in, sifts and hands over requests. Of which households, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

TOEGANG = has_role("access_officer")
CONTENT = has_role(*HELPING)
DESKS = has_role("professional", "partner")

QUEUE = declare("intake.queue", "De hulpvragen van de eigen balie zien", TOEGANG)
READ = declare("intake.read", "Een hulpvraag lezen", CONTENT)
RECEIVE = declare("intake.receive", "Een hulpvraag aannemen", TOEGANG)
PICK_UP = declare("intake.pick_up", "Een hulpvraag oppakken of terugzetten", TOEGANG)
SIFT = declare("intake.sift", "Een hulpvraag schiften, beantwoorden, doorverwijzen of intrekken", TOEGANG)
REOPEN = declare("intake.reopen", "Een afgehandelde hulpvraag heropenen", TOEGANG)
TELL = declare("intake.tell", "Vastleggen dat een inwoner van een zorg weet", TOEGANG)
OPEN_CASE = declare("intake.open_case", "Een casus openen na een hulpvraag", TOEGANG)
REFERRALS = declare("intake.referrals", "De verwijzingen aan de eigen balie zien", DESKS)
ANSWER = declare("intake.answer", "Een verwijzing aannemen, afwijzen of de uitkomst melden", DESKS)
