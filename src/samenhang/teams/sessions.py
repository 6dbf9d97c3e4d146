"""The sessions of who signs in: seen, listed, ended; sooner on a computer that others use too."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access import tabs
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.screen import SHARED_DEVICE, SHARED_SECONDS, is_shared
from samenhang.teams.models import Professional

type Answer = Callable[[HttpRequest], HttpResponseBase]
SEEN = "seen"
CLEAR, CLEAR_SHARED = '"storage"', '"cache", "storage"'
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Own:
    """One of somebody's own sessions, in words."""

    id: int
    device: str
    begun: datetime
    seen: datetime
    address: str
    here: bool
    shared: bool


def known_session(get_response: Answer) -> Answer:
    """This function will make the middleware that notes, once a minute, when a session was last used, and lengthens it.

    A session on a shared computer ends here after ten minutes of quiet: the browser is told to clear what it kept.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        now = int(time.time())
        if not request.session.get("_auth_user_id"):
            return get_response(request)
        before = int(request.session.get(SEEN, 0))
        shared = is_shared(request)
        if shared and before and now - before > SHARED_SECONDS:
            logout(request)
            messages.info(request, _("U was op een gedeelde computer tien minuten stil. U bent afgemeld."))
            response = get_response(request)
            response.headers["Clear-Site-Data"] = CLEAR_SHARED
            return response
        if shared or now - before >= settings.SESSION_KEPT_ALIVE:
            request.session[SEEN] = now
        if now - before >= settings.SESSION_KEPT_ALIVE and request.user.is_authenticated:
            note(request)
        return get_response(request)

    return answer


def note(request: HttpRequest) -> None:
    """This function will note that this session is used now, from this browser and address."""
    if not request.session.session_key:
        request.session.save()
    agent = request.META.get("HTTP_USER_AGENT", "")[:200].replace("\x00", "")
    now = {
        "user_id": request.user.pk,
        "ip": get_adapter().get_client_ip(request),
        "user_agent": agent,
        "last_seen_at": timezone.now(),
    }
    key = request.session.session_key
    if not UserSession.objects.filter(session_key=key).update(**now):
        UserSession.objects.update_or_create(session_key=key, defaults=now)


def own(request: HttpRequest) -> list[Own]:
    """This function will list the user's live sessions, this one first; what no longer lives is cleared away."""
    note(request)
    found = []
    for session, kept in _with_content(UserSession.objects.filter(user_id=request.user.pk).order_by("-last_seen_at")):
        if str(kept.get("_auth_user_id", "")) != str(request.user.pk):
            session.delete()
            continue
        found.append(
            Own(
                session.pk,
                device(session.user_agent),
                session.created_at,
                session.last_seen_at,
                partly(session.ip),
                session.session_key == request.session.session_key,
                bool(kept.get(SHARED_DEVICE)),
            )
        )
    return sorted(found, key=lambda one: not one.here)


def end(request: HttpRequest, *, which: Iterable[int] | None = None, here_too: bool = False, at: datetime) -> int:
    """This function will end the user's own sessions (these, or all others), with a line in the log; say how many."""
    wanted = UserSession.objects.filter(user_id=request.user.pk)
    if which is not None:
        wanted = wanted.filter(pk__in=list(which))
    others = list(wanted.exclude(session_key=request.session.session_key))
    for session in others:
        session.end()
    who = Professional.objects.filter(user_id=request.user.pk or 0).values_list("id", flat=True).first()
    told = {"ended": len(others) + here_too}
    record(Event.CHANGE, "teams.end_sessions", by=None, at=at, object_id=who, detail=told)
    return len(others)


def end_where(user_id: int, condition: Callable[[dict[str, Any]], bool]) -> int:
    """This function will end somebody's sessions whose content fulfils a condition, and say how many."""
    ended = 0
    for session, kept in _with_content(UserSession.objects.filter(user_id=user_id)):
        if condition(kept):
            session.end()
            ended += 1
    return ended


def left(request: HttpRequest) -> HttpResponseRedirect:
    """This function will send who signed out to the sign-in page, and have the browser clear what it kept."""
    response = HttpResponseRedirect(tabs.outside(request, "account_login"))
    response.headers["Clear-Site-Data"] = CLEAR
    return response


def device(agent: str) -> str:
    """This function will say in words which browser on which kind of device this is."""
    browser = next((words for mark, words in BROWSERS if mark in agent), _("Onbekende browser"))
    system = next((words for mark, words in SYSTEMS if mark in agent), "")
    return f"{browser}, {system}" if system else browser


def partly(address: str) -> str:
    """This function will give the first half of an address: enough to know the own network by."""
    if ":" in address:
        return ":".join(address.split(":")[:2]) + ":…"
    return ".".join(address.split(".")[:2]) + ".…"


def _with_content(sessions: Iterable[UserSession]) -> list[tuple[UserSession, dict[str, Any]]]:
    """Give sessions with what each holds, in two statements; one that lives no more holds nothing."""
    listed = list(sessions)
    alive = Session.objects.filter(
        session_key__among=[one.session_key for one in listed], expire_date__gt=timezone.now()
    )
    kept = {one.session_key: one.get_decoded() for one in alive}
    return [(one, kept.get(one.session_key, {})) for one in listed]
