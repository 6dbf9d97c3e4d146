"""Screens for ending a test, going on from it, and looking back."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.weighing import actions, queries
from samenhang.weighing.forms import EndForm, ReviewForm
from samenhang.weighing.models import ReversedTest
from samenhang.weighing.views.desk import Desk

A_PAGE = 25


def _address(test: ReversedTest) -> str:
    return reverse("weighing:test", args=[test.case_id, test.id])


def _found(request: ViewerRequest, case_id: UUID, test_id: UUID) -> tuple[Desk, ReversedTest]:
    desk = Desk(request, case_id)
    return desk, queries.reversed_test(request.viewer, desk.case, test_id)


@require_http_methods(["GET", "POST"])
@may("weighing.end")
def end(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will end a test, after telling what is missing."""
    desk, found = _found(request, case_id, test_id)
    state = queries.whole(desk.viewer, found, desk.at)
    key = f"toets-einde:{test_id}"
    options = [one.option for one in state.options]
    form = desk.opens(EndForm(desk.data, options=options, gaps=state.gaps), key)
    sent = attempt(
        form,
        lambda: actions.end_test(
            test=found,
            ending=actions.Ending(
                outcome=form.cleaned_data["outcome"],
                option_id=form.option_id(),
                conditions=form.cleaned_data["conditions"],
                because=form.cleaned_data["because"],
                decider=form.cleaned_data["decider"],
                review_on=form.cleaned_data["review_on"],
                gaps_reason=form.cleaned_data.get("gaps_reason", ""),
            ),
            by=desk.viewer,
            at=desk.at,
        ),
    )
    if sent.done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("De toets is afgerond en ligt vast. De uitkomst staat in het logboek."), _address(found))
    return desk.page(
        "weighing/end.html", found, form, test=found, whole=state, back=_address(found), **desk.readers(found)
    )


@require_POST
@may("weighing.write")
def go_on(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will begin a new test that builds on an ended one."""
    desk, found = _found(request, case_id, test_id)
    if queries.whole(desk.viewer, found, desk.at).open:
        raise Http404
    new = actions.continue_test(test=found, by=desk.viewer, at=desk.at)
    return desk.done(_("Een nieuwe toets die voortbouwt op de vorige. De vorige blijft zoals die was."), _address(new))


@require_http_methods(["GET", "POST"])
@may("weighing.end")
def review(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will look back at a test: what it brought."""
    desk, found = _found(request, case_id, test_id)
    if queries.whole(desk.viewer, found, desk.at).open:
        raise Http404
    key = f"toets-terug:{test_id}"
    form = desk.opens(ReviewForm(desk.data), key)
    if attempt(
        form,
        lambda: actions.review_test(
            test=found,
            brought=form.cleaned_data["brought"],
            learnt=form.cleaned_data["learnt"],
            again_on=form.cleaned_data["again_on"],
            by=desk.viewer,
            at=desk.at,
        ),
    ).done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("Dank u. Het staat bij de toets."), _address(found))
    return desk.page(
        "weighing/form.html",
        found,
        form,
        heading=_("Terugkijken op de toets"),
        submit=_("Opslaan"),
        back=_address(found),
    )


@require_GET
@may("weighing.end")
def reviews(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the tests whose day of looking back came, for who ended them or directs."""
    page = Paginator(queries.reviews_due(request.viewer, request.at), A_PAGE).get_page(request.GET.get("page"))
    for one in page:
        household, person, layer, domain = one.key
        request.look.at(household, person, layer=layer, domain=domain)
    return render(request, "weighing/reviews.html", {"page": page})
