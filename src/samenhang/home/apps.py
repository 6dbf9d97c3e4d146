from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "samenhang.home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the own cases and the list of colleagues in the top bar."""
        from samenhang.kit.nav import NavItem, register

        mine = NavItem(_("Mijn casussen"), "home:start", "cases.read", order=10, icon="folder", query="part=all")
        register(mine)
        register(NavItem(_("Collega’s"), "home:colleagues", permission="home.see_colleagues", order=90, icon="users"))

        from django.urls import reverse

        from samenhang.consent.advice import Offer, offer

        def colleagues(role: str = "") -> str:
            return reverse("home:colleagues") + (f"?role={role}" if role else "")

        see = "home.see_colleagues"
        privacy = _("De privacy officer bellen")
        offer(Offer("ask_privacy", privacy, lambda _here: colleagues("privacy_officer"), see, icon="phone", order=45))
        offer(Offer("colleagues", _("Een collega zoeken"), lambda _here: colleagues(), see, icon="users", order=50))
