from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "samenhang.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the queue and the referrals in the top bar of who may see them."""
        from samenhang.kit.nav import NavItem, register

        register(NavItem(_("Hulpvragen"), "intake:queue", permission="intake.queue", order=20, icon="inbox"))
        register(NavItem(_("Verwijzingen"), "intake:referrals", permission="intake.referrals", order=30, icon="send"))
