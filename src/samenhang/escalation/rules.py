"""Who may go up the ladder, and who answers there. Of which case or envelope, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)
MANAGES = has_role("manager", "team_lead")
FIGURES = has_role("policy_adviser", "manager", "process_director")

READ = declare("escalation.read", "Zien wat er bij een casus is opgeschaald", HELPS)
CONSULT = declare("escalation.consult", "Een procesregisseur laten meedenken", HELPS)
ADVISE = declare("escalation.advise", "Meedenken als procesregisseur, en lezen wat ervan kwam", HELPS)
STEP_IN = declare("escalation.step_in", "Een procesregisseur laten instappen, verlengen en afsluiten", HELPS)
PRESS = declare("escalation.press", "De rode knop gebruiken, en vastleggen wat ervan kwam", HELPS)
WATCH = declare("escalation.watch", "De rode knoppen zien waarop u let", has_role("process_director"))
ANSWER = declare("escalation.answer", "Een rode knop beantwoorden namens de eigen organisatie", MANAGES)
FIGURE = declare("escalation.see_figures", "Zien hoe vaak elke trede van de ladder is gebruikt", FIGURES)
SET = declare("escalation.set_rule", "Instellen hoelang leidinggevenden hebben voor een antwoord", has_role("manager"))
