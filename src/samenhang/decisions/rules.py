"""Who may decide, ask, look along, answer and keep the ladder. Of which decisions, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)
BACKERS = (*HELPING, "team_lead", "policy_adviser", "manager")
MAY_BACK = has_role(*BACKERS)
ALL = has_role(*BACKERS, "privacy_officer", "fg")

READ = declare("decisions.read", "Besluiten van een casus lezen", HELPS)
WRITE = declare("decisions.write", "Een besluit opstellen, veranderen en later bekijken wat het bracht", HELPS)
SECOND = declare("decisions.look_along", "Als tweede paar ogen meekijken met een besluit van een collega", HELPS)
FORCE = declare("decisions.put_in_force", "Een besluit nemen, intrekken of niet nemen", HELPS)
ASK = declare("decisions.ask", "Vragen of iemand achter een besluit gaat staan", HELPS)
ANSWER = declare("decisions.answer", "Antwoorden op de vraag achter een besluit te gaan staan", MAY_BACK)
BOX = declare("decisions.see_asked", "Zien wat er aan u gevraagd is over besluiten", ALL)
KNOW = declare("decisions.see_brought", "Lezen wat besluiten brachten", ALL)
MANDATE = declare("decisions.see_mandate", "Zien wie wat mag besluiten, en wie op welke trede zit", ALL)
PROPOSE = declare("decisions.propose_mandate", "Een wijziging van het mandaat voorstellen", has_role("manager"))
DECIDE = declare(
    "decisions.decide_mandate", "Beslissen over een voorstel van een ander", has_role("manager", "policy_adviser")
)
SEATS = declare("decisions.keep_seats", "Bijhouden wie op welke trede zit", has_role("manager"))
