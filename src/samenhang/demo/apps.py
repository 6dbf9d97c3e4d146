from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _


class DemoConfig(AppConfig):
    name = "samenhang.demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will offer the role cards on the sign-in page, where they may be used."""
        from samenhang.teams.sign_in import other_ways

        other_ways.append(cards_here)


def cards_here(request: HttpRequest) -> tuple[str, str] | None:
    """This function will give the address of the role cards, or None where they may not be used."""
    from samenhang.demo.rules import cards_allowed

    if not cards_allowed(request):
        return None
    going = request.GET.get("next", "")
    query = f"?{urlencode({'next': going})}" if going not in ("", "/") else ""
    return reverse("demo:cards") + query, _("Demo: kies een rol")
