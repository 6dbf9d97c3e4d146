"""Who may search people. Whom they find, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

SEARCH = declare("register.search", "Mensen zoeken", has_role(*HELPING))
