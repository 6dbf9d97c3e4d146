"""Who may read, write, agree and print the plan (whose, the database decides), and the plan's own norms."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("plans.read", "Het plan bekijken", CONTENT)
WRITE = declare("plans.write", "Doelen en acties in het plan schrijven", CONTENT)
AGREE = declare("plans.agree", "Het plan samen afspreken", has_role("access_officer", "professional", "partner"))
PRINT = declare("plans.print", "Het plan afdrukken voor op de koelkast", CONTENT)

ADVISED_GOALS = 3
"""More goals at the same time is advised against, and never refused."""
MAY_AGREE_FROM = 16
"""From this age somebody whose case it is agrees for themselves (law.md, Minors)."""
MAY_JOIN_FROM = 12
"""From this age somebody may agree along (law.md, Minors)."""
