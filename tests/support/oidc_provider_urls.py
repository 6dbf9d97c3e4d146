"""The addresses of the provider for tests, and what it says of whom: a file of claims for each person."""

import json
import time
from pathlib import Path
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


class Told(DefaultOIDCAdapter):  # type: ignore[misc]  # the sign-in library brings no types
    """Says of somebody exactly what the test told."""

    def get_claims(self, purpose: str, user: Any, client: Any, scopes: Any, **more: Any) -> dict[str, Any]:
        """This function will give what the test told about the person."""
        claims = _said(user)
        return {"sub": self.get_user_sub(client, user), **{k: v for k, v in claims.items() if not k.startswith("_")}}

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Any, **more: Any) -> None:
        """This function will set this provider's clock wrong, or spoil the nonce, where the test told so."""
        said = _said(User.objects.get(pk=id_token["sub"]))
        shift = said.get("_shift", 0)
        id_token["iat"] = int(time.time()) + shift
        id_token["exp"] = id_token["iat"] + said.get("_lasts", 300)
        if "_nonce" in said:
            id_token["nonce"] = said["_nonce"]
        id_token.update(said.get("_token", {}))


def _says() -> Path:
    return Path(settings.PROEF_SAYS)  # type: ignore[misc]  # a setting of this provider's own


def _said(user: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_says() / user.username).read_text())
    return found


@csrf_exempt
def somebody(request: HttpRequest) -> HttpResponse:
    """This function will keep what a test tells about somebody."""
    told = json.loads(request.body)
    user, _new = User.objects.get_or_create(username=told["name"])
    (_says() / user.username).write_text(json.dumps(told["claims"]))
    return HttpResponse(str(user.pk))


def sign_in(request: HttpRequest, name: str) -> HttpResponse:
    """This function will sign a browser in here as somebody."""
    login(request, User.objects.get(username=name))
    return HttpResponse(status=204)


def who(request: HttpRequest) -> HttpResponse:
    """This function will say who is signed in here."""
    return HttpResponse(request.user.get_username())


urlpatterns = [
    path("proef/iemand", somebody),
    path("proef/in/<str:name>", sign_in),
    path("proef/wie", who),
    path("", include("allauth.idp.urls")),
    path("account/", include("allauth.account.urls")),
]
