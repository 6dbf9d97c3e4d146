from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samenhang.plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will give every household with a case its tab *Plan*, and the overview its panel."""
        from samenhang.plans import handing
        from samenhang.teams import hooks

        hooks.held.register(handing.held)
        hooks.handing_on.register(handing.hand_on)
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from samenhang.cases.changes import effects
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.cases.panels import Panel, add_panel
        from samenhang.consent.advice import Offer, offer
        from samenhang.consent.hooks import planned as before_taking_back
        from samenhang.plans.before_withdrawing import planned
        from samenhang.plans.living import of_who_goes

        def address(name: str, case_id: object) -> str:
            return reverse(f"plans:{name}", args=[case_id])

        effects.register(of_who_goes)
        offer(
            Offer(
                "plan",
                _("Als afspraak in het plan zetten"),
                lambda here: address("plan", here.case_id) if here.case_id else None,
                "plans.read",
                _("in de casus, bij Plan"),
                "target",
            )
        )
        before_taking_back.register(planned)
        add_tab(
            Tab(
                "plan",
                _("Plan"),
                lambda _home, case: address("plan", case.id) if case else None,
                "plans.read",
                40,
                layers=("shared",),
            )
        )
        add_panel(
            Panel(
                "plan",
                _("Ons plan"),
                lambda case: address("brief", case.id),
                "plans.read",
                40,
                page=lambda case: address("plan", case.id),
                icon="target",
            )
        )
