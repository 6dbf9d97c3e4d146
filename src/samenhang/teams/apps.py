from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.utils import timezone


class TeamsConfig(AppConfig):
    name = "samenhang.teams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will tell the wall how the viewer of a request is found, and log who signs in or is refused."""
        from allauth.mfa.signals import authenticator_added

        from samenhang.access.viewer import load_with
        from samenhang.teams.queries import viewer_from_session
        from samenhang.teams.sign_in import stands_on_it

        load_with(viewer_from_session)
        user_logged_in.connect(log_sign_in, dispatch_uid="teams.signed_in")
        user_login_failed.connect(log_refused, dispatch_uid="teams.refused")
        authenticator_added.connect(stands_on_it, dispatch_uid="teams.second_factor")


def log_sign_in(user: Any, **_: object) -> None:
    """This function will log that somebody signed in (the framework tells it, whichever way was used)."""
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event
    from samenhang.teams.models import Professional

    who = Professional.objects.filter(user_id=user.pk).values_list("id", flat=True).first()
    record(Event.SIGN_IN, "teams.sign_in", by=None, at=timezone.now(), object_id=who)


def log_refused(**_: object) -> None:
    """This function will log that a sign-in was refused; never what was typed."""
    from samenhang.audit.actions import record
    from samenhang.audit.models import Event

    record(Event.REFUSED, "teams.sign_in", by=None, at=timezone.now())
