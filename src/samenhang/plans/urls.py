"""Addresses of the plan. Every act is a resource of its own."""

from django.urls import path

from samenhang.plans.views import agreeing, doing, goals, plan

app_name = "plans"
PLAN = "casussen/<uuid:case_id>/plan/"
GOAL = f"{PLAN}doelen/<uuid:goal_id>/"
ACTION = f"{PLAN}acties/<uuid:action_id>/"
urlpatterns = [
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}kort/", plan.brief, name="brief"),
    path(f"{PLAN}koelkast/", plan.fridge, name="fridge"),
    path(f"{PLAN}versies/<int:number>/", plan.version, name="version"),
    path(f"{PLAN}akkoord/", agreeing.agreement, name="agree"),
    path(f"{PLAN}belangrijk/", goals.matters, name="matters"),
    path(f"{PLAN}doelen/nieuw/", goals.new_goal, name="new_goal"),
    path(GOAL, goals.goal, name="goal"),
    path(f"{GOAL}plaats/", goals.place, name="place"),
    path(f"{GOAL}afronding/", goals.goal_end, name="goal_end"),
    path(f"{PLAN}acties/nieuw/", doing.new_action, name="new_action"),
    path(ACTION, doing.action, name="action"),
    path(f"{ACTION}uitkomst/", doing.outcome, name="outcome"),
    path(f"{ACTION}heropening/", doing.reopening, name="reopening"),
]
