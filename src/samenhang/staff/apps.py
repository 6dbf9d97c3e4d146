from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "samenhang.staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the manager's screens in the top bar."""
        from samenhang.kit.nav import NavItem, register

        register(NavItem(_("Medewerkers"), "staff:people", permission="staff.see", order=80, icon="user-plus"))
        register(
            NavItem(
                _("Organisaties"), "staff:places", permission="staff.manage", order=85, icon="building-2", group="keep"
            )
        )
