"""Who invites, suspends and ends colleagues, and who hands their work on. Of which colleagues: queries.in_scope."""

from samenhang.access.permissions import declare, has_role

SEE = declare("staff.see", "Zien wie er werkt en hoeveel werk iemand heeft", has_role("manager", "team_lead"))
MANAGE = declare("staff.manage", "Collega’s uitnodigen, schorsen en beëindigen", has_role("manager"))
HAND_ON = declare("staff.hand_on", "Werk van een collega overdragen", has_role("manager", "team_lead"))
SEE_LEAVING = declare(
    "staff.see_leaving",
    "Zien welke accounts van vertrokken collega’s weg mogen",
    has_role("manager", "privacy_officer", "fg"),
)
DECIDE_LEAVING = declare(
    "staff.decide_leaving", "Beslissen over het account van een vertrokken collega", has_role("manager")
)
