"""Screens for goals, and for what matters most."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.queries import life_domains
from samenhang.plans import actions, queries
from samenhang.plans.forms import GoalEndForm, GoalForm, MattersForm
from samenhang.plans.models import Action, Goal
from samenhang.plans.views.desk import Desk, Theirs


@require_http_methods(["GET", "POST"])
@may("plans.write")
def matters(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will write down what matters most to the household; with it a plan may begin."""
    case = queries.case_with_plan(request.viewer, case_id)
    desk = Desk(request, case, f"plan-matters:{case.id}")
    plan = queries.plan(request.viewer, case)
    form = desk.opens(MattersForm(desk.data, initial={"matters": plan.matters if plan else ""}))
    if desk.accepts(
        form,
        lambda: actions.write_matters(
            case=case, matters=form.cleaned_data["matters"], seen=form.seen_version, by=desk.viewer, at=desk.at
        ),
    ):
        return desk.done(_("Opgeslagen."))
    plan = queries.plan(request.viewer, case)
    return desk.page(
        form,
        heading=_("Wat is voor ons het belangrijkst?"),
        submit=_("Opslaan"),
        version=plan.matters_version if plan else 0,
        theirs=Theirs(plan.matters_by_id, plan.matters_at, plan.matters) if plan else None,
        mine=str(form["matters"].value() or ""),
    )


@require_http_methods(["GET", "POST"])
@may("plans.write")
def new_goal(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will add a goal to the plan; the first one begins it."""
    case = queries.case_with_plan(request.viewer, case_id)
    desk = Desk(request, case, f"plan-goal:{case.id}")
    form = _goal_form(desk, {})
    if desk.accepts(form, lambda: actions.add_goal(case=case, details=_details(form), by=desk.viewer, at=desk.at)):
        return desk.done(_("Doel toegevoegd. Wie gaat er wat aan doen?"), "doelen")
    return desk.page(form, heading=_("Nieuw doel"), submit=_("Doel toevoegen"))


@require_http_methods(["GET", "POST"])
@may("plans.write")
def goal(request: ViewerRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """This function will change a goal."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.goal(request.viewer, case, goal_id)
    desk = Desk(request, case, f"plan-goal:{found.id}")
    form = _goal_form(desk, _goal_values(found), found)
    if desk.accepts(
        form,
        lambda: actions.change_goal(
            case=case, goal=found, details=_details(form), seen=form.seen_version, by=desk.viewer, at=desk.at
        ),
    ):
        return desk.done(_("Doel gewijzigd."), f"doel-{found.id}")
    now = queries.goal(request.viewer, case, goal_id)
    return desk.page(
        form,
        heading=_("Doel wijzigen"),
        submit=_("Opslaan"),
        version=now.version,
        theirs=Theirs(now.changed_by_id, now.changed_at, f"{now.words}\n\n{now.seen_by}"),
        mine=f"{form['words'].value() or ''}\n\n{form['seen_by'].value() or ''}",
    )


@require_POST
@may("plans.write")
def place(request: ViewerRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """This function will move a goal one place earlier or later."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.goal(request.viewer, case, goal_id)
    desk = Desk(request, case, "")
    earlier = request.POST.get("direction") == "earlier"
    actions.move_goal(case=case, goal=found, earlier=earlier, by=desk.viewer, at=desk.at)
    return desk.done(_("De volgorde is gewijzigd."), f"doel-{found.id}")


@require_http_methods(["GET", "POST"])
@may("plans.write")
def goal_end(request: ViewerRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """This function will end a goal: reached, good enough, or stopped."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.goal(request.viewer, case, goal_id)
    desk = Desk(request, case, f"plan-goal-end:{found.id}")
    open_actions = queries.still_open(Action.objects.filter(goal=found)).count()
    form = desk.opens(GoalEndForm(desk.data, has_open_actions=bool(open_actions)))
    if desk.accepts(
        form,
        lambda: actions.end_goal(
            case=case,
            goal=found,
            how=form.cleaned_data["how"],
            why=form.cleaned_data["why"],
            drop_actions=form.cleaned_data.get("open_actions") == "drop",
            by=desk.viewer,
            at=desk.at,
        ),
    ):
        return desk.done(_("Doel afgerond."))
    return desk.page(form, heading=_("Doel afronden"), submit=_("Doel afronden"), about=found.words)


def _goal_form(desk: Desk, values: dict[str, Any], found: Goal | None = None) -> GoalForm:
    members = desk.members
    if found:
        there = {id for id, _name in members}
        names = found.whose.split(", ")
        if len(names) == len(found.whose_ids):
            members += [(id, name) for id, name in zip(found.whose_ids, names, strict=True) if id not in there]
    return desk.opens(GoalForm(desk.data, initial=values, members=members, life_domains=life_domains()))


def _goal_values(found: Goal) -> dict[str, Any]:
    return {
        "words": found.words,
        "seen_by": found.seen_by,
        "whose": [str(id) for id in found.whose_ids],
        "when": found.when,
        "life_domain": found.life_domain_id or "",
    }


def _details(form: GoalForm) -> actions.GoalDetails:
    typed = form.cleaned_data
    return actions.GoalDetails(
        words=typed["words"],
        seen_by=typed["seen_by"],
        whose=form.chosen(),
        life_domain=typed["life_domain"] or None,
        when=typed["when"],
    )
