"""Choosing the hat to wear, and signing out."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import public, signed_in
from samenhang.teams.queries import hats_of, viewer_from_session
from samenhang.teams.sign_in import has_second_factor, is_set_up, wear


@require_GET
@signed_in
def choose_hat(request: HttpRequest) -> HttpResponseBase:
    """This function will show the hats somebody may wear: for which organisation and in which role they look now.

    Who has no second factor yet is sent to set one up first; who has one that this sign-in did not use, to give a code.
    """
    if not has_second_factor(request):
        if is_set_up(request):
            return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
        messages.info(request, _("Stel eerst uw tweede stap in. Daarna kunt u aan het werk."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    hats = hats_of(request.user.pk or 0, timezone.localdate())
    worn = viewer_from_session(request)
    return render(request, "teams/choose_hat.html", {"hats": hats, "worn": worn})


@require_POST
@signed_in
def wear_hat(request: HttpRequest) -> HttpResponseBase:
    """This function will put on one of the own hats and go to its first page.

    :raises Http404: when the hat is not one of the own.
    """
    chosen = request.POST.get("hat", "")
    hat = next((hat for hat in hats_of(request.user.pk or 0, timezone.localdate()) if str(hat.id) == chosen), None)
    if hat is None or not has_second_factor(request):
        raise Http404
    wear(request, hat.id)
    return HttpResponseRedirect("/")


@require_POST
@public
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """This function will end the session and have the browser clear what it kept."""
    logout(request)
    messages.success(request, _("U bent afgemeld."))
    response = HttpResponseRedirect(reverse("account_login"))
    response.headers["Clear-Site-Data"] = '"storage"'
    return response
