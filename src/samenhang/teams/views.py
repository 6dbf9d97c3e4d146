"""Choosing the hat to wear, and signing out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access import tabs
from samenhang.access.may import public, signed_in
from samenhang.kit.screen import is_shared
from samenhang.teams import sessions
from samenhang.teams.queries import as_tabs, hats_of
from samenhang.teams.sign_in import PROVIDER, has_second_factor, id_token_of, is_set_up, ways_to_confirm


@require_GET
@signed_in
def choose_hat(request: HttpRequest) -> HttpResponseBase:
    """This function will show the hats somebody may wear: for which organisation and in which role they look now.

    Who has no second factor yet is sent to set one up first; who has one that this sign-in did not use, to give a code.
    """
    if not has_second_factor(request):
        if is_set_up(request):
            return HttpResponseRedirect(
                f"{reverse(ways_to_confirm(request))}?{urlencode({'next': request.get_full_path()})}"
            )
        messages.info(request, _("Stel eerst uw tweede stap in. Daarna kunt u aan het werk."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    hats = list(hats_of(request.user.pk or 0, timezone.localdate()))
    going = _going(request, request.GET.get("next", ""))
    if going and len(hats) == 1:
        return HttpResponseRedirect(going)
    chosen = as_tabs(request, hats, None)
    return render(
        request,
        "teams/choose_hat.html",
        {"choices": list(zip(hats, chosen, strict=True)), "going": going, "several": len(hats) > 1},
    )


@require_POST
@signed_in
def wear_hat(request: HttpRequest) -> HttpResponseBase:
    """This function will go on as one of the own hats: to its first page, or to the page that was asked for.

    Nothing is kept of it: who has several wears each in an address of its own (``access.tabs``).

    :raises Http404: when the hat is not one of the own.
    """
    chosen = request.POST.get("hat", "")
    hats = list(hats_of(request.user.pk or 0, timezone.localdate()))
    hat = next((hat for hat in hats if str(hat.id) == chosen), None)
    if hat is None or not has_second_factor(request):
        raise Http404
    start = tabs.root(request) if len(hats) == 1 else tabs.start_of(request, hat.id)
    return HttpResponseRedirect(start + _going(request, request.POST.get("next", "")).lstrip("/"))


def _going(request: HttpRequest, asked: str) -> str:
    """Which of our pages to go on to: its address without a hat, or nothing."""
    if not asked.startswith("/") or not url_has_allowed_host_and_scheme(asked, {request.get_host()}):
        return ""
    return tabs.without(asked.removeprefix(tabs.root(request).rstrip("/")))


@require_POST
@public
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """This function will end the session, have the browser clear what it kept, and go on to leave the provider too."""
    shared, there = is_shared(request), _leaving(request)
    logout(request)
    response: HttpResponseBase
    if there:
        response = render(request, "account/leaving.html", {"there": there})
    else:
        messages.success(request, _("U bent afgemeld."))
        response = sessions.left(request)
    response.headers["Clear-Site-Data"] = sessions.CLEAR_SHARED if shared else sessions.CLEAR
    return response


def _leaving(request: HttpRequest) -> str:
    """Where to sign out at the provider by which this user came (OpenID Connect RP-Initiated Logout), or nothing."""
    by = request.session.get(PROVIDER) or {}
    provider = settings.OIDC.provider(by.get("id", ""))
    leave = str(by.get("leave", ""))
    if provider is None or not leave.startswith(("https://", "http://")) or by.get("user") != request.user.pk:
        return ""
    back = request.build_absolute_uri(tabs.outside(request, "account_login"))
    told = {"client_id": provider.client_id, "post_logout_redirect_uri": back}
    if word := id_token_of(by):
        told["id_token_hint"] = word
    return f"{leave}{'&' if '?' in leave else '?'}{urlencode(told)}"
