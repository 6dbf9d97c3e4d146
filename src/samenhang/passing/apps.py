from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassingConfig(AppConfig):
    name = "samenhang.passing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the passed concerns in the top bar, and let a household be where one comes from."""
        from django.urls import reverse

        from samenhang.consent.advice import Offer, offer
        from samenhang.kit.nav import NavItem, register
        from samenhang.passing import support

        register(NavItem(_("Doorgegeven zorgen"), "passing:list", permission="passing.read", order=45, icon="send"))
        support.add()
        place = _("bij Doorgegeven zorgen")
        words = _("Vragen wat een team zou doen, zonder naam")
        offer(
            Offer("ask_anonymous", words, lambda _here: reverse("passing:ask"), "passing.ask", place, "circle-help", 46)
        )
        offer(
            Offer(
                "pass_concern",
                _("Zorg doorgeven"),
                support.pass_on_here,
                "passing.pass_on",
                place,
                "send",
                47,
            )
        )
