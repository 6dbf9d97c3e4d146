from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from samenhang.cases.models import Case
    from samenhang.people.models import Household


class ConversationsConfig(AppConfig):
    name = "samenhang.conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the tab with a household's conversations."""
        from samenhang.cases.changes import effects
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.conversations import telling
        from samenhang.conversations.living import of_who_goes
        from samenhang.layers.kinds import Kind, add_kind, add_teller

        effects.register(of_who_goes)
        add_kind(Kind(telling.TABLE, "gesprek", _("gesprek"), telling.find, layers=telling.LAYERS))
        add_teller("conversations", telling.tells)
        reads = ("case_team", "domain")
        add_tab(Tab("conversations", _("Gesprekken"), _address, "conversations.read", 30, layers=reads))


def _address(household: "Household", case: "Case | None") -> str | None:
    return reverse("conversations:list", args=[case.id]) if case else None
