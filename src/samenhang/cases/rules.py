"""Who may read and open cases. Which ones, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("cases.read", "Een casus bekijken", CONTENT)
OPEN = declare("cases.open", "Een casus openen", has_role("access_officer", "professional"))
DIRECT = declare("cases.direct", "Een regievoerder afspreken", has_role("access_officer", "professional"))
