"""Who may see and judge what the population register says: the access desk. Of whom, the database decides."""

from samenhang.access.permissions import declare, has_role

DESK = has_role("access_officer")

PROPOSE = declare("brp.propose", "Zien wie er volgens de BRP bij een huishouden horen", DESK)
JUDGE = declare("brp.judge", "Apart gezette lijsten uit de BRP beoordelen", DESK)
