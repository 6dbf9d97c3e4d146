"""The page behind an invitation's link: the only one a newcomer can open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from samenhang.access.may import public
from samenhang.kit.forms import attempt
from samenhang.staff import actions, queries
from samenhang.staff.forms import PasswordForm


@require_http_methods(["GET", "POST"])
@public
@sensitive_post_parameters()
def accept(request: HttpRequest, secret: str) -> HttpResponseBase:
    """This function will let who was invited choose a password; then they sign in and set up the second step.

    Opening the page uses nothing up: mail programs open links too.
    """
    at = timezone.now()
    found = queries.standing(secret, at)
    if found is None:
        return render(request, "staff/link_over.html", status=410)
    form = PasswordForm(request.POST or None, user=found.professional.user)
    outcome = attempt(form, lambda: actions.accept(secret=secret, password=form.cleaned_data["password"], at=at))
    if outcome.done:
        messages.success(request, _("Uw wachtwoord is bewaard. Meld u nu aan; daarna stelt u de tweede stap in."))
        return redirect("account_login")
    shown = {"form": form, "invitation": found}
    return render(request, "staff/accept.html", shown, status=422 if form.is_bound else 200)
