"""Who may ask the population register about a member. Of which households, the database decides: who keeps them up."""

from samenhang.access.permissions import declare, has_role

READ = declare(
    "brp.read",
    "Zien en vragen wat de BRP zegt over een lid van een huishouden",
    has_role("access_officer", "professional"),
)
