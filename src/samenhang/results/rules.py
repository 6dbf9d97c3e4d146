"""Who may record what turned, and look back. On which case, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)

READ = declare("results.read", "Zien welke doorbraken er waren", HELPS)
RECORD = declare("results.record", "Een doorbraak vastleggen, ook voor de inwoner", HELPS)
LOOK_BACK = declare("results.look_back", "Vertellen of een doorbraak bleef staan", HELPS)
