"""The demo's front door: a card for each role, one press to sign in."""

from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_GET, require_POST

from samenhang.access import tabs
from samenhang.access.may import public
from samenhang.demo.cards import CARDS
from samenhang.demo.rules import cards_allowed
from samenhang.teams.queries import hats_of
from samenhang.teams.sign_in import SECOND_FACTOR


@require_GET
@public
def cards(request: HttpRequest) -> HttpResponseBase:
    """This function will show the role cards; where they may not be used there is no such page.

    :raises Http404: outside a demo, or from anywhere but this machine.
    """
    if not cards_allowed(request):
        raise Http404
    return render(request, "demo/cards.html", {"cards": CARDS, "next": request.GET.get("next", "")})


@require_POST
@public
def use_card(request: HttpRequest) -> HttpResponseBase:
    """This function will sign in as the person on a card, and go to their first page, or to the choice of their hats.

    :raises Http404: outside a demo, from anywhere but this machine, or for a card that is not there.
    """
    if not cards_allowed(request):
        raise Http404
    name = request.POST.get("card", "")
    user = get_user_model().objects.filter(username=name, is_active=True).first()
    if user is None or name not in {username for username, _, _ in CARDS}:
        raise Http404
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    request.session[SECOND_FACTOR] = True
    hats = list(hats_of(user.pk, timezone.localdate())[:2])
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    return HttpResponseRedirect(back if len(hats) == 1 or tabs.OF_A_HAT.match(back) else _to_hats(back))


def _to_hats(back: str) -> str:
    return "/rol/" + (f"?{urlencode({'next': back})}" if back != "/" else "")
