"""Who a request is of, in one statement: the session, the user behind it, and the hats they may wear today.

Nothing of it outlives the request: a session that was ended, a hat that was taken off and a suspension count for the
next request, whichever process answers it. What the one statement cannot say (nobody's session, a user without a hat,
a session not on its owner's list) is asked as the framework asks it.
"""

from datetime import date, datetime
from functools import partial
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.middleware import AuthenticationMiddleware, auser
from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.models import Session
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from samenhang.kit.compiled import compiled
from samenhang.teams.models import Hat
from samenhang.teams.queries import MOST_HATS, wearing


@compiled
def _of_session(key: str, now: datetime, day: date) -> QuerySet[Hat]:
    """The hats of a live session's user, each with the user and what the session holds."""
    kept = Session.objects.filter(session_key=key, expire_date__gt=now).values("session_data")
    owner = UserSession.objects.filter(session_key=key).values("user_id")
    found = wearing(day).filter(professional__user_id=Subquery(owner[:1])).annotate(session_data=Subquery(kept[:1]))
    return found.select_related("professional__user", "organisation", "team", "domain")[:MOST_HATS]


class SessionStore(Stored):
    """A session that, when it is read, brings along whose it is."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._hats: list[Hat] = []

    def load(self) -> dict[str, Any]:
        """This function will read what the session holds, with the hats of whose list it stands on."""
        key = self.session_key
        found = _of_session(key, timezone.now(), timezone.localdate()) if key else []
        kept = getattr(found[0], "session_data", None) if found else None
        if kept is None:
            plainly: dict[str, Any] = super().load()
            return plainly
        held: dict[str, Any] = self.decode(kept)
        if str(held.get(auth.SESSION_KEY, "")) == str(found[0].professional.user_id):
            self._hats = found
        return held

    def user(self) -> Any:
        """This function will give the user of a session that came with one, if it holds for them; else nothing.

        As the framework judges it: by a way of signing in that is in use, an active user, and the password it stood on.
        """
        if not self._hats or self.get(auth.BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
            return None
        user = self._hats[0].professional.user
        own = str(self.get(auth.SESSION_KEY)) == str(user.pk) and user.is_active
        holds = own and constant_time_compare(self.get(auth.HASH_SESSION_KEY) or "", user.get_session_auth_hash())
        return user if holds else None

    def hats_of(self, user_id: int) -> list[Hat] | None:
        """This function will give the hats that came with the session, once, if it is this user's; else None.

        Who asks again within a request gets None: something may have changed since, and is asked anew.
        """
        held, self._hats = self._hats, []
        return held if held and held[0].professional.user_id == user_id else None


class Authentication(AuthenticationMiddleware):
    """Gives each request its user, out of the session that brought them along where it can."""

    def process_request(self, request: HttpRequest) -> None:
        """This function will set the request's user, found when it is first asked for."""
        request.user = SimpleLazyObject(lambda: _user(request))  # type: ignore[assignment]  # as the framework does
        request.auser = partial(auser, request)


def _user(request: Any) -> Any:
    if not hasattr(request, "_cached_user"):
        found = request.session.user() if request.session.get(auth.SESSION_KEY) else None
        request._cached_user = found or auth.get_user(request)
    return request._cached_user
