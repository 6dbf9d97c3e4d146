"""Who invites, suspends and ends colleagues, and who hands their work on. Of which colleagues: queries.in_scope."""

from samenhang.access.permissions import declare, has_role

SEE = declare("staff.see", "Zien wie er werkt en hoeveel werk iemand heeft", has_role("manager", "team_lead"))
MANAGE = declare("staff.manage", "Collega’s uitnodigen, schorsen en beëindigen", has_role("manager"))
HAND_ON = declare("staff.hand_on", "Werk van een collega overdragen", has_role("manager", "team_lead"))
