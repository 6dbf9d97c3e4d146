from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CircleConfig(AppConfig):
    name = "samenhang.circle"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will keep everybody from recording their own circle, and put declarations in the top bar."""
        from samenhang.circle.keeping import not_of_my_own
        from samenhang.kit.nav import NavItem, register
        from samenhang.people.actions.recording import before_recording

        before_recording.register(not_of_my_own)
        register(NavItem(_("Eigen kring"), "circle:mine", "circle.declare", order=95, icon="users", group="share"))
        register(
            NavItem(
                _("Dossier van een collega"), "circle:shield", "circle.shield", order=96, icon="lock", group="share"
            )
        )
        register(
            NavItem(
                _("Opgaven eigen kring"), "circle:register", "circle.end", order=60, icon="list-checks", group="share"
            )
        )
