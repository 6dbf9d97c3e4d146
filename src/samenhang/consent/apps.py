from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "samenhang.consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the bases and the supervision in the top bar, and the bases in the printed rules."""
        from samenhang.access.rules_map import add_section
        from samenhang.consent.table import as_section
        from samenhang.kit.nav import NavItem, register

        add_section(as_section)
        register(NavItem(_("Grondslagen"), "consent:bases", permission="consent.see_bases", order=87, icon="scale"))
        register(
            NavItem(
                _("Zonder toestemming"),
                "consent:without_consent",
                permission="consent.supervise",
                order=72,
                icon="shield-alert",
            )
        )
