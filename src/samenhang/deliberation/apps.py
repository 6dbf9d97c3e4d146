from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliberationConfig(AppConfig):
    name = "samenhang.deliberation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will hang the moral deliberation on every case, in the top bar and on the first page."""
        from samenhang.cases.ways import add_points
        from samenhang.deliberation import support
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register

        support.add()
        add_points("deliberation", support.points)
        register(
            NavItem(
                _("Moreel beraad"),
                "deliberation:list",
                permission="deliberation.read",
                order=47,
                icon="scale",
                group="together",
            )
        )
        register(
            NavItem(
                _("Begeleiders"), "deliberation:trained", "deliberation.keep_list", order=86, icon="scale", group="keep"
            )
        )
        waiting.register(
            waiting.Waiting(
                "deliberation",
                _("Moreel beraad"),
                _("beraad vraagt iets van u"),
                _("beraden vragen iets van u"),
                _("geen beraad vraagt iets van u"),
                "deliberation:list",
                "deliberation.read",
                support.waits,
                order=66,
                icon="scale",
            )
        )
