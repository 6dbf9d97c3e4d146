"""Screens of the value triangle."""

from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.weighing import actions, queries
from samenhang.weighing.forms import OptionForm, PositionForm, TriangleEndForm, TriangleForm
from samenhang.weighing.models import ValueTriangle
from samenhang.weighing.picture import grounds
from samenhang.weighing.queries.weighed import option as find_option
from samenhang.weighing.queries.weighed import values
from samenhang.weighing.views.desk import Desk


def _address(triangle: ValueTriangle, anchor: str = "") -> str:
    return reverse("weighing:triangle", args=[triangle.case_id, triangle.id]) + (f"#{anchor}" if anchor else "")


def _found(request: ViewerRequest, case_id: UUID, triangle_id: UUID) -> tuple[Desk, ValueTriangle]:
    desk = Desk(request, case_id)
    return desk, queries.triangle(request.viewer, desk.case, triangle_id)


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def begin(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will begin a value triangle that stands alone."""
    desk = Desk(request, case_id)
    places = desk.places()
    if not places:
        raise Http404
    key = f"driehoek:{case_id}"
    form = desk.opens(
        TriangleForm(desk.data, initial={"file": places[0].value}, places=places, members=desk.frame.members), key
    )
    sent = attempt(
        form,
        lambda: actions.begin_triangle(
            case=desk.case,
            layer=form.chosen_place().layer,
            person_id=form.person_id(),
            question=form.cleaned_data["question"],
            by=desk.viewer,
            at=desk.at,
        ),
    )
    if sent.done and sent.result:
        drafts.forget(desk.viewer, key)
        return desk.done(_("De waardendriehoek is begonnen. Welke mogelijkheden weegt u?"), _address(sent.result))
    intro = _("Ieder geeft eerst een eigen standpunt. Daarna ziet u waar u verschilt.")
    heading = _("Waardendriehoek beginnen")
    return desk.page("weighing/begin.html", None, form, heading=heading, intro=intro, submit=_("Beginnen"))


@require_POST
@may("weighing.write")
def of_test(request: ViewerRequest, case_id: UUID, test_id: UUID) -> HttpResponseBase:
    """This function will begin the triangle of a test, with the test's options; or open the one there is."""
    desk = Desk(request, case_id)
    test = queries.reversed_test(request.viewer, desk.case, test_id)
    state = queries.whole(desk.viewer, test, desk.at)
    triangle = state.triangle or actions.begin_triangle(
        case=desk.case,
        layer=test.layer,
        person_id=test.person_id,
        question=test.question,
        test=test,
        by=desk.viewer,
        at=desk.at,
    )
    return desk.done(_("Geef bij elke mogelijkheid eerst uw eigen standpunt."), _address(triangle))


@require_GET
@may("weighing.read")
def triangle(request: ViewerRequest, case_id: UUID, triangle_id: UUID) -> HttpResponseBase:
    """This function will show a triangle: each option, where colleagues stand, and where they differ."""
    desk, found = _found(request, case_id, triangle_id)
    state = queries.weighed(desk.viewer, found)
    writes = state.end is None and desk.case.closed_at is None and desk.writes(found)
    return desk.page(
        "weighing/triangle.html",
        found,
        triangle=found,
        weighed=state,
        values=values(),
        grounds=grounds(),
        writes=writes,
        **desk.readers(found),
    )


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def position(request: ViewerRequest, case_id: UUID, triangle_id: UUID, option_id: UUID) -> HttpResponseBase:
    """This function will take the viewer's own position on one option."""
    desk, found = _found(request, case_id, triangle_id)
    option = find_option(desk.viewer, found, option_id)
    mine = next((o.mine for o in queries.weighed(desk.viewer, found).options if o.option.id == option.id), None)
    start = (
        {"engagement": mine.engagement, "returns": mine.returns, "legitimacy": mine.legitimacy, "words": mine.words}
        if mine
        else {}
    )
    key = f"standpunt:{option_id}"
    form = desk.opens(PositionForm(desk.data, initial=start), key)
    if attempt(
        form,
        lambda: actions.take_position(
            option=option, marks=actions.Marks(**form.cleaned_data), by=desk.viewer, at=desk.at
        ),
    ).done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("Uw standpunt staat er, naast dat van uw collega’s."), _address(found, f"o-{option_id}"))
    return desk.page(
        "weighing/form.html",
        found,
        form,
        heading=_("Mijn standpunt: %(option)s") % {"option": option.title},
        submit=_("Standpunt geven"),
        note=_("Dat u van gedachten verandert, mag. Uw eerste standpunt blijft er dan bij staan.") if mine else "",
        back=_address(found),
    )


@require_http_methods(["GET", "POST"])
@may("weighing.write")
def new_option(request: ViewerRequest, case_id: UUID, triangle_id: UUID) -> HttpResponseBase:
    """This function will add an option to a triangle."""
    desk, found = _found(request, case_id, triangle_id)
    form = OptionForm(desk.data)
    if attempt(
        form,
        lambda: actions.add_triangle_option(
            triangle=found, title=form.cleaned_data["title"], by=desk.viewer, at=desk.at
        ),
    ).done:
        return desk.done(_("Mogelijkheid toegevoegd."), _address(found))
    heading = _("Mogelijkheid toevoegen")
    return desk.page("weighing/form.html", found, form, heading=heading, submit=_("Toevoegen"), back=_address(found))


@require_http_methods(["GET", "POST"])
@may("weighing.end")
def end(request: ViewerRequest, case_id: UUID, triangle_id: UUID) -> HttpResponseBase:
    """This function will end the weighing; from then on all positions are read."""
    desk, found = _found(request, case_id, triangle_id)
    key = f"driehoek-einde:{triangle_id}"
    form = desk.opens(TriangleEndForm(desk.data), key)
    if attempt(
        form,
        lambda: actions.end_triangle(triangle=found, words=form.cleaned_data["words"], by=desk.viewer, at=desk.at),
    ).done:
        drafts.forget(desk.viewer, key)
        return desk.done(_("De waardendriehoek is afgerond."), _address(found))
    heading = _("Waardendriehoek afronden")
    return desk.page("weighing/form.html", found, form, heading=heading, submit=_("Afronden"), back=_address(found))
