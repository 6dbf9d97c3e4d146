"""The lists that the import set aside: a page of them, and judging one. A list is opened for that page only."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.brp import actions, queries
from samenhang.brp.forms import JudgeForm, SeekForm
from samenhang.brp.models import BrpJudgement
from samenhang.brp.queries import DOUBTS_A_PAGE, Alike, Doubted
from samenhang.brp.sorting import TAKEN_ALL_THE_SAME
from samenhang.kit.forms import attempt

FOUND, FOUND_SECONDS = "samenhang.brp.found", 3600


@require_safe
@may("brp.judge")
def doubts(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the lists that wait to be judged; each that is shown is opened, and the log says so."""
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 7 else 1
    found = queries.doubts(request.viewer, max(number, 1))
    if not found.page and number > 1:
        return HttpResponseRedirect(reverse("brp:doubts"))
    request.look.detail = {"opened": len(found.page), "page": number}
    page = Paginator(range(found.total), DOUBTS_A_PAGE).get_page(number)
    return render(request, "brp/doubts.html", {"doubts": found.page, "total": found.total, "page": page})


@require_safe
@may("brp.judge")
def doubt(request: ViewerRequest, doubt_id: UUID) -> HttpResponseBase:
    """This function will show one list set aside, and who has its BSN where it has one that can be."""
    found = queries.doubt(request.viewer, doubt_id)
    request.look.object_id, request.look.detail = found.id, {"opened": 1}
    return _page(request, found, _same_number(request, found))


@require_POST
@may("brp.judge")
def seek(request: ViewerRequest, doubt_id: UUID) -> HttpResponseBase:
    """This function will look on record for whom the list may be about."""
    found = queries.doubt(request.viewer, doubt_id)
    form = SeekForm(request.POST)
    if not form.is_valid():
        return _page(request, found, [], seek_form=form, status=422)
    alike = actions.look_alike(doubt=found, **form.cleaned_data, by=request.viewer, at=request.at)
    return _page(request, found, alike, seek_form=form, sought=True)


@require_POST
@may("brp.judge")
def judge(request: ViewerRequest, doubt_id: UUID) -> HttpResponseBase:
    """This function will record what the list is."""
    found = queries.doubt(request.viewer, doubt_id)
    chosen = request.POST.get("choice", "")
    who = _unsealed(found, chosen)
    form = _judge_form(found, [(chosen, _("Dit is de persoon die u koos"))] if who else [], data=request.POST)

    def act() -> BrpJudgement:
        return actions.judge(
            doubt=found,
            choice=BrpJudgement.Choice.THIS_PERSON if who else form.cleaned_data["choice"],
            person_id=who,
            why=form.cleaned_data["why"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Vastgelegd. Deze lijst wordt niet opnieuw gevraagd."))
        return HttpResponseRedirect(reverse("brp:doubts"))
    return _page(request, found, _same_number(request, found), judge_form=form, status=422)


def _page(
    request: ViewerRequest,
    found: Doubted,
    alike: list[Alike],
    *,
    seek_form: SeekForm | None = None,
    judge_form: JudgeForm | None = None,
    sought: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    says = found.says
    detail_only = found.reason in TAKEN_ALL_THE_SAME
    first = {"family_name": says.family_name, "birth_date": says.birth_date}
    context = {
        "doubt": found,
        "detail_only": detail_only,
        "alike": alike,
        "sought": sought,
        "seek_form": seek_form or SeekForm(initial=first),
        "judge_form": judge_form or _judge_form(found, _offered(found, alike)),
    }
    return render(request, "brp/doubt.html", context, status=status)


def _same_number(request: ViewerRequest, found: Doubted) -> list[Alike]:
    known = found.reason in ("several_lists", "other_person")
    return queries.alike(request.viewer, bsn=found.says.bsn) if known and found.says.bsn else []


def _judge_form(found: Doubted, offered: list[tuple[str, Any]], **more: Any) -> JudgeForm:
    return JudgeForm(found=offered, detail_only=found.reason in TAKEN_ALL_THE_SAME, **more)


def _offered(found: Doubted, alike: list[Alike]) -> list[tuple[str, Any]]:
    words = _("Dit is {name}, die wij al kennen")
    return [(_sealed(found, one.person_id), format_html(words, name=_named(one))) for one in alike]


def _named(one: Alike) -> Any:
    born = f" ({one.born})" if one.born else ""
    return format_html("<bdi>{}</bdi>{}", one.name, born)


def _sealed(found: Doubted, person_id: UUID) -> str:
    """What was found for this list, so that what comes back was really found."""
    return signing.dumps([str(found.id), str(person_id)], salt=FOUND)


def _unsealed(found: Doubted, sealed: str) -> UUID | None:
    try:
        doubt_id, person_id = signing.loads(sealed, salt=FOUND, max_age=FOUND_SECONDS)
    except signing.BadSignature:
        return None
    return UUID(person_id) if doubt_id == str(found.id) else None
