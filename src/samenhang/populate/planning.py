"""Plans with goals in the household's own words, actions of everybody, how they went, and what was agreed."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from samenhang.access.models import Layer
from samenhang.plans.content import FORM, ActionText, Content, GoalText, canonical, fingerprint
from samenhang.plans.models import Action, ActionOutcome, Goal, GoalEnd, Plan, PlanVersion, Signature
from samenhang.populate import tales
from samenhang.populate.known import Place

if TYPE_CHECKING:
    from samenhang.populate.caring import Opened

SHARED = Layer.SHARED
NETWORK = ("oma", "de buurvrouw", "een vriend", "mijn zus")
PLACES = ("Woonstichting De Brink", "Welzijn Veenrand", "GGZ Lindeborg", "Buurtteam")


def write(place: Place, made: "Opened") -> None:
    """This function will write the case's one plan; a case that is new has none yet."""
    begun = place.after(made.at, 2, 25)
    if begun >= place.now:
        return
    draw = place.draw
    fitting = [aim for aim in tales.AIMS if place.fits(aim.words)]
    aims = draw.sample(fitting, draw.choices((1, 2, 3, 4), (22, 38, 28, 12))[0])
    matters = draw.choice([one for one in tales.MATTERS if place.fits(one)])
    hat = made.director.hat
    plan = draw.id(begun)
    goals: list[GoalText] = []
    actions: list[ActionText] = []
    added = 0
    for order, aim in enumerate(aims, 1):
        goal = _goal(place, made, plan, aim, order, begun, goals)
        added += _actions(place, made, plan, goal, aim, begun, actions)
    place.sheets.add(
        Plan, id=plan, household_id=place.home.id, layer=SHARED, case_id=made.id, matters=matters, matters_version=1,
        matters_by_id=hat, matters_at=begun, version=1 + len(aims) + added, begun_by_id=hat, begun_at=begun,
        changed_at=begun,
    )  # fmt: skip  # as the columns stand
    if draw.happens(0.7):
        content: Content = {"form": FORM, "plan": _dashed(plan), "matters": matters, "goals": goals, "actions": actions}
        _agreed(place, made, plan, content, place.after(begun, 3, 30), 1 + len(aims))


def _goal(
    place: Place, made: "Opened", plan: str, aim: tales.Aim, order: int, at: datetime, told: list[GoalText]
) -> str:
    draw = place.draw
    whose = [draw.choice(place.home.grown)] if draw.happens(0.4) else []
    names = ", ".join(one.name for one in whose)
    when = "later" if order > 2 and draw.happens(0.4) else "now"
    goal = place.add(
        Goal, at, SHARED, plan_id=plan, words=aim.words, seen_by=aim.seen, whose_ids=[one.id for one in whose],
        whose=names, life_domain_id=aim.domain, when=when, order=order, changed_by_id=made.director.hat, changed_at=at,
    )  # fmt: skip  # as the columns stand
    named = tales.DOMAINS[aim.domain]
    told.append(GoalText(id=_dashed(goal), words=aim.words, seen_by=aim.seen, whose=names, domain=named, when=when))
    if made.closed or draw.happens(0.12):
        ended = made.closed or place.after(at, 60, 300)
        how = draw.choices(("reached", "good_enough", "stopped"), (50, 35, 15))[0]
        place.add(
            GoalEnd, ended, SHARED, goal_id=goal, how=how, why="Zo kunnen we verder.", by_id=made.director.hat, at=ended
        )
    return goal


def _actions(
    place: Place, made: "Opened", plan: str, goal: str, aim: tales.Aim, begun: datetime, told: list[ActionText]
) -> int:
    """What this goal asks; some of it was thought of after the plan was agreed: how many is given."""
    draw, added = place.draw, 0
    fitting = [one for one in aim.actions if place.fits(one[0])]
    for what, doer in draw.sample(fitting, draw.between(1, len(fitting))):
        later = draw.happens(0.2)
        at = place.after(begun, 31, 200) if later else place.after(begun, 0, 2)
        starts = at.date()
        due = starts + timedelta(days=draw.between(10, 120))
        name, resident, hat = _doer(place, made, doer)
        action = place.add(
            Action, at, SHARED, plan_id=plan, goal_id=goal, what=what, doer=doer, doer_name=name, resident_id=resident,
            hat_id=hat, starts_on=starts, due_on=due, made_at=at, changed_by_id=made.director.hat, changed_at=at,
        )  # fmt: skip  # as the columns stand
        added += later
        if not later:
            first, last = starts.isoformat(), due.isoformat()
            one = ActionText(
                id=_dashed(action), goal=_dashed(goal), what=what, doer=doer, who=name, starts_on=first, due_on=last
            )
            told.append(one)
        passed = due < place.extent.day
        stale = due < place.extent.day - timedelta(days=45)
        if made.closed or stale or (passed and draw.happens(0.7)) or (not passed and draw.happens(0.25)):
            how = draw.choices(("done", "not_done", "dropped"), (80, 14, 6))[0]
            done = min(place.after(at, 5, 90), made.closed or place.now)
            word = draw.choice(tales.OUTCOMES if how == "done" else tales.NOT_DONE)
            place.add(
                ActionOutcome, done, SHARED, action_id=action, how=how, word=word, by_id=made.director.hat,
                at=max(done, at),
            )  # fmt: skip  # as the columns stand
    return added


def _doer(place: Place, made: "Opened", doer: str) -> tuple[str, str | None, str | None]:
    if doer == "resident":
        soul = place.draw.choice(place.home.grown)
        return soul.name, soul.id, None
    if doer == "professional":
        who = place.draw.choice([made.director, *made.others]) if place.draw.happens(0.3) else made.director
        return who.name, None, who.hat
    return place.draw.choice(NETWORK if doer == "network" else PLACES), None, None


def _agreed(place: Place, made: "Opened", plan: str, content: Content, at: datetime, of: int) -> None:
    """A version as it was agreed, with the fingerprint that everybody signed."""
    content["goals"].sort(key=lambda one: one["when"] == "later")
    content["actions"].sort(key=lambda one: (one["due_on"], one["id"]))
    whole = canonical(content)
    mark = fingerprint(whole)
    version = place.add(
        PlanVersion, at, SHARED, plan_id=plan, number=1, content=whole, fingerprint=mark, of_version=of,
        by_id=made.director.hat, at=at,
    )  # fmt: skip  # as the columns stand
    common = {"version_id": version, "how": "screen", "fingerprint": mark, "by_id": made.director.hat, "at": at}
    for soul in place.home.grown:
        place.add(Signature, at, SHARED, resident_id=soul.id, name=soul.name, role="inwoner", **common)
    place.add(
        Signature, at, SHARED, hat_id=made.director.hat, name=made.director.name,
        role="professional, Gemeente Lindeveen", **common,
    )  # fmt: skip  # as the columns stand


def _dashed(id_: str) -> str:
    return f"{id_[:8]}-{id_[8:12]}-{id_[12:16]}-{id_[16:20]}-{id_[20:]}"
