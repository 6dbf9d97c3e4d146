"""How a budget stands on a case's Samen verder, at a decision and in the top bar."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.budgets import queries
from samenhang.cases import ways
from samenhang.cases.models import Case
from samenhang.decisions import queries as decisions
from samenhang.decisions.models import Decision
from samenhang.decisions.next_steps import NextStep, add_next_step
from samenhang.kit.money import euros
from samenhang.kit.nav import NavItem, register
from samenhang.kit.rounds import Asks


def start(viewer: Viewer, case: Case) -> Asks[str | None]:
    """This function will give the last decision of a case that counts and costs something, None where there is none."""
    found = Decision.objects.filter(case=case, in_force__text__costs__isnull=False, end=None).order_by("-at")
    (last,) = yield [found.values_list("id", flat=True)[:1]]
    return reverse("budgets:commit", args=last) if last else None


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[ways.Item]]:
    """This function will give what was committed on a case's decisions, as far as the viewer reads them."""
    (found,) = yield [queries.of_case(viewer, case.id, at)]
    return [
        ways.Item(
            title=f"{one.commitment.pot.name}: {euros(one.commitment.amount)}",
            state=_("afgerekend") if hasattr(one.commitment, "settlement") else _("vastgelegd"),
            url=reverse("budgets:commit", args=[one.decision_id]),
            key=one.key,
        )
        for one in found
    ]


def address(viewer: Viewer, state: decisions.State) -> str | None:
    """This function will give where money is committed on a decision that costs something."""
    return reverse("budgets:commit", args=[state.decision.id]) if state.costs and not state.end else None


def add() -> None:
    """This function will hang the budget on the case, the decision and the top bar."""
    ways.add_way(
        ways.Way(
            key="budgets",
            title=gettext_lazy("Budget"),
            when=gettext_lazy("Een besluit geldt en kost geld. Leg het vast, dan wordt het één keer uitgegeven."),
            order=68,
            permission="budgets.commit",
            start=start,
            start_label=gettext_lazy("Geld vastleggen"),
            items=items,
            icon="wallet",
        )
    )
    label = gettext_lazy("Geld vastleggen")
    add_next_step(NextStep("budget", label, address, "budgets.commit", icon="wallet"))
    register(
        NavItem(gettext_lazy("Budget"), "budgets:pots", "budgets.see_pots", order=48, icon="wallet", group="together")
    )
