from django.apps import AppConfig
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DataRightsConfig(AppConfig):
    name = "samenhang.data_rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the tab that says who looked to the screens of every household."""
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.data_rights import overview, retention
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.kit.rounds import Number

        add_tab(
            Tab(
                "looks",
                _("Inzage"),
                lambda household, case: reverse("data_rights:looks", args=[household.id]),
                "data_rights.see_looks",
                70,
            )
        )
        add_tab(
            Tab(
                "rights",
                _("Rechten"),
                lambda household, case: reverse("data_rights:rights", args=[household.id]),
                "data_rights.see_rights",
                75,
            )
        )
        clocks = NavItem(
            _("Verzoeken van inwoners"), "data_rights:overview", "data_rights.oversee_rights", order=58, icon="inbox"
        )
        register(clocks)
        waiting.register(
            waiting.Waiting(
                key="rights",
                title=_("Verzoeken van inwoners"),
                one=_("verzoek is te laat"),
                many=_("verzoeken zijn te laat"),
                none=_("Er is niets te laat."),
                url_name="data_rights:overview",
                permission="data_rights.oversee_rights",
                count=lambda viewer, at: overview.late(viewer, timezone.localdate(at)),
                order=45,
                icon="inbox",
            )
        )
        register(
            NavItem(
                _("Vernietiging"),
                "data_rights:proposals",
                "data_rights.see_destruction",
                order=60,
                icon="trash-2",
                group="keep",
            )
        )
        register(
            NavItem(
                _("Bewaartermijnen"),
                "data_rights:retention",
                "data_rights.see_retention",
                order=62,
                icon="clock",
                group="keep",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="destruction",
                title=_("Vernietiging"),
                one=_("voorstel wacht op een besluit"),
                many=_("voorstellen wachten op een besluit"),
                none=_("Er wacht niets."),
                url_name="data_rights:proposals",
                permission="data_rights.see_destruction",
                count=lambda viewer, _at: Number(retention.undecided(viewer)),
                order=50,
                icon="trash-2",
            )
        )
        from samenhang.data_rights import disclosed, sections
        from samenhang.people.kept import from_elsewhere

        sections.register_all()
        from_elsewhere.register(disclosed.part)
