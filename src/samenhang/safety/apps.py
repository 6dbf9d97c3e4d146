from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    name = "samenhang.safety"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put emergencies in the top bar, and what a visitor must know on a household's screens."""
        from samenhang.cases.frame import Tab, add_strip, add_tab
        from samenhang.consent.advice import Offer, offer
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register, register_bar
        from samenhang.kit.rounds import Number
        from samenhang.safety import heads, queries

        emergency = NavItem(_("Noodinzage"), "safety:begin", "safety.break_glass", order=80, icon="shield-alert")
        register(emergency)
        register(NavItem(_("Noodinzages"), "safety:watched", "safety.watch", order=30, icon="shield-alert"))
        waiting.register(
            waiting.Waiting(
                key="emergencies",
                title=_("Noodinzages"),
                one=_("wacht op een oordeel"),
                many=_("wachten op een oordeel"),
                none=_("Er wacht niets."),
                url_name="safety:watched",
                permission="safety.watch",
                count=lambda viewer, _at: Number(queries.watched(viewer, settled=False)),
                order=10,
                icon="shield-alert",
            )
        )
        register_bar("safety/bar.html", heads.emergencies)
        add_strip("safety/strip.html", heads.strip)
        offer(
            Offer(
                "safety",
                _("Waarschuwing voor een huisbezoek opschrijven"),
                lambda here: reverse("safety:visits", args=[here.household_id]) if here.household_id else None,
                "safety.read_warnings",
                _("in het huishouden, bij Huisbezoek"),
                "shield-alert",
                36,
            )
        )
        add_tab(
            Tab(
                "visits",
                _("Huisbezoek"),
                lambda household, case: reverse("safety:visits", args=[household.id]),
                "safety.read_warnings",
                28,
            )
        )
