"""Who sees pots, who keeps them, who commits. Of which decisions, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

HELPS = has_role(*HELPING)
SEES = has_role(
    "access_officer", "professional", "partner", "process_director", "manager", "team_lead", "policy_adviser"
)  # fmt: skip -- a list of roles

SEE = declare("budgets.see_pots", "Zien wat er in een budget zit en over is, zonder huishoudens", SEES)
KEEP = declare("budgets.keep_pots", "Een budget maken, wijzigen en sluiten", has_role("manager"))
COMMIT = declare("budgets.commit", "Bij een besluit geld vastleggen, en afrekenen", HELPS)
