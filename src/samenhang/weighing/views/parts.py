"""One part of a test: shown, opened for writing, saved by itself; two who write in it see both texts."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.weighing import actions, presence, queries
from samenhang.weighing.forms import PartForm
from samenhang.weighing.models import ReversedTest
from samenhang.weighing.parts import Name, as_text
from samenhang.weighing.queries.testing import Shown, Whole
from samenhang.weighing.views.desk import Desk


def _found(request: ViewerRequest, case_id: UUID, test_id: UUID, part: str) -> tuple[Desk, ReversedTest, Name, Whole]:
    desk = Desk(request, case_id)
    test = queries.reversed_test(request.viewer, desk.case, test_id)
    name = Name.of(part)
    state = queries.whole(request.viewer, test, request.at)
    if name is None or not _fits(name, state):
        raise Http404
    return desk, test, name, state


def _fits(name: Name, state: Whole) -> bool:
    """Whether there is such a part: a law that stands there, an option's party, somebody at the table."""
    if name.kind == "law":
        return any(str(shown.name) == str(name) for _law, shown in state.laws)
    if name.kind == "effect_on":
        return any(str(shown.name) == str(name) for one in state.options for shown in one.effects)
    if name.kind == "professional":
        return any(str(shown.name) == str(name) for shown in state.professionals)
    if name.kind == "legal":
        return re.fullmatch("[0-9a-f]{8}", name.ref) is not None
    return True


def _by_itself(request: ViewerRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@require_GET
@may("weighing.read")
def shown(request: ViewerRequest, case_id: UUID, test_id: UUID, part: str) -> HttpResponseBase:
    """This function will show one part as it stands now, for the page that has it."""
    desk, test, name, state = _found(request, case_id, test_id, part)
    if "klaar" in request.GET:
        presence.here(desk.viewer, test, "", at=desk.at)
    return _display(request, desk, test, name, state)


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def write(request: ViewerRequest, case_id: UUID, test_id: UUID, part: str) -> HttpResponseBase:
    """This function will open one part for writing, or save it; on the page itself where scripts run."""
    desk, test, name, state = _found(request, case_id, test_id, part)
    stands = _stands(name, state)
    key = f"toets:{test.id}:{name}"
    form = desk.opens(PartForm(desk.data, kind=name.asks, initial=stands.content), key)
    sent = attempt(
        form,
        lambda: actions.write_part(
            test=test, name=name, content=form.content(), seen=form.seen_version, by=desk.viewer, at=desk.at
        ),
    )
    if sent.done:
        drafts.forget(desk.viewer, key)
        presence.here(desk.viewer, test, "", at=desk.at)
        if _by_itself(request):
            return _display(request, desk, test, name, queries.whole(desk.viewer, test, desk.at), saved=True)
        return desk.done(_("Opgeslagen."), _page(test, name))
    state = queries.whole(desk.viewer, test, desk.at) if sent.stale else state
    stands = _stands(name, state)
    # Who opens a part works in it from that moment: kept before the answer goes, so others see it at once.
    if desk.writes(test):
        presence.here(desk.viewer, test, str(name), at=desk.at)
    context = {
        "test": test,
        "case": desk.case,
        "name": name,
        "shown": stands,
        "title": _title(name, state),
        "version": stands.version,
        "conflict": _conflict(desk, form, stands, stale=sent.stale),
        "back": _page(test, name),
        "hx": _by_itself(request),
        "also": _also(desk, test, name, state),
    }
    if _by_itself(request):
        desk.looks(test)
        return render(
            request,
            "weighing/part_form.html",
            {**context, **desk.kept, "form": form},
            status=422 if form.is_bound else 200,
        )
    return desk.page("weighing/part_page.html", test, form, **context)


@require_POST
@may("weighing.write")
def here(request: ViewerRequest, case_id: UUID, test_id: UUID, part: str) -> HttpResponseBase:
    """This function will keep that the viewer is typing in this part, and say who else is."""
    desk, test, name, state = _found(request, case_id, test_id, part)
    request.look.nothing()
    if not desk.writes(test):
        return HttpResponse(status=204)
    presence.here(desk.viewer, test, str(name), at=desk.at)
    return render(request, "weighing/also.html", {"also": _also(desk, test, name, state)})


def _also(desk: Desk, test: ReversedTest, name: Name, state: Whole) -> list[str]:
    there = presence.others(desk.viewer, test, at=desk.at)
    return [state.name(hat) for hat, where in there.items() if where == str(name)]


def _display(
    request: ViewerRequest, desk: Desk, test: ReversedTest, name: Name, state: Whole, *, saved: bool = False
) -> HttpResponseBase:
    desk.looks(test)
    context = {
        "test": test,
        "case": desk.case,
        "shown": _stands(name, state),
        "writes": state.open and desk.writes(test),
        "saved": saved,
    }
    return render(request, "weighing/part.html", context)


def _stands(name: Name, state: Whole) -> Shown:
    return state.shown(name, _title(name, state))


def _title(name: Name, state: Whole) -> Any:
    groups = [
        *(state.professionals if name.kind == "professional" else []),
        *([shown for one in state.options for shown in one.effects] if name.kind == "effect_on" else []),
    ]
    if name.kind == "law":
        return next(law.name for law, shown in state.laws if shown.name == name)
    return next((shown.title for shown in groups if shown.name == name), name.asks.title)


def _conflict(desk: Desk, form: PartForm, stands: Shown, *, stale: bool) -> dict[str, Any] | None:
    """Say what stands there now: somebody saved it while this form was open, or since this draft was kept."""
    if stands.part is None:
        return None
    draft = desk.kept.get("draft")
    overtaken = draft is not None and stands.part.at > draft.saved_at and stands.part.by_id != desk.viewer.id
    if not (stale or overtaken):
        return None
    mine = {field: form[field].value() or "" for field in form.fields}
    asks = stands.name.asks
    return {
        "who": stands.by,
        "at": stands.part.at,
        "mine": as_text(asks, mine),
        "theirs": as_text(asks, stands.content),
    }


def _page(test: ReversedTest, name: Name) -> str:
    return reverse("weighing:test", args=[test.case_id, test.id]) + f"#deel-{name}"
