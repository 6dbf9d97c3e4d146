from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    name = "samenhang.supervision"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put supervision in the top bar, and what waits for a judgement on the first page."""
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.supervision import queries

        see, watch = "supervision.see_patterns", "supervision.watch"
        register(NavItem(_("Inzages"), "supervision:findings", permission=see, order=40, icon="eye"))
        register(NavItem(_("Beschermd"), "supervision:watches", permission=watch, order=60, icon="shield-alert"))
        register(
            NavItem(_("Logboek"), "supervision:log", permission="supervision.see_log", order=50, icon="list-checks")
        )
        waiting.register(
            waiting.Waiting(
                key="findings",
                title=_("Inzages die opvallen"),
                one=_("wacht op uw oordeel"),
                many=_("wachten op uw oordeel"),
                none=_("Er wacht niets."),
                url_name="supervision:findings",
                permission=see,
                count=queries.waiting,
                order=40,
                icon="eye",
            )
        )
