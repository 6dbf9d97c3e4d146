from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from samenhang.access.viewer import Viewer
    from samenhang.cases.models import Case


class WeighingConfig(AppConfig):
    name = "samenhang.weighing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the way to every case's screen, its points for a table, and what waits."""
        from samenhang.cases.ways import Way, add_points, add_way
        from samenhang.kit import waiting
        from samenhang.weighing.queries import lists

        add_way(
            Way(
                key="reversed_test",
                title=_("Omgekeerde toets"),
                when=_(
                    "Voordat u besluit: eerst welk effect u samen wilt, dan waar de wetten voor zijn gemaakt, dan wat "
                    "het met wie doet, en pas dan wat er moet. Of weeg alleen de mogelijkheden, in een waardendriehoek."
                ),
                order=40,
                permission="weighing.read",
                start=_start,
                start_label=_("Omgekeerde toets beginnen"),
                items=lists.items,
                icon="scale",
            )
        )
        add_points("weighing", lists.points)
        waiting.register(
            waiting.Waiting(
                key="test_reviews",
                title=_("Terugkijken op een toets"),
                one=_("toets om op terug te kijken"),
                many=_("toetsen om op terug te kijken"),
                none=_("Er is niets om op terug te kijken."),
                url_name="weighing:reviews",
                permission="weighing.end",
                count=lists.reviews_waiting,
                order=62,
                icon="scale",
            )
        )


def _start(viewer: "Viewer", case: "Case") -> str | None:
    from samenhang.access.models import Layer
    from samenhang.involvement.queries import writable_files

    if not viewer.may("weighing.write"):
        return None
    wide = {Layer.SHARED, Layer.CASE_TEAM}
    writes = any(layer in wide for layer, _domain in writable_files(viewer, case.household_id))
    return reverse("weighing:begin", args=[case.id]) if writes else None
