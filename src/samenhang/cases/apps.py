from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samenhang.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the household's own screens in its row of tabs."""
        from samenhang.cases import handing
        from samenhang.teams import hooks

        hooks.held.register(handing.held)
        hooks.handing_on.register(handing.hand_on)
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from samenhang.cases.advising import add_offers
        from samenhang.cases.clocks import find_case
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.kit.nav import NavItem, register
        from samenhang.terms.guarded import Kind, add_kind

        register(
            NavItem(
                _("Mogelijk dubbel"),
                "cases:possible_doubles",
                "people.answer_double",
                order=40,
                icon="users",
                group="keep",
            )
        )
        advice = NavItem(
            _("Mag ik dit delen?"), "cases:advice", "consent.advise", order=60, icon="circle-help", group="share"
        )
        register(advice)
        add_offers()
        register(
            NavItem(
                _("Delen"),
                "cases:sharing_attention",
                "consent.share_without",
                order=45,
                icon="handshake",
                group="share",
            )
        )
        register(NavItem(_("Te gast"), "cases:guests", "involvement.be_guest", order=50, icon="eye", group="share"))
        add_kind("case", Kind(_("casus"), find_case, "cases:case"))

        add_tab(
            Tab(
                "overview",
                _("Overzicht"),
                lambda household, case: reverse("cases:case", args=[case.id]) if case else None,
                "cases.read",
                10,
            )
        )
        add_tab(
            Tab(
                "people",
                _("Mensen"),
                lambda household, case: reverse("cases:people", args=[household.id]),
                "people.read",
                20,
            )
        )
        add_tab(
            Tab(
                "together",
                _("Samen verder"),
                lambda household, case: reverse("cases:together", args=[case.id]) if case else None,
                "cases.read",
                55,
                layers=("shared", "case_team", "domain"),
            )
        )
        add_tab(
            Tab(
                "sharing",
                _("Delen"),
                lambda household, case: reverse("cases:sharing", args=[household.id]),
                "consent.read",
                60,
            )
        )
