"""Who may ask the population register, see whom it proposes, and judge its lists. Of whom, the database decides."""

from samenhang.access.permissions import declare, has_role

DESK = has_role("access_officer")

READ = declare(
    "brp.read",
    "Zien en vragen wat de BRP zegt over een lid van een huishouden",
    has_role("access_officer", "professional"),
)
PROPOSE = declare("brp.propose", "Zien wie er volgens de BRP bij een huishouden horen", DESK)
JUDGE = declare("brp.judge", "Apart gezette lijsten uit de BRP beoordelen", DESK)
