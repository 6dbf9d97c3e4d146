"""Telling and asking: what is shared with whom on which ground, and the three toestemmingen apart (H1)."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.advising import TOWARDS
from samenhang.cases.forms.sharing import AskForm, HelpForm, SecrecyForm, TellForm
from samenhang.cases.queries import organisations
from samenhang.cases.sharing import book, hidden_grounds, reads
from samenhang.cases.views.opening import Opened, keeping, open_household, sheet
from samenhang.consent import actions, queries
from samenhang.consent.models import LegalBasis
from samenhang.consent.rules import who_answers
from samenhang.involvement.queries import involved
from samenhang.kit.forms import attempt
from samenhang.kit.limits import PAPER
from samenhang.kit.refusals import Refusal
from samenhang.people.queries import Member, beside
from samenhang.teams.models import Domain


@require_safe
@may("consent.read")
def sharing(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who reads what now, on which ground, and what was told, asked and taken back."""
    opened = open_household(request, household_id, current="sharing")
    return render(
        request,
        "cases/sharing.html",
        {
            "frame": opened.frame,
            "household": opened.household,
            "writes": opened.writes,
            "book": book(request.viewer, opened.frame, at=opened.at),
            "minors": _minors(request, opened),
        },
    )


@require_safe
@may("consent.tell")
def choose_basis(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will let somebody choose which legal task the telling is about."""
    opened = keeping(request, household_id, current="sharing")
    named = _named(request)
    more = f"?{urlencode({TOWARDS: named})}" if named else ""
    found = queries.legal_tasks(timezone.localdate(opened.at))
    bases = [(basis, reverse("cases:tell", args=[household_id, basis.code]) + more) for basis in found]
    context = {"frame": opened.frame, "household": opened.household, "bases": bases}
    return render(request, "cases/choose_basis.html", context)


@require_http_methods(["GET", "POST"])
@may("consent.tell")
def tell(request: ViewerRequest, household_id: UUID, basis: str) -> HttpResponseBase:
    """This function will give the words to read aloud, and record that the household was told."""
    opened, ground = keeping(request, household_id, current="sharing"), _basis(basis, request)
    key = f"tell:{household_id}:{basis}"
    named = {"organisation": _named(request)}
    form = TellForm(request.POST or None, initial=named, layers=ground.layers, **_towards(request, opened))
    page = drafts.give_back(request, form, key)

    def act() -> None:
        data = form.cleaned_data
        actions.tell(
            household=opened.household,
            people=[UUID(person) for person in data["people"]] if "people" in data else [None],
            organisation=data["organisation"],
            layers=data["layers"],
            basis=ground,
            how=data["how"],
            note=data["note"],
            by=request.viewer,
            at=opened.at,
        )

    if attempt(form, act).done:
        return _done(request, household_id, key, _("Vastgelegd dat dit verteld is. Het geldt meteen."))
    return sheet(request, opened, "cases/tell.html", form, household=opened.household, basis=ground, **page)


@require_http_methods(["GET", "POST"])
@may("consent.ask")
def ask(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will give the question to read aloud, and record each person's answer; anyone may record a no."""
    opened, key = open_household(request, household_id, current="sharing"), f"ask:{household_id}"
    towards = _towards(request, opened) | _speaking(request, opened)
    form = AskForm(
        request.POST or None,
        initial=_first(request),
        may_give=opened.writes,
        domains=Domain.objects.exclude(code="toegang"),
        **towards,
    )
    page = drafts.give_back(request, form, key)

    def act() -> None:
        data = form.cleaned_data
        actions.ask_each(
            household=opened.household,
            answers=data["answers"],
            organisation=data["organisation"],
            towards=form.towards(),
            layers=data["layers"],
            topic=data["topic"],
            how=data["how"],
            starts_on=data["starts_on"],
            until=data["until"],
            note=data["note"],
            signers=form.signers(),
            about=data.get("about", ""),
            by=request.viewer,
            at=opened.at,
        )

    if attempt(form, act).done:
        return _done(request, household_id, key, _("De antwoorden zijn vastgelegd. Ze gelden meteen."))
    words = {"household": opened.household, "question": queries.basis_of_asking(timezone.localdate(opened.at))}
    return sheet(request, opened, "cases/ask.html", form, **words, **page)


@require_http_methods(["GET", "POST"])
@may("consent.ask")
def secrecy(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will record that somebody lets a professional speak of what is under professional secrecy."""
    opened, key = keeping(request, household_id, current="sharing"), f"secrecy:{household_id}"
    _needs_members(opened)
    found = organisations(request.viewer, timezone.localdate(opened.at))
    form = SecrecyForm(request.POST or None, organisations=found, members=opened.frame.members)
    page = drafts.give_back(request, form, key)

    def act() -> None:
        data = form.cleaned_data
        actions.release_secrecy(
            household=opened.household,
            person_id=UUID(data.pop("person")),
            by=request.viewer,
            at=opened.at,
            **data,
        )

    if attempt(form, act).done:
        return _done(request, household_id, key, _("De toestemming over het beroepsgeheim is vastgelegd."))
    return sheet(request, opened, "cases/secrecy.html", form, household=opened.household, **page)


@require_http_methods(["GET", "POST"])
@may("consent.ask")
def help_agreement(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will record whether somebody agrees to a help itself; whoever is involved may."""
    opened, key = open_household(request, household_id, current="sharing"), f"help:{household_id}"
    _needs_members(opened)
    form = HelpForm(request.POST or None, members=opened.frame.members, **_speaking(request, opened))
    page = drafts.give_back(request, form, key)

    def act() -> None:
        data, whose = form.cleaned_data, UUID(form.cleaned_data["person"])
        actions.agree_to_help(
            household=opened.household,
            person_id=whose,
            help=data["help"],
            answer=data["answer"],
            how=data["how"],
            signer=form.signers().get(whose),
            about=data.get("about", ""),
            by=request.viewer,
            at=opened.at,
        )

    if attempt(form, act).done:
        return _done(request, household_id, key, _("Het antwoord op de hulp is vastgelegd."))
    return sheet(request, opened, "cases/help.html", form, household=opened.household, **page)


@require_safe
@may("consent.read", pace=PAPER)
def paper(request: ViewerRequest, household_id: UUID, person_id: UUID | None = None) -> HttpResponseBase:
    """This function will show one page for the resident: who knows what, why, and how to change it; without secrets."""
    opened = open_household(request, household_id, current="sharing")
    person = next((one for one in opened.frame.members if one.person.id == person_id), None)
    if person_id and person is None:
        raise Http404
    request.look.print = True
    day = timezone.localdate(opened.at)
    found = reads(request.viewer, opened.frame, at=opened.at)
    hidden = hidden_grounds(request.viewer, household_id, day)
    for one in found:
        one.for_paper(day, person.person if person else None, hidden)
    shown = [one for one in found if one.involved]
    return render(
        request,
        "cases/sharing_paper.html",
        {
            "frame": opened.frame,
            "household": opened.household,
            "person": person,
            "reads": shown,
            "why": queries.told_on((right.basis for one in shown for right in one.rights), day),
            "day": day,
            "shape": opened.frame.paper(person_id),
        },
    )


def _basis(code: str, request: ViewerRequest) -> LegalBasis:
    return queries.basis(code, timezone.localdate(request.at))


def _first(request: ViewerRequest) -> dict[str, str]:
    """What a renewal begins with: to whom, and from the day after the present answer ends. Ids and days only."""
    asked = {name: request.GET.get(name, "")[:64] for name in ("organisation", "starts_on")}
    return {name: value for name, value in asked.items() if value}


def _towards(request: ViewerRequest, opened: Opened) -> dict[str, Any]:
    present = involved(request.viewer, opened.household.id, opened.at)
    here = {place.organisation_id for one in present if (place := one.hat or one.team)}
    found = organisations(request.viewer, timezone.localdate(opened.at))
    return {"organisations": found, "involved": here, "members": opened.frame.members}


def _named(request: ViewerRequest) -> str:
    """The organisation the address names, to begin with; what is no id is none."""
    try:
        return str(UUID(request.GET.get(TOWARDS, "")))
    except ValueError:
        return ""


def _speaking(request: ViewerRequest, opened: Opened) -> dict[str, Any]:
    """Who may answer for whom today: representatives, and who holds authority over the children."""
    day, home = timezone.localdate(opened.at), opened.household.id
    signing = beside.in_force(request.viewer, home, day)
    return {"signing": signing, "authority": beside.authority(request.viewer, home, day)}


def _minors(request: ViewerRequest, opened: Opened) -> list[tuple[Member, str]]:
    holding = beside.authority(request.viewer, opened.household.id, timezone.localdate(opened.at))
    told = [(one, who_answers(one.age, holding.get(one.person.id, ()))) for one in opened.frame.members]
    return [(one, words) for one, words in told if words]


def _needs_members(opened: Opened) -> None:
    if not opened.frame.members:
        raise Refusal(_("Er staat nog niemand in dit huishouden. Voeg eerst de mensen toe, dan kunt u dit vastleggen."))


def _done(request: ViewerRequest, household_id: UUID, key: str, words: str) -> HttpResponseBase:
    drafts.forget(request.viewer, key)
    messages.success(request, words)
    return HttpResponseRedirect(reverse("cases:sharing", args=[household_id]))
