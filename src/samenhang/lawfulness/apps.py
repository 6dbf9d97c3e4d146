from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LawfulnessConfig(AppConfig):
    name = "samenhang.lawfulness"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the own files in the bar of who works here, and let a concern come from a file."""
        from samenhang.kit.nav import NavItem, register
        from samenhang.kit.reclosing import Sealed, keeps_closed
        from samenhang.lawfulness import crossing

        keeps_closed(Sealed("bsn", "lawfulness_lawfulnessfile", "bsn_sealed"))
        register(NavItem(_("Dossiers"), "lawfulness:list", permission="lawfulness.read", order=10, icon="folder"))
        register(NavItem(_("Zoeken"), "lawfulness:search", permission="lawfulness.search", order=20, icon="search"))
        crossing.add()
