"""Who may look at and record what was told and asked. Of which households, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("consent.read", "Zien wat verteld en gevraagd is", CONTENT)
TELL = declare("consent.tell", "Vertellen wat volgens de wet gedeeld wordt", CONTENT)
ASK = declare("consent.ask", "Toestemming vragen en het antwoord vastleggen", CONTENT)
WITHDRAW = declare("consent.withdraw", "Intrekking of bezwaar vastleggen", CONTENT)
