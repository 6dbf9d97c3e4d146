"""Who may say that something is going to stop, answer it, and keep the list of kinds. Of what, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

SENDS = has_role(*HELPING, "lawfulness")
HELPS = has_role(*HELPING)

READ = declare("stops.read", "Zien wat is gemeld over een voorgenomen stop, en wat erop is geantwoord", SENDS)
SEND = declare("stops.send", "Melden dat iets gaat stoppen, en daarna beslissen", SENDS)
DESK = declare(
    "stops.answer_at_desk", "Een voorgenomen stop beantwoorden als niemand de regie heeft", has_role("access_officer")
)
OF_CASE = declare("stops.read_of_case", "Zien wat er bij een casus dreigt te stoppen", HELPS)
ANSWER = declare("stops.answer", "Antwoorden wat een stop met een huishouden doet", HELPS)
FIGURES = declare(
    "stops.see_figures",
    "Zien hoeveel voorgenomen stops zonder antwoord blijven",
    has_role("process_director", "team_lead"),
)
KINDS = declare("stops.keep_kinds", "De termijnen per soort stop bijhouden", has_role("manager"))
