"""Screens for actions: who does what by when, and how it went."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.plans import actions, queries
from samenhang.plans.forms import ActionForm, OutcomeForm
from samenhang.plans.models import Action, ActionOutcome
from samenhang.plans.views.desk import Desk, Theirs


@require_http_methods(["GET", "POST"])
@may("plans.write")
def new_action(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will add an action, to the goal one came from."""
    case = queries.case_with_plan(request.viewer, case_id)
    desk = Desk(request, case, f"plan-action:{case.id}")
    form = _action_form(desk, {"goal": request.GET.get("doel", "")})
    if desk.accepts(form, lambda: actions.add_action(case=case, details=_details(form), by=desk.viewer, at=desk.at)):
        return desk.done(_("Actie toegevoegd."), _anchor(form))
    return desk.page(form, heading=_("Nieuwe actie"), submit=_("Actie toevoegen"))


@require_http_methods(["GET", "POST"])
@may("plans.write")
def action(request: ViewerRequest, case_id: UUID, action_id: UUID) -> HttpResponseBase:
    """This function will change an action."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.action(request.viewer, case, action_id)
    desk = Desk(request, case, f"plan-action:{found.id}")
    form = _action_form(desk, _action_values(found), found)
    if desk.accepts(
        form,
        lambda: actions.change_action(
            case=case, action=found, details=_details(form), seen=form.seen_version, by=desk.viewer, at=desk.at
        ),
    ):
        return desk.done(_("Actie gewijzigd."), _anchor(form))
    now = queries.action(request.viewer, case, action_id)
    return desk.page(
        form,
        heading=_("Actie wijzigen"),
        submit=_("Opslaan"),
        version=now.version,
        theirs=Theirs(now.changed_by_id, now.changed_at, f"{now.what}\n\n{now.doer_name}"),
        mine=f"{form['what'].value() or ''}\n\n{_who(form)}",
    )


@require_http_methods(["GET", "POST"])
@may("plans.write")
def outcome(request: ViewerRequest, case_id: UUID, action_id: UUID) -> HttpResponseBase:
    """This function will record how an action went."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.action(request.viewer, case, action_id)
    desk = Desk(request, case, f"plan-outcome:{found.id}")
    form = desk.opens(OutcomeForm(desk.data))
    if desk.accepts(
        form,
        lambda: actions.record_outcome(
            case=case,
            action=found,
            how=form.cleaned_data["how"],
            word=form.cleaned_data["word"],
            by=desk.viewer,
            at=desk.at,
        ),
    ):
        return desk.done(_("Vastgelegd hoe het ging."), f"doel-{found.goal_id}" if found.goal_id else "overig")
    return desk.page(form, heading=_("Hoe ging het?"), submit=_("Vastleggen"), about=found.what)


@require_POST
@may("plans.write")
def reopening(request: ViewerRequest, case_id: UUID, action_id: UUID) -> HttpResponseBase:
    """This function will open an action again whose outcome was recorded."""
    case = queries.case_with_plan(request.viewer, case_id)
    found = queries.action(request.viewer, case, action_id)
    desk = Desk(request, case, "")
    actions.record_outcome(case=case, action=found, how=ActionOutcome.How.OPEN, by=desk.viewer, at=desk.at)
    return desk.done(_("De actie staat weer open."), f"doel-{found.goal_id}" if found.goal_id else "overig")


def _action_form(desk: Desk, values: dict[str, Any], found: Action | None = None) -> ActionForm:
    members, goals = desk.members, list(queries.open_goals(desk.viewer, desk.case))
    professionals = queries.professionals(desk.viewer, desk.case, desk.at)
    if found:  # who does it now stays to be chosen, and so does its goal, also when they are no longer there
        if found.resident_id and found.resident_id not in {id for id, _name in members}:
            members.append((found.resident_id, found.doer_name))
        if found.hat_id and found.hat_id not in {id for id, _name in professionals}:
            professionals.append((found.hat_id, found.doer_name))
        if found.goal and found.goal not in goals:
            goals.append(found.goal)
    return desk.opens(ActionForm(desk.data, initial=values, members=members, professionals=professionals, goals=goals))


def _action_values(found: Action) -> dict[str, Any]:
    key = {Action.By.RESIDENT: f"member:{found.resident_id}", Action.By.PROFESSIONAL: f"hat:{found.hat_id}"}
    return {
        "what": found.what,
        "who": key.get(Action.By(found.doer), found.doer),
        "name": "" if found.resident_id or found.hat_id else found.doer_name,
        "starts_on": found.starts_on,
        "due_on": found.due_on,
        "goal": str(found.goal_id or ""),
    }


def _details(form: ActionForm) -> actions.ActionDetails:
    typed = form.cleaned_data
    kind, id, name = form.doer()
    return actions.ActionDetails(
        what=typed["what"],
        doer=kind,
        doer_id=id,
        doer_name=name,
        goal=form.goals.get(typed["goal"]),
        starts_on=typed["starts_on"],
        due_on=typed["due_on"],
    )


def _who(form: ActionForm) -> str:
    _kind, _id, name = form.doers.get(str(form["who"].value()), ("", None, ""))
    return name or str(form["name"].value() or "")


def _anchor(form: ActionForm) -> str:
    goal = form.cleaned_data["goal"]
    return f"doel-{goal}" if goal else "overig"
