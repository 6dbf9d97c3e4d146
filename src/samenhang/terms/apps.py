from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TermsConfig(AppConfig):
    name = "samenhang.terms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the list of terms in the top bar."""
        from samenhang.kit.nav import NavItem, register

        register(NavItem(_("Termijnen"), "terms:list", permission="terms.read", order=40, icon="hourglass"))
