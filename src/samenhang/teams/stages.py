"""The steps of signing in: the second one is skipped where the organisation's provider already asked it."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from samenhang.teams.sign_in import counts_as_second_step


class SecondStep(AuthenticateStage):  # type: ignore[misc]  # the sign-in library brings no types
    """Our own second step, unless the place says that this provider's sign-in stands for it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if counts_as_second_step(request, self.login.user):
            return False
        return bool(super()._should_handle(request))
