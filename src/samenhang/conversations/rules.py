"""Who may read and hold conversations. Which ones, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("conversations.read", "Gesprekken bekijken en afdrukken", CONTENT)
HOLD = declare("conversations.hold", "Een gesprek vastleggen en de hoofdpunten afspreken", CONTENT)
