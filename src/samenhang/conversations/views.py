"""The screens of a conversation: the list, the table with the life domains, reading back, and the paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.cases.queries import case as one_case
from samenhang.conversations import actions, queries
from samenhang.conversations.forms import AgreeForm, AnswerForm, CorrectionForm, DetailsForm, PointsForm, StartForm
from samenhang.conversations.models import Conversation, Place
from samenhang.conversations.typed import Conflict, beside
from samenhang.conversations.wheel import rings, wheel
from samenhang.kit.forms import Form, attempt
from samenhang.kit.limits import PAPER
from samenhang.layers.queries import stood, told_about
from samenhang.people import meeting
from samenhang.people.models import Person
from samenhang.people.queries import contacts_of, living
from samenhang.teams.queries import who

PER_PAGE = 25
TOLD_SHOWN = 3
TOGETHER = "samen"


@require_safe
@may("conversations.read")
def list_conversations(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show a case's conversations the viewer may read."""
    case = one_case(request.viewer, case_id)
    page = Paginator(queries.of_case(request.viewer, case.id), PER_PAGE).get_page(request.GET.get("page"))
    conversations = list(page.object_list)
    for one in conversations:
        request.look.at(one.household_id, one.person_id, layer=one.layer, domain=one.domain)
    shown = {
        "frame": _framed(request, case),
        "case": case,
        "page": page,
        "rows": queries.summaries(request.viewer, conversations),
        "holds": request.viewer.may("conversations.hold") and not case.closed_at,
        "reads_team": bool(page.paginator.count) or queries.reads_team(request.viewer, case.household_id),
    }
    return render(request, "conversations/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def start(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will ask with whom, then when and where and who may read it, and start the conversation."""
    viewer, at = request.viewer, request.at
    case = one_case(viewer, case_id)
    framed = None if request.method == "POST" else _framed(request, case)  # who is sent on sees no frame
    there = framed.members if framed else living(viewer, case.household_id, timezone.localdate(at))
    people = [member.person for member in there]
    shown: dict[str, Any] = {"case": case, "people": people}
    chosen = request.GET.get("met") or (str(people[0].id) if len(people) == 1 else "")
    if not chosen:
        return render(request, "conversations/with_whom.html", shown | {"frame": framed or _framed(request, case)})
    person = None if chosen == TOGETHER else queries.counterpart(viewer, case, chosen)
    files = queries.files(viewer, case.household_id, person)
    key = f"conversation:{case.id}:{chosen}"
    form = StartForm(
        request.POST or None,
        initial={
            "held_on": timezone.localdate(at),
            "place": Place.HOME,
            "kind": queries.next_kind(viewer, case, person),
            "present": [str(one.id) for one in ([person] if person else people)],
            "file": files[0].value if files else "",
        },
        people=people,
        files=files,
    )
    page = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.start_conversation(case=case, person=person, **form.taken(), by=viewer, at=at),
    )
    if sent.result:
        drafts.forget(viewer, key)
        messages.success(request, _("Het gesprek is begonnen. Kies een leefgebied; de volgorde is vrij."))
        return HttpResponseRedirect(_address("domain", sent.result, queries.first_domain()))
    told = told_about(viewer, case.household_id, person.id if person else None)
    for one in told[-TOLD_SHOWN:]:
        request.look.at(case.household_id, one.person_id, layer=one.layer, domain=one.domain)
    before = {"told_before": told, "story_of": case.household_id}
    shown |= {"frame": framed or _framed(request, case), "person": person, "files": files} | before | page
    return _page(request, "start", form, shown)


@require_safe
@may("conversations.read")
def overview(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will show everything that was said, with the marks as a wheel, then and now."""
    conversation = queries.conversation(request.viewer, case_id, conversation_id)
    shown = {
        "frame": _framed(request, conversation.case),
        "holds": request.viewer.may("conversations.hold") and queries.holds(request.viewer, conversation),
        **_whole(request, conversation),
        "stood": stood(request.viewer, conversation.household_id, [conversation.id]).get(conversation.id, []),
    }
    return render(request, "conversations/overview.html", shown)


@require_safe
@may("conversations.read", pace=PAPER)
def paper(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will show the conversation for the resident, to print in black and white."""
    conversation = queries.conversation(request.viewer, case_id, conversation_id)
    request.look.print = True
    whole = _whole(request, conversation)
    there = {one.id for one in whole["people"]}
    contacts = contacts_of(request.viewer, conversation.household_id)
    whole["shape"] = meeting.paper(one for one in contacts if one.person_id in there)
    return render(request, "conversations/paper.html", whole)


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def details(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will change when, where and with whom present an open conversation was held."""
    viewer, at = request.viewer, request.at
    conversation = queries.writable(viewer, case_id, conversation_id)
    if request.method != "POST" and queries.is_closed(conversation):
        return _already_closed(request, conversation)
    there = queries.present(viewer, conversation)
    people = queries.who_may_have_been_there(viewer, conversation, at)
    form = DetailsForm(
        request.POST or None,
        initial={
            "held_on": conversation.held_on,
            "place": conversation.place,
            "present": [str(one.id) for one in there],
            "others_present": conversation.others_present,
            "kind": conversation.kind,
        },
        people=people,
    )
    sent = attempt(
        form,
        lambda: actions.change_details(
            conversation=conversation,
            details=form.details(),
            may_leave=[one.id for one in people],
            seen_version=form.seen_version or 0,
            by=viewer,
            at=at,
        ),
    )
    if sent.done:
        messages.success(request, _("De gegevens van het gesprek zijn veranderd."))
        return HttpResponseRedirect(_address("overview", conversation))
    _look_at(request, conversation, people)
    return _page(request, "details", form, {"conversation": conversation})


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def life_domain(request: ViewerRequest, case_id: UUID, conversation_id: UUID, code: str) -> HttpResponseBase:
    """This function will show one life domain on the table, and write what is said about it."""
    viewer = request.viewer
    conversation = queries.writable(viewer, case_id, conversation_id)
    if request.method != "POST" and queries.is_closed(conversation):
        return _already_closed(request, conversation)
    domain = queries.life_domain(viewer, conversation, code)
    key = queries.draft_key(conversation, domain.code)
    stored = queries.answer(viewer, conversation, domain.code)
    form = AnswerForm(request.POST or None, initial=AnswerForm.of(stored))
    page = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.write_answer(
            conversation=conversation,
            life_domain=domain,
            said=form.said(),
            seen_version=form.seen_version or 0,
            by=viewer,
            at=request.at,
        ),
    )
    if sent.done:
        drafts.forget(viewer, key)
        messages.success(request, _("%(domain)s is opgeslagen.") % {"domain": domain.name})
        return HttpResponseRedirect(_onward(request, conversation, domain.code))
    conflict: Conflict | None = None
    stored = queries.answer(viewer, conversation, domain.code)
    if stored and (sent.stale or ((draft := page["draft"]) and stored.at > draft.saved_at)):
        typed = form.cleaned_data if sent.stale else form.initial
        conflict = beside(AnswerForm, typed, AnswerForm.of(stored), by=stored.by_id, at=stored.at)
    _look_at(request, conversation)
    table = _at_the_table(request, conversation)
    shown = {
        **table,
        "domain": domain,
        "number": next(one.number for one in table["fields"] if one.domain.code == domain.code),
        "stored": stored,
        "conflict": conflict,
        **page,
        "fresh": not (stored and stored.touched),
        "told": queries.told_before(viewer, conversation, domain.code),
    }
    return _page(request, "domain", form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def points(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will write the main points, with what was said beside them."""
    viewer = request.viewer
    conversation = queries.writable(viewer, case_id, conversation_id)
    if request.method != "POST" and queries.is_closed(conversation):
        return _already_closed(request, conversation)
    key = queries.draft_key(conversation, "hoofdpunten")
    form = PointsForm(request.POST or None, initial={"points": conversation.points})
    page = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.write_points(
            conversation=conversation,
            points=form.cleaned_data["points"],
            seen_version=form.seen_version or 0,
            by=viewer,
            at=request.at,
        ),
    )
    if sent.done:
        drafts.forget(viewer, key)
        return HttpResponseRedirect(_address("read_back", conversation))
    conversation = queries.writable(viewer, case_id, conversation_id)
    conflict: Conflict | None = None
    if sent.stale or ((draft := page["draft"]) and conversation.points and conversation.changed_at > draft.saved_at):
        typed, theirs = form.cleaned_data if sent.stale else form.initial, {"points": conversation.points}
        conflict = beside(PointsForm, typed, theirs, by=conversation.changed_by_id, at=conversation.changed_at)
    _look_at(request, conversation)
    shown = _at_the_table(request, conversation) | {"conflict": conflict} | page
    return _page(request, "points", form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def read_back(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will show the main points large, to read aloud together, and agree them."""
    viewer, at = request.viewer, request.at
    conversation = queries.writable(viewer, case_id, conversation_id)
    if request.method != "POST" and queries.is_closed(conversation):
        return _already_closed(request, conversation)
    if not conversation.points:
        request.look.nothing()
        messages.info(request, _("Schrijf eerst de hoofdpunten op. Daarna leest u ze samen terug."))
        return HttpResponseRedirect(_address("points", conversation))
    people = queries.who_may_agree(viewer, conversation, at)
    form = AgreeForm(request.POST or None, people=people)
    sent = attempt(
        form,
        lambda: actions.agree_points(
            conversation=conversation, agreed=form.agreed(), seen_version=form.seen_version or 0, by=viewer, at=at
        ),
    )
    if sent.done:
        messages.success(request, _("De hoofdpunten zijn afgesproken. U kunt ze nu afdrukken."))
        return HttpResponseRedirect(_address("overview", conversation))
    conversation = queries.writable(viewer, case_id, conversation_id)
    _look_at(request, conversation, people)
    shown = _at_the_table(request, conversation)
    return _page(request, "read_back", form, shown | _wheel(shown["fields"]))


@require_http_methods(["GET", "HEAD", "POST"])
@may("conversations.hold")
def correct(request: ViewerRequest, case_id: UUID, conversation_id: UUID) -> HttpResponseBase:
    """This function will add somebody's own words to a closed conversation."""
    viewer = request.viewer
    conversation = queries.writable(viewer, case_id, conversation_id)
    key = queries.draft_key(conversation, "aanvulling")
    said_by = conversation.person.full_name if conversation.person else ""
    form = CorrectionForm(request.POST or None, initial={"said_by": said_by})
    page = drafts.give_back(request, form, key)
    sent = attempt(
        form,
        lambda: actions.add_correction(conversation=conversation, **form.cleaned_data, by=viewer, at=request.at),
    )
    if sent.done:
        drafts.forget(viewer, key)
        messages.success(request, _("De aanvulling staat erbij."))
        return HttpResponseRedirect(_address("overview", conversation))
    _look_at(request, conversation)
    file = queries.file_of(viewer, conversation)
    shown = {"conversation": conversation, "file": file} | page
    return _page(request, "correct", form, shown)


def _page(request: ViewerRequest, name: str, form: Form, shown: dict[str, Any]) -> HttpResponseBase:
    status = 422 if form.errors else 200
    return render(request, f"conversations/{name}.html", {**shown, "form": form}, status=status)


def _address(name: str, conversation: Conversation, *more: str) -> str:
    return reverse(f"conversations:{name}", args=[conversation.case_id, conversation.id, *more])


def _onward(request: ViewerRequest, conversation: Conversation, code: str) -> str:
    """Where one goes after saving a life domain: on to the next one, to the whole after the last, or nowhere."""
    if "stay" in request.POST:
        return _address("domain", conversation, code)
    codes = [one.domain.code for one in queries.fields(request.viewer, conversation)]
    later = codes[codes.index(code) + 1 :] if code in codes else []
    return _address("domain", conversation, later[0]) if later else _address("overview", conversation)


def _already_closed(request: ViewerRequest, conversation: Conversation) -> HttpResponseBase:
    request.look.nothing()
    messages.info(request, _("De hoofdpunten zijn afgesproken. Dit gesprek ligt vast; u kunt wel iets aanvullen."))
    return HttpResponseRedirect(_address("overview", conversation))


def _framed(request: ViewerRequest, case: Any) -> Frame:
    framed = frame(request.viewer, case.household, current="conversations", at=request.at, case=case)
    request.look.at(case.household_id, *framed.ids(), layer="involvement")
    return framed


def _look_at(request: ViewerRequest, conversation: Conversation, people: list[Person] | None = None) -> None:
    """Note what is on the screen: this conversation, and the names of those who live there."""
    request.look.at(
        conversation.household_id,
        conversation.person_id,
        layer=conversation.layer,
        domain=conversation.domain,
        object_id=conversation.id,
    )
    if people:
        request.look.at(conversation.household_id, *(one.id for one in people), layer="involvement")


def _at_the_table(request: ViewerRequest, conversation: Conversation) -> dict[str, Any]:
    return {
        "conversation": conversation,
        "fields": queries.fields(request.viewer, conversation),
        "file": queries.file_of(request.viewer, conversation),
        "closed": queries.is_closed(conversation),
    }


def _wheel(fields: list[queries.Field]) -> dict[str, Any]:
    return {
        "slices": wheel([(one.domain.name, one.mark, one.mark_then) for one in fields]),
        "rings": rings(),
        "marked": any(one.mark or one.mark_then for one in fields),
    }


def _whole(request: ViewerRequest, conversation: Conversation) -> dict[str, Any]:
    """Everything of one conversation, with the marks of the one before, for the overview and the paper."""
    viewer = request.viewer
    then = queries.earlier(viewer, conversation)
    fields = queries.fields(viewer, conversation, then=then)
    people, agreed = queries.present(viewer, conversation), queries.agreed_by(viewer, conversation)
    added = list(queries.corrections(viewer, conversation))
    _look_at(request, conversation, people)
    names = who([conversation.by_id, *(one.by_id for one in added)])
    return {
        "conversation": conversation,
        "closed": queries.is_closed(conversation),
        "fields": fields,
        "spoken": [one for one in fields if one.answer and one.answer.spoken],
        "then": then,
        "people": people,
        "agreed": agreed,
        "added": added,
        "by": names.get(conversation.by_id),
        "file": queries.file_of(viewer, conversation),
        **_wheel(fields),
    }
