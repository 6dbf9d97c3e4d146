"""Who may involve colleagues. Of which households, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("involvement.read", "Zien wie er betrokken is", CONTENT)
INVOLVE = declare("involvement.involve", "Een collega betrekken", CONTENT)
END = declare("involvement.end", "Betrokkenheid beëindigen", CONTENT)
INVITE = declare("involvement.invite", "Een gast uitnodigen, en een bezoek beëindigen", CONTENT)
BE_GUEST = declare("involvement.be_guest", "Te gast zijn: een uitnodiging beantwoorden en meelezen", CONTENT)
ASK_IN = declare("involvement.ask_access", "Vragen om erbij te mogen", CONTENT)
ANSWER_ASKED = declare("involvement.answer_asked", "Antwoorden wie erbij wil", CONTENT)
