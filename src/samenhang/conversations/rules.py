"""Who may read and hold conversations. Which ones, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("conversations.read", "Gesprekken bekijken en afdrukken", CONTENT)
HOLD = declare("conversations.hold", "Een gesprek vastleggen en de hoofdpunten afspreken", CONTENT)
