"""Who may read and open cases. Which ones, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT_ROLES = HELPING
CONTENT = has_role(*CONTENT_ROLES)

READ = declare("cases.read", "Een casus bekijken", CONTENT)
TAKE = declare("cases.take_direction", "De regie over een casus overnemen als dat gevraagd is", CONTENT)
DIRECT = declare("cases.direct", "Een regievoerder afspreken", CONTENT)
