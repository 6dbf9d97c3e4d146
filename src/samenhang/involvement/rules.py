"""Who may involve colleagues. Of which households, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("involvement.read", "Zien wie er betrokken is", CONTENT)
INVOLVE = declare("involvement.involve", "Een collega betrekken", CONTENT)
END = declare("involvement.end", "Betrokkenheid beëindigen", CONTENT)
