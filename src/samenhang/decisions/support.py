"""How decisions stand on a case's Samen verder, on the first page and in the top bar."""

from collections.abc import Collection, Sequence
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.cases import ways
from samenhang.cases.models import Case
from samenhang.decisions import asked, objection, queries
from samenhang.decisions.models import Decision
from samenhang.kit.dates import day as day_in_words
from samenhang.kit.nav import NavItem, register
from samenhang.kit.rounds import Asks, Number
from samenhang.kit.waiting import Waiting
from samenhang.kit.waiting import register as register_waiting
from samenhang.terms.guarded import Guarded, Kind, add_kind

POINTS = {"refused", "late", "gone", "review"}
UNSENT = gettext_lazy("genomen, nog niet verstuurd")


def start(viewer: Viewer, case: Case) -> str | None:
    """This function will give where a decision on this case begins, None where the viewer only reads."""
    return reverse("decisions:new", args=[case.id]) if queries.places(viewer, case.household_id) else None


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[ways.Item]]:
    """This function will give the case's decisions the viewer reads, the newest first."""
    (found,) = yield [queries.of_case(viewer, case.id)[:30]]
    return [
        ways.Item(
            title=one.text.what if len(one.text.what) <= 110 else one.text.what[:109] + "…",
            state=str(UNSENT) if one.unsent else one.words,
            url=reverse("decisions:decision", args=[one.decision.id]),
            key=one.decision.key,
            tone="warning" if one.unsent else one.tone,
            note=" · ".join(part for part in (_behind(one), _objection(one)) if part),
        )
        for one in queries.states(viewer, found, at)
    ]


def _behind(state: queries.State) -> str:
    said = state.backing.answer if state.backing else None
    return _("achter dit besluit staat %(who)s") % {"who": said.by.professional.name} if said else ""


def _objection(state: queries.State) -> str:
    clock = state.clock
    if clock is None or clock.ending or clock.state == "over":
        return ""
    return _("bezwaar kan tot en met %(day)s") % {"day": day_in_words(clock.term.due_on)}


def guarded(viewer: Viewer, decision_id: UUID) -> Guarded:
    """This function will give the decision a clock guards. No clock is started on it by hand: sending it does that.

    :raises Http404: when there is none, or the viewer does not read it.
    """
    found = queries.decision(viewer, decision_id)
    return Guarded(found.id, found.household_id, found.case.number, person_id=found.person_id)


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[Sequence[ways.Point]]:
    """This function will say which cases have a decision that asks for a table."""
    words = {
        "refused": _("Een besluit kreeg geen rugdekking"),
        "late": _("Op een vraag om rugdekking kwam geen antwoord"),
        "gone": _("Wie om rugdekking is gevraagd, zit hier niet meer"),
        "review": _("Het is tijd om op een besluit terug te kijken"),
    }
    ids = [case.id for case in cases]
    found = Decision.objects.filter(case_id__among=ids, end=None).select_related(
        "by__professional", "case", "in_force", "end"
    )
    (there,) = yield [found[:200]]
    points = []
    for one in queries.states(viewer, there, at):
        if one.stage not in POINTS:
            continue
        since = one.decision.at
        if one.stage == "review":
            day = (one.reviews[0].again_on if one.reviews else None) or one.text.review_on
            since = timezone.make_aware(datetime.combine(day, time()))
        elif one.standing:
            since = one.standing.answer.at if one.standing.answer else one.standing.asked.at
        url = reverse("decisions:decision", args=[one.decision.id])
        points.append(ways.Point(one.decision.case_id, words[one.stage], since, url))
    return points


def add() -> None:
    """This function will hang decisions on the case, the first page and the top bar."""
    ways.add_way(
        ways.Way(
            key="decisions",
            title=gettext_lazy("Besluit met rugdekking"),
            when=gettext_lazy("U wilt iets besluiten, ook als het buiten de regels valt. U ziet wie erover gaat."),
            order=60,
            permission="decisions.read",
            start=start,
            start_label=gettext_lazy("Besluit opstellen"),
            items=items,
            icon="split",
        )
    )
    ways.add_points("decisions", points)
    add_kind(objection.GUARDS, Kind(gettext_lazy("besluit"), guarded, "decisions:decision"))
    register(
        NavItem(
            gettext_lazy("Besluiten"),
            "decisions:asked",
            "decisions.see_asked",
            order=47,
            icon="split",
            group="together",
        )
    )
    register_waiting(
        Waiting(
            "decisions-asked",
            gettext_lazy("Staat u hierachter?"),
            gettext_lazy("vraag om rugdekking"),
            gettext_lazy("vragen om rugdekking"),
            gettext_lazy("geen vraag om rugdekking"),
            "decisions:asked",
            "decisions.answer",
            lambda viewer, _at: Number(asked.box(viewer)),
            order=55,
            icon="split",
        )
    )
    register_waiting(
        Waiting(
            "decisions-mine",
            gettext_lazy("Mijn besluiten"),
            gettext_lazy("besluit vraagt iets van u"),
            gettext_lazy("besluiten vragen iets van u"),
            gettext_lazy("geen besluit vraagt iets van u"),
            "decisions:mine",
            "decisions.read",
            queries.asking_me,
            order=56,
            icon="split",
        )
    )
