from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils import timezone


class TeamsConfig(AppConfig):
    name = "samenhang.teams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will tell the wall how the viewer of a request is found, and log who signs in or is refused."""
        from allauth.account.signals import user_logged_in as let_in
        from allauth.mfa.signals import (
            authenticator_added,
            authenticator_removed,
            authenticator_reset,
            authenticator_used,
        )

        from samenhang.access.viewer import load_with
        from samenhang.kit.reclosing import Elsewhere, keeps_closed
        from samenhang.teams.queries import viewer_from_session
        from samenhang.teams.second_steps import closed_with, reclose
        from samenhang.teams.sign_in import signed_in_now, stands_on_it

        keeps_closed(Elsewhere("second steps", "mfa", reclose, closed_with))
        load_with(viewer_from_session)
        user_logged_in.connect(log_sign_in, dispatch_uid="teams.signed_in")
        user_logged_out.connect(forget_session, dispatch_uid="teams.signed_out")
        user_login_failed.connect(log_refused, dispatch_uid="teams.refused")
        let_in.connect(signed_in_now, dispatch_uid="teams.by_provider")
        authenticator_added.connect(stands_on_it, dispatch_uid="teams.second_factor")
        authenticator_added.connect(log_added, dispatch_uid="teams.factor_added")
        authenticator_removed.connect(log_removed, dispatch_uid="teams.factor_removed")
        authenticator_reset.connect(log_renewed, dispatch_uid="teams.factor_renewed")
        authenticator_used.connect(warn_of_few_codes, dispatch_uid="teams.few_codes")
        check_roles()


def log_sign_in(user: Any, **_: object) -> None:
    """This function will log that somebody signed in (the framework tells it, whichever way was used)."""
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event
    from samenhang.teams.models import Professional

    who = Professional.objects.filter(user_id=user.pk).values_list("id", flat=True).first()
    record(Event.SIGN_IN, "teams.sign_in", by=None, at=timezone.now(), object_id=who)


def forget_session(request: Any, **_more: object) -> None:
    """This function will take a session that is left off its owner's list."""
    from allauth.usersessions.models import UserSession

    UserSession.objects.filter(session_key=request.session.session_key or "").delete()


def _log_factor(what: str, user: Any, kind: str) -> None:
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event
    from samenhang.teams.models import Professional

    who = Professional.objects.filter(user_id=user.pk).values_list("id", flat=True).first()
    record(Event.CHANGE, f"teams.{what}", by=None, at=timezone.now(), object_id=who, detail={"kind": kind})


def log_added(user: Any, authenticator: Any, **_more: object) -> None:
    """This function will log that somebody set up a second step: which kind, never its secret."""
    _log_factor("add_second_step", user, authenticator.type)


def log_removed(user: Any, authenticator: Any, **_more: object) -> None:
    """This function will log that somebody took a second step away."""
    _log_factor("remove_second_step", user, authenticator.type)


def log_renewed(user: Any, authenticator: Any, **_more: object) -> None:
    """This function will log that somebody made new recovery codes; the old ones died with it."""
    _log_factor("renew_recovery_codes", user, authenticator.type)


def warn_of_few_codes(request: Any, user: Any, authenticator: Any, **_more: object) -> None:
    """This function will tell who used a recovery code how many are left, and to make new ones in time."""
    from django.contrib import messages
    from django.utils.translation import ngettext

    from samenhang.teams.sign_in import WARN_AT

    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        return
    authenticator.refresh_from_db()  # the code was struck off on another copy of it
    left = len(authenticator.wrap().get_unused_codes())
    words = ngettext(
        "U gebruikte een herstelcode. U heeft er nog %(n)s. Maak nieuwe bij Mijn aanmelding.",
        "U gebruikte een herstelcode. U heeft er nog %(n)s. Nieuwe maakt u bij Mijn aanmelding.",
        left,
    )
    level = messages.WARNING if left <= WARN_AT else messages.INFO
    messages.add_message(request, level, words % {"n": left})


def check_roles() -> None:
    """This function will hold that every role in the providers' file is one that people wear.

    :raises OidcTrouble: when it is not.
    """
    from django.conf import settings

    from samenhang.teams.models import Role
    from samenhang.teams.oidc_config import OidcTrouble

    known = set(Role.values) - {Role.SERVICE}
    for provider in settings.OIDC.providers:
        for hat in provider.hats:
            if hat.role not in known:
                raise OidcTrouble(f"provider {provider.id}: no role {hat.role!r}; there are {', '.join(sorted(known))}")


def log_refused(**_: object) -> None:
    """This function will log that a sign-in was refused; never what was typed."""
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event

    record(Event.REFUSED, "teams.sign_in", by=None, at=timezone.now())
