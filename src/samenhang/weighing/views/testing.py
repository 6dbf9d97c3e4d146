"""Screens of a test: beginning it, its one page, its paper, and the acts that are not a part."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.kit.limits import PAPER
from samenhang.weighing import actions, queries
from samenhang.weighing.forms import NOT_YET, YET, BeginForm, CostForm, DecidedFields, OptionForm
from samenhang.weighing.models import Cost, ReversedTest, TestOption
from samenhang.weighing.next_steps import next_steps
from samenhang.weighing.parts import KINDS, STEPS, Name
from samenhang.weighing.views.desk import Desk

MOST_DIGITS = 12
OVERLAP = 5


def _address(test: ReversedTest, anchor: str = "") -> str:
    return reverse("weighing:test", args=[test.case_id, test.id]) + (f"#{anchor}" if anchor else "")


def _found(request: ViewerRequest, case_id: UUID, test_id: UUID) -> tuple[Desk, ReversedTest]:
    desk = Desk(request, case_id)
    return desk, queries.reversed_test(request.viewer, desk.case, test_id)


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def begin(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will begin a test on a case."""
    desk = Desk(request, case_id)
    places = desk.places()
    if not places:
        raise Http404
    key = f"toets:{case_id}"
    start = {"file": places[0].value, "decided": NOT_YET}
    form = desk.opens(BeginForm(desk.data, initial=start, places=places, members=desk.frame.members), key)
    sent = attempt(
        form,
        lambda: actions.begin_test(
            case=desk.case,
            layer=form.chosen_place().layer,
            person_id=form.person_id(),
            question=form.cleaned_data["question"],
            decided_on=form.day(),
            by=desk.viewer,
            at=desk.at,
        ),
    )
    if sent.done and sent.result:
        drafts.forget(desk.viewer, key)
        return desk.done(_("De toets is begonnen. Iedereen die dit leest, kan meeschrijven."), _address(sent.result))
    heading, intro = _("Omgekeerde toets beginnen"), _("Eerst het effect, dan de wet. Samen, op één bladzijde.")
    return desk.page("weighing/begin.html", None, form, heading=heading, intro=intro, submit=_("Toets beginnen"))


@require_GET
@may("weighing.read")
def test(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will show a test: four steps on one page."""
    desk, found = _found(request, case_id, test_id)
    state = queries.whole(desk.viewer, found, desk.at)
    writes = desk.writes(found)
    return desk.page("weighing/test.html", found, **_shown(desk, state), writes=writes and state.open, may_add=writes)


@require_GET
@may("weighing.read", pace=PAPER)
def paper(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will show a test as a sheet for the table; or in plain words for the resident."""
    desk, found = _found(request, case_id, test_id)
    state = queries.whole(desk.viewer, found, desk.at)
    request.look.print = True
    plain = "inwoner" in request.GET
    if plain and found.layer != "shared":
        raise Http404
    template = "weighing/plain.html" if plain else "weighing/paper.html"
    shape = desk.frame.paper(found.person_id)
    return desk.page(template, found, **_shown(desk, state), shape=shape)


def _shown(desk: Desk, state: queries.Whole) -> dict[str, Any]:
    test = state.test
    return {
        "test": test,
        "whole": state,
        "steps": {number: {"number": number, "title": title, "lead": lead} for number, title, lead in STEPS},
        "new_legal": Name("legal", uuid4().hex[:8]),
        "laws_open": [(law, shown) for law, shown in state.laws if not shown.filled],
        "laws_said": [(law, shown) for law, shown in state.laws if shown.filled],
        "here_now": [(state.name(hat), _title(part, state)) for hat, part in state.here.items() if Name.of(part)],
        "ways_on": next_steps(desk.viewer, test) if state.end else [],
        "begun_by": state.name(test.begun_by_id),
        "ended_by": state.name(state.end.by_id) if state.end else "",
        "reviewed": [(one, state.name(one.by_id)) for one in state.reviews],
        "now": desk.at,
        "since": _since(desk) if state.open else 0,
        **desk.readers(test),
    }


def _title(part: str, state: queries.Whole) -> str:
    name = Name.of(part)
    if name is None:
        return ""
    if name.kind == "law":
        return next((law.name for law, _shown in state.laws if law.code == name.ref), "")
    if name.kind == "effect_on":
        return next((o.option.title for o in state.options if name.ref.startswith(str(o.option.id))), "")
    return str(KINDS[name.kind].title)


@require_GET
@may("weighing.read")
def status(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will say who is working in which part of a test now, and which parts the page fetches anew."""
    desk, found = _found(request, case_id, test_id)
    request.look.nothing()
    state = queries.whole(desk.viewer, found, desk.at)
    here = [(state.name(hat), _title(part, state)) for hat, part in state.here.items() if Name.of(part)]
    shown = {
        "case": desk.case,
        "test": found,
        "here_now": here,
        "ended": state.end is not None,
        "since": _since(desk) if state.open else 0,
    }
    answer = render(request, "weighing/status.html", shown)
    asked = request.GET.get("sinds", "")
    since = int(asked) if asked.isdecimal() and len(asked) < MOST_DIGITS else _since(desk)
    new = [key for key, one in state.parts.items() if one.at.timestamp() >= since and one.by_id != desk.viewer.id]
    if new:
        answer["HX-Trigger"] = json.dumps({f"deel:{key}": "" for key in new})
    return answer


def _since(desk: Desk) -> int:
    """From when on the page asks what was written: a few seconds back, for what was not kept yet at that moment."""
    return int(desk.at.timestamp()) - OVERLAP


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def decided(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will write down whether there is a decision already."""
    desk, found = _found(request, case_id, test_id)
    start = {"decided": YET if found.decided_on else NOT_YET, "decided_on": found.decided_on}
    form = DecidedFields(desk.data, initial=start)
    if attempt(
        form,
        lambda: actions.state_decision(
            test=found, decided_on=form.day(), seen=form.seen_version, by=desk.viewer, at=desk.at
        ),
    ).done:
        return desk.done(_("Opgeslagen."), _address(found))
    found.refresh_from_db(fields=["version"])
    return desk.page(
        "weighing/form.html",
        found,
        form,
        heading=_("Is er al een besluit?"),
        submit=_("Opslaan"),
        version=found.version,
        back=_address(found),
    )


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def new_option(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will add something that could be done."""
    desk, found = _found(request, case_id, test_id)
    key = f"toets-mogelijkheid:{test_id}"
    form = desk.opens(OptionForm(desk.data), key)
    if attempt(
        form,
        lambda: actions.add_option(test=found, title=form.cleaned_data["title"], by=desk.viewer, at=desk.at),
    ).done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("Mogelijkheid toegevoegd. Wat doet dit met wie?"), _address(found, "stap-3"))
    return desk.page(
        "weighing/form.html",
        found,
        form,
        heading=_("Mogelijkheid toevoegen"),
        submit=_("Toevoegen"),
        back=_address(found, "stap-3"),
    )


@require_POST
@may("weighing.write")
def drop_option(request: ViewerRequest, case_id: UUID, test_id: UUID, option_id: UUID) -> HttpResponseBase:
    """This function will put an option aside."""
    desk, found = _found(request, case_id, test_id)
    actions.drop_option(test=found, option=_option(found, option_id), by=desk.viewer, at=desk.at)
    return desk.done(_("De mogelijkheid telt niet meer mee. Wat erover stond, is bewaard."), _address(found, "stap-3"))


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def new_cost(request: ViewerRequest, case_id: UUID, test_id: UUID, option_id: UUID) -> HttpResponseBase:
    """This function will write down what an option costs somebody."""
    desk, found = _found(request, case_id, test_id)
    option = _option(found, option_id)
    key = f"toets-kosten:{option_id}"
    form = desk.opens(CostForm(desk.data, initial={"basis": Cost.Basis.ESTIMATE, "period": Cost.Period.MONTH}), key)
    if attempt(
        form,
        lambda: actions.add_cost(
            test=found,
            option=option,
            details=actions.CostDetails(**form.cleaned_data),
            by=desk.viewer,
            at=desk.at,
        ),
    ).done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("Opgeslagen."), _address(found, f"mogelijkheid-{option.id}"))
    return desk.page(
        "weighing/form.html",
        found,
        form,
        heading=_("Wat kost “%(option)s”?") % {"option": option.title},
        submit=_("Bedrag toevoegen"),
        back=_address(found, f"mogelijkheid-{option.id}"),
    )


@require_POST
@may("weighing.write")
def drop_cost(request: ViewerRequest, case_id: UUID, test_id: UUID, cost_id: UUID) -> HttpResponseBase:
    """This function will strike an amount."""
    desk, found = _found(request, case_id, test_id)
    cost = Cost.objects.filter(id=cost_id, option__test=found).first()
    if cost is None:
        raise Http404
    actions.drop_cost(test=found, cost=cost, by=desk.viewer, at=desk.at)
    return desk.done(_("Het bedrag telt niet meer mee."), _address(found, f"mogelijkheid-{cost.option_id}"))


def _option(test: ReversedTest, option_id: UUID) -> TestOption:
    found = TestOption.objects.filter(id=option_id, test=test, dropped_at=None).first()
    if found is None:
        raise Http404
    return found
