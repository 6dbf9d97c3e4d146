from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassingConfig(AppConfig):
    name = "samenhang.passing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the passed concerns in the top bar, and let a household be where one comes from."""
        from samenhang.kit.nav import NavItem, register
        from samenhang.passing import support

        register(NavItem(_("Doorgegeven zorgen"), "passing:list", permission="passing.read", order=45, icon="send"))
        support.add()
