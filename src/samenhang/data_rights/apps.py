from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class DataRightsConfig(AppConfig):
    name = "samenhang.data_rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the tab that says who looked to the screens of every household."""
        from samenhang.cases.frame import Tab, add_tab

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
        from samenhang.data_rights import sections

        sections.register_all()
