from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from samenhang.cases.models import Case
    from samenhang.people.models import Household


class LayersConfig(AppConfig):
    name = "samenhang.layers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the story's tab, the list of what is hidden, and the own kind of record."""
        from samenhang.cases.changes import effects
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.consent.advice import Offer, offer
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.layers import own
        from samenhang.layers.living import of_who_goes
        from samenhang.layers.queries import hidden

        own.register()
        offer(
            Offer(
                "hide",
                _("Nog niet laten zien aan de inwoner: kies het stuk in het verhaal"),
                lambda here: reverse("layers:story", args=[here.household_id]) if here.household_id else None,
                "layers.read_story",
                _("in het huishouden, bij het stuk zelf"),
                "eye-off",
                75,
            )
        )
        effects.register(of_who_goes)
        add_tab(Tab("story", _("Het verhaal"), _address, "layers.read_story", 27))
        waiting.register(
            waiting.Waiting(
                key="hidden",
                title=_("Verborgen voor de inwoner"),
                one=_("vraag is beantwoord"),
                many=_("vragen zijn beantwoord"),
                none=_("Er wacht niets."),
                url_name="layers:watched",
                permission="layers.watch_hidden",
                count=hidden.answered,
                order=35,
                icon="eye-off",
            )
        )
        register(NavItem(_("Verborgen"), "layers:watched", permission="layers.watch_hidden", order=40, icon="eye-off"))


def _address(household: "Household", case: "Case | None") -> str | None:
    return reverse("layers:story", args=[household.id])
