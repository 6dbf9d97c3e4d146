"""Other ways to sign in than with a password, offered on the sign-in page."""

from typing import Any

from django import template
from django.conf import settings

from samenhang.teams.sign_in import other_ways

register = template.Library()


@register.inclusion_tag("teams/other_ways.html", takes_context=True)
def other_sign_ins(context: dict[str, Any]) -> dict[str, Any]:
    """This function will list the ways higher modules offer for this request."""
    return {"ways": [way for offer in other_ways for way in [offer(context["request"])] if way]}


@register.inclusion_tag("account/providers.html", takes_context=True)
def provider_sign_ins(context: dict[str, Any], going: str = "") -> dict[str, Any]:
    """This function will offer a button for each organisation's own provider, which keeps where one was going."""
    return {"providers": settings.OIDC.providers, "going": going, "request": context["request"]}
